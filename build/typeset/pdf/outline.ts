// Stage typeset. The outline's titles: Chromium runs words together where a heading's line wraps,
// and takes calls of notes for words of it.

import { PDFDict, type PDFDocument, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import { decoded } from "./objects.ts";

/**
 * Gives every outline entry the heading's own words. `headings` are the edition's in order, calls
 * of notes left out; an entry that is none of them, judged by its letters, is left as it is.
 */
export function repairOutline(document: PDFDocument, headings: readonly string[]): void {
  let next = 0;
  for (const entry of entriesOf(document)) {
    const title = lettersOf(decoded(entry.lookup(PDFName.of("Title"))));
    const at = headings.findIndex(
      (heading, index) => index >= next && title.startsWith(lettersOf(heading)),
    );
    const heading = headings[at];
    if (heading === undefined) continue;
    entry.set(PDFName.of("Title"), PDFHexString.fromText(heading));
    next = at + 1;
  }
}

function lettersOf(text: string): string {
  return text.replace(/[\s\u00ad]+/gu, "");
}

/** Every entry before its children, in order. */
function entriesOf(document: PDFDocument): PDFDict[] {
  const found: PDFDict[] = [];
  const visit = (parent: PDFDict): void => {
    let entry = parent.lookup(PDFName.of("First"));
    while (entry instanceof PDFDict) {
      found.push(entry);
      visit(entry);
      entry = entry.lookup(PDFName.of("Next"));
    }
  };
  const root = document.catalog.lookup(PDFName.of("Outlines"));
  if (root instanceof PDFDict) visit(root);
  return found;
}
