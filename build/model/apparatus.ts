// What the edition says of itself: the conventions it uses, the page turns and the hyphens of its
// sources.
// Ground floor: gathered by resolve, shown by render.

import type { Anchor, Place } from "./edition.ts";
import type { Certainty } from "./nodes.ts";

/** Everything that an edition may do with its source and a reader must be told, in the order told. */
export const CONVENTIONS = [
  "redaction-codes",
  "redaction-token",
  "extent",
  "illegible",
  "lost",
  "omitted",
  "unclear",
  "supplied",
  "sic",
  "sic-doubt",
  "certainty",
  "deletion",
  "addition",
  "hands",
  "stamp",
  "stamp-misread",
  "classification",
  "classification-struck",
  "original",
  "checkbox",
  "blank",
  "page-turn",
  "page-turn-uncertain",
  "joined",
  "word-joined",
  "hyphenation",
  "paragraph-numbers",
  "lineated",
  "editorial",
  "notes-redaction",
  "notes-textual",
  "notes-explanatory",
] as const;
export type Convention = (typeof CONVENTIONS)[number];

/** Where a page of a source begins, and what this edition did there. */
export interface TurnEntry {
  readonly anchor: Anchor;
  readonly n: string;
  readonly cert: Certainty;
  readonly place: Place;
  /** What the turn divides in the source and this edition prints as one; null between blocks. */
  readonly joins: "paragraph" | "word" | null;
  /** What became of a hyphen with which the source divides the word. */
  readonly hyphen: "kept" | "dropped" | null;
  /** The words on either side, where something is joined. */
  readonly before: string;
  readonly after: string;
}

/** A word that the source divides with a hyphen at the end of a line or page, and this edition joins. */
export interface HyphenEntry {
  readonly anchor: Anchor;
  readonly place: Place;
  readonly hyphen: "kept" | "dropped";
  /** Null where the editor says nothing of it. */
  readonly cert: Certainty | null;
  /** The word on either side of the line's end; a hyphen that is kept ends the first. */
  readonly before: string;
  readonly after: string;
}

export interface Apparatus {
  /** Those in use, in order. */
  readonly conventions: readonly Convention[];
  /** The degrees of certainty with which readings are given, from the surest. */
  readonly certainties: readonly Certainty[];
  /** What is known of each hand that wrote in a document, by document. */
  readonly hands: readonly {
    readonly part: Anchor;
    readonly id: string;
    readonly known: string;
  }[];
  readonly turns: readonly TurnEntry[];
  readonly hyphens: readonly HyphenEntry[];
}
