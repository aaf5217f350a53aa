// Stage typeset. A long book is printed in parts, because Chromium's time for a PDF grows faster
// than its pages and because parts can be printed at once. Here they are bound into one document:
// pages, tags, named destinations, outline and the links that lead from one part into another.

import {
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageTree,
  PDFRef,
} from "@cantoo/pdf-lib";
import type { PrintedPart } from "../engine.ts";
import type { Marks } from "../marks.ts";
import { type Move, mover } from "./moving.ts";
import { decoded, listOf } from "./objects.ts";
import { bindOutlines, type OutlineEntry, outlineOf } from "./outline-levels.ts";
import { ELSEWHERE } from "./parts.ts";

const name = PDFName.of;
const KEY = {
  a: name("A"),
  count: name("Count"),
  dest: name("Dest"),
  dests: name("Dests"),
  headers: name("Headers"),
  id: name("ID"),
  k: name("K"),
  kids: name("Kids"),
  nums: name("Nums"),
  outlines: name("Outlines"),
  p: name("P"),
  pages: name("Pages"),
  parent: name("Parent"),
  parentTree: name("ParentTree"),
  parentTreeNextKey: name("ParentTreeNextKey"),
  structParent: name("StructParent"),
  structParents: name("StructParents"),
  structTreeRoot: name("StructTreeRoot"),
  uri: name("URI"),
} as const;

/**
 * Binds the parts in the order in which they come. `prepare` is done to each as it arrives, while
 * the browser prints the next. A book of one part is that part.
 *
 * @throws Error if the bytes of a part are no tagged PDF, or there is none: a bug of the build.
 */
export async function bind(
  printed: AsyncIterable<PrintedPart>,
  prepare: (part: PDFDocument, marks: Marks) => void,
): Promise<PDFDocument> {
  let book: Book | null = null;
  for await (const { pdf, marks } of printed) {
    const part = await PDFDocument.load(pdf, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
    });
    prepare(part, marks);
    if (book) book.add(part);
    else book = new Book(part);
  }
  if (!book) throw new Error("nothing was printed");
  return book.close();
}

class Book {
  readonly #book: PDFDocument;
  readonly #trees: PDFRef[];
  readonly #entries: OutlineEntry[];
  #parts = 1;
  /** Keys of the parent tree and what they stand for; every part's own follow those before. */
  readonly #parents: PDFObject[] = [];
  #nextKey = 0;

  constructor(first: PDFDocument) {
    this.#book = first;
    this.#trees = [refIn(first.catalog, KEY.pages)];
    this.#entries = outlineOf(first);
    this.#addParents(first, 0, (object) => object);
  }

