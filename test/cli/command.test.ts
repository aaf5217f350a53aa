// The command as a new user meets it: help, wrong usage, findings, exit codes, what is written.
// Runs the compiled program; `npm test` compiles it first.

import { spawn, spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { describe, expect, test } from "vitest";
import { editionFolder, smallEdition } from "../support/edition.ts";

const PROGRAM = path.resolve("dist/js/main.js");

function stet(args: readonly string[], env: Record<string, string> = {}, cwd = process.cwd()) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: "utf8",
    cwd,
    env: { ...process.env, ...env },
  });
  return { status, stdout, stderr };
}

describe("help and usage", () => {
  test("without a command stet prints its help and exits 2", () => {
    const { status, stderr } = stet([]);
    expect(status).toBe(2);
    expect(stderr).toContain("Usage: stet");
  });

  test.each([
    [["--help"]],
    [["build", "--help"]],
    [["check", "--help"]],
    [["verify", "--help"]],
  ])("%j is answered on standard output with exit 0", (args) => {
    const { status, stdout } = stet(args);
    expect(status).toBe(0);
    expect(stdout).toContain("Usage: stet");
  });

  test.each([
    [["print"], /unknown command 'print'/],
    [["build", "pdf"], /"pdf" is no output; there are print, epub, coursepack/],
    [["build", "epub", "--press"], /--press goes with print/],
    [["build", "--editon", "x"], /unknown option '--editon'/],
    [["check", "--edition", "no/such/folder"], /there is no folder no\/such\/folder/],
  ])("%j is wrong usage: exit 2 and one line that says why", (args, message) => {
    const { status, stderr } = stet(args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\bat .*\.js:\d+/);
  });

  test("a folder that is no edition exits 2 and says what makes one", () => {
    const { status, stderr } = stet([
      "check",
      "--edition",
      editionFolder({ "notes.txt": "x" }),
    ]);
    expect(status).toBe(2);
    expect(stderr).toContain("edition-has-a-configuration");
    expect(stderr).toContain("hint:");
  });
});

