// The order, from a folder to proved files:
// read -> parse -> resolve -> (outputs.ts: render -> typeset / package) -> verify -> report.

import path from "node:path";
import { hasErrors } from "../diagnostics.ts";
import { removeAll, sha256, writeAll } from "../files.ts";
import { NO_CACHE } from "../model/cache.ts";
import type { OutputFile } from "../model/outputs.ts";
import type { Proof } from "../model/proof.ts";
import type { Started } from "../typeset/session.ts";
import { Clock } from "./clock.ts";
import { filesOf, pastFiles } from "./job.ts";
import type { makeOutputs, Press } from "./outputs.ts";
import { onceOnly } from "./promises.ts";
import { openProver, type Prover } from "./prover.ts";
import {
  type BuildOptions,
  type BuildRun,
  type Ending,
  NOT_PRESSED,
  type Pressed,
  type Progress,
  type Run,
} from "./run.ts";
import { toolsOf } from "./tools.ts";

export type { BuildOptions, BuildRun, Ending, Progress, Run, Tamper } from "./run.ts";

/** Checks the manuscript alone. */
export async function checkEdition(folder: string, progress: Progress): Promise<Run> {
  const { understand } = await import("./understand.ts");
  const { edition, diagnostics, sources } = await understand(folder, new Clock(progress));
  if (!edition) return { ending: "no-edition", diagnostics, sources };
  return { ending: hasErrors(diagnostics) ? "findings" : "done", diagnostics, sources };
}

/**
 * Builds the edition in `folder` and proves it. Nothing is written unless every output is proved:
 * a failed build leaves the previous outputs as they were.
 */
export async function buildEdition(folder: string, options: BuildOptions): Promise<BuildRun> {
  const { closeBrowser, startBrowser } = await import("../typeset/session.ts");
  const { thisMachine } = await import("../typeset/browser.ts");
  // It takes its time to start, on a core of its own: the manuscript is read meanwhile.
  const started = startBrowser(thisMachine(options.env));
  const close = onceOnly(async () => {
    const { browser } = await started;
    if (browser) await closeBrowser(browser);
  });
  const prover = openProver();
  return build(folder, options, { started, close, prover }).finally(async () => {
    await Promise.all([close(), prover.close()]);
  });
}

/** What a build works with, begun before it is known whether there is anything to build. */
interface Workshop {
  readonly started: Promise<Started>;
  /** Ends the browser. */
  readonly close: () => Promise<void>;
  readonly prover: Prover;
}

async function build(
  folder: string,
  options: BuildOptions,
  { started, close, prover }: Workshop,
): Promise<BuildRun> {
  const clock = new Clock(options.progress, options.now);
  const dist = path.join(folder, "dist");
  const { understand } = await import("./understand.ts");
  const { edition, diagnostics, sources } = await understand(folder, clock);
  const found = [...diagnostics];
  let browser = "";
  const ended = (
    ending: Ending,
    proof: Proof | null = null,
    files: readonly OutputFile[] = [],
  ) => ({
    ending,
    diagnostics: found,
    sources,
    folder: dist,
    files: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: sha256(bytes),
    })),
    proof,
    browser,
    timings: clock.timings,
  });
  if (!edition) return ended("no-edition");
  if (hasErrors(found)) return ended("findings");

  const engine = options.engine ?? edition.manuscript.config.print.engine;
  const { openTypesetter } = await import("../typeset/index.ts");
  const opened = await clock.time("browser", () =>
    openTypesetter({
      started,
      cache: options.cache ?? NO_CACHE,
      engine,
      ...edition.manuscript.config.print.limits,
      ...options.limits,
    }),
  );
  found.push(...opened.diagnostics);
  if (!opened.value) return ended("no-browser");
  browser = opened.value.browser;
  const tools = await toolsOf(opened.value.version);
  const { makeOutputs, wantedOutputs } = await import("./outputs.ts");
  prover.expect(edition, wantedOutputs(edition, options));
  const typesetter = opened.value;
  const finished = prover.receive;
  const { made, pressed } = await makeAll(
    { edition, typesetter, options, clock, finished },
    makeOutputs,
  ).finally(close);
  found.push(...made.diagnostics, ...pressed.diagnostics);
  if (!pressed.inked) return ended("no-ghostscript");
  if (hasErrors(found)) return ended("failed");

  const byOutput = Object.fromEntries(
    made.value.map(({ output, file }) => [output, file.bytes]),
  );
  const proof = await clock.time("verify", () => prover.proved());
  found.push(...proof.diagnostics);
  if (hasErrors(found)) return ended("failed", proof.value);

  const files = made.value.map(({ file }) => file);
  const { manuscript } = edition;
  const whole = filesOf(manuscript, manuscript.config.outputs).every(
    (output) => output in byOutput,
  );
  const all = [...files, ...pressed.files];
  if (whole) {
    const { ledgerCsv, ledgerJson, manifestJson, reportHtml } = await import(
      "../report/index.ts"
    );
    const reports = await clock.time("report", async () => [
      ledgerJson(edition, proof.value),
      ledgerCsv(edition, proof.value),
      await reportHtml(edition, proof.value, found, files, tools, pressed.ticket),
    ]);
    all.push(...reports);
    all.push(manifestJson(edition, all, tools));
  }
  await writeAll(dist, all);
  await removeAll(dist, pastFiles(manuscript));
  const run = ended("done", proof.value, all);
  return pressed.ticket ? { ...run, press: pressed.ticket } : run;
}

async function makeAll(
  press: Press,
  make: typeof makeOutputs,
): Promise<{ made: Made; pressed: Pressed }> {
  const made = await make(press);
  const wanted = press.options.press && !hasErrors(made.diagnostics);
  if (!wanted) return { made, pressed: NOT_PRESSED };
  const { forPress } = await import("./press.ts");
  return { made, pressed: await forPress(press, made.value) };
}

type Made = Awaited<ReturnType<typeof makeOutputs>>;
