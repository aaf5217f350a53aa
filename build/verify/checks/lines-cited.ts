// The line that a course pack cites by its number, as its page of disclosure does to show how, is
// that line: counted from the figures beside the text. Floor: verify.

import { type Comparison, seenOf } from "../compare.ts";
import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { spotAt, untrue } from "./beside.ts";
import type { Finding } from "./finding.ts";
import { linesOf } from "./pdf-lines.ts";

/**
 * How far the baselines of a line and of its figure may lie apart, in points: the figure is smaller
 * and stands at the middle of the line. Lines lie farther apart than twice that.
 */
const LEVEL = 4;

export function checkLinesCited(comparison: Comparison, reading: PdfReading): Finding[] {
  const { wanted } = comparison;
  const { lineNumbers: every = 0 } = wanted.edition.manuscript.coursePack ?? {};
  return comparison.texts.flatMap((text) =>
    [...text.text.lineOf].flatMap(([at, anchor]) => {
      const printed = text.alignment?.folios.get(at);
      const page = spotAt(reading, text.seen?.at[text.alignment?.seenOf[at] ?? -1])?.page;
      const allowed = linesFor(comparison, reading, anchor, every);
      if (!page || !allowed || allowed.includes(Number(printed))) return [];
      const message = `line ${printed} is given for ${anchor}, which begins in line ${said(allowed)}`;
      return [untrue(message, page, { about: anchor })];
    }),
  );
}

/** `17`; `16 to 19`. */
function said(lines: readonly number[]): string {
  return [...new Set([lines[0], lines.at(-1)])].join(" to ");
}

/**
 * The number of the line in which `anchor` begins, where a figure stands beside its own lines;
 * else those between the figures above and below. Null where it or a figure was not read.
 */
function linesFor(
  { stretches }: Comparison,
  reading: PdfReading,
  anchor: string,
  every: number,
): readonly number[] | null {
  const stretch = stretches.get(anchor);
  if (!stretch || !seenOf(stretch)) return null;
  const { text, mark } = stretch;
  const [first, ...rest] = linesOf(text, reading, mark.from, mark.to);
  const page = reading.pages[(first?.page ?? 0) - 1];
  if (!first || !page) return null;
  const own = [first, ...rest.filter((line) => line.page === first.page)];
  const figures = figuresOn(page, every);
  for (const [index, { baseline }] of own.entries()) {
    const level = figures.find((one) => Math.abs(one.baseline - baseline) <= LEVEL);
    if (level) return [level.number - index];
  }
  const below = figures.find(({ baseline }) => baseline < first.baseline);
  const above = figures.findLast(({ baseline }) => baseline > first.baseline);
  const before = below ? below.number - every : above?.number;
  if (before === undefined) return null;
  return Array.from({ length: every - 1 }, (_, index) => before + index + 1);
}

/** The numbers of lines beside a page's text, from the top. */
function figuresOn(
  { beside }: PdfPage,
  every: number,
): readonly { readonly number: number; readonly baseline: number }[] {
  return beside
    .filter(({ side, line }) => side === "left" && /^\d+$/u.test(line.text))
    .map(({ line }) => ({ number: Number(line.text), baseline: line.baseline }))
    .filter(({ number }) => number % every === 0)
    .sort((a, b) => b.baseline - a.baseline);
}
