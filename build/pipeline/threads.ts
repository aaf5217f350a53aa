// Work on a second core, where there is one. Of the pipeline.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Worker } from "node:worker_threads";
import { CODE } from "../assets.ts";

/**
 * The program of a thread, as `proving-thread`; null where work had better stay in
 * this one: on a single core, and where Stet is not compiled, since Node runs no TypeScript in a thread.
 */
export function threadOf(name: string): string | null {
  const program = path.join(CODE, "pipeline", `${name}.js`);
  return availableParallelism() > 1 && existsSync(program) ? program : null;
}

/** The one message that a thread sends. Rejected where it fails, or ends with nothing said. */
export function answerOf<T>(thread: Worker): Promise<T> {
  return new Promise((resolve, reject) => {
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", () => reject(new Error("a thread ended before its time")));
  });
}
