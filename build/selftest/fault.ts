// What a planted fault is, and what became of it. Floor: selftest.

import type { RuleId } from "../diagnostics.ts";
import type { Output } from "../model/manuscript.ts";

/** Where in an output the change is made. */
export type Place =
  | "page content"
  | "annotations"
  | "destinations"
  | "outline"
  | "file"
  | "documents"
  | "navigation"
  | "package"
  | "style";

/** The smallest change that one broken step of a toolchain could make to a finished file. */
export interface Fault<Copy> {
  /** What is wrong with the copy: `a redaction's marker is white`. */
  readonly says: string;
  readonly place: Place;
  /** The rules that are meant for it; one of them must be broken. */
  readonly rules: readonly RuleId[];
  /**
   * Makes the change and says what it struck; null where the edition has nothing it could strike.
   * @throws Error where the file is not built as the fault supposes: then nothing is proved.
   */
  readonly plant: (copy: Copy) => string | null;
}

/** `absent`: the edition has nothing of the kind. `failed`: the fault could not be planted. */
export type Fate = "caught" | "missed" | "absent" | "failed";

export interface Trial {
  readonly output: Output;
  readonly place: Place;
  readonly says: string;
  readonly fate: Fate;
  /** What was struck, or why nothing could be. */
  readonly struck: string;
  /** The rules that are meant for it. */
  readonly meant: readonly RuleId[];
  /** The rules that were broken, most meant ones first. */
  readonly found: readonly RuleId[];
  /** The first finding of a rule that is meant for it. */
  readonly message: string | null;
}

/** What the prover proved of itself. */
export interface SelfTest {
  /** Findings in copies that were written anew and not changed: there should be none. */
  readonly clean: readonly { readonly output: Output; readonly findings: readonly string[] }[];
  readonly trials: readonly Trial[];
}

/** Whether every fault that applies was caught, and sound copies gave no finding. */
export function isProved({ clean, trials }: SelfTest): boolean {
  return (
    clean.every(({ findings }) => findings.length === 0) &&
    trials.every(({ fate }) => fate === "caught" || fate === "absent")
  );
}

/** What lies in the middle of a list: neither the first nor the last, which are often special. */
export function middleOf<T>(list: readonly T[]): T | undefined {
  return list[Math.floor(list.length / 2)];
}
