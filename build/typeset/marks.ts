// Stage typeset. Marks: how what an element means crosses the browser's printing, for finishing.

import type { Mark } from "./page/marks.ts";

export type { Mark } from "./page/marks.ts";

/** By the number that stands in the language of a tag: `en-US-x-s12`. */
export type Marks = readonly Mark[];

/** The number in a tag's language, or null: BCP 47, 2.2.7. */
export function markIn(language: string): number | null {
  const number = /-x-s(\d+)$/.exec(language)?.[1];
  return number === undefined ? null : Number(number);
}
