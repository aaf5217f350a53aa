// Stage typeset. Page labels, so that a reader's page 12 is the edition's folio 12, and page boxes.

import { type PDFDocument, PDFName, PDFNumber, type PDFObject } from "@cantoo/pdf-lib";
import type { PageMap, PageStart } from "../../model/outputs.ts";

/** ISO 32000-1, 12.4.2: a label dictionary at every page where numbering begins anew. */
export function labelPages(document: PDFDocument, { pages }: PageMap): void {
  const numbers: PDFObject[] = [];
  pages.forEach((page, index) => {
    const before = pages[index - 1];
    if (before && follows(before, page)) return;
    const style = isRoman(page) ? "r" : "D";
    numbers.push(
      PDFNumber.of(index),
      document.context.obj({
        S: style,
        St: numberOf(page),
      }),
    );
  });
  const { context } = document;
  document.catalog.set(
    PDFName.of("PageLabels"),
    context.register(context.obj({ Nums: numbers })),
  );
}

function isRoman(page: PageStart): boolean {
  return /^[ivxlcdm]+$/.test(page.folio);
}

function follows(before: PageStart, page: PageStart): boolean {
  return isRoman(before) === isRoman(page) && numberOf(page) === numberOf(before) + 1;
}

function numberOf(page: PageStart): number {
  return isRoman(page) ? romanValue(page.folio) : Number(page.folio);
}

const ROMAN: Readonly<Record<string, number>> = {
  i: 1,
  v: 5,
  x: 10,
  l: 50,
  c: 100,
  d: 500,
  m: 1000,
};

function romanValue(letters: string): number {
  const values = [...letters].map((letter) => ROMAN[letter] ?? 0);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

/**
 * Trim and bleed of every page are its media box: pages are laid out at their trimmed size, and
 * nothing of them runs off the edge.
 */
export function setBoxes(document: PDFDocument): void {
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getMediaBox();
    page.setTrimBox(x, y, width, height);
    page.setBleedBox(x, y, width, height);
    page.setCropBox(x, y, width, height);
  }
}
