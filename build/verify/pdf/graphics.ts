// The graphics state of a page, and the operands of its operators. Floor: verify.
// PDF 32000-1, 8.4 and 9.3.

import type { Box } from "../../model/proof.ts";
import type { Matrix } from "./geometry.ts";
import { OPS } from "./pdfjs.ts";

export interface State {
  readonly ctm: Matrix;
  readonly font: string;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly scale: number;
  readonly leading: number;
  readonly rise: number;
  readonly mode: number;
  readonly color: string;
  readonly alpha: number;
  /** Of lines, as against areas and text. */
  readonly stroke: string;
  readonly strokeAlpha: number;
  /** How much the groups around let through: within a group alpha begins at 1 (11.6.6). */
  readonly groupAlpha: number;
  /** Under a soft mask (11.6.5): what comes through it cannot be told. */
  readonly masked: boolean;
  readonly clip: Box;
}

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What holds at the beginning of a page. */
export function firstState(clip: Box): State {
  return {
    ctm: IDENTITY,
    font: "",
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    color: "#000000",
    alpha: 1,
    stroke: "#000000",
    strokeAlpha: 1,
    groupAlpha: 1,
    masked: false,
    clip,
  };
}

/** Text that paints nothing, or only adds to the clip: PDF 32000-1, table 106. */
export const INKLESS: readonly number[] = [3, 7];

/** Text whose outlines alone are painted: likewise. */
export const OUTLINED: readonly number[] = [1, 5];

export const FILLING: readonly number[] = [
  OPS.fill,
  OPS.eoFill,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
];

export const STROKING: readonly number[] = [
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
];

/** A colour as it looks on white paper when some of the paper shows through. `#rrggbb`. */
export function onPaper(color: string, alpha: number): string {
  if (alpha >= 1 || !/^#[0-9a-f]{6}$/iu.test(color)) return color;
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const blended = channels.map((value) => Math.round(value * alpha + 255 * (1 - alpha)));
  return `#${blended.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}

/** The id by which the structure tree knows marked content; an artifact has none. */
export function ownerOf([tag, id]: readonly unknown[]): number | null {
  return tag !== "Artifact" && typeof id === "number" ? id : null;
}

export function asMatrix(value: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(value as ArrayLike<number>);
  return [a, b, c, d, e, f];
}

export function boundsOf(value: unknown): Box | null {
  if (!value) return null;
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(value as ArrayLike<number>);
  return { left, bottom, right, top };
}

export function intersect(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
}
