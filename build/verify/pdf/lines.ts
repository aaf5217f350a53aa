// Gathers a page's glyphs into lines, in the order in which they were written. Floor: verify.

import type { Box } from "../../model/proof.ts";
import type { Glyph } from "./content.ts";
import { around } from "./geometry.ts";

export interface Line {
  /** Indices into the page's glyphs, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly box: Box;
  readonly baseline: number;
  /** Of most of its glyphs, in points. */
  readonly size: number;
  /** As read, spaces included. */
  readonly text: string;
  /** Belongs to the structure tree, as running text does and furniture does not. */
  readonly tagged: boolean;
}

/**
 * A new line begins where the baseline moves by more than a superscript does or the pen goes
 * back. Order is that of the content stream, which is the document's own: two cells of a table
 * side by side are two lines.
 */
export function linesOf(glyphs: readonly Glyph[]): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (let at = 1; at <= glyphs.length; at += 1) {
    if (at < glyphs.length && continues(glyphs, from, at)) continue;
    const line = toLine(glyphs, from, at);
    if (line) lines.push(line);
    from = at;
  }
  return lines;
}

function continues(glyphs: readonly Glyph[], from: number, at: number): boolean {
  const first = glyphs[from];
  const last = glyphs[at - 1];
  const next = glyphs[at];
  if (!first || !last || !next) return false;
  const size = Math.max(last.size, next.size);
  const level = Math.abs(next.baseline - last.baseline) < 0.6 * size;
  return (
    level && next.box.left > last.box.left - 0.5 * size && isOwned(next) === isOwned(first)
  );
}

/** What stands on one line with wide spaces between, apart. */
export function piecesOf({ from, to }: Line, glyphs: readonly Glyph[]): readonly Line[] {
  const pieces: Line[] = [];
  let start = from;
  for (let at = from + 1; at <= to; at += 1) {
    const [last, next] = [glyphs[at - 1], glyphs[at]];
    const apart = last && next && next.box.left - last.box.right > next.size;
    if (at < to && !apart) continue;
    const piece = toLine(glyphs, start, at);
    if (piece) pieces.push(piece);
    start = at;
  }
  return pieces;
}

function isOwned({ owner }: Glyph): boolean {
  return owner !== null;
}

function toLine(glyphs: readonly Glyph[], from: number, to: number): Line | null {
  const own = glyphs.slice(from, to);
  const inked = own.filter(({ text }) => text.trim() !== "");
  const box = around(inked.map((glyph) => glyph.box));
  if (!box) return null;
  return {
    from,
    to,
    box,
    baseline: commonest(inked.map(({ baseline }) => Math.round(baseline * 4) / 4)),
    size: commonest(inked.map(({ size }) => Math.round(size * 4) / 4)),
    text: textOf(own),
    tagged: own.some(isOwned),
  };
}

/** What glyphs say. Words that stand apart are parted, whether or not a space was written between them. */
export function textOf(glyphs: readonly Glyph[]): string {
  let text = "";
  let last: Glyph | null = null;
  for (const glyph of glyphs) {
    text += (last && standApart(last, glyph) ? " " : "") + glyph.text;
    if (glyph.text.trim() !== "") last = glyph;
  }
  return text.replace(/\s+/gu, " ").trim();
}

function standApart(last: Glyph, next: Glyph): boolean {
  const across = next.box.left - last.box.right > 0.5 * next.size;
  return across || Math.abs(next.baseline - last.baseline) > 0.6 * next.size;
}

/** The value that occurs most often; the first of those that do. */
export function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [value, count] of counts) {
    if (count > most) [best, most] = [value, count];
  }
  return best;
}
