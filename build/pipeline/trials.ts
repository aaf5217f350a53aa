// Runs the self-test, half of it on a second core where there is one. Of the pipeline.

import { Worker } from "node:worker_threads";
import type { Edition } from "../model/edition.ts";
import { joined, type SelfTest, type Share, selfTest } from "../selftest/index.ts";
import type { Files } from "../verify/index.ts";
import type { Progress } from "./run.ts";
import { answerOf, threadOf } from "./threads.ts";

/** What the thread is given. */
export interface Task {
  readonly edition: Edition;
  readonly files: Files;
  readonly share: Share;
}

/** Tries every fault; the outcome and its order do not tell how many cores there were. */
export async function runTrials(
  edition: Edition,
  files: Files,
  progress: Progress["page"],
): Promise<SelfTest> {
  const program = threadOf("trials-thread");
  if (!program) return selfTest(edition, files, progress);
  const workerData: Task = { edition, files, share: { first: 1, of: 2 } };
  const theirs = answerOf<SelfTest>(new Worker(program, { workerData }));
  const own = selfTest(edition, files, progress, { first: 0, of: 2 });
  return joined(await Promise.all([own, theirs]));
}
