// The edition's typefaces, cut down to the characters the book uses. Floor: package.

import { readFile } from "node:fs/promises";
import { packageFile } from "../assets.ts";
import { subset } from "../fonts/subset.ts";
import { type Cache, NO_CACHE } from "../model/cache.ts";
import type { PackedFile } from "./container.ts";

interface Face {
  readonly family: "Stet Serif" | "Stet Symbols";
  readonly weight: 400 | 700;
  readonly style: "normal" | "italic";
  readonly href: string;
  /** In an npm package. */
  readonly source: string;
}

const GARAMOND = "@expo-google-fonts/eb-garamond";

const FACES: readonly Face[] = [
  {
    family: "Stet Serif",
    weight: 400,
    style: "normal",
    href: "fonts/serif-regular.ttf",
    source: `${GARAMOND}/400Regular/EBGaramond_400Regular.ttf`,
  },
  {
    family: "Stet Serif",
    weight: 400,
    style: "italic",
    href: "fonts/serif-italic.ttf",
    source: `${GARAMOND}/400Regular_Italic/EBGaramond_400Regular_Italic.ttf`,
  },
  {
    family: "Stet Serif",
    weight: 700,
    style: "normal",
    href: "fonts/serif-bold.ttf",
    source: `${GARAMOND}/700Bold/EBGaramond_700Bold.ttf`,
  },
  {
    family: "Stet Serif",
    weight: 700,
    style: "italic",
    href: "fonts/serif-bold-italic.ttf",
    source: `${GARAMOND}/700Bold_Italic/EBGaramond_700Bold_Italic.ttf`,
  },
  {
    family: "Stet Symbols",
    weight: 400,
    style: "normal",
    href: "fonts/symbols.ttf",
    source: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  },
];

/** Where the licences lie that allow the fonts to be carried along, and ask to be. */
const LICENCES = [
  { href: "EB-Garamond-OFL.txt", source: `${GARAMOND}/LICENSE_FONT` },
  { href: "DejaVu-LICENSE.txt", source: "dejavu-fonts-ttf/LICENSE" },
] as const;

/** OpenType features the style sheets may ask for; all others are cut away. */
const FEATURES =
  "kern liga clig calt ccmp locl mark mkmk smcp c2sc case onum lnum pnum tnum sups frac numr dnom".split(
    " ",
  );

/** Name records kept beside the usual ones: licence and its address, OpenType `name` 13 and 14. */
const LICENCE_NAMES = [13, 14];

export interface Fonts {
  /** `@font-face` rules, relative to the package folder. */
  readonly css: string;
  readonly files: readonly PackedFile[];
  readonly licences: readonly PackedFile[];
}

/**
 * Subsets every face to `text`. As TrueType: every reading system takes it, the container packs it,
 * and to make WOFF2 of it took half the time of a long book.
 * Both cases of each letter stay in, since small capitals and
 * `text-transform` ask for letters that stand nowhere in the text.
 */
export async function subsetFonts(text: string, cache: Cache = NO_CACHE): Promise<Fonts> {
  const characters = charactersOf(text);
  const files = await Promise.all(
    FACES.map(async ({ family, href, source }): Promise<PackedFile> => {
      const wanted = family === "Stet Symbols" ? beyondLatin(characters) : characters;
      return { href, content: await cut(source, wanted, cache) };
    }),
  );
  const licences = await Promise.all(
    LICENCES.map(async ({ href, source }) => ({
      href,
      content: await readFile(packageFile(source)),
    })),
  );
  return { css: FACES.map(fontFace).join("\n"), files, licences };
}

/** The name the serif's files bear inside themselves. */
export const SERIF_NAME = "EB Garamond";

/** One face of the serif with the characters of a few words, as TrueType. */
export async function serifFace(text: string, style: Face["style"]): Promise<Uint8Array> {
  const face = FACES.find((each) => each.style === style && each.weight === 400);
  if (!face) throw new RangeError(`no ${style} face`);
  return cut(face.source, [...new Set(text)].sort(), NO_CACHE);
}

function cut(source: string, characters: readonly string[], cache: Cache): Promise<Uint8Array> {
  const options = {
    targetFormat: "truetype",
    keepFeatures: FEATURES,
    preserveNameIds: LICENCE_NAMES,
  } as const;
  return subset(source, characters.join(""), options, cache);
}

function charactersOf(text: string): readonly string[] {
  const ascii = Array.from({ length: 95 }, (_, index) => String.fromCodePoint(index + 32));
  const own = [...different(text), ...ascii, "\u2010", "\u2026"].join("");
  return [...new Set(`${own}${own.toUpperCase()}${own.toLowerCase()}`)].sort();
}

/** Every different character but the space: of each different word of the book once. */
function different(text: string): readonly string[] {
  return [...new Set([...new Set(text.split(" "))].join(""))];
}

/** The symbol face answers only for what a Latin text face may lack. */
function beyondLatin(characters: readonly string[]): readonly string[] {
  return characters.filter((character) => (character.codePointAt(0) ?? 0) > 0x24f);
}

function fontFace({ family, weight, style, href }: Face): string {
  return `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url("${href}") format("truetype"); }`;
}
