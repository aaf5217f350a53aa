// A copy of a PDF in which something can be changed, and what stands where in the sound one.
// Floor: selftest.

import {
  decodePDFRawStream,
  ParseSpeeds,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Box } from "../../model/proof.ts";
import type { KnownPages } from "../../verify/pdf/open.ts";
import type { PdfProof } from "../../verify/print.ts";
import { type Show, showsOf } from "./shows.ts";
import type { Target } from "./targets.ts";

/** Where a link of a page leads, and the object that says so. */
export interface CopiedLink {
  readonly page: number;
  readonly box: Box;
  readonly dict: PDFDict;
  readonly name: string | null;
}

export class PdfCopy {
  readonly document: PDFDocument;
  /** The sound file, read and set beside the edition. */
  readonly sound: PdfProof;
  private readonly touched = new Set<number>();
  private rebound = false;

  private constructor(document: PDFDocument, sound: PdfProof) {
    this.document = document;
    this.sound = sound;
  }

  static async of(bytes: Uint8Array, sound: PdfProof): Promise<PdfCopy> {
    const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest };
    return new PdfCopy(await PDFDocument.load(bytes, options), sound);
  }

  /** Without object streams, which would be packed and unpacked for every copy. */
  save(): Promise<Uint8Array> {
    return this.document.save({
      addDefaultPage: false,
      useObjectStreams: false,
      updateFieldAppearances: false,
      objectsPerTick: Number.POSITIVE_INFINITY,
    });
  }

  /** Says that pages were put in, taken out or turned, or that fonts were changed. */
  rebind(): void {
    this.rebound = true;
  }

  /** What was read in the sound file and is the same in this copy. */
  get known(): KnownPages {
    const { pages } = this.sound.reading.file;
    return (number) =>
      this.rebound || this.touched.has(number) ? undefined : pages[number - 1];
  }

  /** @param number from 1. */
  page(number: number): PDFPage {
    return this.document.getPage(number - 1);
  }

  /** A page's content, decoded, one character for each byte. */
  content(number: number): string {
    const { context } = this.document;
    const contents = context.lookup(this.page(number).node.get(PDFName.of("Contents")));
    const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
    return streams.map((one) => decoded(context.lookup(one as PDFObject))).join("\n");
  }

  setContent(number: number, content: string): void {
    const { context } = this.document;
    this.touched.add(number);
    const stream = context.stream(Buffer.from(content, "latin1"));
    this.page(number).node.set(PDFName.of("Contents"), context.register(stream));
  }

  /** Paints over a finished page, in points from its lower left corner. */
  paint(number: number, operators: string): void {
    this.setContent(number, `q\n${this.content(number)}\nQ\nq\n${operators}\nQ\n`);
  }

  /** The operators that show what a target is made of, in order. @throws Error where there are none. */
  shows({ page, glyphs }: Target): readonly Show[] {
    const all = showsOf(this.content(page));
    const found = glyphs.flatMap((glyph) => {
      const near = all.find(
        ({ x, y }) => Math.abs(x - glyph.box.left) < 0.8 && Math.abs(y - glyph.baseline) < 1.5,
      );
      return near ? [near] : [];
    });
    if (found.length === 0) throw new Error(`no operator on page ${page} shows it`);
    return [...new Set(found)];
  }

  /** Rewrites the operators that show a target, each by itself; the result says what it was. */
  rewrite(
    target: Target | null,
    change: (show: Show, written: string, at: number) => string,
  ): string | null {
    if (!target) return null;
    const content = this.content(target.page);
    const shows = [...this.shows(target)].sort((a, b) => a.from - b.from);
    let from = 0;
    let written = "";
    shows.forEach((show, at) => {
      written += content.slice(from, show.from);
      written += change(show, content.slice(show.from, show.to), at);
      from = show.to;
    });
    this.setContent(target.page, written + content.slice(from));
    return `${target.says}, page ${target.page}`;
  }

  /** Every link with its place, in the order of the pages. */
  links(): readonly CopiedLink[] {
    const { context } = this.document;
    return this.document.getPages().flatMap((page, index) => {
      const annotations =
        page.node.lookupMaybe(PDFName.of("Annots"), PDFArray)?.asArray() ?? [];
      return annotations.flatMap((reference) => {
        const dict = context.lookup(reference);
        if (!(dict instanceof PDFDict)) return [];
        return [
          {
            page: index + 1,
            dict,
            box: boxOf(dict),
            name: nameIn(dict.get(PDFName.of("Dest"))),
          },
        ];
      });
    });
  }

  /** The link over a target. */
  linkOver({ page, glyphs }: Target): CopiedLink | undefined {
    const [first] = glyphs;
    if (!first) return undefined;
    const x = (first.box.left + first.box.right) / 2;
    const y = (first.box.bottom + first.box.top) / 2;
    return this.links().find(
      ({ page: at, box }) =>
        at === page &&
        x > box.left - 1 &&
        x < box.right + 1 &&
        y > box.bottom - 1 &&
        y < box.top + 1,
    );
  }

  /** The named destinations: PDF 32000-1, 12.3.2.3. @throws Error where there are none. */
  destinations(): PDFDict {
    const found = this.document.catalog.lookupMaybe(PDFName.of("Dests"), PDFDict);
    if (!found) throw new Error("the file has no dictionary of destinations");
    return found;
  }

  /** The outline's items in the order in which they are shown. */
  outline(): readonly PDFDict[] {
    const root = this.document.catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
    return root ? below(root) : [];
  }
}

function below(parent: PDFDict): readonly PDFDict[] {
  const items: PDFDict[] = [];
  let item = parent.lookupMaybe(PDFName.of("First"), PDFDict);
  while (item && items.length < 10_000) {
    items.push(item, ...below(item));
    item = item.lookupMaybe(PDFName.of("Next"), PDFDict);
  }
  return items;
}

function decoded(stream: unknown): string {
  if (!(stream instanceof PDFRawStream)) throw new Error("a page has no content stream");
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

function boxOf(dict: PDFDict): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] =
    dict
      .lookupMaybe(PDFName.of("Rect"), PDFArray)
      ?.asArray()
      .map((one) => Number(one.toString())) ?? [];
  return { left, bottom, right, top };
}

function nameIn(dest: PDFObject | undefined): string | null {
  return dest instanceof PDFName || dest instanceof PDFString ? dest.decodeText() : null;
}
