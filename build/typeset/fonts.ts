// Stage typeset. The fonts of a printed output, given to the browser under names of our own and
// as data, so that the pages are the same whatever fonts a system has; and which characters they have.

import { readFile } from "node:fs/promises";
import { Face, Blob as FontBlob } from "harfbuzzjs";
import { packageFile } from "../assets.ts";
import { subset } from "../fonts/subset.ts";
import type { Cache } from "../model/cache.ts";

interface FontFile {
  readonly family: "Stet Serif" | "Stet Symbols";
  readonly file: string;
  readonly weight: number;
  readonly style: "normal" | "italic";
}

const GARAMOND = "@expo-google-fonts/eb-garamond";

const FILES: readonly FontFile[] = [
  serif("400Regular/EBGaramond_400Regular.ttf", 400, "normal"),
  serif("400Regular_Italic/EBGaramond_400Regular_Italic.ttf", 400, "italic"),
  serif("500Medium/EBGaramond_500Medium.ttf", 500, "normal"),
  serif("500Medium_Italic/EBGaramond_500Medium_Italic.ttf", 500, "italic"),
  serif("600SemiBold/EBGaramond_600SemiBold.ttf", 600, "normal"),
  serif("600SemiBold_Italic/EBGaramond_600SemiBold_Italic.ttf", 600, "italic"),
  serif("700Bold/EBGaramond_700Bold.ttf", 700, "normal"),
  serif("700Bold_Italic/EBGaramond_700Bold_Italic.ttf", 700, "italic"),
  {
    family: "Stet Symbols",
    file: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
    weight: 400,
    style: "normal",
  },
];

function serif(file: string, weight: number, style: "normal" | "italic"): FontFile {
  return { family: "Stet Serif", file: `${GARAMOND}/${file}`, weight, style };
}

/** The fonts of an edition. */
export interface Fonts {
  /** True if every face that may be asked for the character has a glyph for it. */
  readonly has: (codePoint: number) => boolean;
  /** `@font-face` rules of the fonts cut down to the characters of `text`: a tenth of the whole, which the browser reads in a tenth of the time. */
  readonly facesFor: (text: string, cache: Cache) => Promise<string>;
}

let loaded: Promise<Fonts> | undefined;

/** The fonts, read once per process. @throws Error if their packages are not installed. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= read();
  return loaded;
}

async function read(): Promise<Fonts> {
  const faces = await Promise.all(
    FILES.map(async (font) => {
      const bytes = await readFile(packageFile(font.file));
      return { font, characters: charactersOf(bytes) };
    }),
  );
  const ofFamily = (family: FontFile["family"]) =>
    faces.filter(({ font }) => font.family === family).map(({ characters }) => characters);
  const text = inAll(ofFamily("Stet Serif"));
  const symbols = new Set([...inAll(ofFamily("Stet Symbols"))].filter((one) => !text.has(one)));
  const range = ` unicode-range: ${unicodeRange(symbols)};`;
  return {
    has: (codePoint) => text.has(codePoint) || symbols.has(codePoint),
    facesFor: async (characters, cache) => {
      const shown = [...characters].some((one) => symbols.has(one.codePointAt(0) ?? 0));
      const asked = faces.filter(({ font }) => shown || font.family !== "Stet Symbols");
      const rules = asked.map(async ({ font }) => {
        const bytes = await subset(font.file, characters, { targetFormat: "truetype" }, cache);
        return faceRule(font, bytes, font.family === "Stet Symbols" ? range : "");
      });
      return (await Promise.all(rules)).join("\n");
    },
  };
}

function faceRule(
  { family, weight, style }: FontFile,
  bytes: Uint8Array,
  range: string,
): string {
  const data = Buffer.from(bytes).toString("base64");
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style};${range} src: url(data:font/ttf;base64,${data}) format("truetype"); }`;
}

/** What every set has: a character of the roman that the italic lacks would be set in a system's font. */
function inAll(sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  return new Set([...(sets[0] ?? [])].filter((one) => sets.every((set) => set.has(one))));
}

/** The characters in the font's `cmap`. */
function charactersOf(bytes: Buffer): Set<number> {
  const data = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  return new Set(new Face(new FontBlob(data as ArrayBuffer)).collectUnicodes());
}

/** CSS `unicode-range` of a set of characters: `U+2190-21FF, U+2610`. */
function unicodeRange(characters: ReadonlySet<number>): string {
  const runs: [number, number][] = [];
  for (const character of [...characters].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && character === last[1] + 1) last[1] = character;
    else runs.push([character, character]);
  }
  const hex = (character: number) => character.toString(16).toUpperCase();
  return runs
    .map(([from, to]) => (from === to ? `U+${hex(from)}` : `U+${hex(from)}-${hex(to)}`))
    .join(", ");
}
