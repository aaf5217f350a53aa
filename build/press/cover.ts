// The size of the sheet that the cover is printed on. Of the part `press`.

import type { CoverSize } from "../model/outputs.ts";

/** Width and height of the whole, cut and bleed. */
export function coverPage({
  width,
  height,
  spine,
  bleed,
}: CoverSize): readonly [number, number] {
  return [2 * width + spine + 2 * bleed, height + 2 * bleed];
}
