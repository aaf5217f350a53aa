// One build of the benchmark, in a process of its own: cold, as a user's. Takes a folder, the
// engine, the outputs, and `cache` where it may use one; prints what it took as JSON.

import process from "node:process";
import type { Output } from "../model/manuscript.ts";
import type { BuildOptions } from "../pipeline/run.ts";

/** When a stage began. Milliseconds since 1970. */
export interface Mark {
  readonly stage: string;
  readonly at: number;
}

export interface Built {
  readonly ending: string;
  readonly findings: readonly string[];
  readonly pages: number;
  readonly browser: string;
  /** The last is the end of the run. */
  readonly marks: readonly Mark[];
}

const [folder = "", engine = "", outputs = "", cache = ""] = process.argv.slice(2);
const marks: Mark[] = [{ stage: "start-up", at: performance.timeOrigin }];
const mark = (stage: string) => marks.push({ stage, at: Date.now() });

const { buildOrRecall } = await import("../pipeline/recall.ts");
const options = {
  outputs: outputs.split(",") as Output[],
  progress: { stage: (name: string) => void mark(name), page: () => {} },
  env: process.env,
  now: () => performance.now(),
  engine,
};
const run = await buildOrRecall(folder, options as BuildOptions, cache !== "");
mark("end");
const built: Built = {
  ending: run.ending,
  findings: run.diagnostics.map(({ rule, message }) => `${rule}: ${message}`),
  pages: run.proof?.outputs.find(({ output }) => output === "print")?.pages ?? 0,
  browser: run.browser,
  marks,
};
process.stdout.write(JSON.stringify(built));
