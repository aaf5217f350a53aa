// Pages are sound: none empty without cause, none overfull, nothing over anything else, nothing
// invisible, every font in the file. Floor: verify.

import { isPack } from "../../model/manuscript.ts";
import type { Comparison } from "../compare.ts";
import { contrastOf } from "../contrast.ts";
import type { Fill, Glyph } from "../pdf/content.ts";
import { groundOf, isCovered } from "../pdf/ground.ts";
import type { Line } from "../pdf/lines.ts";
import { whereabouts } from "../pdf/places.ts";
import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { type Finding, finding, quoted } from "./finding.ts";
import { checkVisibility } from "./visibility.ts";

/** Subsets (ISO 32000-1, 9.6.4) of the faces that Stet brings with it. */
const HOUSE_FONTS = /^[A-Z]{6}\+(?:EBGaramond|DejaVuSans)(?:-|$)/u;

export function checkFonts({ file }: PdfReading): Finding[] {
  return file.fonts.flatMap(({ name, type3, embedded }) => {
    const say = (what: string): Finding[] => [
      finding("font-is-embedded", `the font ${name || "without a name"} ${what}`),
    ];
    if (type3) return say("is a Type 3 font");
    if (!embedded) return say("is not in the file");
    return HOUSE_FONTS.test(name)
      ? []
      : say("is none of Stet's own: it differs from machine to machine");
  });
}

/** Text that keeps to its page and to itself; blank pages only where the next must be a right-hand one. */
export function checkPages(reading: PdfReading): Finding[] {
  return reading.pages.flatMap((page) => [
    ...checkEmpty(reading, page),
    ...checkUpright(page),
    ...page.page.lines.flatMap((line) => checkInside(page, line)),
    ...checkOverlaps(page),
  ]);
}

/** A left-hand page may be blank before a part, or among the first pages, which no link leads to. */
function checkEmpty({ openings }: PdfReading, page: PdfPage): Finding[] {
  if (page.text.length > 0) return [];
  const { number } = page.page;
  const first = Math.min(...openings);
  const meant = number % 2 === 0 && (openings.has(number + 1) || number < first);
  return meant ? [] : [unsound(page, `page ${page.name} is empty`)];
}

function checkUpright(page: PdfPage): Finding[] {
  const { rotation } = page.page;
  return rotation === 0
    ? []
    : [unsound(page, `page ${page.name} is turned by ${rotation} degrees`)];
}

/** A quarter of an inch: what no trimmed book prints in. */
const EDGE = 18;

function checkInside(page: PdfPage, line: Line): Finding[] {
  return isOffPage(page, line)
    ? [unsound(page, `${quoted(line.text)} runs out of the page`)]
    : [];
}

export function isOffPage({ page: { box } }: PdfPage, line: Line): boolean {
  return (
    line.box.left < box.left + EDGE ||
    line.box.right > box.right - EDGE ||
    line.box.bottom < box.bottom + EDGE - 6 ||
    line.box.top > box.top - EDGE + 6
  );
}

function checkOverlaps(page: PdfPage): Finding[] {
  const lines = [...page.page.lines].sort((a, b) => b.baseline - a.baseline);
  return lines.flatMap((line, at) => {
    const below = lines.slice(at + 1, at + 6).find((other) => collide(line, other));
    return below
      ? [
          unsound(
            page,
            `${quoted(line.text)} and ${quoted(below.text)} are printed over each other`,
          ),
        ]
      : [];
  });
}

function collide(a: Line, b: Line): boolean {
  const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
  const apart = Math.abs(a.baseline - b.baseline);
  return across > 2 && apart < 0.5 * Math.min(a.size, b.size);
}

function unsound(page: PdfPage, message: string): Finding {
  return finding("page-is-sound", message, { seen: `page ${page.name}` });
}

/** Everything that must be read can be seen: painted, large enough, against its ground, covered by nothing. */
export function checkPdfVisibility(comparison: Comparison, reading: PdfReading): Finding[] {
  const least = isPack(comparison.wanted.scope.output) ? NONE : LEAST;
  const hidden = (at: number): string | null => {
    const placed = reading.glyphs[at];
    return placed
      ? hiddenBy(placed.glyph, reading.pages[placed.page - 1]?.page.fills ?? [], least)
      : null;
  };
  return checkVisibility(comparison, hidden, whereabouts(reading));
}

const SMALLEST = 3;
/** WCAG 2.2, 1.4.3, for the largest letters: paper bears no less. What a copier bears is another check. */
const LEAST = 3;
/** Less than this nobody tells from the ground. */
const NONE = 1.8;

function hiddenBy(glyph: Glyph, fills: readonly Fill[], least: number): string | null {
  if (!glyph.painted) return "it is clipped away, transparent or without ink";
  if (glyph.size < SMALLEST) return `it is ${glyph.size.toFixed(1)} points high`;
  if (isCovered(glyph, fills)) return "something is painted over it";
  const ground = groundOf(glyph, fills);
  if (ground && ground.color === null) return null;
  const contrast = contrastOf(glyph.color, ground?.color ?? "#ffffff");
  if (contrast >= least) return null;
  return contrast < NONE
    ? "its colour is that of its ground"
    : `its colour is ${contrast.toFixed(1)}:1 against its ground, less than ${least}:1`;
}
