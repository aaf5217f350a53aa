// How a fault in what a page shows is planted, and what it strikes most often. Floor: selftest.

import type { Box } from "../../model/proof.ts";
import { around } from "../../verify/pdf/geometry.ts";
import type { Fault } from "../fault.ts";
import type { PdfCopy } from "./copy.ts";
import { itemOf, principalText, type Target, wordIn } from "./targets.ts";

export type PdfFault = Fault<PdfCopy>;

export const UNSEEN = [
  "text-is-visible",
  "item-survives",
  "transcription-is-conserved",
] as const;

export const word = ({ sound }: PdfCopy): Target | null => wordIn(sound, principalText(sound));
export const marker = ({ sound }: PdfCopy): Target | null => itemOf(sound, "redaction");
export const drop = (): string => "";

export function content(
  says: string,
  rules: PdfFault["rules"],
  plant: (copy: PdfCopy) => string | null,
): PdfFault {
  return { says, place: "page content", rules, plant };
}

/** Paints a box over a target. */
export function cover(copy: PdfCopy, target: Target | null, color: string): string | null {
  const box = target && around(target.glyphs.map((glyph) => glyph.box));
  if (!target || !box) return null;
  copy.paint(target.page, `${color} ${rectangle(box)} re f`);
  return `${target.says}, page ${target.page}`;
}

/** As the operator `re` takes it, a little larger. */
export function rectangle({ left, bottom, right, top }: Box): string {
  return [left - 1, bottom - 1, right - left + 2, top - bottom + 2].join(" ");
}
