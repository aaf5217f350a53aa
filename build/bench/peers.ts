// The programs that a user would take instead, as far as they are installed here.

import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import process from "node:process";
import { PACKAGE_ROOT } from "../assets.ts";
import { fontFolder } from "./manuscripts.ts";
import { type Ran, run } from "./processes.ts";

export interface Peer {
  readonly name: string;
  /** Sets the manuscripts in `folder` into `output`. Null where the program is not installed. */
  readonly set: ((folder: string, output: string, limit: number) => Promise<Ran>) | null;
}

/** Every peer known, installed or not. `browser` is the program that those take that need one. */
export function peers(browser: string): readonly Peer[] {
  return [
    pagedjsCli(browser),
    program("Vivliostyle", onPath("vivliostyle"), (folder, output) => ({
      args: ["build", `${folder}/book.html`, "-o", output, "--executable-browser", browser],
      env: {},
    })),
    program("WeasyPrint", onPath("weasyprint"), (folder, output) => ({
      args: [`${folder}/book.html`, output],
      env: {},
    })),
    program("pandoc + xelatex", onPath("xelatex") && onPath("pandoc"), (folder, output) => ({
      args: [`${folder}/book.md`, "-o", output, "--pdf-engine=xelatex"],
      env: {},
    })),
    typst(),
  ];
}

function program(
  name: string,
  command: string | null,
  how: (folder: string, output: string) => { args: readonly string[]; env: NodeJS.ProcessEnv },
): Peer {
  if (!command) return { name, set: null };
  return {
    name,
    set: (folder, output, limit) => {
      const { args, env } = how(folder, output);
      return run(command, args, { cwd: folder, env: { ...process.env, ...env }, limit });
    },
  };
}

/** Its own printer, given the browser that Stet uses: its command would look for another. */
function pagedjsCli(browser: string): Peer {
  const library = resolved("pagedjs-cli");
  if (!library) return { name: "pagedjs-cli", set: null };
  const script = `
    import puppeteer from "puppeteer-core";
    import { writeFileSync } from "node:fs";
    const [, folder, output, browser, library] = process.argv;
    const { default: Printer } = await import(library);
    const printer = new Printer({ allowLocal: true });
    printer.browser = await puppeteer.launch({
      executablePath: browser,
      headless: "shell",
      args: ["--no-sandbox", "--disable-dev-shm-usage", "--allow-file-access-from-files"],
    });
    writeFileSync(output, await printer.pdf(folder + "/book.html", { outlineTags: ["h1", "h2"] }));
    process.exit();`;
  return {
    name: "pagedjs-cli",
    set: (folder, output, limit) =>
      run(
        process.execPath,
        ["--input-type=module", "-e", script, folder, output, browser, library],
        { cwd: PACKAGE_ROOT, limit },
      ),
  };
}

/** On the path, or as the compiler that npm brings, which needs a line of program. */
function typst(): Peer {
  const command = onPath("typst");
  if (command) {
    return program("Typst", command, (folder, output) => ({
      args: ["compile", "--font-path", fontFolder(), `${folder}/book.typ`, output],
      env: {},
    }));
  }
  const library = resolved("@myriaddreamin/typst-ts-node-compiler");
  if (!library) return { name: "Typst", set: null };
  const script = `
    const [, library, folder, output, fonts] = process.argv;
    const { NodeCompiler } = require(library);
    const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontPaths: [fonts] }] });
    require("node:fs").writeFileSync(output, compiler.pdf({ mainFilePath: folder + "/book.typ" }));`;
  return program("Typst", process.execPath, (folder, output) => ({
    args: ["-e", script, library, folder, output, fontFolder()],
    env: {},
  }));
}

function resolved(name: string): string | null {
  try {
    return createRequire(path.join(PACKAGE_ROOT, "package.json")).resolve(name);
  } catch {
    return null;
  }
}

function onPath(name: string): string | null {
  const places = (process.env.PATH ?? "")
    .split(path.delimiter)
    .map((one) => path.join(one, name));
  return places.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
