// What a page shows: glyphs, areas, lines and pictures, each where it is. Floor: verify.

import type { Box } from "../../model/proof.ts";

export interface Glyph {
  /** What it stands for, by the font's own table; a ligature is several characters. */
  readonly text: string;
  readonly box: Box;
  /** Where its line stands, in points from the page's foot. */
  readonly baseline: number;
  /** In points, as it is seen on the page. */
  readonly size: number;
  /** The name pdfjs gives the font. */
  readonly font: string;
  /** `#rrggbb`. */
  readonly color: string;
  /** Neither clipped away, nor transparent, nor painted without ink. */
  readonly painted: boolean;
  /** The marked content it is in, by which the structure tree owns it; null where nothing does. */
  readonly owner: number | null;
  /** Order of painting, comparable with that of fills. */
  readonly order: number;
}

/** An area painted over: a rule, a background, a bar; or an image. */
export interface Fill {
  readonly box: Box;
  readonly color: string | null;
  readonly order: number;
}

/** A bitmap as it is placed, and how many dots it has. */
export interface PlacedImage {
  readonly box: Box;
  readonly width: number;
  readonly height: number;
}

export interface PageContent {
  readonly images: readonly PlacedImage[];
  readonly glyphs: readonly Glyph[];
  readonly fills: readonly Fill[];
  /** Lines that are drawn, as broken and dotted ones are; solid rules may be fills. */
  readonly strokes: readonly Fill[];
  readonly fonts: ReadonlySet<string>;
}
