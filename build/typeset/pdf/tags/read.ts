// Stage typeset. Reads the structure tree that Chromium wrote, part by part. Pieces of one element
// on several pages become one tag: a reader's program must not stop in the middle of a sentence.
// What Chromium tagged but nobody should hear stays out of it: numbers of lines, rules and frames of
// tables and marks, and heads of tables that are drawn once more on a following page.

import { type Marks, markIn } from "../../marks.ts";
import type { PrintedFile } from "../file/printed-file.ts";
import { type Dict, numberIn, Ref, textIn, type Value } from "../file/values.ts";
import { typeOf } from "./meaning.ts";
import { type Tag, type TagType, tag } from "./tag.ts";

/** Numbers of marked stretches that are furniture, by page. */
export type Furniture = ReadonlyMap<number, ReadonlySet<number>>;

/** A part of the book as its tags are read. Pages are counted through the book, from 0. */
export interface TaggedPart {
  readonly file: PrintedFile;
  readonly marks: Marks;
  /** By the number of the page's object. */
  readonly pages: ReadonlyMap<number, number>;
  /** Is anything said in a marked stretch of a page, or only lines and areas drawn? */
  readonly speaks: (page: number, mcid: number) => boolean;
  /** Told of every active area of a link; gives its number in the finished file and its key in the parent tree. */
  readonly area: (
    annotation: Ref,
    link: Tag,
  ) => { readonly annotation: number; readonly key: number };
}

/** Types of Chromium's that are kept where no element of ours stands behind them. */
const KEPT: Readonly<Record<string, TagType>> = { Link: "Link", Lbl: "Lbl", Figure: "Figure" };

/** A tag as content is read into it. */
interface Place {
  readonly tag: Tag;
  /** True of an artifact and of all that is in one. */
  readonly silent: boolean;
  /** The row of a table's head that it is or is in. */
  readonly head: { first: number | null } | null;
}

/** Reads parts in their order into one tree. */
export class TagReader {
  /** The tree so far, one `Document` at its top. */
  readonly top: Tag = tag("Document", []);
  private readonly pieces = new Map<string, Place>();
  private parts = 0;

  /** @returns the stretches of the part that are no part of the tree, to be made artifacts */
  read(part: TaggedPart): Furniture {
    this.parts += 1;
    const reader = new PartReader(part, this.pieces, this.parts);
    const root = part.file.dict(part.file.catalog.get("StructTreeRoot"));
    reader.read(root.get("K"), { tag: this.top, silent: false, head: null }, 0);
    return reader.furniture;
  }
}

class PartReader {
  readonly furniture = new Map<number, Set<number>>();
  private readonly part: TaggedPart;
  private readonly pieces: Map<string, Place>;
  private readonly number: number;

  constructor(part: TaggedPart, pieces: Map<string, Place>, number: number) {
    this.part = part;
    this.pieces = pieces;
    this.number = number;
  }

  /** Reads a kid, or an array of them, into `into`; `page` is the page of the element around it. */
  read(value: Value | undefined, into: Place, page: number): void {
    const kid = this.part.file.get(value);
    if (Array.isArray(kid))
      for (const one of kid as readonly Value[]) this.read(one, into, page);
    else if (kid instanceof Map) {
      if (kid.has("S")) this.element(kid, into, page);
      else this.leaf(kid, into, page);
    } else {
      const mcid = numberIn(kid);
      if (mcid !== undefined) this.stretch(into, page, mcid);
    }
  }

  private leaf(kid: Dict, into: Place, around: number): void {
    const page = this.pageOf(kid, around);
    const annotation = kid.get("Obj");
    const mcid = numberIn(kid.get("MCID"));
    if (annotation instanceof Ref) {
      if (!into.silent)
        into.tag.kids.push({ kind: "area", page, ...this.part.area(annotation, into.tag) });
    } else if (mcid !== undefined) this.stretch(into, page, mcid);
  }

  private stretch(into: Place, page: number, mcid: number): void {
    if (this.isHeard(into, page, mcid)) into.tag.kids.push({ kind: "stretch", page, mcid });
    else {
      const taken = this.furniture.get(page) ?? new Set<number>();
      this.furniture.set(page, taken.add(mcid));
    }
  }

  private isHeard({ tag: { type }, silent, head }: Place, page: number, mcid: number): boolean {
    if (silent || (type !== "Figure" && !this.part.speaks(page, mcid))) return false;
    if (!head) return true;
    head.first ??= page;
    return page <= head.first;
  }

  private element(kid: Dict, into: Place, around: number): void {
    const page = this.pageOf(kid, around);
    this.read(kid.get("K"), this.placeFor(kid, into), page);
  }

  /** Where an element's content goes: its own tag, that of an earlier piece, or the one around it. */
  private placeFor(element: Dict, into: Place): Place {
    const number = markIn(textIn(element.get("Lang")));
    const mark = number === null ? undefined : this.part.marks[number];
    const type = mark ? typeOf(mark) : KEPT[textIn(element.get("S"))];
    if (!type) return into;
    const key = mark ? (mark.source ?? `#${this.number}-${number}`) : null;
    const known = key === null ? undefined : this.pieces.get(key);
    if (known) return known;
    const place = placeIn(into, tag(type, [], mark));
    if (key !== null) this.pieces.set(key, place);
    if (type !== "Artifact") into.tag.kids.push(place.tag);
    return place;
  }

  private pageOf(element: Dict, around: number): number {
    const page = element.get("Pg");
    return page instanceof Ref ? (this.part.pages.get(page.number) ?? around) : around;
  }
}

function placeIn({ silent, head }: Place, made: Tag): Place {
  const begins = made.type === "TR" && made.mark?.form === "thead";
  return {
    tag: made,
    silent: silent || made.type === "Artifact",
    head: begins ? { first: null } : head,
  };
}
