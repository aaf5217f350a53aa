// What must be read in a finished file, built from the model's nodes: characters, and beside
// them which item, call, block and source each belongs to. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Span } from "../../model/span.ts";
import type { LocatorList } from "./locators.ts";
import { NONE, Running, SPACE } from "./running.ts";

/** A stretch of expected text that has a name. `to` is exclusive. */
export interface Mark {
  readonly anchor: Anchor;
  readonly from: number;
  readonly to: number;
}

/** A call's label in the text: what calls, and which note. */
export interface CallMark extends Mark {
  readonly note: Anchor;
}

/** A stretch that must lead to an anchor. */
export interface LinkMark {
  readonly target: Anchor;
  readonly from: number;
  readonly to: number;
}

/** A heading below the title of its part; without an anchor where Stet makes the part. */
export interface HeadingMark {
  readonly anchor: Anchor | null;
  /** 2 to 6. */
  readonly level: number;
  readonly from: number;
  readonly to: number;
}

/** Words in another language than those around them. */
export interface ForeignMark {
  /** BCP 47. */
  readonly lang: string;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

/** Stands for a folio, whatever it is: it is read and checked, not known beforehand. */
export const FOLIO = "\ufffc";

/** Stands for a list of locators, which is as long as the pages make it. */
export const LOCATORS = "\ufffb";

export class Expected extends Running {
  /** Printed form of each item, without the label of the note it calls. */
  readonly items: Mark[] = [];
  readonly calls: CallMark[] = [];
  /** Names and headings that an index leads to: running text like any other, with an anchor. */
  readonly names: Mark[] = [];
  /** Of two that are nested, the inner one first. */
  readonly foreigns: ForeignMark[] = [];
  /** Leaf blocks: a paragraph's anchor, where it has one. */
  readonly blocks: Mark[] = [];
  /** Number of the optional group a character is in, or 0: markers that only some outputs print. */
  readonly group: number[] = [];
  readonly spans: Span[] = [];
  /** What Stet's own parts link: lines of contents, the columns of the ledger. */
  readonly links: LinkMark[] = [];
  readonly headings: HeadingMark[] = [];
  /** Paragraphs of running text: not the lines of forms and verse, whose ends are the source's. */
  readonly paragraphs: { readonly from: number; readonly to: number }[] = [];
  readonly heads: { readonly from: number; readonly to: number }[] = [];
  /** By the index of a folio's character: the anchor whose folio it is. */
  readonly folioOf = new Map<number, Anchor>();
  /** The folios among them that are print's, in an output with pages of its own. */
  readonly printFolios = new Set<number>();
  /** Characters that go on with a word, though it is another source's. */
  readonly joints = new Set<number>();
  /** By the index of its character: the anchor of the place whose line's number it is. */
  readonly lineOf = new Map<number, Anchor>();
  /** By the index of its character: each list of locators. */
  readonly listAt = new Map<number, LocatorList>();
  private pending: 0 | 1 = SPACE;
  private groups = 0;

  /** Text of the manuscript, its source beside it character by character where lengths agree. */
  text(value: string, span: Span): void {
    const whole = span.end - span.start === value.length;
    let offset = 0;
    for (const part of value.split(/(\s+)/u)) {
      const start = span.start + offset;
      if (/^\s/u.test(part)) this.space();
      else this.put(part, whole ? { ...span, start, end: start + part.length } : span, 0);
      offset += part.length;
    }
  }

  /** A marker that an output may print or leave to the reader's program: all of it or nothing. */
  optional(value: string, span: Span): void {
    this.space();
    this.sign(value, span);
    this.space();
  }

  /** Like `optional`, for a sign that stands close to its words. */
  sign(value: string, span: Span): void {
    this.groups += 1;
    this.put(value, span, this.groups);
  }

  /** The head of a table, which is printed again where the table goes on. */
  head(inside: () => void): void {
    const from = this.length;
    inside();
    this.heads.push({ from, to: this.length });
  }

  /** The folio on which `anchor` stands. */
  folio(span: Span, anchor: Anchor): void {
    this.folioOf.set(this.length, anchor);
    this.put(FOLIO, span, 0);
  }

  /** The folio of the print edition on which `anchor` stands. */
  printFolio(span: Span, anchor: Anchor): void {
    this.printFolios.add(this.length);
    this.folio(span, anchor);
  }

  /** The number of the line in which `anchor` begins: read like a folio. */
  lineNumber(span: Span, anchor: Anchor): void {
    this.lineOf.set(this.length, anchor);
    this.put(FOLIO, span, 0);
  }

  /** What comes next goes on with a word: no space parts it from what stands here. */
  goesOn(): void {
    if (this.pending === NONE) this.joints.add(this.length);
  }

  locators(span: Span, list: LocatorList): void {
    this.listAt.set(this.length, list);
    this.put(LOCATORS, span, 0);
  }

  link(target: Anchor, inside: () => void): void {
    const from = this.length;
    inside();
    this.links.push({ target, from, to: this.length });
  }

  paragraph(inside: () => void): void {
    const from = this.length;
    inside();
    this.paragraphs.push({ from, to: this.length });
  }

  heading(level: number, anchor: Anchor | null, inside: () => void): void {
    this.space();
    const from = this.length;
    inside();
    this.headings.push({ anchor, level, from, to: this.length });
    this.space();
  }

  space(): void {
    this.pending = SPACE;
  }

  /** Runs `inside` and names what it wrote. */
  item(anchor: Anchor, inside: () => void): void {
    this.mark(this.items, anchor, inside);
  }

  /** Runs `inside` and names what it wrote, which stays part of the running text. */
  name(anchor: Anchor, inside: () => void): void {
    this.mark(this.names, anchor, inside);
  }

  foreign(lang: string, span: Span, inside: () => void): void {
    const from = this.length;
    inside();
    this.foreigns.push({ lang, span, from, to: this.length });
  }

  block(anchor: Anchor, inside: () => void): void {
    this.space();
    this.mark(this.blocks, anchor, inside);
    this.space();
  }

  call(anchor: Anchor, note: Anchor, label: string, span: Span): void {
    const from = this.length;
    this.put(label, span, 0);
    this.calls.push({ anchor, note, from, to: this.length });
  }

  private mark(marks: Mark[], anchor: Anchor, inside: () => void): void {
    const from = this.length;
    inside();
    marks.push({ anchor, from, to: this.length });
  }

  protected override cutOff(from: number): void {
    super.cutOff(from);
    this.group.length = Math.min(this.group.length, from);
  }

  private put(value: string, span: Span, group: number): void {
    if (value === "") return;
    this.add(value, this.spans.length, this.pending);
    this.spans.push(span);
    while (this.group.length < this.length) this.group.push(group);
    this.pending = NONE;
  }

  /** Where in the manuscript a character comes from. */
  spanAt(index: number): Span | undefined {
    return this.spans[this.at[Math.max(0, Math.min(index, this.length - 1))] ?? -1];
  }
}
