// Stage typeset. What a part of a book looks like in print follows from the document that the
// browser has before it, and so it is remembered by that document, to the last character.

import type { Page } from "puppeteer-core";
import { type Cache, keyOf, NO_CACHE, remembered } from "../model/cache.ts";

/** How every part is printed. */
const MANNER = {
  preferCSSPageSize: true,
  printBackground: true,
  tagged: true,
  outline: true,
} as const;

/** Where printed parts are remembered, and the program that printed them. */
export interface Memory {
  readonly cache: Cache;
  /** Name and version, of which another may print the same document otherwise. */
  readonly printer: string;
}

/** The document in a page as a PDF. @throws Error if the browser takes longer than `timeout` milliseconds. */
export async function printed(
  page: Page,
  timeout: number,
  { cache, printer }: Memory,
): Promise<Uint8Array> {
  // Fonts were loaded before anything was laid out.
  const print = () => page.pdf({ ...MANNER, waitForFonts: false, timeout });
  if (cache === NO_CACHE) return print();
  const document = await page.evaluate(wholeDocument);
  const key = keyOf([printer, JSON.stringify(MANNER), document]);
  return remembered(cache, "printed", key, print);
}

/** Runs in the browser. */
function wholeDocument(): string {
  const { document } = globalThis as unknown as {
    document: { documentElement: { outerHTML: string } };
  };
  return document.documentElement.outerHTML;
}
