// Reads the structure tree of a finished PDF for the tests, object by object, and writes it out as
// people read it: one tag a line, its text beside it.

import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject } from "@cantoo/pdf-lib";

/** The elements of the structure tree, each before its children. */
export function structureOf(document: PDFDocument): PDFDict[] {
  const found: PDFDict[] = [];
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  const visit = (element: PDFDict): void => {
    if (element.has(PDFName.of("S"))) found.push(element);
    for (const kid of kidsOf(element)) {
      if (kid instanceof PDFDict && kid.has(PDFName.of("S"))) visit(kid);
    }
  };
  if (root instanceof PDFDict) visit(root);
  return found;
}

/** What stands in an element, references resolved. */
export function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(PDFName.of("K"));
  if (!(kids instanceof PDFArray)) return kids ? [kids] : [];
  return kids.asArray().flatMap((_, index) => kids.lookup(index) ?? []);
}

/** The structure type of an element. */
export function roleOf(element: PDFDict): string {
  const role = element.lookup(PDFName.of("S"));
  return role instanceof PDFName ? role.decodeText() : "";
}

/** Every annotation that is a link, page by page. */
export function linksOf(document: PDFDocument): PDFDict[] {
  return document.getPages().flatMap(({ node }) => {
    const annotations = node.Annots();
    const found = annotations?.asArray().map((_, index) => annotations.lookup(index)) ?? [];
    return found.filter(
      (one): one is PDFDict =>
        one instanceof PDFDict && String(one.lookup(PDFName.of("Subtype"))) === "/Link",
    );
  });
}
