// Stage typeset. Marks: how what an element means crosses the browser's printing, for finishing.

import type { Page } from "puppeteer-core";
import { type Mark, markElements } from "./page/marks.ts";

export type { Mark } from "./page/marks.ts";

/** By the number that stands in the language of a tag: `en-US-x-s12`. */
export type Marks = readonly Mark[];

/**
 * Marks every element that `page` is about to print. To be called once layout is done, and before
 * every printing of a new document; an element that is taken out and printed later keeps its mark.
 *
 * @param first number of the first mark, where marks of several documents are put one after another
 */
export async function markPage(page: Page, first = 0): Promise<Marks> {
  return await page.evaluate(markElements, first);
}

/** The number in a tag's language, or null: BCP 47, 2.2.7. */
export function markIn(language: string): number | null {
  const number = /-x-s(\d+)$/.exec(language)?.[1];
  return number === undefined ? null : Number(number);
}
