// What the checks of a page's margins share. Floor: verify.

import { type Comparison, someSeenOf } from "../compare.ts";
import type { Beside } from "../pdf/furniture.ts";
import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { type Finding, finding } from "./finding.ts";

/** Everything beside the text is accounted for; what is left in the end nobody asked for. */
export type Unclaimed = Set<Beside>;

export interface Spot {
  readonly page: PdfPage;
  readonly baseline: number;
}

export function untrue(
  message: string,
  page: PdfPage,
  about: { readonly span?: Finding["diagnostic"]["span"]; readonly about?: string } = {},
): Finding {
  return finding("locator-is-true", message, { ...about, seen: `page ${page.name}` });
}

/** Where the text of an anchor begins; null where it was not read. */
export function spotOf(
  { stretches }: Comparison,
  reading: PdfReading,
  anchor: string,
): Spot | null {
  const stretch = stretches.get(anchor);
  const from = stretch && someSeenOf(stretch)?.from;
  return from === undefined ? null : spotAt(reading, stretch?.text.seen?.at[from]);
}

/** The line of a glyph. */
export function spotAt(reading: PdfReading, glyph: number | undefined): Spot | null {
  const placed = reading.glyphs[glyph ?? -1];
  const page = placed && reading.pages[placed.page - 1];
  return page ? { page, baseline: placed.glyph.baseline } : null;
}
