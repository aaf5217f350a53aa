#!/usr/bin/env node
// The command `stet`: reads its arguments, runs the pipeline, prints, and sets the exit code.
// 0 done, 1 findings, 2 wrong usage or configuration, 3 a missing component, 4 a failed build.

import { readFileSync, statSync, writeFileSync } from "node:fs";
import module from "node:module";
import path from "node:path";
import process from "node:process";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { assetPath } from "./assets.ts";
import { allRules, explained, isRule, RULE_IDS } from "./explain/index.ts";
import { type DeclaredOutput, ENGINES, type EngineName, OUTPUTS } from "./model/manuscript.ts";
import { nearest } from "./model/nearest.ts";
import { buildOrRecall } from "./pipeline/recall.ts";
import type { Ending, Run } from "./pipeline/run.ts";
import { sarif } from "./terminal/sarif.ts";
import { selfTestTable } from "./terminal/self-test.ts";
import { tracedLines } from "./terminal/traced.ts";
import { findings, findingsJson, progressLine, type Screen, summary } from "./terminal.ts";

// From Node 22 on what is loaded later is compiled once for all runs.
(module as { enableCompileCache?: () => unknown }).enableCompileCache?.();

const EXIT: Readonly<Record<Ending, number>> = {
  done: 0,
  findings: 1,
  "no-edition": 2,
  "no-browser": 3,
  "no-ghostscript": 3,
  failed: 4,
};

interface Flags {
  readonly edition: string;
  readonly json?: boolean;
  readonly sarif?: string;
  readonly trace?: boolean;
}

interface BuildFlags extends Flags {
  readonly cache: boolean;
  readonly maxPages?: number;
  readonly maxSeconds?: number;
  readonly engine?: EngineName;
  readonly press?: boolean;
}

interface VerifyFlags extends Flags {
  readonly selfTest?: boolean;
  readonly manifest?: boolean;
}

const version = (
  JSON.parse(readFileSync(assetPath("package.json"), "utf8")) as { version: string }
).version;

const colored = (stream: NodeJS.WriteStream): boolean =>
  Boolean(stream.isTTY) && !process.env.NO_COLOR && process.env.TERM !== "dumb";

const screen: Screen = {
  live: Boolean(process.stderr.isTTY) && process.env.TERM !== "dumb",
  color: colored(process.stderr),
  write: (text) => process.stderr.write(text),
};

/** Stopped by a signal: the exit code that shells expect, and every stage tidies up as the process ends. */
const SIGNALS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;
for (const [signal, number] of Object.entries(SIGNALS)) {
  process.on(signal, () => {
    screen.write("\nstopped: the files in dist are as they were\n");
    process.exit(128 + number);
  });
}

const program = new Command("stet")
  .description(
    "Builds documentary editions from Markdown - a print PDF, an EPUB and a course pack -\nand proves from the finished files that nothing was lost.",
  )
  .version(version, "-v, --version")
  .helpCommand(false)
  .exitOverride()
  .addHelpText(
    "after",
    "\nExit codes: 0 done, 1 findings, 2 wrong usage or configuration, 3 a missing component\nsuch as the browser, 4 a failed build; then the earlier outputs are left as they were.",
  );

const common = (command: Command): Command =>
  command
    .option("-e, --edition <dir>", "the edition's folder", ".")
    .option("--json", "print findings as JSON, for machines")
    .option("--sarif <file>", "write findings as SARIF 2.1.0, for annotations in a code host")
    .addOption(
      new Option("--trace", "show a stack trace when stet itself fails").hideHelp(false),
    );

common(
  program
    .command("build")
    .description("build the outputs, prove them, and put them into the edition's dist folder")
    .argument("[output]", `one of ${OUTPUTS.join(", ")}; all the edition names where absent`)
    .addOption(
      new Option(
        "--engine <name>",
        "what lays out the pages, whatever edition.yaml says",
      ).choices(ENGINES),
    )
    .option(
      "--press",
      "with print: also what a printer is sent - pages in ink with bleed and crop marks, and the cover",
    )
    .option("--max-pages <number>", "give up on an output of more pages", positive)
    .option("--max-seconds <number>", "give up on an output that takes longer to set", positive)
    .option("--no-cache", "make everything anew, and keep nothing in .stet-cache"),
).action(async (output: string | undefined, flags: BuildFlags) => {
  const outputs = output === undefined ? undefined : [asOutput(output)];
  if (flags.press && outputs && !outputs.includes("print")) {
    throw new CommanderError(2, "stet.press", "error: --press goes with print");
  }
  const folder = folderOf(flags);
  const line = progressLine(screen);
  const started = performance.now();
  const options = {
    ...(outputs ? { outputs } : {}),
    ...(flags.engine ? { engine: flags.engine } : {}),
    ...(flags.press ? { press: true } : {}),
    limits: {
      ...(flags.maxPages ? { pages: flags.maxPages } : {}),
      ...(flags.maxSeconds ? { seconds: flags.maxSeconds } : {}),
    },
    progress: line,
    env: process.env,
    now: () => performance.now(),
  };
  const run = await buildOrRecall(folder, options, flags.cache);
  line.done();
  finish(run, flags, () => summary(run, (performance.now() - started) / 1000));
});

