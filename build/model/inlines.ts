// The inline half of the document model: what can stand in a line. A closed union; see nodes.ts.
// The words are the field's; each maps to the TEI element named beside it.

import type { Span } from "./span.ts";

export interface NodeBase {
  readonly span: Span;
}

/** How sure the editor is of a reading or an inference. */
export const CERTAINTIES = ["certain", "high", "probable", "low", "inferred"] as const;
export type Certainty = (typeof CERTAINTIES)[number];

// ---------------------------------------------------------------- inline: plain writing

export interface Text extends NodeBase {
  readonly type: "text";
  readonly value: string;
}
/** A line end that is kept: a hard break, or any line end inside a lineated block. TEI `lb`. */
export interface LineBreak extends NodeBase {
  readonly type: "line-break";
}
export interface Emphasis extends NodeBase {
  readonly type: "emphasis";
  readonly children: readonly Inline[];
}
export interface Strong extends NodeBase {
  readonly type: "strong";
  readonly children: readonly Inline[];
}
export interface Code extends NodeBase {
  readonly type: "code";
  readonly value: string;
}
/** A link out of the edition. Links inside it are cross-references. */
export interface Link extends NodeBase {
  readonly type: "link";
  readonly href: string;
  readonly children: readonly Inline[];
}
export interface Image extends NodeBase {
  readonly type: "image";
  /** Path inside the edition's folder. */
  readonly src: string;
  readonly alt: string;
}

/** Words in another language than those around them. TEI `foreign`. */
export interface Foreign extends NodeBase {
  readonly type: "foreign";
  /** BCP 47. */
  readonly lang: string;
  readonly children: readonly Inline[];
}

// ---------------------------------------------------------------- inline: the witness

/**
 * A withheld passage, or the codes that stand for one. TEI `gap`. It has no children and no
 * field for withheld words: concealed text cannot be printed because it cannot be held.
 */
export interface Redaction extends NodeBase {
  readonly type: "redaction";
  readonly id: string;
  /** What stands in the source between the manuscript's brackets, line ends kept. */
  readonly token: string;
  /** The editor's reading of the codes, where the printed form would be misread. */
  readonly codes?: string;
  /** As the source states it; absent means "not recorded". */
  readonly extent?: string;
  readonly agency?: string;
}
/** Text that cannot be given, for a reason other than withholding. TEI `gap`. */
export interface Gap extends NodeBase {
  readonly type: "gap";
  readonly id?: string;
  readonly reason: "illegible" | "lost" | "omitted";
  /** The words between the brackets: `illegible`, `…`. Printed in square brackets. */
  readonly token: string;
  readonly extent?: string;
  readonly note?: string;
}
/** A doubtful reading. TEI `unclear`. */
export interface Unclear extends NodeBase {
  readonly type: "unclear";
  readonly id?: string;
  readonly children: readonly Inline[];
  readonly cert?: Certainty;
  readonly note?: string;
}
/** A word the editor supplies. TEI `supplied`. Printed in angle brackets. */
export interface Supplied extends NodeBase {
  readonly type: "supplied";
  readonly id?: string;
  readonly children: readonly Inline[];
  readonly reason?: string;
  readonly cert?: Certainty;
  readonly note?: string;
}
/** A slip of the source, printed as it stands; the proposed reading is in the apparatus. TEI `choice`. */
export interface Sic extends NodeBase {
  readonly type: "sic";
  readonly id?: string;
  readonly children: readonly Inline[];
  /** The proposed reading; absent when the editor only doubts. */
  readonly corr?: string;
  readonly cert?: Certainty;
  readonly note?: string;
}
/** Struck out in the source. TEI `del`. */
export interface Deletion extends NodeBase {
  readonly type: "deletion";
  readonly children: readonly Inline[];
}
/** Added by a hand. TEI `add`. */
export interface Addition extends NodeBase {
  readonly type: "addition";
  readonly id?: string;
  readonly children: readonly Inline[];
  readonly place?: string;
  readonly hand?: string;
  readonly note?: string;
}
/** A stamp or handling mark. TEI `stamp`. */
export interface Stamp extends NodeBase {
  readonly type: "stamp";
  readonly id?: string;
  readonly children: readonly Inline[];
  /** What the stamp is taken to have read, where the transcription misreads it. */
  readonly corr?: string;
  readonly cert?: Certainty;
  readonly note?: string;
}
/** A classification marking; struck when its child is a deletion. TEI `stamp type="classification"`. */
export interface Classification extends NodeBase {
  readonly type: "classification";
  readonly id?: string;
  readonly children: readonly Inline[];
  readonly note?: string;
}
/** Where a page of the source begins. TEI `pb`. */
export interface PageTurn extends NodeBase {
  readonly type: "page-turn";
  readonly id?: string;
  /** The number of the page that begins here. */
  readonly n: string;
  readonly cert: Certainty;
  /** Where the source divides a word here with a hyphen: printed, as the word's own, or not. */
  readonly hyphen?: "kept" | "dropped";
  readonly note?: string;
}
/**
 * Where a line of the source ends in a hyphen that divides a word; the word is printed whole.
 * TEI `lb break="no"`.
 */
