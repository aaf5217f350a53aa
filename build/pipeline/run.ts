// What a run is asked and what it answers. Of the pipeline.

import type { Diagnostic } from "../diagnostics.ts";
import type { Cache } from "../model/cache.ts";
import type { DeclaredOutput, EngineName, Output } from "../model/manuscript.ts";
import type { OutputFile, PressTicket, Rendered } from "../model/outputs.ts";
import type { Proof } from "../model/proof.ts";
import type { Source } from "../model/span.ts";

/** How a run ended; main.ts turns it into an exit code. */
export type Ending =
  | "done"
  | "findings"
  | "no-edition"
  | "no-browser"
  | "no-ghostscript"
  | "failed";

/** Told of every stage as it begins and of every page as it is set. */
export interface Progress {
  readonly stage: (name: string) => void;
  readonly page: (output: Output, page: number) => void;
}

export interface Run {
  readonly ending: Ending;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** What was made for a printer. */
export interface Pressed {
  readonly files: readonly OutputFile[];
  readonly ticket?: PressTicket;
  readonly diagnostics: readonly Diagnostic[];
  /** False where Ghostscript could not be run. */
  readonly inked: boolean;
}

export const NOT_PRESSED: Pressed = { files: [], diagnostics: [], inked: true };

export interface BuildRun extends Run {
  /** Where the outputs are. */
  readonly folder: string;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
  }[];
  readonly proof: Proof | null;
  /** The program that set the pages; empty where none ran. */
  readonly browser: string;
  /** What the printer has to know, where files were made for one. */
  readonly press?: PressTicket;
  /** True where nothing had changed and nothing was made. */
  readonly recalled?: boolean;
  /** Milliseconds by stage, in order. */
  readonly timings: readonly (readonly [string, number])[];
}

/** A change made between render and typeset: how the tests plant faults a broken toolchain would make. */
export type Tamper = (rendered: Rendered) => Rendered;

export interface BuildOptions {
  /** The outputs wanted; those the edition declares where absent. */
  readonly outputs?: readonly DeclaredOutput[];
  /** True for what a printer is sent, beside the outputs. */
  readonly press?: boolean;
  /** How many pages an output may have and how many seconds its setting may take; Stet's own where absent. */
  readonly limits?: { readonly pages?: number; readonly seconds?: number };
  /** Instead of the one that edition.yaml names. */
  readonly engine?: EngineName;
  readonly progress: Progress;
  /** What stages remember from one build to the next; nothing where absent. */
  readonly cache?: Cache;
  readonly tamper?: Tamper;
  /** Environment of the browser and of SOURCE_DATE_EPOCH. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds, monotonic: only for the timings. */
  readonly now: () => number;
}
