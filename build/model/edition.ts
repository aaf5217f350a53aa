// The edition as `resolve` leaves it: the manuscript's trees untouched, and beside them tables
// of everything derived. Later stages read these and derive nothing of their own.

import type { Apparatus } from "./apparatus.ts";
import type { Authorities, IndexGroup } from "./authorities.ts";
import type { Census } from "./census.ts";
import type { Amount } from "./extents.ts";
import type { Labels } from "./labels.ts";
import type {
  DeclaredOutput,
  GeneratedPart,
  Manuscript,
  ManuscriptFile,
  Matter,
  PackPart,
  Reference,
} from "./manuscript.ts";
import type { AnyNode, Block, Certainty, Inline } from "./nodes.ts";
import type { Pack } from "./pack.ts";
import type { Span } from "./span.ts";

/**
 * An id that is unique in the edition and the same in every output: an XHTML id, a PDF named
 * destination. `[a-z][a-z0-9-]*`.
 */
export type Anchor = string;

/** One part of the book, in its order: a file of the manuscript, or one that Stet makes. */
export interface Part {
  /** Anchor of the part itself: `part-introduction`. */
  readonly id: Anchor;
  readonly kind: "prose" | "document" | GeneratedPart;
  readonly matter: Matter;
  readonly title: string;
  /** For running heads. */
  readonly shortTitle: string;
  readonly file?: ManuscriptFile;
}

/** A part of an output, whether of the edition or of the course pack alone. */
export interface OutputPart extends Omit<Part, "kind"> {
  readonly kind: Part["kind"] | PackPart;
}