export interface LineEnd extends NodeBase {
  readonly type: "line-end";
  readonly id?: string;
  /** Printed, as the word's own, or not. */
  readonly hyphen: "kept" | "dropped";
  /** How sure it is whether the hyphen is the word's own. */
  readonly cert?: Certainty;
}
/** Square brackets that are in the source; printed with their brackets. */
export interface Original extends NodeBase {
  readonly type: "original";
  readonly id?: string;
  readonly children: readonly Inline[];
  readonly note?: string;
}
/** A box of a printed form. */
export interface Checkbox extends NodeBase {
  readonly type: "checkbox";
  readonly checked: boolean;
}
/** A blank to be filled in of a printed form: the underscores as typed. */
export interface Blank extends NodeBase {
  readonly type: "blank";
  readonly value: string;
}

// ---------------------------------------------------------------- inline: the editor's links

export const MENTION_KINDS = ["person", "term", "place", "subject", "event"] as const;
/** The key of a mention that names no entry: a form stands there, and something else is meant. */
export const NO_ENTRY = "none";
/** A name or term pointed at its entry in an authority file. TEI `persName`, `term`, `placeName`. */
export interface Mention extends NodeBase {
  readonly type: "mention";
  readonly id?: string;
  readonly kind: (typeof MENTION_KINDS)[number];
  readonly key: string;
  readonly children: readonly Inline[];
}
/** Marked for the subject index: `missiles!Jupiter` is an entry and its sub-entry. */
export interface IndexMark extends NodeBase {
  readonly type: "index-mark";
  readonly id?: string;
  readonly entry: string;
  readonly children: readonly Inline[];
}
/** A footnote's call. A redaction calls its note by its id and has no call node. */
export interface NoteCall extends NodeBase {
  readonly type: "note-call";
  readonly label: string;
}
export interface CitationItem {
  readonly key: string;
  readonly span: Span;
  readonly prefix?: string;
  /** As written: `pp. 176-177`. */
  readonly locator?: string;
  /** Chicago's author-suppressing form, `[-@key]`. */
  readonly suppressAuthor?: boolean;
}
/** A citation of one or more works. TEI `bibl`. */
export interface Citation extends NodeBase {
  readonly type: "citation";
  readonly items: readonly CitationItem[];
}
export const REFERENCE_FORMS = ["label", "page", "source-page", "note", "paragraph"] as const;
/** A reference to another place of the edition. TEI `ref`. */
export interface CrossReference extends NodeBase {
  readonly type: "cross-reference";
  /** The id it points at, without `#`. */
  readonly target: string;
  readonly form: (typeof REFERENCE_FORMS)[number];
  /** Of the document `target`: the number of the source page or the paragraph that is meant. */
  readonly n?: string;
  /** The editor's own wording; empty when the target's label is to be printed. */
  readonly children: readonly Inline[];
}

export type Inline =
  | Text
  | LineBreak
  | Emphasis
  | Strong
  | Code
  | Link
  | Image
  | Foreign
  | Redaction
  | Gap
  | Unclear
  | Supplied
  | Sic
  | Deletion
  | Addition
  | Stamp
  | Classification
  | PageTurn
  | LineEnd
  | Original
  | Checkbox
  | Blank
  | Mention
  | IndexMark
  | NoteCall
  | Citation
  | CrossReference;
