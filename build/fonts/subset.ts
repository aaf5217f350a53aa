// Fonts cut down to the characters that are used. Ground floor of typeset and package.

import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";
import { packageFile } from "../assets.ts";
import { type Cache, keyOf, remembered } from "../model/cache.ts";

export interface SubsetOptions {
  readonly targetFormat: "truetype";
  /** OpenType features to keep; all where absent. */
  readonly keepFeatures?: readonly string[];
  /** Name records kept beside the usual ones, by OpenType's numbers. */
  readonly preserveNameIds?: readonly number[];
}

/**
 * The font at `source` in an npm package, with the characters of `text` alone. Remembered by the
 * font's bytes, the characters in any order, and the options.
 */
export async function subset(
  source: string,
  text: string,
  options: SubsetOptions,
  cache: Cache,
): Promise<Uint8Array> {
  const font = await readFile(packageFile(source));
  const characters = [...new Set(text)].sort().join("");
  const key = keyOf([font, characters, JSON.stringify(options)]);
  return remembered(cache, "font", key, () => subsetFont(font, characters, options));
}
