// Stage typeset. Reads the structure tree that Chromium wrote. Pieces of one element on several
// pages become one tag: a reader's program must not stop in the middle of a sentence.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRef,
} from "@cantoo/pdf-lib";
import { type Marks, markIn } from "../../marks.ts";
import { decoded } from "../objects.ts";
import { typeOf } from "./meaning.ts";
import { type Kid, type Tag, type TagType, tag } from "./tag.ts";

const KIDS = PDFName.of("K");
const TYPE = PDFName.of("S");

/** Types of Chromium's that are kept where no element of ours stands behind them. */
const KEPT: Readonly<Record<string, TagType>> = { Link: "Link", Lbl: "Lbl", Figure: "Figure" };

/**
 * The tree as tags, one `Document` at its top; the objects that held it are taken out of the file.
 * Without a structure tree the document is empty.
 */
export function readTags(document: PDFDocument, marks: Marks): Tag {
  const reader = new Reader(document, marks);
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  const top = tag("Document", []);
  if (root instanceof PDFDict) reader.read(root.get(KIDS), top, 0);
  reader.forget();
  return top;
}

class Reader {
  private readonly document: PDFDocument;
  private readonly marks: Marks;
  private readonly pages: ReadonlyMap<PDFRef, number>;
  private readonly pieces = new Map<string, Tag>();
  private readonly refs: PDFRef[] = [];

  constructor(document: PDFDocument, marks: Marks) {
    this.document = document;
    this.marks = marks;
    this.pages = new Map(document.getPages().map((page, index) => [page.ref, index]));
  }

  /** Reads a kid, or an array of them, into `into`; `page` is the page of the element around it. */
  read(value: unknown, into: Tag, page: number): void {
    const kid = value instanceof PDFRef ? this.document.context.lookup(value) : value;
    if (kid instanceof PDFArray) {
      for (const one of kid.asArray()) this.read(one, into, page);
    } else if (kid instanceof PDFNumber) {
      into.kids.push({ kind: "stretch", page, mcid: kid.asNumber() });
    } else if (kid instanceof PDFDict) {
      if (value instanceof PDFRef) this.refs.push(value);
      if (kid.has(TYPE)) this.element(kid, into, page);
      else this.leaf(kid, into, page);
    }
  }

  private leaf(kid: PDFDict, into: Tag, around: number): void {
    const page = this.pageOf(kid, around);
    const annotation = kid.lookup(PDFName.of("Obj"));
    const mcid = kid.lookup(PDFName.of("MCID"));
    if (annotation instanceof PDFDict) into.kids.push({ kind: "area", page, annotation });
    else if (mcid instanceof PDFNumber)
      into.kids.push({ kind: "stretch", page, mcid: mcid.asNumber() });
  }

  private element(kid: PDFDict, into: Tag, around: number): void {
    const page = this.pageOf(kid, around);
    this.read(kid.get(KIDS), this.tagFor(kid, into), page);
  }

  /** The tag that takes an element's content: its own, that of an earlier piece, or the one around it. */
  private tagFor(element: PDFDict, into: Tag): Tag {
    const number = markIn(decoded(element.lookup(PDFName.of("Lang"))));
    const mark = number === null ? null : (this.marks[number] ?? null);
    const type = mark ? typeOf(mark) : (KEPT[decoded(element.lookup(TYPE))] ?? null);
    if (!type) return into;
    const key = mark && number !== null ? (mark.source ?? `#${number}`) : null;
    const piece = key === null ? undefined : this.pieces.get(key);
    if (piece) return piece;
    const made = tag(type, [], mark);
    if (key !== null) this.pieces.set(key, made);
    into.kids.push(made);
    return made;
  }

  private pageOf(element: PDFDict, around: number): number {
    const page = element.get(PDFName.of("Pg"));
    return page instanceof PDFRef ? (this.pages.get(page) ?? around) : around;
  }

  /** Takes the tree that was read out of the file. */
  forget(): void {
    for (const ref of this.refs) this.document.context.delete(ref);
  }
}

/** Every kid in reading order, tags opened. */
export function* leavesOf(root: Tag): Generator<Exclude<Kid, Tag>> {
  for (const kid of root.kids) {
    if (kid.kind === "tag") yield* leavesOf(kid);
    else yield kid;
  }
}
