// Work on a second core, where there is one. Of the pipeline.

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Worker } from "node:worker_threads";

/**
 * The program of a thread beside this file, as `proving-thread`; null where work had better stay in
 * this one: on a single core, and where Stet is not compiled, since Node runs no TypeScript in a thread.
 */
export function threadOf(name: string): string | null {
  const program = fileURLToPath(new URL(`./${name}.js`, import.meta.url));
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
