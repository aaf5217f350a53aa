// The order, from a folder to proved files:
// read -> parse -> resolve -> (outputs.ts: render -> typeset / package) -> verify -> report.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics.ts";
import { sha256, writeAll } from "../files.ts";
import { NO_CACHE } from "../model/cache.ts";
import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import type { OutputFile } from "../model/outputs.ts";
import type { Proof } from "../model/proof.ts";
import type { Source } from "../model/span.ts";
import { parse } from "../parse/index.ts";
import { readEdition } from "../read/index.ts";
import { ledgerJson, reportHtml } from "../report/index.ts";
import { resolve } from "../resolve/index.ts";
import { openTypesetter } from "../typeset/index.ts";
import { verify } from "../verify/index.ts";
import { Clock } from "./clock.ts";
import { fileName } from "./job.ts";
import { makeOutputs } from "./outputs.ts";
import type { BuildOptions, BuildRun, Ending, Progress, Run } from "./run.ts";

export type { BuildOptions, BuildRun, Ending, Progress, Run, Tamper } from "./run.ts";

interface Understood {
  readonly edition: Edition | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Reads, parses and resolves the edition in `folder`: everything that needs no browser. */
async function understand(folder: string, clock: Clock): Promise<Understood> {
  const read = await clock.time("read", () => readEdition(folder));
  if (!read.value) {
    return { edition: null, diagnostics: read.diagnostics, sources: new Map() };
  }
  const files = read.value;
  const parsed = await clock.time("parse", () => parse(files));
  const resolved = await clock.time("resolve", () => resolve(parsed.value));
  const diagnostics = [...read.diagnostics, ...parsed.diagnostics, ...resolved.diagnostics];
  return { edition: resolved.value, diagnostics, sources: files.sources };
}

/** Checks the manuscript alone. */
export async function checkEdition(folder: string, progress: Progress): Promise<Run> {
  const { edition, diagnostics, sources } = await understand(folder, new Clock(progress));
  if (!edition) return { ending: "no-edition", diagnostics, sources };
  return { ending: hasErrors(diagnostics) ? "findings" : "done", diagnostics, sources };
}

/** Reads back what stands in dist/ and proves it against the manuscript. */
export async function verifyEdition(folder: string, progress: Progress): Promise<BuildRun> {
  const clock = new Clock(progress);
  const { edition, diagnostics, sources } = await understand(folder, clock);
  const dist = path.join(folder, "dist");
  const ended = (ending: Ending, found: readonly Diagnostic[], proof: Proof | null = null) => ({
    ending,
    diagnostics: found,
    sources,
    folder: dist,
    files: [],
    proof,
    browser: "",
    timings: clock.timings,
  });
  if (!edition) return ended("no-edition", diagnostics);
  if (hasErrors(diagnostics)) return ended("findings", diagnostics);
  const { slug, outputs } = edition.manuscript.config;
  const built = await Promise.all(
    outputs.map(async (output) => readBuilt(dist, output, fileName(slug, output))),
  );
  const missing = built.flatMap((one) => one.diagnostics);
  const files = Object.fromEntries(built.flatMap((one) => (one.value ? [one.value] : [])));
  const proof = await clock.time("verify", () => verify(edition, files));
  const found = [...diagnostics, ...missing, ...proof.diagnostics];
  return ended(hasErrors(found) ? "findings" : "done", found, proof.value);
}

async function readBuilt(
  dist: string,
  output: Output,
  name: string,
): Promise<Outcome<readonly [Output, Uint8Array] | null>> {
  try {
    return {
      value: [output, new Uint8Array(await readFile(path.join(dist, name)))],
      diagnostics: [],
    };
  } catch {
    const message = `${name} is not in the dist folder`;
    const hint = "Build the edition first: stet build.";
    return { value: null, diagnostics: [{ rule: "output-is-readable", message, hint }] };
  }
}

/**
 * Builds the edition in `folder` and proves it. Nothing is written unless every output is proved:
 * a failed build leaves the previous outputs as they were.
 */
export async function buildEdition(folder: string, options: BuildOptions): Promise<BuildRun> {
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

  const opened = await clock.time("browser", () =>
    openTypesetter({ env: options.env, cache: options.cache ?? NO_CACHE }),
  );
  found.push(...opened.diagnostics);
  if (!opened.value) return ended("no-browser");
  browser = opened.value.browser;
  const made = await makeOutputs({ edition, typesetter: opened.value, options, clock }).finally(
    () => opened.value?.close(),
  );
  found.push(...made.diagnostics);
  if (hasErrors(found)) return ended("failed");

  const byOutput = Object.fromEntries(
    made.value.map(({ output, file }) => [output, file.bytes]),
  );
  const proof = await clock.time("verify", () => verify(edition, byOutput));
  found.push(...proof.diagnostics);
  if (hasErrors(found)) return ended("failed", proof.value);

  const files = made.value.map(({ file }) => file);
  const whole = edition.manuscript.config.outputs.every((output) => output in byOutput);
  const reports = whole
    ? await clock.time("report", () => [
        ledgerJson(edition, proof.value),
        reportHtml(edition, proof.value, found, files),
      ])
    : [];
  await writeAll(dist, [...files, ...reports]);
  return ended("done", proof.value, [...files, ...reports]);
}
