// The entries of the authority files, as an editor wrote them. Of the manuscript; see there.

import type { Span } from "./span.ts";

/** What the text is searched for. */
export interface Forms {
  readonly forms: readonly string[];
  /** Forms that may also name something else: they are never found, only marked. */
  readonly shared: readonly string[];
}
export interface AuthorityBase extends Forms {
  readonly key: string;
  readonly span: Span;
  /** Markdown-free text. */
  readonly name: string;
  /** Of another entry, `quarantine` or with its kind `term:quarantine`: the index's heading above this one. */
  readonly under?: string;
  /** The entry to be looked up instead. */
  readonly see?: string;
  readonly seeAlso: readonly string[];
  /** Keys of the references that the statement rests on. */
  readonly sources: readonly string[];
}
/** A place or a subject: a heading of the index and nothing more. */
export type IndexHeading = AuthorityBase;
export interface Person extends AuthorityBase {
  readonly role: string;
  readonly note?: string;
}
export interface GlossaryEntry extends AuthorityBase {
  readonly meaning: string;
}
export interface ChronologyEntry extends Forms {
  /** Absent where nothing is to lead to it. */
  readonly key?: string;
  readonly span: Span;
  /** ISO date, for sorting. */
  readonly date: string;
  /** As it is to be printed: `26 October, 7:45 p.m.` */
  readonly label: string;
  readonly event: string;
  readonly sources: readonly string[];
}
