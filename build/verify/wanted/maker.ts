// Writes out the parts that Stet makes: its own words, from the labels, and what it takes from the
// model. Floor: verify.

import type { Occurrence } from "../../model/authorities.ts";
import type { Anchor, Edition } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import type { Inline } from "../../model/nodes.ts";
import type { Span } from "../../model/span.ts";
import type { Scope } from "../scope.ts";
import { Writer } from "../text/writing.ts";
import { leadOf, placesIn, writeNames } from "./names.ts";

/** What a line says: words, or whatever writes them. */
export type Says = string | (() => void);

export class Maker {
  readonly writer: Writer;
  readonly edition: Edition;
  readonly scope: Scope;
  /** Where what has no place of its own is stated: the edition's configuration. */
  readonly here: Span;
  private readonly plurals: Intl.PluralRules;

  constructor(edition: Edition, scope: Scope) {
    this.edition = edition;
    this.scope = scope;
    this.writer = new Writer(edition, scope);
    this.here = { file: "manuscript/edition.yaml", start: 0, end: 0 };
    this.plurals = new Intl.PluralRules(edition.manuscript.config.language);
  }

  /** One of the words that Stet itself prints. */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return label(this.edition.labels, key, values);
  }

  /** The form of a label that a number asks for: Unicode plural rules. */
  count(key: string, n: number): string {
    return this.say(`${key}-${this.plurals.select(n)}`, { n });
  }

  /** `A`, `A and B`, `A, B and C`; the last two as their language joins a pair. */
  series(names: readonly string[]): string {
    const list = new Intl.ListFormat(this.edition.manuscript.config.language);
    const pair = list.format(names.slice(-2));
    return [...names.slice(0, -2), pair].join(this.say("list-comma"));
  }

  /** A paragraph, an entry or a cell. */
  line(says: Says, span: Span = this.here): void {
    this.writer.to.space();
    this.words(says, span);
    this.writer.to.space();
  }

  /** Words that go on from the last. */
  words(says: Says, span: Span = this.here): void {
    if (typeof says === "string") this.writer.to.text(says, span);
    else says();
  }

  /** Words of the authority files, in which other entries are named and linked; `own` is their entry. */
  names(text: string, own: object, span: Span): void {
    const { foundInWords } = this.edition.authorities;
    const names = (foundInWords.get(text) ?? []).map(({ authority, start, end, leads }) => {
      const leadsOn = leads && authority.entry !== own;
      return { start, end, lead: leadsOn ? leadOf(this.edition, this.scope, authority) : null };
    });
    writeNames(this.writer.to, text, span, names);
  }

  /** Where an entry stands: `before`, then the locators of its places, if this output has any. */
  places(occurrences: readonly Occurrence[], span: Span, before: string): void {
    const places = placesIn(this.scope, occurrences).map(({ anchor, note }) => ({
      anchor,
      note: note?.label ?? null,
    }));
    if (places.length === 0) return;
    this.words(before, span);
    if (!this.paged) {
      places.forEach(({ anchor }, at) => {
        if (at > 0) this.words(", ", span);
        this.link(anchor, String(at + 1), span);
      });
      return;
    }
    const [note, notes] = [this.say("locator-note"), this.say("locator-notes")];
    this.writer.to.locators(span, { places, note, notes });
  }

  /** The places of an entry of one of the book's lists, and the events that name it. */
  whereabouts(entry: object, span: Span): void {
    const { of, occurrences, events } = this.edition.authorities;
    const authority = of.get(entry);
    if (!authority) return;
    this.places(
      occurrences.get(authority) ?? [],
      span,
      ` ${this.say(this.paged ? "entry-places" : "entry-occurrences")} `,
    );
    const named = this.scope.takes("part-chronology") ? (events.get(authority) ?? []) : [];
    if (authority.kind === "event" || named.length === 0) return;
    this.words(` ${this.say("entry-events")} `, span);
    named.forEach(({ anchor, name }, at) => {
      if (at > 0) this.words(this.say("semicolon"), span);
      this.link(anchor, name, span);
    });
  }

  heading(level: number, text: string): void {
    this.writer.to.heading(level, null, () => this.words(text));
  }

  /** Whether there are pages to refer to: an EPUB without a print edition beside it has none. */
  get paged(): boolean {
    return (
      this.scope.output !== "epub" || this.edition.manuscript.config.outputs.includes("print")
    );
  }

  /** The last column of a list: the folio, which leads where `anchor` does; none without pages. */
  folioColumn(anchor: Anchor, span: Span = this.here): void {
    if (this.paged) this.line(() => this.link(anchor, () => this.folio(anchor, span)));
  }

  /** The heads of a table's columns. */
  columns(keys: readonly string[]): void {
    this.writer.to.head(() => {
      for (const key of keys) this.line(this.say(key));
    });
  }

  /** The same of a list whose last column is the folio. */
  pagedColumns(list: string, names: readonly string[]): void {
    const here = this.paged ? names : names.slice(0, -1);
    this.columns(here.map((name) => `${list}-${name}`));
  }

  link(target: Anchor, says: Says, span: Span = this.here): void {
    this.writer.to.link(target, () => this.words(says, span));
  }

  /**
   * The folio on which `anchor` stands; in an EPUB that of the print edition, and none where the
   * edition is not printed.
   */
  folio(anchor: Anchor, span: Span = this.here): void {
    if (this.paged) this.writer.to.folio(span, anchor);
  }

  /**
   * What a statement rests on, after the statement: short citations, parted by semicolons, in
   * brackets or set apart by style alone.
   */
  sources(of: object, span: Span): void {
    const sources: readonly (readonly Inline[])[] = this.edition.sourcesOf.get(of) ?? [];
    if (sources.length === 0) return;
    const { to } = this.writer;
    to.space();
    to.sign("[", span);
    sources.forEach((source, at) => {
      if (at > 0) this.words(this.say("semicolon"), span);
      this.writer.inlines(source);
    });
    to.sign("]", span);
    to.space();
  }
}
