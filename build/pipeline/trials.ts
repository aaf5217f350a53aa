// Runs the self-test, half of it on a second core where there is one. Of the pipeline.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Edition } from "../model/edition.ts";
import { joined, type SelfTest, type Share, selfTest } from "../selftest/index.ts";
import type { Files } from "../verify/index.ts";
import type { Progress } from "./run.ts";

/** What the thread is given. */
export interface Task {
  readonly edition: Edition;
  readonly files: Files;
  readonly share: Share;
}

/** Only where Stet is compiled: Node runs no TypeScript in a thread. */
const THREAD = fileURLToPath(new URL("./trials-thread.js", import.meta.url));

/** Tries every fault; the outcome and its order do not tell how many cores there were. */
export async function runTrials(
  edition: Edition,
  files: Files,
  progress: Progress["page"],
): Promise<SelfTest> {
  if (availableParallelism() === 1 || !existsSync(THREAD)) {
    return selfTest(edition, files, progress);
  }
  const theirs = inThread({ edition, files, share: { first: 1, of: 2 } });
  const own = selfTest(edition, files, progress, { first: 0, of: 2 });
  return joined(await Promise.all([own, theirs]));
}

function inThread(task: Task): Promise<SelfTest> {
  const thread = new Worker(THREAD, { workerData: task });
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("the self-test ended before its time")));
  });
}
