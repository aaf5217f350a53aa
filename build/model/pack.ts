// What the course pack takes of the edition: `resolve`'s reading of coursepack.yaml. Everything
// that an output or a proof must know of the choice is here, so that none of them chooses anew.

import type { Anchor, BibliographyEntry, CodeReading, LedgerEntry, Part } from "./edition.ts";
import type { GlossaryEntry, Person } from "./manuscript.ts";
import type { AnyNode } from "./nodes.ts";

/** A stretch of a document that the instructor left out: no withholding of the source's. */
export interface Omission {
  readonly anchor: Anchor;
  /** Labels of the headings in it, uppermost only; empty where it holds none. */
  readonly sections: readonly string[];
  /** Source pages on which it begins and ends; null where the document has none. */
  readonly sourcePages: readonly [from: string, to: string] | null;
  /** Labels of the redactions in it: `R10`. */
  readonly redactions: readonly string[];
  /** The first thing in it that the book can be opened at; null where nothing in it has an anchor. */
  readonly first: Anchor | null;
}

/** One document of the pack. */
export interface PackedDocument {
  readonly part: Part;
  /** Nothing of it is left out. */
  readonly whole: boolean;
  /** Labels of the sections chosen, in the order of the document; empty where it was not chosen by sections. */
  readonly sections: readonly string[];
  /** Source pages chosen, as ranges in the order of the document; likewise. */
  readonly sourcePages: readonly (readonly [from: string, to: string])[];
  readonly omissions: readonly Omission[];
}

/** The line that a pack cites to show how one is cited: the first of a paragraph. */
export interface ExampleLine {
  /** The paragraph's. */
  readonly anchor: Anchor;
  readonly paragraph: number;
  /** On which it begins; null where the document tells no pages. */
  readonly sourcePage: string | null;
}

export interface Pack {
  /** In the order in which the pack has them. */
  readonly documents: readonly PackedDocument[];
  /** The outermost blocks that are left out. */
  readonly leftOut: ReadonlySet<AnyNode>;
  /** Each omission by the first of its blocks: where its sign stands. */
  readonly omissionAt: ReadonlyMap<AnyNode, Omission>;
  /** Every node that the pack shows, in documents and notes. */
  readonly nodes: ReadonlySet<AnyNode>;
  /** Everything in the documents, notes, persons, glossary and works of the pack that can be linked to. */
  readonly anchors: ReadonlySet<Anchor>;
  /** Null where nothing that the pack takes has a counted paragraph. */
  readonly example: ExampleLine | null;
  readonly ledger: readonly LedgerEntry[];
  readonly legend: readonly CodeReading[];
  /** Entries that the documents and notes of the pack name, and those that the instructor adds. */
  readonly persons: readonly Person[];
  readonly glossary: readonly GlossaryEntry[];
  readonly bibliography: readonly BibliographyEntry[];
}
