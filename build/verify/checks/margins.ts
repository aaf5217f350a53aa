// What stands beside the text of a PDF: every paragraph's number on the line in which the paragraph
// begins, in a course pack where print's pages begin, numbers of lines that run on, and nothing
// else. Figures are told apart by what they stand beside, never by how they were made. Floor: verify.

import { isPack } from "../../model/manuscript.ts";
import { type Comparison, isLost } from "../compare.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { type NumberedParagraph, numberedParagraphs } from "../wanted/paragraphs.ts";
import { type Spot, spotOf, type Unclaimed, untrue } from "./beside.ts";
import { type Finding, quoted } from "./finding.ts";
import { checkLinesCited } from "./lines-cited.ts";
import type { PrintPages } from "./page-list.ts";
import { checkPrintPages } from "./pdf-print-pages.ts";

/** How far the baselines of a line and of what stands beside it may lie apart, in points. */
const LEVEL = 1;

/** `print` is null where the print edition is not at hand: its pages are then not checked. */
export function checkMargins(
  comparison: Comparison,
  reading: PdfReading,
  print: PrintPages | null,
): Finding[] {
  const unclaimed: Unclaimed = new Set(reading.pages.flatMap(({ beside }) => beside));
  const { output } = comparison.wanted.scope;
  return [
    ...checkParagraphNumbers(comparison, reading, unclaimed),
    ...(isPack(output) ? checkPrintPages(comparison, reading, print, unclaimed) : []),
    ...(isPack(output) ? checkLineNumbers(comparison, reading, unclaimed) : []),
    ...(isPack(output) ? checkLinesCited(comparison, reading) : []),
    ...reading.pages.flatMap((page) =>
      page.beside
        .filter((one) => unclaimed.has(one))
        .map(({ line }) =>
          untrue(`${quoted(line.text)}, beside the text, is no number of the edition’s`, page),
        ),
    ),
  ];
}

function checkParagraphNumbers(
  comparison: Comparison,
  reading: PdfReading,
  unclaimed: Unclaimed,
): Finding[] {
  const { edition, scope } = comparison.wanted;
  return numberedParagraphs(edition, scope).flatMap((paragraph) => {
    const { anchor, number } = paragraph;
    const spot = isLost(comparison, anchor) ? null : spotOf(comparison, reading, anchor);
    if (spot) return checkNumber(paragraph, spot, unclaimed);
    // The paragraph is not where it should be, which is told elsewhere: its number is its own.
    for (const one of unclaimed) if (one.line.text === String(number)) unclaimed.delete(one);
    return [];
  });
}

function checkNumber(
  { anchor, number, node }: NumberedParagraph,
  { page, baseline }: Spot,
  unclaimed: Unclaimed,
): Finding[] {
  const level = page.beside.filter(
    (one) => unclaimed.has(one) && Math.abs(one.line.baseline - baseline) <= LEVEL,
  );
  const own = level.find(({ line }) => line.text === String(number));
  for (const one of own ? [own] : level) unclaimed.delete(one);
  if (own) return [];
  const seen = level.map(({ line }) => quoted(line.text)).join(" and ") || "no number";
  const where = { span: node.span, about: anchor };
  return [untrue(`paragraph ${number} has ${seen} beside it`, page, where)];
}

/** Every so many lines a figure that goes on from the one before, or begins anew. */
function checkLineNumbers(
  { wanted }: Comparison,
  { pages }: PdfReading,
  unclaimed: Unclaimed,
): Finding[] {
  const { lineNumbers: every = 0, restart } = wanted.edition.manuscript.coursePack ?? {};
  if (every === 0) return [];
  let last = 0;
  return pages.flatMap((page) => {
    if (restart === "page") last = 0;
    const numbers = page.beside.filter(
      (one) => unclaimed.has(one) && one.side === "left" && isMultiple(one.line.text, every),
    );
    numbers.sort((a, b) => b.line.baseline - a.line.baseline);
    for (const one of numbers) unclaimed.delete(one);
    return numbers.flatMap(({ line }) => {
      const number = Number(line.text);
      const runsOn = number === last + every || (number === every && restart === "document");
      const before = last;
      last = number;
      return runsOn ? [] : [untrue(`line ${number} follows line ${before}`, page)];
    });
  });
}

function isMultiple(text: string, every: number): boolean {
  return /^\d+$/u.test(text) && Number(text) % every === 0;
}