common(
  program
    .command("check")
    .description("check the manuscript alone: no browser, nothing written"),
).action(async (flags: Flags) => {
  const { checkEdition } = await import("./pipeline/index.ts");
  const run = await checkEdition(folderOf(flags), { stage: () => {}, page: () => {} });
  finish(run, flags, () => "The manuscript is in order.\n");
});

common(
  program
    .command("verify")
    .description("open the files in dist and prove them against the manuscript")
    .argument(
      "[files...]",
      "outputs to prove, wherever they are; with --manifest, files and their manifest.json",
    )
    .option("--self-test", "plant faults in copies of the files and see each of them caught")
    .option(
      "--manifest",
      "tell whether files are those that were built, and from which manuscript",
    ),
).action(async (files: readonly string[], flags: VerifyFlags) => {
  if (flags.manifest) return trace(files, flags);
  const line = progressLine(screen);
  const { verifyEdition } = await import("./pipeline/verify.ts");
  const run = await verifyEdition(folderOf(flags), {
    progress: line,
    selfTest: flags.selfTest ?? false,
    files: files.map(fileAt),
  });
  line.done();
  const table = run.selfTest
    ? selfTestTable(run.selfTest, { color: colored(process.stdout) })
    : "";
  if (!flags.json) process.stdout.write(table);
  finish(run, flags, () => (table ? "" : summary(run, null)), { selfTest: run.selfTest });
});

program
  .command("explain")
  .description("tell what a rule is for, with an example; all rules where none is named")
  .argument("[rule]", "the id of a rule, as findings name it")
  .action((rule: string | undefined) => {
    if (rule === undefined) process.stdout.write(allRules());
    else if (isRule(rule)) process.stdout.write(explained(rule));
    else {
      const near = nearest(rule, RULE_IDS);
      const hint = near === null ? "stet explain lists them" : `did you mean ${near}?`;
      throw new CommanderError(2, "stet.rule", `error: there is no rule ${rule}; ${hint}`);
    }
  });

async function trace(files: readonly string[], flags: VerifyFlags): Promise<void> {
  const { isWhole, traceFiles } = await import("./pipeline/received.ts");
  const traced = await traceFiles(folderOf(flags), files).catch((error: Error) => {
    throw new CommanderError(2, "stet.manifest", `error: ${error.message}`);
  });
  process.stdout.write(
    flags.json ? `${JSON.stringify(traced, null, 2)}\n` : tracedLines(traced),
  );
  process.exitCode = isWhole(traced) ? 0 : EXIT.findings;
}

function positive(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word);
  throw new InvalidArgumentError("It must be a whole number above 0.");
}

function asOutput(word: string): DeclaredOutput {
  if ((OUTPUTS as readonly string[]).includes(word)) return word as DeclaredOutput;
  throw new CommanderError(
    2,
    "stet.output",
    `error: "${word}" is no output; there are ${OUTPUTS.join(", ")}`,
  );
}

function fileAt(file: string): string {
  if (statSync(file, { throwIfNoEntry: false })?.isFile()) return path.resolve(file);
  throw new CommanderError(2, "stet.file", `error: there is no file ${file}`);
}

function folderOf({ edition }: Flags): string {
  const folder = path.resolve(edition);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new CommanderError(2, "stet.edition", `error: there is no folder ${edition}`);
}

/** `more` is what a machine is told beside the findings, where there is any. */
function finish(
  run: Run,
  { edition, json, sarif: sarifFile }: Flags,
  success: () => string,
  more: Readonly<Record<string, unknown>> = {},
): void {
  process.exitCode = EXIT[run.ending];
  if (sarifFile !== undefined) {
    const folder = path.relative("", path.resolve(edition)).replaceAll(path.sep, "/");
    writeFileSync(sarifFile, sarif(run.diagnostics, run.sources, version, folder));
  }
  if (json) {
    const own = Object.entries(more).filter(([, value]) => value !== null);
    const report = {
      ending: run.ending,
      findings: findingsJson(run.diagnostics, run.sources),
      ...Object.fromEntries(own),
    };
    process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
    return;
  }
  process.stderr.write(findings(run.diagnostics, run.sources, screen));
  if (run.ending === "done") process.stdout.write(success());
  if (run.ending === "failed") {
    process.stderr.write(
      "The build failed; the files in dist are those of the last good build.\n",
    );
  }
}

/** Usage errors are the user's (2); anything else that escapes is a bug of Stet's (4). */
function fail(error: unknown): void {
  if (error instanceof CommanderError) {
    if (error.code.startsWith("stet.")) process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`stet failed: ${message}\n`);
  process.stderr.write("This is a fault of stet, not of the edition. --trace shows where.\n");
  if (process.argv.includes("--trace") && error instanceof Error) {
    process.stderr.write(`${error.stack}\n`);
  }
  process.exitCode = 4;
}

if (process.argv.length <= 2) {
  process.stderr.write(program.helpInformation());
  process.exitCode = 2;
} else {
  await program.parseAsync(process.argv).catch(fail);
}
