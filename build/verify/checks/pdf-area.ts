// No line runs out of the type area, and none into heads and folios. Floor: verify.
// Nothing in a file says what its type area is: the edition's style sheets declare it. Where they give
// no lengths, it is what the lines of many pages have in common.

import type { Box } from "../../model/proof.ts";
import type { Line } from "../pdf/lines.ts";
import { type PdfPage, type PdfReading, sideOf } from "../pdf/reading.ts";
import type { TypeArea } from "../wanted/type-area.ts";
import { type Finding, finding, quoted } from "./finding.ts";
import { isOffPage } from "./pdf-pages.ts";

export function checkTypeArea({ pages }: PdfReading, declared: TypeArea | null): Finding[] {
  const full = pages.filter(({ text }) => text.length > 0);
  if (!declared) return checkLikelyArea(full);
  return full.flatMap((page) => {
    const area = declared(sideOf(page.page), page.page.box);
    return beyond(page, (line) => !isWithin(line, area));
  });
}

/** By its baseline at the foot, where descenders hang below; by its capitals at the head. */
function isWithin({ box, baseline }: Line, area: Box): boolean {
  return (
    box.left >= area.left - TOLERANCE &&
    box.right <= area.right + TOLERANCE &&
    baseline >= area.bottom - TOLERANCE &&
    box.top <= area.top + TOLERANCE
  );
}

function beyond(page: PdfPage, isOut: (line: Line) => boolean): Finding[] {
  return page.text
    .filter((line) => isOut(line) && !isOffPage(page, line))
    .map(({ text }) =>
      finding("page-is-sound", `${quoted(text)} runs out of the type area`, {
        seen: `page ${page.name}`,
      }),
    );
}

function checkLikelyArea(full: readonly PdfPage[]): Finding[] {
  const [head, foot] = bandsOf(full);
  const bottom = full.length >= MANY_PAGES ? sharedBottom(full) : Number.NEGATIVE_INFINITY;
  const sides = [0, 1].map((side) =>
    measureOf(full.filter(({ page }) => page.number % 2 === side)),
  );
  return full.flatMap((page) => {
    const measure = sides[page.page.number % 2] ?? null;
    return beyond(
      page,
      (line) =>
        isBeyond(line, measure) ||
        line.baseline < bottom - TOLERANCE ||
        line.baseline < foot ||
        line.baseline > head,
    );
  });
}

/** How far a line may stand beyond the others: hanging points, ragged ends, rounding. Points. */
const TOLERANCE = 4;
/** As many lines show a measure, as many pages how far down text goes. */
const MANY_LINES = 100;
const MANY_PAGES = 12;

interface Measure {
  readonly left: number;
  readonly right: number;
}

function isBeyond({ box }: Line, measure: Measure | null): boolean {
  if (!measure) return false;
  return box.left < measure.left - TOLERANCE || box.right > measure.right + TOLERANCE;
}

/** As far to the left and to the right as several lines reach alike; null where there are too few. */
function measureOf(pages: readonly PdfPage[]): Measure | null {
  const lines = pages.flatMap(({ text }) => text.map(({ box }) => box));
  if (lines.length < MANY_LINES) return null;
  return {
    left: -shared(
      lines.map(({ left }) => -left),
      5,
    ),
    right: shared(
      lines.map(({ right }) => right),
      5,
    ),
  };
}

function sharedBottom(pages: readonly PdfPage[]): number {
  const lowest = pages.map(({ text }) => Math.min(...text.map(({ baseline }) => baseline)));
  return -shared(
    lowest.map((one) => -one),
    4,
  );
}

/** The greatest value that `count` values come near. */
function shared(values: readonly number[], count: number): number {
  const sorted = [...values].sort((a, b) => b - a);
  const at = sorted.findIndex(
    (value, index) => value - (sorted[index + count - 1] ?? -Infinity) <= TOLERANCE,
  );
  return sorted[at] ?? Number.POSITIVE_INFINITY;
}

/** Above the first no text stands, and below the second none: where heads and folios are printed. */
function bandsOf(pages: readonly PdfPage[]): readonly [number, number] {
  let head = Number.POSITIVE_INFINITY;
  let foot = Number.NEGATIVE_INFINITY;
  for (const { page, text, furniture } of pages) {
    const { top, bottom } = page.box;
    // What stands beside the text, as numbers of lines do, is no head.
    const left = Math.min(...text.map(({ box }) => box.left));
    for (const { box, baseline } of furniture) {
      if (box.right < left) continue;
      if (box.bottom > bottom + 0.85 * (top - bottom)) head = Math.min(head, baseline);
      if (box.top < bottom + 0.15 * (top - bottom)) foot = Math.max(foot, baseline);
    }
  }
  return [head, foot];
}