  add(part: PDFDocument): void {
    this.#parts += 1;
    const { context } = this.#book;
    const move = mover(this.#book, {
      refs: context.largestObjectNumber,
      keys: this.#nextKey,
      ids: `part${this.#parts}-`,
    });
    const left = new Set([
      part.context.trailerInfo.Root,
      part.context.trailerInfo.Info,
      part.catalog.get(KEY.structTreeRoot),
      part.catalog.get(KEY.outlines),
      part.catalog.lookup(KEY.structTreeRoot, PDFDict).get(KEY.parentTree),
    ]);
    for (const [ref, object] of part.context.enumerateIndirectObjects()) {
      if (!left.has(ref)) context.assign(move(ref) as PDFRef, move(object));
    }
    this.#trees.push(move(refIn(part.catalog, KEY.pages)) as PDFRef);
    for (const { ref, level } of outlineOf(part)) {
      this.#entries.push({ ref: move(ref) as PDFRef, level });
    }
    this.#addTags(part, move);
    this.#addParents(part, this.#nextKey, move);
    this.#addDestinations(part, move);
  }

  /** The children of the part's document element become children of the book's. */
  #addTags(part: PDFDocument, move: Move): void {
    const { context } = this.#book;
    const ours = documentElement(this.#book);
    const theirs = documentElement(part);
    const children = ours.element.lookup(KEY.k, PDFArray);
    for (const child of rawList(theirs.element, KEY.k)) {
      const moved = move(child);
      children.push(moved);
      const element = context.lookup(moved);
      if (element instanceof PDFDict) element.set(KEY.p, ours.ref);
    }
    context.delete(move(theirs.ref) as PDFRef);
  }

  #addParents(part: PDFDocument, from: number, move: Move): void {
    const root = part.catalog.lookup(KEY.structTreeRoot, PDFDict);
    for (const [key, value] of numbersOf(root.lookup(KEY.parentTree, PDFDict))) {
      this.#parents.push(PDFNumber.of(key + from), move(value));
      this.#nextKey = Math.max(this.#nextKey, key + from + 1);
    }
  }

  #addDestinations(part: PDFDocument, move: Move): void {
    const theirs = part.catalog.lookup(KEY.dests);
    if (!(theirs instanceof PDFDict)) return;
    const { catalog, context } = this.#book;
    if (!catalog.has(KEY.dests)) catalog.set(KEY.dests, context.register(context.obj({})));
    const ours = catalog.lookup(KEY.dests, PDFDict);
    for (const [key, value] of theirs.entries()) {
      if (!ours.has(key)) ours.set(key, move(value));
    }
  }

  close(): PDFDocument {
    if (this.#parts === 1) return this.#book;
    this.#bindPages();
    this.#bindParents();
    bindOutlines(this.#book, this.#entries);
    for (const [, object] of this.#book.context.enumerateIndirectObjects()) {
      if (object instanceof PDFDict) rewire(object);
    }
    return this.#book;
  }

  /** Every part keeps its own tree of pages, as a branch. ISO 32000-1, 7.7.3. */
  #bindPages(): void {
    const { catalog, context } = this.#book;
    const root = PDFPageTree.withContext(context);
    const ref = context.register(root);
    let count = 0;
    for (const branch of this.#trees) {
      const tree = context.lookup(branch, PDFPageTree);
      tree.set(KEY.parent, ref);
      root.pushTreeNode(branch);
      count += tree.lookup(KEY.count, PDFNumber).asNumber();
    }
    root.set(KEY.count, PDFNumber.of(count));
    catalog.set(KEY.pages, ref);
    forgetPages(this.#book);
  }

  #bindParents(): void {
    const { catalog, context } = this.#book;
    const root = catalog.lookup(KEY.structTreeRoot, PDFDict);
    const tree = context.register(context.obj({ Nums: this.#parents }));
    root.set(KEY.parentTree, tree);
    root.set(KEY.parentTreeNextKey, PDFNumber.of(this.#nextKey));
  }
}

/** The library keeps the pages it was asked for before, which are those of the first part alone. */
function forgetPages(book: PDFDocument): void {
  const { pageCache } = book as unknown as { pageCache: { invalidate(): void } };
  pageCache.invalidate();
}

/** A link into another part becomes one to the named destination. */
function rewire(object: PDFDict): void {
  const action = object.lookup(KEY.a);
  if (!(action instanceof PDFDict)) return;
  const uri = decoded(action.lookup(KEY.uri));
  if (!uri.startsWith(ELSEWHERE)) return;
  object.delete(KEY.a);
  object.set(KEY.dest, destinationName(decodeURIComponent(uri.slice(ELSEWHERE.length))));
}

/** The name Chromium gives an element's place: the bytes of its id in UTF-8. ISO 32000-1, 7.3.5. */
function destinationName(id: string): PDFName {
  const bytes = [...Buffer.from(id, "utf8")];
  const written = bytes.map((byte) =>
    byte > 0x20 && byte < 0x7f && byte !== 0x23
      ? String.fromCharCode(byte)
      : `#${byte.toString(16).padStart(2, "0")}`,
  );
  return PDFName.of(written.join(""));
}

function documentElement({ catalog, context }: PDFDocument): { ref: PDFRef; element: PDFDict } {
  const [ref] = rawList(catalog.lookup(KEY.structTreeRoot, PDFDict), KEY.k);
  if (!(ref instanceof PDFRef)) throw new Error("a printed part has no tags");
  const element = context.lookup(ref, PDFDict);
  if (!(element.lookup(KEY.k) instanceof PDFArray)) {
    element.set(KEY.k, context.obj(rawList(element, KEY.k)));
  }
  return { ref, element };
}

/** What stands under a key, alone or in an array, references not followed. */
function rawList(dict: PDFDict, key: PDFName): PDFObject[] {
  const value = dict.lookup(key);
  if (value instanceof PDFArray) return value.asArray();
  const alone = dict.get(key);
  return alone ? [alone] : [];
}

/** A number tree's pairs in order. ISO 32000-1, 7.9.7. */
function numbersOf(tree: PDFDict): [number, PDFObject][] {
  const nums = tree.lookup(KEY.nums);
  const own: [number, PDFObject][] = [];
  if (nums instanceof PDFArray) {
    for (let at = 0; at + 1 < nums.size(); at += 2) {
      own.push([nums.lookup(at, PDFNumber).asNumber(), nums.get(at + 1)]);
    }
  }
  const kids = listOf(tree.lookup(KEY.kids)).filter((kid) => kid instanceof PDFDict);
  return [...own, ...kids.flatMap(numbersOf)];
}

function refIn(dict: PDFDict, key: PDFName): PDFRef {
  const ref = dict.get(key);
  if (ref instanceof PDFRef) return ref;
  throw new Error("a printed part has no pages");
}
