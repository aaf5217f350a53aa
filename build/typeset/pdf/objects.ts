// Stage typeset. Reading PDF objects, as several repairs need it.

import { inflateSync } from "node:zlib";
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";

/** The text of a string or a name; nothing for anything else. */
export function decoded(value: unknown): string {
  const isText =
    value instanceof PDFString || value instanceof PDFHexString || value instanceof PDFName;
  return isText ? value.decodeText() : "";
}

/** A value that may stand alone or in an array, as a list with references resolved. */
export function listOf(value: unknown): readonly unknown[] {
  if (value instanceof PDFArray) return value.asArray().map((_, index) => value.lookup(index));
  return value === undefined ? [] : [value];
}

/** Every annotation that is a link, page by page. */
export function linksOf(document: PDFDocument): PDFDict[] {
  return document
    .getPages()
    .flatMap((page) =>
      listOf(page.node.lookup(PDFName.of("Annots"))).filter(
        (one): one is PDFDict =>
          one instanceof PDFDict && decoded(one.lookup(PDFName.of("Subtype"))) === "Link",
      ),
    );
}

/** The bytes of a stream, unpacked. Chromium packs with Flate or not at all. */
export function inflated(stream: PDFRawStream): Buffer {
  const packed = decoded(stream.dict.lookup(PDFName.of("Filter"))) === "FlateDecode";
  return packed ? inflateSync(stream.contents) : Buffer.from(stream.contents);
}

const unpacked = new WeakSet<PDFRawStream>();

/** A new stream, not yet an object of the document, which is packed when the document is written. */
export function stored(
  document: PDFDocument,
  bytes: Uint8Array,
  entries: Readonly<Record<string, string | number>> = {},
): PDFRawStream {
  const stream = PDFRawStream.of(document.context.obj({ ...entries }), bytes);
  unpacked.add(stream);
  return stream;
}

/** True of a stream that is to be packed. */
export function isUnpacked(stream: PDFRawStream): boolean {
  return unpacked.has(stream);
}
