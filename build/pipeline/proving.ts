// The reading back of files that come one by one, in whichever thread it runs. Of the pipeline.

import type { Outcome } from "../diagnostics.ts";
import type { Output } from "../model/manuscript.ts";
import type { Proof } from "../model/proof.ts";
import { verify } from "../verify/index.ts";
import { later } from "./promises.ts";
import type { Told } from "./prover.ts";

/** Begins with what is expected, and waits for each file in the order in which they are proved. */
export class Proving {
  readonly proved: Promise<Outcome<Proof>>;
  private readonly settle: (proved: Promise<Outcome<Proof>>) => void;
  private readonly arrivals = new Map<Output, (bytes: Uint8Array | null) => void>();

  constructor() {
    const { promise, resolve } = later<Outcome<Proof>>();
    this.proved = promise;
    this.settle = resolve;
  }

  hear(told: Told): void {
    if ("output" in told) {
      this.arrivals.get(told.output)?.(told.bytes);
      return;
    }
    const files = told.outputs.map((output) => {
      const { promise, resolve } = later<Uint8Array | null>();
      this.arrivals.set(output, resolve);
      return [output, promise] as const;
    });
    this.settle(verify(told.edition, Object.fromEntries(files)));
  }
}
