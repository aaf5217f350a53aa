// How many pages a printer folds, and where blank ones go. Of the part `press`.

import type { PressConfig } from "../model/manuscript.ts";
import type { PageStart } from "../model/outputs.ts";
import { points } from "./lengths.ts";

export interface Signatures {
  /** Pages of the book with its blanks. */
  readonly pages: number;
  /** Sheets folded to `signature` pages. */
  readonly signatures: number;
  /** How many blank pages stand before the page of this index, from 0; the last index is the end. */
  readonly blanks: ReadonlyMap<number, number>;
}

/**
 * Fills the last signature up with blank pages. They stand after the part that the publisher names,
 * as far as they are whole leaves, so that right-hand pages stay on the right; what is left stands
 * at the end.
 */
export function signaturesOf(
  pages: readonly PageStart[],
  { signature, blanksAfter }: PressConfig,
): Signatures {
  const count = Math.ceil(pages.length / signature);
  const missing = count * signature - pages.length;
  const after = blanksAfter === undefined ? null : partOf(blanksAfter);
  const last = pages.findLastIndex(({ part }) => part === after);
  const inside = last >= 0 ? missing - (missing % 2) : 0;
  const blanks = new Map<number, number>();
  if (inside > 0) blanks.set(last + 1, inside);
  if (missing > inside) {
    blanks.set(pages.length, (blanks.get(pages.length) ?? 0) + missing - inside);
  }
  return { pages: count * signature, signatures: count, blanks };
}

/** The anchor of a part by its entry in `parts:`: `back/colophon.md` is `part-colophon`. */
export function partOf(entry: string): string {
  return `part-${(entry.split("/").at(-1) ?? entry).replace(/\.md$/, "")}`;
}

/** Width of the spine in points: a leaf has two pages. */
export function spineOf(pages: number, { paper }: PressConfig): number {
  return (pages / 2) * points(paper);
}
