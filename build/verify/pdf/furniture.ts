// Tells a page's furniture (running heads, folios, line numbers) from its text. Floor: verify.

import type { Line } from "./lines.ts";
import type { OpenPage } from "./open.ts";

export interface Sorted {
  readonly text: readonly Line[];
  readonly furniture: readonly Line[];
  /** As printed in the head or the foot; null where the page shows none. */
  readonly folio: string | null;
}

const FOLIO = /^(?:\d+|[ivxlcdm]+)$/u;

/**
 * Furniture is what no part of the document's structure owns: PDF 32000-1, 14.8.2.2, artifacts.
 * In a file without a structure tree nothing is, and every head is then read as text that the
 * manuscript has not: such a file is unsound in any case.
 */
export function sortLines(page: OpenPage): Sorted {
  const furniture = page.lines.filter((line) => !line.tagged);
  return {
    text: page.lines.filter((line) => line.tagged),
    furniture,
    folio: folioIn(page, furniture),
  };
}

/** The folio is a word by itself, or the first or last of the running head. */
function folioIn(page: OpenPage, furniture: readonly Line[]): string | null {
  const height = page.box.top - page.box.bottom;
  const margins = furniture.filter(
    ({ box }) => box.bottom > page.box.bottom + 0.8 * height || box.top < 0.2 * height,
  );
  const words = margins.map(({ text }) => text.split(/\s+/u));
  const alone = words.find((one) => one.length === 1 && FOLIO.test(one[0] ?? ""))?.[0];
  if (alone !== undefined) return alone;
  const ends = words.flatMap((one) => [one[0] ?? "", one.at(-1) ?? ""]);
  return ends.find((word) => FOLIO.test(word)) ?? null;
}
