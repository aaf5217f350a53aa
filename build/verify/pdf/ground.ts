// What lies under a glyph and what lies over it. Floor: verify.

import type { Fill, Glyph } from "./content.ts";
import { holds, middle, shareIn } from "./geometry.ts";

/** How much of a letter may be painted over, as by the stroke through a struck word. */
const STROKES = 0.34;

/** Whether so much is painted over a glyph that it cannot be read. A picture covers what it lies on. */
export function isCovered(glyph: Glyph, fills: readonly Fill[]): boolean {
  let covered = 0;
  for (const { box, order } of fills) {
    if (order > glyph.order) covered += shareIn(box, glyph.box);
  }
  return covered >= STROKES;
}

/** The last area painted before a glyph where its middle stands; undefined on bare paper. */
export function groundOf({ box, order }: Glyph, fills: readonly Fill[]): Fill | undefined {
  const point = middle(box);
  return fills.findLast((fill) => fill.order < order && holds(fill.box, point));
}
