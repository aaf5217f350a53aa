// Proves files as they are finished, on a second core where there is one: while one output is read
// back the next is made. What is found, and its order, are those of `verify`. Of the pipeline.

import { Worker } from "node:worker_threads";
import type { Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import type { Proof } from "../model/proof.ts";
import { onceOnly } from "./promises.ts";
import { answerOf, threadOf } from "./threads.ts";

export interface Prover {
  /** Says what the files are to show. */
  readonly expect: (edition: Edition, outputs: readonly Output[]) => void;
  /** Hands over a finished file, or null for one that could not be made. */
  readonly receive: (output: Output, bytes: Uint8Array | null) => void;
  /** What was proved, once every file that is expected was received. */
  readonly proved: () => Promise<Outcome<Proof>>;
  readonly close: () => Promise<void>;
}

/** What the thread is told. */
export type Told =
  | { readonly edition: Edition; readonly outputs: readonly Output[] }
  | { readonly output: Output; readonly bytes: Uint8Array | null };

/** A prover that does nothing until it is told what to expect; then it loads what it needs at once. */
export function openProver(): Prover {
  const program = threadOf("proving-thread");
  return program ? inThread(program) : here();
}

/** Most of what is read back lives as long as its page: room for it saves much clearing up. */
const LIMITS = { maxYoungGenerationSizeMb: 64 };

function inThread(program: string): Prover {
  let thread: Worker | undefined;
  let proved: Promise<Outcome<Proof>> | undefined;
  const tell = (message: Told): void => thread?.postMessage(message);
  return {
    expect: (edition, outputs) => {
      thread = new Worker(program, { resourceLimits: LIMITS });
      proved = answerOf<Outcome<Proof>>(thread);
      // Whoever closes it early does not wait for an answer.
      proved.catch(() => undefined);
      tell({ edition, outputs });
    },
    receive: (output, bytes) => tell({ output, bytes }),
    proved: async () => {
      if (!proved) throw new Error("nothing was to be proved");
      return proved;
    },
    close: async () => void (await thread?.terminate()),
  };
}

function here(): Prover {
  const proving = onceOnly(async () => new (await import("./proving.ts")).Proving());
  const tell = (message: Told): void => void proving().then((one) => one.hear(message));
  return {
    expect: (edition, outputs) => tell({ edition, outputs }),
    receive: (output, bytes) => tell({ output, bytes }),
    proved: async () => (await proving()).proved,
    close: async () => undefined,
  };
}
