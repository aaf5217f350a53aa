// A course pack goes through a copier: in grey, everything printed on it stands out from its ground.
// Floor: verify. Relative luminance is what is left of a colour in grey, so that the contrast of two
// colours (WCAG 2.2, 1.4.3) is that of their greys.

import type { Item } from "../../model/edition.ts";
import type { Box } from "../../model/proof.ts";
import { type Comparison, someSeenOf } from "../compare.ts";
import { contrastOf } from "../contrast.ts";
import type { Fill, Glyph } from "../pdf/content.ts";
import { groundOf } from "../pdf/ground.ts";
import { pageName } from "../pdf/places.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";

/** WCAG 2.2, 1.4.3, level AA. */
const LEAST = 4.5;

/** Signs and words, and the lines that make boxes, strokes and rules. */
export function checkGreyscale(comparison: Comparison, reading: PdfReading): Finding[] {
  const pale = reading.pages.flatMap(({ page }) => [
    ...paleLines(page.fills.filter(isLine), page.number),
    ...paleLines(page.strokes, page.number),
    ...palePassages(reading, page.number),
  ]);
  if (pale.length === 0) return [];
  const places = itemPlaces(comparison, reading);
  const known = new Set<string>();
  return pale.flatMap(({ box, page, contrast, words }) => {
    const item = places.find((one) => one.page === page && meets(one.box, box))?.item;
    const what = item ? nameOf(item) : words ? quoted(words) : "a line";
    const told = `${page} ${what}`;
    if (known.has(told)) return [];
    known.add(told);
    return [tooPale(what, contrast, item, pageName(reading, page))];
  });
}

function tooPale(
  what: string,
  contrast: number,
  item: Item | undefined,
  page: string,
): Finding {
  const message = `${what} is too pale for a copier: ${contrast.toFixed(1)}:1 in grey, where ${LEAST}:1 is the least`;
  return finding("pack-survives-a-copier", message, {
    about: item?.anchor ?? null,
    span: item?.span,
    seen: `page ${page}`,
  });
}

interface Pale {
  readonly page: number;
  readonly box: Box;
  readonly contrast: number;
  /** Empty for a line. */
  readonly words: string;
}

/** What is no thicker than this is a line; what is thicker is a ground, and is judged with its text. */
const THICKEST = 3;

function isLine({ box }: Fill): boolean {
  const [width, height] = [box.right - box.left, box.top - box.bottom];
  return width > 0 && height > 0 && Math.min(width, height) <= THICKEST;
}

function paleLines(lines: readonly Fill[], page: number): readonly Pale[] {
  return lines.flatMap(({ box, color }) => {
    const contrast = color === null ? LEAST : contrastOf(color, "#ffffff");
    return contrast < LEAST ? [{ page, box, contrast, words: "" }] : [];
  });
}

/** Glyphs that follow one another and are as pale as each other. */
function palePassages({ pages }: PdfReading, number: number): readonly Pale[] {
  const found: Pale[] = [];
  const { glyphs, fills } = pages[number - 1]?.page ?? { glyphs: [], fills: [] };
  let before = -1;
  for (const [at, glyph] of glyphs.entries()) {
    const contrast = contrastWithGround(glyph, fills);
    if (contrast >= LEAST || glyph.text.trim() === "") continue;
    const last = found.at(-1);
    if (last && at <= before + 2 && last.contrast === contrast) {
      found[found.length - 1] = { ...last, words: last.words + glyph.text };
    } else found.push({ page: number, box: glyph.box, contrast, words: glyph.text });
    before = at;
  }
  return found;
}

function contrastWithGround(glyph: Glyph, fills: readonly Fill[]): number {
  return contrastOf(glyph.color, groundOf(glyph, fills)?.color ?? "#ffffff");
}

interface Placed {
  readonly item: Item;
  readonly page: number;
  readonly box: Box;
}

/** Where the marks of each item stand, piece by piece. */
function itemPlaces({ wanted, stretches }: Comparison, reading: PdfReading): readonly Placed[] {
  return wanted.scope.items.flatMap((item) => {
    const stretch = stretches.get(item.anchor);
    const range = stretch && someSeenOf(stretch);
    if (!stretch || !range || item.kind === "citation") return [];
    const at = stretch.text.seen?.at.slice(range.from, range.to) ?? [];
    return at.flatMap((index) => {
      const placed = reading.glyphs[index];
      return placed ? [{ item, page: placed.page, box: placed.glyph.box }] : [];
    });
  });
}

/** How far the box around a mark stands from its words. */
const AROUND = 6;

function meets(mark: Box, box: Box): boolean {
  return (
    box.left <= mark.right + AROUND &&
    box.right >= mark.left - AROUND &&
    box.bottom <= mark.top + AROUND &&
    box.top >= mark.bottom - AROUND
  );
}
