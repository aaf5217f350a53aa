// Stage typeset. Page labels, so that a reader's page 12 is the edition's folio 12.

import type { PageMap, PageStart } from "../../model/outputs.ts";

/** ISO 32000-1, 12.4.2: a label dictionary at every page where numbering begins anew, as written. */
export function pageLabels({ pages }: PageMap): string {
  const labels = pages.flatMap((page, index) => {
    const before = pages[index - 1];
    if (before && follows(before, page)) return [];
    const style = isRoman(page) ? "r" : "D";
    return [`${index} <</S /${style} /St ${numberOf(page)}>>`];
  });
  return `<</Nums [${labels.join(" ")}]>>`;
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