describe("check", () => {
  test("a sound edition is said to be so", () => {
    const { status, stdout, stderr } = stet(["check", "-e", editionFolder(smallEdition())]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toBe("The manuscript is in order.\n");
  });

  const faulty = () =>
    editionFolder(
      smallEdition({
        "manuscript/documents/memo.md":
          "---\ntitle: A Memorandum\n---\n\nText [OADR]{.stmp} and <b>this</b>.\n\nA call[^x].\n",
      }),
    );

  test("all findings are shown, in order, each with its place, caret and hint", () => {
    const { status, stderr } = stet(["check", "-e", faulty()]);
    expect(status).toBe(1);
    const heads = stderr.split("\n").filter((line) => /^manuscript\//.test(line));
    expect(heads.map((line) => line.replace(/: .*/, ""))).toEqual([
      "manuscript/documents/memo.md:5:13",
      "manuscript/documents/memo.md:5:24",
      "manuscript/documents/memo.md:5:31",
      "manuscript/documents/memo.md:7:7",
    ]);
    expect(stderr).toMatch(/did you mean \.stamp/i);
    expect(stderr).toMatch(/\^/);
    expect(stderr).toContain("4 errors, 0 warnings");
  });

  test("--json gives the same findings to a machine, and nothing else on standard output", () => {
    const { status, stdout } = stet(["check", "--json", "-e", faulty()]);
    expect(status).toBe(1);
    const { ending, findings } = JSON.parse(stdout);
    expect(ending).toBe("findings");
    expect(findings[0]).toMatchObject({
      rule: "vocabulary-is-closed",
      severity: "error",
      file: "manuscript/documents/memo.md",
      line: 5,
    });
  });

  test("in a pipe there is no colour and no line is written over", () => {
    const { stdout, stderr } = stet(["check", "-e", faulty()]);
    const all = stdout + stderr;
    expect(all.includes("\u001b") || all.includes("\r")).toBe(false);
  });
});

describe("build", () => {
  const withOutputs = (files: Record<string, string>) => {
    const folder = editionFolder(smallEdition(files));
    mkdirSync(path.join(folder, "dist"));
    for (const name of ["small.pdf", "small.epub", "ledger.json", "report.html"]) {
      writeFileSync(path.join(folder, "dist", name), `the earlier ${name}`);
    }
    return folder;
  };
  const dist = (folder: string) =>
    Object.fromEntries(
      readdirSync(path.join(folder, "dist"))
        .sort()
        .map((name) => [name, readFileSync(path.join(folder, "dist", name), "utf8")]),
    );

  test("a wrong manuscript exits 1 and leaves the earlier outputs whole", () => {
    const folder = withOutputs({
      "manuscript/documents/memo.md": "---\ntitle: A Memorandum\n---\n\nA call[^x].\n",
    });
    const before = dist(folder);
    const { status, stderr } = stet(["build", "-e", folder]);
    expect(status).toBe(1);
    expect(stderr).toContain("call-has-a-note");
    expect(dist(folder)).toEqual(before);
  });

  test("without a browser it exits 3, says what was tried, and leaves the earlier outputs whole", () => {
    const folder = withOutputs({});
    const before = dist(folder);
    const { status, stderr } = stet(["build", "-e", folder], {
      STET_BROWSER: "/no/such/browser",
    });
    expect(status).toBe(3);
    expect(stderr).toContain("/no/such/browser");
    expect(stderr).toContain("hint:");
    expect(dist(folder)).toEqual(before);
  });

  /** Processes with this on their command line: proc(5). */
  const runningWith = (words: string): readonly string[] =>
    readdirSync("/proc").filter((name) => {
      try {
        return (
          /^\d+$/.test(name) && readFileSync(`/proc/${name}/cmdline`, "utf8").includes(words)
        );
      } catch {
        return false;
      }
    });

  test.skipIf(process.platform !== "linux").each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)(
    "stopped by %s it leaves the earlier outputs whole, no browser and nothing half-written",
    async (signal, expected) => {
      const folder = withOutputs({});
      const before = dist(folder);
      const temporary = editionFolder({ "kept.txt": "" });
      const unpacked = `stet-${process.getuid?.() ?? "user"}`;
      symlinkSync(path.join(tmpdir(), unpacked), path.join(temporary, unpacked));
      const env = { ...process.env, TMPDIR: temporary };
      const child = spawn(process.execPath, [PROGRAM, "build", "-e", folder], { env });
      let said = "";
      const code = await new Promise<number | null>((resolve) => {
        child.stderr.on("data", (text: Buffer) => {
          const began = /^typeset/mu.test(said);
          said += String(text);
          if (!began && /^typeset/mu.test(said)) child.kill(signal);
        });
        child.on("exit", resolve);
      });
      expect(code).toBe(expected);
      expect(said).toContain("the files in dist are as they were");
      expect(dist(folder)).toEqual(before);
      expect(readdirSync(temporary).sort()).toEqual(["kept.txt", unpacked]);
      expect(runningWith(temporary)).toEqual([]);
    },
  );

  test("a good build replaces them, one line per stage in a pipe, and ends with a summary", () => {
    const folder = withOutputs({});
    const { status, stdout, stderr } = stet(["build", "-e", folder]);
    expect(stderr.split("\n").filter(Boolean)).toEqual([
      "read",
      "parse",
      "resolve",
      "browser",
      "render print",
      "typeset print",
      "render epub",
      "package epub",
      "verify",
      "report",
    ]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/small\.pdf/);
    expect(stdout).toMatch(/0 of 0 redactions proved/);
    expect(dist(folder)["small.pdf"]?.slice(0, 5)).toBe("%PDF-");
    expect(Object.keys(dist(folder))).toEqual([
      "ledger.csv",
      "ledger.json",
      "manifest.json",
      "report.html",
      "small.epub",
      "small.pdf",
    ]);
    expect(stet(["verify", "-e", folder]).status).toBe(0);
    verifiesWhatIsNamed(folder);
  });

  /** Files may be named, also by other names than Stet gives them. */
  function verifiesWhatIsNamed(folder: string): void {
    const [pdf, epub] = ["small.pdf", "small.epub"].map((name) =>
      path.join(folder, "dist", name),
    ) as [string, string];
    const sent = path.join(folder, "as-sent.zip");
    copyFileSync(epub, sent);
    expect(stet(["verify", sent, "-e", folder]).stdout).toMatch(/^ {2}epub /mu);
    expect(stet(["verify", sent, "-e", folder]).stdout).not.toMatch(/^ {2}print /mu);
    expect(stet(["verify", pdf, pdf, "-e", folder]).stderr).toContain("is a second print");
    const yaml = path.join(folder, "manuscript", "edition.yaml");
    expect(stet(["verify", yaml, "-e", folder]).stderr).toContain("neither a PDF nor an EPUB");
    expect(stet(["verify", "nowhere.pdf", "-e", folder]).status).toBe(2);
  }

  test("verify without outputs exits 1 and says to build first", () => {
    const { status, stderr } = stet(["verify", "-e", editionFolder(smallEdition())]);
    expect(status).toBe(1);
    expect(stderr).toContain("stet build");
  });
});
