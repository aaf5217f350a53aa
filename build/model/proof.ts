// What reading the finished files back has shown: where every item stands in each of them.
// Ground floor: made by verify, printed by report.

import type { Anchor } from "./edition.ts";
import type { Output } from "./manuscript.ts";

/** A rectangle on a page, in points from the lower left corner of the media box: PDF 32000-1, 8.3.2.3. */
export interface Box {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** A place on a page of a PDF. */
export interface PagePlace {
  /** Physical page, from 1. */
  readonly page: number;
  /** As printed on that page, or as its page label says where none is printed. */
  readonly folio: string;
  readonly box?: Box;
}

/** A place in an EPUB. */
export interface HrefPlace {
  /** From the package document's folder: `text/memo.xhtml#r4`. */
  readonly href: string;
}

/** Where one thing was seen, by output; null where the output does not have it. */
export interface ProvedPlace {
  readonly anchor: Anchor;
  readonly print: PagePlace | null;
  readonly epub: HrefPlace | null;
  readonly coursepack: PagePlace | null;
}

/** A note as a reader of the files meets it: its words are read from a file, not from the model. */
export interface ProvedNote extends ProvedPlace {
  /** Without its label and back-link; white space collapsed. */
  readonly text: string;
}

/** What was proved of one file. */
export interface ProvedOutput {
  readonly output: Output;
  /** Pages of a PDF; entries of the page list of an EPUB. */
  readonly pages: number;
  /** Items of this output that were found, and how many it must show. */
  readonly items: number;
  readonly itemsExpected: number;
  readonly redactions: number;
  readonly redactionsExpected: number;
  /** Redactions of the edition in what this output does not take: a course pack's choice. */
  readonly redactionsNotTaken: number;
  readonly notes: number;
  readonly notesExpected: number;
  /** Words of running text and notes that were compared with the manuscript. */
  readonly words: number;
}

/** How many things of a kind each output has, beside all that any has. */
export interface ParityRow {
  /** `redaction`, `textual note`, `part`. */
  readonly kind: string;
  /** Of how many any output has one. */
  readonly all: number;
  readonly counts: readonly {
    readonly output: Output;
    readonly count: number;
    readonly lacks: number;
    /** The settings of the edition that say why, each once. */
    readonly why: readonly string[];
    /** What is lacking for no reason that the edition states. */
    readonly unsaid: readonly string[];
  }[];
}

export interface Proof {
  /** By kind; empty where one output alone was read. */
  readonly parity: readonly ParityRow[];
  /** In the order in which the outputs are named in the model. */
  readonly outputs: readonly ProvedOutput[];
  /** One for each item of the edition, in its order. */
  readonly items: readonly ProvedPlace[];
  /** One for each note of the edition, in its order. */
  readonly notes: readonly ProvedNote[];
}
