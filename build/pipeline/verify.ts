// Proves files that were built before, or proves the prover: no output is made. Of the pipeline.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Diagnostic, hasErrors, type Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import { fileName } from "../model/outputs.ts";
import type { Proof } from "../model/proof.ts";
import { isProved, type SelfTest } from "../selftest/fault.ts";
import type { Files } from "../verify/index.ts";
import { Clock } from "./clock.ts";
import { filesOf } from "./job.ts";
import { openProver } from "./prover.ts";
import type { BuildRun, Ending, Progress } from "./run.ts";
import { understand } from "./understand.ts";

/** A run of `stet verify`; `selfTest` where the files were sound and the prover was asked for. */
export interface VerifyRun extends BuildRun {
  readonly selfTest: SelfTest | null;
}

export interface VerifyOptions {
  readonly progress: Progress;
  /** Plants faults in copies of the files, once they are known to be sound. */
  readonly selfTest?: boolean;
  /** Paths of the files to prove, whatever they are called; absent for all that are in dist/. */
  readonly files?: readonly string[];
}

/** Reads back what stands in dist/, or the files named, and proves it against the manuscript. */
export async function verifyEdition(
  folder: string,
  { progress, selfTest: wanted = false, files = [] }: VerifyOptions,
): Promise<VerifyRun> {
  const clock = new Clock(progress);
  const { edition, diagnostics, sources } = await understand(folder, clock);
  const dist = path.join(folder, "dist");
  const ended = (
    ending: Ending,
    found: readonly Diagnostic[],
    proof: Proof | null = null,
    tested: SelfTest | null = null,
  ): VerifyRun => ({
    ending,
    diagnostics: found,
    sources,
    folder:
      files.length > 0
        ? [...new Set(files.map((file) => path.dirname(file)))].join(", ")
        : dist,
    files: [],
    proof,
    browser: "",
    timings: clock.timings,
    selfTest: tested,
  });
  if (!edition) return ended("no-edition", diagnostics);
  if (hasErrors(diagnostics)) return ended("findings", diagnostics);
  const built = await (files.length > 0
    ? readNamed(files, edition)
    : readAllBuilt(dist, edition));
  const proof = await clock.time("verify", () => prove(edition, built.value));
  const found = [...diagnostics, ...built.diagnostics, ...proof.diagnostics];
  if (hasErrors(found)) return ended("findings", found, proof.value);
  if (!wanted) return ended("done", found, proof.value);
  const { runTrials } = await import("./trials.ts");
  const tested = await clock.time("self-test", () =>
    runTrials(edition, built.value, progress.page),
  );
  return ended(isProved(tested) ? "done" : "findings", found, proof.value, tested);
}

async function prove(edition: Edition, files: Files): Promise<Outcome<Proof>> {
  const prover = openProver();
  const given = Object.entries(files) as [Output, Uint8Array][];
  const outputs = given.map(([output]) => output);
  prover.expect(edition, outputs);
  for (const [output, bytes] of given) prover.receive(output, bytes);
  return prover.proved().finally(() => prover.close());
}

async function readAllBuilt(dist: string, edition: Edition): Promise<Outcome<Files>> {
  const { slug, outputs } = edition.manuscript.config;
  const built = await Promise.all(
    filesOf(edition.manuscript, outputs).map((output) =>
      readBuilt(dist, output, fileName(slug, output)),
    ),
  );
  return {
    value: Object.fromEntries(built.flatMap((one) => (one.value ? [one.value] : []))),
    diagnostics: built.flatMap((one) => one.diagnostics),
  };
}

/** Each file as the output that it is, by its name or by what it holds. */
async function readNamed(paths: readonly string[], edition: Edition): Promise<Outcome<Files>> {
  const { slug, outputs } = edition.manuscript.config;
  const named = new Map(
    filesOf(edition.manuscript, outputs).map((output) => [fileName(slug, output), output]),
  );
  const value: { [O in Output]?: Uint8Array } = {};
  const diagnostics: Diagnostic[] = [];
  const { outputOf } = await import("../verify/index.ts");
  for (const file of paths) {
    const bytes = new Uint8Array(await readFile(file));
    const output = named.get(path.basename(file)) ?? (await outputOf(edition, bytes));
    if (output === null) {
      const hint = "Name files that stet built.";
      diagnostics.push(unreadable(`${file} is neither a PDF nor an EPUB`, hint));
    } else if (value[output]) {
      diagnostics.push(unreadable(`${file} is a second ${output}`, "Name each output once."));
    } else value[output] = bytes;
  }
  return { value, diagnostics };
}

function unreadable(message: string, hint: string): Diagnostic {
  return { rule: "output-is-readable", message, hint };
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
