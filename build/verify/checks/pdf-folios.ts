// Folios run on. Floor: verify.

import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { type Finding, finding } from "./finding.ts";

/** Roman first, then arabic, each from one and without a gap; labels say what pages print. */
export function checkFolios({ pages }: PdfReading): Finding[] {
  const unlabelled = pages.filter(({ page }) => page.label === null);
  const differing = pages.filter(
    ({ folio, page }) => folio !== null && page.label !== null && folio !== page.label,
  );
  const breaks = unlabelled.length > 0 ? [] : pages.filter((_, at) => !runsOn(pages, at));
  return [
    ...told(unlabelled, ({ page }) => `page ${page.number} of the file has no page label`),
    ...told(
      differing,
      ({ folio, page }) => `a page prints ${folio}, but its label says ${page.label}`,
    ),
    ...breaks.map((page) =>
      wrong(`page ${page.name} does not follow from the page before it`, page),
    ),
  ];
}

/** The first of the pages with one fault, and how many share it. */
function told(pages: readonly PdfPage[], message: (page: PdfPage) => string): Finding[] {
  const [first, ...rest] = pages;
  if (!first) return [];
  const more = rest.length > 0 ? `, and so with ${rest.length} more` : "";
  return [wrong(message(first) + more, first)];
}

function wrong(message: string, { page }: PdfPage): Finding {
  return finding("folios-are-consecutive", message, {
    seen: `page ${page.number} of the file`,
  });
}

function runsOn(pages: readonly PdfPage[], at: number): boolean {
  const here = ordinal(pages[at]?.name ?? "");
  const before = at > 0 ? ordinal(pages[at - 1]?.name ?? "") : { roman: here.roman, value: 0 };
  if (before.roman && !here.roman) return here.value === 1;
  return here.roman === before.roman && here.value === before.value + 1;
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

function ordinal(name: string): { roman: boolean; value: number } {
  if (!/^[ivxlcdm]+$/u.test(name)) return { roman: false, value: Number(name) };
  const digits = Array.from(name, (letter) => ROMAN[letter] ?? 0);
  const value = digits.reduce(
    (sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit),
    0,
  );
  return { roman: true, value };
}
