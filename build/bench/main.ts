// `npm run bench`: wall time by stage and peak memory for the sample, and for the sample repeated
// to about 100 and 500 pages. A benchmark, never a test: it fails only if a build fails.

import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { PACKAGE_ROOT } from "../assets.ts";
import { type BuildRun, buildEdition } from "../pipeline/index.ts";
import { repeatEdition } from "./generate.ts";
import { watchMemory } from "./memory.ts";

interface Measured {
  readonly name: string;
  readonly pages: number;
  readonly seconds: number;
  readonly memory: number | null;
  readonly run: BuildRun;
}

async function measure(name: string, copies: number): Promise<Measured> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "stet-bench-"));
  try {
    await repeatEdition(PACKAGE_ROOT, folder, copies);
    const memory = watchMemory();
    const start = performance.now();
    const run = await buildEdition(folder, {
      progress: { stage: () => {}, page: () => {} },
      env: process.env,
      now: () => performance.now(),
    });
    const seconds = (performance.now() - start) / 1000;
    return { name, pages: printPages(run), seconds, memory: memory.stop(), run };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function printPages(run: BuildRun): number {
  return run.proof?.outputs.find(({ output }) => output === "print")?.pages ?? 0;
}

function report({ name, pages, seconds, memory, run }: Measured): string {
  const peak = memory === null ? "not measured" : `${Math.round(memory / 2 ** 20)} MB`;
  const stages = run.timings.map(
    ([stage, time]) => `  ${stage.padEnd(20)} ${(time / 1000).toFixed(2).padStart(8)} s`,
  );
  const rate = `${(pages / seconds).toFixed(1)} pages/s`;
  return [
    `${name}: ${pages} print pages, ${seconds.toFixed(2)} s, peak ${peak}, ${rate} (${run.ending})`,
    ...stages,
  ].join("\n");
}

/** b in time = a * pages^b between two sizes: 1 is linear. */
function exponent(small: Measured, large: Measured): string {
  const b = Math.log(large.seconds / small.seconds) / Math.log(large.pages / small.pages);
  return `growth exponent from ${small.pages} to ${large.pages} pages: ${b.toFixed(2)}`;
}

const sample = await measure("sample", 1);
console.log(report(sample));
const pagesEach = Math.max(1, sample.pages / 2);
const sizes: Measured[] = [sample];
for (const wanted of [100, 500]) {
  const one = await measure(
    `about ${wanted} pages`,
    Math.max(2, Math.round(wanted / pagesEach)),
  );
  console.log(`\n${report(one)}`);
  sizes.push(one);
}
const [, hundred, large] = sizes;
if (hundred && large) console.log(`\n${exponent(hundred, large)}`);
if (sizes.some(({ run }) => run.ending !== "done")) process.exitCode = 1;
