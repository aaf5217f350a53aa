// Stage typeset. Reading PDF objects, as several repairs need it.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
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

/** The elements of the structure tree, each before its children. */
export function structureOf(document: PDFDocument): PDFDict[] {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  const found: PDFDict[] = [];
  const waiting = root instanceof PDFDict ? [root] : [];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (one.has(PDFName.of("S"))) found.push(one);
    const children = listOf(one.lookup(PDFName.of("K"))).filter(isElement);
    waiting.push(...children.reverse());
  }
  return found;
}

function isElement(value: unknown): value is PDFDict {
  return value instanceof PDFDict && value.has(PDFName.of("S"));
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
