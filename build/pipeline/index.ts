// The order, from a folder to proved files:
// read -> parse -> resolve -> (outputs.ts: render -> typeset / package) -> verify -> report.

import path from "node:path";
import { hasErrors } from "../diagnostics.ts";
import { removeAll, sha256, writeAll } from "../files.ts";
import { NO_CACHE } from "../model/cache.ts";
import type { OutputFile } from "../model/outputs.ts";
import type { Proof } from "../model/proof.ts";
import { ledgerCsv, ledgerJson, manifestJson, reportHtml } from "../report/index.ts";
import { openTypesetter } from "../typeset/index.ts";
import { Clock } from "./clock.ts";
import { filesOf, pastFiles } from "./job.ts";
import { makeOutputs, type Press, wantedOutputs } from "./outputs.ts";
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
import { understand } from "./understand.ts";

export type { BuildOptions, BuildRun, Ending, Progress, Run, Tamper } from "./run.ts";

/** Checks the manuscript alone. */
export async function checkEdition(folder: string, progress: Progress): Promise<Run> {
  const { edition, diagnostics, sources } = await understand(folder, new Clock(progress));
  if (!edition) return { ending: "no-edition", diagnostics, sources };
  return { ending: hasErrors(diagnostics) ? "findings" : "done", diagnostics, sources };
}

/**
 * Builds the edition in `folder` and proves it. Nothing is written unless every output is proved:
 * a failed build leaves the previous outputs as they were.
 */
export async function buildEdition(folder: string, options: BuildOptions): Promise<BuildRun> {
  const prover = openProver();
  return build(folder, options, prover).finally(() => prover.close());
}

async function build(folder: string, options: BuildOptions, prover: Prover): Promise<BuildRun> {
  const clock = new Clock(options.progress, options.now);
  const dist = path.join(folder, "dist");
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
  const opened = await clock.time("browser", () =>
    openTypesetter({
      env: options.env,
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
  prover.expect(edition, wantedOutputs(edition, options));
  const { made, pressed } = await makeAll({
    edition,
    typesetter: opened.value,
    options,
    clock,
    finished: prover.receive,
  }).finally(() => opened.value?.close());
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
  const reports = whole
    ? await clock.time("report", async () => [
        ledgerJson(edition, proof.value),
        ledgerCsv(edition, proof.value),
        await reportHtml(edition, proof.value, found, files, tools, pressed.ticket),
      ])
    : [];
  const all = [...files, ...pressed.files, ...reports];
  const manifest = whole ? [manifestJson(edition, all, tools)] : [];
  await writeAll(dist, [...all, ...manifest]);
  await removeAll(dist, pastFiles(manuscript));
  const run = ended("done", proof.value, [...all, ...manifest]);
  return pressed.ticket ? { ...run, press: pressed.ticket } : run;
}

async function makeAll(press: Press): Promise<{ made: Made; pressed: Pressed }> {
  const made = await makeOutputs(press);
  const wanted = press.options.press && !hasErrors(made.diagnostics);
  if (!wanted) return { made, pressed: NOT_PRESSED };
  const { forPress } = await import("./press.ts");
  return { made, pressed: await forPress(press, made.value) };
}

type Made = Awaited<ReturnType<typeof makeOutputs>>;
