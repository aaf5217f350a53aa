// The authority files as one: what has an entry, where the text names it, and the indexes made of
// that. Made by `resolve`; see Edition. Ground floor.

import type { Anchor, Place } from "./edition.ts";
import type { AnyNode, Mention } from "./nodes.ts";
import type { Span } from "./span.ts";

export type AuthorityKind = Mention["kind"];

/** An entry of an authority file. */
export interface Authority {
  readonly kind: AuthorityKind;
  readonly key: string;
  /** Where the book's own list has it: `person-smith`. Places and subjects have no list. */
  readonly anchor: Anchor;
  readonly name: string;
  /** The entry as read: a person, a term, a heading, an event. */
  readonly entry: object;
  readonly span: Span;
}

/** A listed form in a text: the stretch of the text's value in which it begins. */
export interface Found {
  readonly authority: Authority;
  /** Where it can be linked to; null in words that stand in no running text or note. */
  readonly anchor: Anchor | null;
  readonly start: number;
  readonly end: number;
  /** Leads to the entry: the first of its entry in its section, and not inside another link. */
  readonly leads: boolean;
}

/** Where an entry is named: by a form that was found, or by a mark. */
export interface Occurrence {
  readonly anchor: Anchor;
  readonly place: Place;
  /** Anchor of the note in which it stands, and that note's label. */
  readonly note: { readonly anchor: Anchor; readonly label: string } | null;
  /** The text or the mark that names it. */
  readonly node: AnyNode;
  readonly span: Span;
}

/** A heading of an index to which another points. */
export interface IndexLink {
  readonly heading: string;
  readonly anchor: Anchor;
}

/** A heading of an index with what stands under it. */
export interface IndexEntry {
  readonly anchor: Anchor;
  readonly heading: string;
  /** The entry it stands for; null for a heading that only marks in the text name. */
  readonly authority: Authority | null;
  readonly occurrences: readonly Occurrence[];
  readonly see: readonly IndexLink[];
  readonly seeAlso: readonly IndexLink[];
  readonly children: readonly IndexEntry[];
}

/** Entries that begin with one letter; what begins with a figure or a sign is the first group. */
export interface IndexGroup {
  readonly letter: string;
  readonly entries: readonly IndexEntry[];
}

export interface Authorities {
  readonly list: readonly Authority[];
  /** By the entry as read. */
  readonly of: ReadonlyMap<object, Authority>;
  /** By kind and key, `person:smith`. */
  readonly byKey: ReadonlyMap<string, Authority>;
  /** Forms found in a text of the manuscript, by its node, in order. */
  readonly foundIn: ReadonlyMap<AnyNode, readonly Found[]>;
  /** Forms found in the words of the authority files, by those words. */
  readonly foundInWords: ReadonlyMap<string, readonly Found[]>;
  /** Marked mentions that lead to their entry. */
  readonly leading: ReadonlySet<AnyNode>;
  /** In reading order, by entry. */
  readonly occurrences: ReadonlyMap<Authority, readonly Occurrence[]>;
  /** The events of the chronology that name an entry, in their order. */
  readonly events: ReadonlyMap<Authority, readonly Authority[]>;
}
