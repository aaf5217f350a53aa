// Stage typeset. Chromium names only the places that some link points at; a part that nothing
// points at, as in a book without contents, is given its name here.

import { PDFDict, type PDFDocument, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import type { PageMap } from "../../model/outputs.ts";

/** ISO 32000-1, 12.3.2.3: a named destination at the top of the first page of every part that has none. */
export function nameParts(document: PDFDocument, { pages }: PageMap): void {
  const { catalog, context } = document;
  const key = PDFName.of("Dests");
  const found = catalog.lookup(key);
  const names = found instanceof PDFDict ? found : context.obj({});
  if (names !== found) catalog.set(key, context.register(names));
  const sheets = document.getPages();
  for (const [index, { part, block }] of pages.entries()) {
    const name = PDFName.of(part);
    const sheet = sheets[index];
    if (block === null || !sheet || names.has(name)) continue;
    const top = PDFNumber.of(sheet.getHeight());
    names.set(name, context.obj([sheet.ref, PDFName.of("XYZ"), PDFNumber.of(0), top, null]));
  }
}
