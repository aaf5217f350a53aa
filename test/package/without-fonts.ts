// Stands in for fonts and the painted cover where a test looks at neither: they take the longest.

import type { Fonts } from "../../build/package/fonts.ts";

export const SERIF_NAME = "serif";

export async function subsetFonts(): Promise<Fonts> {
  return { css: "", files: [], licences: [] };
}

export async function serifFace(): Promise<Uint8Array> {
  return new Uint8Array();
}

export async function paint(): Promise<Uint8Array> {
  return new Uint8Array();
}