export const ITEM_KINDS = [
  "redaction",
  "gap",
  "unclear",
  "supplied",
  "sic",
  "deletion",
  "addition",
  "stamp",
  "classification",
  "page-turn",
  "original",
  "checkbox",
  "blank",
  "note-call",
  "citation",
  "cross-reference",
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** Where a thing stands, in the three ways a reader may cite it. */
export interface Place {
  /** Id of the part. */
  readonly part: Anchor;
  /** Label of the nearest heading above, or null before the first. */
  readonly section: string | null;
  /** Number of the source page; null before the first page turn. */
  readonly sourcePage: string | null;
  /** Number of the paragraph in its document; null outside a transcription's paragraphs. */
  readonly paragraph: number | null;
}

/** One thing that must survive into every output, once, in this order. */
export interface Item {
  readonly kind: ItemKind;
  readonly anchor: Anchor;
  /** What the reader must see, white space collapsed: `[REDACTED]`, `(b)(1) (a)(3) (a)(5)`, `OADR`. */
  readonly printed: string;
  readonly place: Place;
  readonly span: Span;
  readonly node: AnyNode;
  /** In a note rather than in running text: the note's anchor. */
  readonly inNote: Anchor | null;
  /** The note it calls, for whatever calls one. */
  readonly note: Anchor | null;
  /** The anchor it refers to, for cross-references. */
  readonly target: Anchor | null;
}

/** Why a code that looks like one of a declared code book is not read by it. ISO dates. */
export interface CodeFault {
  /** Not in force on the day of release, or of the book's form and not in the book. */
  readonly kind: "out-of-force" | "impossible";
  readonly authority: string;
  readonly from?: string;
  readonly until?: string;
}

/** One code as printed, and what it was read as. */
export interface CodeReading {
  /** `(b)(1)`. */
  readonly printed: string;
  /** `us-foia.b1`, or `unknown.c7` for a code that no declared code book gives a meaning. */
  readonly normalised: string;
  readonly known: boolean;
  readonly fault?: CodeFault;
  /** Id of the code book it was read by. */
  readonly book?: string;
  readonly section?: string;
  readonly wording?: string;
  /** Of the wording, where it is not the edition's. */
  readonly language?: string;
  readonly verified?: boolean;
}

/** One line of the redaction ledger. */
export interface LedgerEntry {
  /** From 1, in reading order. */
  readonly number: number;
  readonly anchor: Anchor;
  /** `R4`: the id as readers see it. */
  readonly label: string;
  readonly token: string;
  readonly printed: string;
  readonly codes: readonly CodeReading[];
  /** `codes`: exemption codes stand there. `token`: the transcriber's word for something covered. */
  readonly kind: "codes" | "token";
  /** As the source states it; null is "not recorded". */
  readonly extent: string | null;
  /** The extent in numbers; empty where none is recorded or its words were not understood. */
  readonly amounts: readonly Amount[];
  readonly agency: string | null;
  readonly place: Place;
  readonly note: Anchor;
  readonly span: Span;
}

export type NoteSeries = "redaction" | "textual" | "explanatory";

/** Lemma and reading of an emendation: what stands, what the editor proposes. */
export interface Emendation {
  readonly anchor: Anchor;
  readonly kind: "sic" | "stamp";
  readonly lemma: string;
  readonly reading: string | null;
  readonly cert: Certainty | null;
  readonly place: Place;
  readonly note: Anchor;
  readonly span: Span;
}

/** A note as it is printed. Redaction notes are `R4`, textual `a`, explanatory `12`. */
export interface Note {
  readonly anchor: Anchor;
  readonly label: string;
  readonly series: NoteSeries;
  readonly part: Anchor;
  /** Anchors of what calls it, in order; the first is the one its number links back to. */
  readonly calls: readonly Anchor[];
  /** The editor's text; empty when Stet makes the note from `entry` or `emendation` alone. */
  readonly children: readonly Block[];
  readonly entry?: LedgerEntry;
  readonly emendation?: Emendation;
  readonly span: Span;
}

/** What a cross-reference can point at. */
export interface Target {
  readonly anchor: Anchor;
  /** What a reference prints in place of a page: `Part IV`, `R4`, `source page 3`, `note 12`. */
  readonly label: string;
  readonly place: Place;
  /** For a target that is a note. */
  readonly noteLabel?: string;
}

/**
 * A citation as each output words it: a book may say "ibid.", an e-reader's pop-up may not, and a
 * course pack must name a work in full although the book did so in a part that the pack lacks.
 */
export type FormattedCitation = Readonly<Record<DeclaredOutput, readonly Inline[]>>;

export interface BibliographyEntry {
  readonly key: string;
  readonly anchor: Anchor;
  readonly kind: "primary" | "secondary";
  readonly children: readonly Inline[];
}

export interface Edition {
  readonly manuscript: Manuscript;
  readonly labels: Labels;
  readonly references: readonly Reference[];
  readonly parts: readonly Part[];
  /** Anchor of every node that has one: items, headings, divisions, paragraphs of transcriptions. */
  readonly anchors: ReadonlyMap<AnyNode, Anchor>;
  /** Number of every paragraph of a transcription that is counted, by its node. */
  readonly paragraphs: ReadonlyMap<AnyNode, number>;
  readonly items: readonly Item[];
  readonly ledger: readonly LedgerEntry[];
  readonly emendations: readonly Emendation[];
  readonly notes: readonly Note[];
  /** The note called by a node: a note call, a redaction, a sic, a stamp, … */
  readonly noteOf: ReadonlyMap<AnyNode, Note>;
  /** By the id written in the manuscript. */
  readonly targets: ReadonlyMap<string, Target>;
  /** The target of every cross-reference that has one. */
  readonly targetOf: ReadonlyMap<AnyNode, Target>;
  readonly citations: ReadonlyMap<AnyNode, FormattedCitation>;
  /** What an entry of an authority file rests on, as short citations, by the entry. */
  readonly sourcesOf: ReadonlyMap<object, readonly (readonly Inline[])[]>;
  readonly bibliography: readonly BibliographyEntry[];
  readonly authorities: Authorities;
  /** The indexes that the book has, by the anchor of their part. */
  readonly indexes: ReadonlyMap<Anchor, readonly IndexGroup[]>;
  /** Codes used, once each, in the order of their code books: the legend. */
  readonly legend: readonly CodeReading[];
  /** What the course pack takes; null where the edition has none. */
  readonly pack: Pack | null;
  /** The conventions in use, and the page turns of the sources. */
  readonly apparatus: Apparatus;
  /** Where redactions, gaps and marks fall, and how much is said to be withheld. */
  readonly census: Census;
}
