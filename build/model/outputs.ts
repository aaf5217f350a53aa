// What passes between render, typeset, package and verify.

import type { Anchor } from "./edition.ts";
import type { Matter, Output } from "./manuscript.ts";
import type { Span } from "./span.ts";

/** One part as XHTML: one `<section>` element, well-formed, its notes inside at its end. */
export interface RenderedPart {
  readonly id: Anchor;
  readonly kind: string;
  readonly matter: Matter;
  readonly title: string;
  readonly shortTitle: string;
  readonly xhtml: string;
}

export interface Rendered {
  readonly output: Output;
  readonly title: string;
  readonly language: string;
  readonly parts: readonly RenderedPart[];
  /** Where in the manuscript blocks stand that have no anchor, by id; what Stet makes stands nowhere. */
  readonly origins: ReadonlyMap<Anchor, Span>;
  /** Style sheets in the order in which they apply. */
  readonly css: readonly string[];
}

/** Where a page begins in the running text: exact to the character, notes not counted. */
export interface PageStart {
  /** Physical page, from 1. */
  readonly page: number;
  /** What is printed on it: `iv`, `12`; also for pages that print none. */
  readonly folio: string;
  readonly part: Anchor;
  /** Id of the block in which the page begins, and how many characters of its text (soft hyphens
   * and notes not counted) stand on earlier pages. Null on a blank page and on one of notes alone. */
  readonly block: Anchor | null;
  readonly offset: number;
  /** Nothing stands on it: it is there so that the next is a right-hand one. */
  readonly isBlank: boolean;
}

/** Which anchor fell on which page of a typeset output. */
export interface PageMap {
  readonly pages: readonly PageStart[];
  /** Index into `pages`, from 0, by anchor. */
  readonly pageOf: ReadonlyMap<Anchor, number>;
}

export interface Typeset {
  readonly pdf: Uint8Array;
  readonly pageMap: PageMap;
}

/** The folio on which an anchor stands. @throws RangeError if the anchor was not typeset: a bug of the build. */
export function folioOf(map: PageMap, anchor: Anchor): string {
  const page = map.pages[map.pageOf.get(anchor) ?? -1];
  if (!page) throw new RangeError(`${anchor} is on no page`);
  return page.folio;
}

/** `slug.pdf`, `slug.epub`, `slug-coursepack.pdf`, `slug-coursepack-instructor.pdf`. */
export function fileName(slug: string, output: Output): string {
  if (output === "print") return `${slug}.pdf`;
  return output === "epub" ? `${slug}.epub` : `${slug}-${output}.pdf`;
}

/** The cover that a printer folds round the book. All in points. */
export interface CoverSize {
  readonly width: number;
  readonly height: number;
  readonly spine: number;
  readonly bleed: number;
}

/** What a printer has to know beside the files. Millimetres. */
export interface PressTicket {
  /** With the blank ones. */
  readonly pages: number;
  readonly blanks: number;
  readonly signatures: number;
  /** Pages of one. */
  readonly signature: number;
  readonly trim: readonly [number, number];
  readonly bleed: number;
  /** Thickness of a leaf, as the edition states it. */
  readonly paper: string;
  readonly spine: number;
  /** The whole cover as it is cut. */
  readonly cover: readonly [number, number];
  readonly color: string;
}

/** A finished file, in memory until every output is known to be good. */
export interface OutputFile {
  /** File name inside dist/. */
  readonly name: string;
  readonly bytes: Uint8Array;
}
