// From characters that were read to places on pages, and from places to links. Floor: verify.

import type { Box, PagePlace } from "../../model/proof.ts";
import type { Compared } from "../compare.ts";
import { holds, middle } from "./geometry.ts";
import type { Destination, PdfLink } from "./open.ts";
import { type PdfReading, placeOf } from "./reading.ts";

export interface OnPage {
  readonly page: number;
  readonly box: Box;
}

/** Where a stretch of a seen text begins: its page and its area on that page. */
export function onPage(
  reading: PdfReading,
  text: Compared,
  range: { from: number; to: number } | null,
): OnPage | null {
  return range && text.seen ? placeOf(reading, text.seen, range.from, range.to) : null;
}

/** What a reader calls the page. */
export function pageName(reading: PdfReading, page: number): string {
  return reading.pages[page - 1]?.name ?? String(page);
}

export function whereabouts(
  reading: PdfReading,
): (text: Compared, at: number) => string | null {
  return (text, at) => {
    const { seen } = text;
    if (!seen || seen.length === 0) return null;
    const index = seen.at[Math.max(0, Math.min(at, seen.length - 1))] ?? -1;
    const page = reading.glyphs[index]?.page;
    return page === undefined ? null : `page ${pageName(reading, page)}`;
  };
}

/** Whether a character is the first of its page's text. */
export function beginsPage(reading: PdfReading, { seen }: Compared, at: number): boolean {
  const placed = reading.glyphs[seen?.at[at] ?? -1];
  const [first] = placed ? (reading.pages[placed.page - 1]?.text ?? []) : [];
  return (
    placed !== undefined && first !== undefined && first.baseline <= placed.glyph.baseline + 1
  );
}

export function pagePlace(reading: PdfReading, place: OnPage): PagePlace {
  return { page: place.page, folio: pageName(reading, place.page), box: place.box };
}

/**
 * The links that a reader meets at a place: the one whose area holds its middle, and with it
 * those whose areas lie wholly within, as where a link has an area for each run of its text.
 * Empty where nothing leads on from the middle.
 */
export function linksAt(reading: PdfReading, { page, box }: OnPage): readonly PdfLink[] {
  const links = reading.pages[page - 1]?.page.links ?? [];
  const point = middle(box);
  const first = links.find((link) => holds(link.box, point, 1.5));
  if (!first) return [];
  const others = links.filter((link) => link !== first && holds(box, middle(link.box)));
  return [first, ...others];
}

/**
 * Whether a destination shows a place: on its page, not below it, and with no line of text
 * between the two, so that the place is the first thing a reader sees there.
 */
export function leadsTo(reading: PdfReading, to: Destination, { page, box }: OnPage): boolean {
  const { y } = to;
  if (to.page !== page) return false;
  if (y === null) return true;
  const lines = reading.pages[page - 1]?.text ?? [];
  const between = lines.some(
    ({ box: line }) => line.top < y - 2 && line.bottom > box.top - 0.3 * (box.top - box.bottom),
  );
  return y > box.bottom && !between;
}

/** Two names may stand for one place: a part and its title. */
export function sameDestination(
  reading: PdfReading,
  name: string | null,
  anchor: string,
): boolean {
  if (name === null || name === anchor) return true;
  const destination = (one: string): string => {
    const { page, x, y } = reading.file.destinations.get(one) ?? {};
    return JSON.stringify([page, x, y]);
  };
  return destination(name) === destination(anchor);
}
