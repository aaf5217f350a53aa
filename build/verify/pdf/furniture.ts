// Tells a page's furniture (running heads, folios, line numbers) from its text. Floor: verify.

import type { Box } from "../../model/proof.ts";
import { around, holds, middle } from "./geometry.ts";
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
 * The area in which the text of left-hand or of right-hand pages stands: around every line that
 * the document's structure owns (PDF 32000-1, 14.8.2.2).
 */
export function typeAreas(pages: readonly OpenPage[]): (page: OpenPage) => Box | null {
  const areaOf = (parity: number): Box | null =>
    around(
      pages
        .filter(({ number }) => number % 2 === parity)
        .flatMap(({ lines }) => lines.filter(({ tagged }) => tagged).map(({ box }) => box)),
    );
  const areas = [areaOf(0), areaOf(1)];
  return ({ number }) => areas[number % 2] ?? null;
}

/**
 * Furniture is what no part of the structure owns and stands outside the type area. What stands
 * inside it is text, tagged or not.
 */
export function sortLines(page: OpenPage, area: Box | null): Sorted {
  const outside = (line: Line): boolean => !area || !holds(area, middle(line.box));
  const furniture = page.lines.filter((line) => !line.tagged && outside(line));
  return {
    text: page.lines.filter((line) => !furniture.includes(line)),
    furniture,
    folio: folioIn(page, furniture),
  };
}

/** The folio is a word by itself, or the first or last of the running head. */
function folioIn(page: OpenPage, furniture: readonly Line[]): string | null {
  const height = page.box.top - page.box.bottom;
  const margins = furniture.filter(
    ({ box }) => box.bottom > page.box.bottom + 0.85 * height || box.top < 0.15 * height,
  );
  const words = margins.map(({ text }) => text.split(" "));
  const alone = words.find((one) => one.length === 1 && FOLIO.test(one[0] ?? ""))?.[0];
  if (alone !== undefined) return alone;
  const ends = words.flatMap((one) => [one[0] ?? "", one.at(-1) ?? ""]);
  return ends.find((word) => FOLIO.test(word)) ?? null;
}
