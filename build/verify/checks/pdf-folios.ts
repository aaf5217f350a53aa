// Folios run on, and every printed page number is the folio of the page meant. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Box } from "../../model/proof.ts";
import type { Comparison } from "../compare.ts";
import { holds, middle } from "../pdf/geometry.ts";
import { textOf } from "../pdf/lines.ts";
import type { Destination } from "../pdf/open.ts";
import { pageName } from "../pdf/places.ts";
import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { letters } from "../text/running.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";
import { placeOfAnchor } from "./pdf-links.ts";
import { references } from "./references.ts";

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

/** The page numbers that cross-references print. */
export function checkReferencePages(comparison: Comparison, reading: PdfReading): Finding[] {
  return references(comparison).flatMap((item) => {
    const stretch = comparison.stretches.get(item.anchor);
    const { alignment } = stretch?.text ?? {};
    if (!stretch || !alignment || item.target === null) return [];
    const target = placeOfAnchor(reading, comparison, item.target);
    if (!target) return [];
    const folio = pageName(reading, target.page);
    const { from, to } = stretch.mark;
    return [...alignment.folios]
      .filter(([at, printed]) => at >= from && at < to && printed !== folio)
      .map(([, printed]) =>
        finding(
          "page-number-is-true",
          `${nameOf(item)} prints page ${printed}, but ${item.target} is on page ${folio}`,
          { about: item.anchor, span: item.span },
        ),
      );
  });
}

/**
 * The page numbers of contents and tables, in the parts that Stet makes: a link inside the book,
 * or several in a row to one place, whose last word is a number, prints the folio of that place.
 */
export function checkListedPages(comparison: Comparison, reading: PdfReading): Finding[] {
  const generated = pagesOfGeneratedParts(comparison, reading);
  return reading.pages
    .filter(({ page }) => generated.has(page.number))
    .flatMap((page) =>
      linkedWords(page).flatMap((linked) => listedFault(comparison, reading, page, linked)),
    );
}

interface Linked {
  readonly to: Destination;
  readonly anchor: Anchor;
  readonly words: string;
}

/** What stands in links that follow one another to one place: a link has one area for each line. */
function linkedWords(page: PdfPage): readonly Linked[] {
  const found: Linked[] = [];
  for (const { to, box } of page.page.links) {
    if (!to || to.name === null) continue;
    const last = found.at(-1);
    const words = wordsIn(page, box);
    if (words === "") continue;
    if (last?.anchor !== to.name) found.push({ to, anchor: to.name, words });
    else found[found.length - 1] = { ...last, words: `${last.words} ${words}` };
  }
  return found;
}

function pagesOfGeneratedParts(
  comparison: Comparison,
  reading: PdfReading,
): ReadonlySet<number> {
  const written = new Set(comparison.wanted.parts.map(({ part }) => part.id));
  const pages = new Set<number>();
  for (const [part, running] of reading.body) {
    if (written.has(part)) continue;
    for (const at of running.at) pages.add(reading.glyphs[at]?.page ?? 0);
  }
  return pages;
}

function listedFault(
  comparison: Comparison,
  reading: PdfReading,
  page: PdfPage,
  { to, anchor, words }: Linked,
): Finding[] {
  const printed = /(?:^|\s)(\d+|[ivxlcdm]+)$/u.exec(words)?.[1];
  if (printed === undefined || isLabelOf(comparison, anchor, words)) return [];
  const place = placeOfAnchor(reading, comparison, anchor);
  const folio = pageName(reading, place?.page ?? to.page);
  if (printed === folio) return [];
  return [
    finding(
      "page-number-is-true",
      `${quoted(words)} prints page ${printed}, but ${anchor} is on page ${folio}`,
      { span: comparison.itemOf.get(anchor)?.span, seen: `page ${page.name}` },
    ),
  ];
}

/** A note's label may be a number, and so may the words of an emendation. */
function isLabelOf(comparison: Comparison, anchor: Anchor, words: string): boolean {
  const { note } = comparison.byAnchor.get(anchor) ?? {};
  const item = comparison.itemOf.get(anchor);
  const own = letters(words);
  return (
    (note !== undefined && note !== null && letters(note.label) === own) ||
    (item !== undefined && letters(item.printed) === own)
  );
}

function wordsIn({ page }: PdfPage, box: Box): string {
  return textOf(page.glyphs.filter((glyph) => holds(box, middle(glyph.box)))).trim();
}
