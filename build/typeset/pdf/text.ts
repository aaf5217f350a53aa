// Stage typeset. Soft hyphens that hyphenate nothing are drawn by Chromium as empty glyphs inside
// words, so that readers that search or copy find "mis" and "siles". They are taken out again.

import { deflateSync, inflateSync } from "node:zlib";
import {
  PDFArray,
  type PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";

/** A marked stretch whose replacement text is a soft hyphen alone: how far it moves, and its glyph. */
const ALONE = /\/Span<<\/ActualText <FEFF00AD> >> BDC\n([^<]*)<[0-9A-F]+> Tj\nEMC\n/g;
/** The replacement text of any marked stretch, UTF-16 in hexadecimal. */
const REPLACEMENT = /\/ActualText <FEFF((?:[0-9A-F]{4})+)>/g;

/** Takes soft hyphens out of the text of every page. Nothing moves: they have no width. */
export function dropSoftHyphens(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const contents = page.node.get(PDFName.of("Contents"));
    const refs = contents instanceof PDFArray ? contents.asArray() : [contents];
    for (const ref of refs) if (ref instanceof PDFRef) rewrite(document, ref);
  }
}

function rewrite(document: PDFDocument, ref: PDFRef): void {
  const stream = document.context.lookup(ref);
  if (!(stream instanceof PDFRawStream)) return;
  if (stream.dict.get(PDFName.of("Filter")) !== PDFName.of("FlateDecode")) return;
  const before = inflateSync(stream.contents).toString("latin1");
  if (!before.includes("00AD")) return;
  const after = before
    .replace(ALONE, "$1\n")
    .replace(REPLACEMENT, (_, hex: string) => `/ActualText <FEFF${withoutSoftHyphens(hex)}>`);
  const bytes = deflateSync(Buffer.from(after, "latin1"));
  stream.dict.set(PDFName.of("Length"), PDFNumber.of(bytes.length));
  document.context.assign(ref, PDFRawStream.of(stream.dict, bytes));
}

function withoutSoftHyphens(hex: string): string {
  return (hex.match(/.{4}/g) ?? []).filter((unit) => unit !== "00AD").join("");
}
