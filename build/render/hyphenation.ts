// Soft hyphens by language: Chromium ships no dictionaries, and a reading system its own.
// Floor: render.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

const SHY = "\u00AD";
/** Where the patterns of each language lie; a build loads those of its own alone. */
const PATTERNS: Readonly<Record<string, string>> = {
  de: "hyphen/de-1996/index.js",
  en: "hyphen/en-us/index.js",
  es: "hyphen/es/index.js",
  fr: "hyphen/fr/index.js",
  ru: "hyphen/ru/index.js",
};

/** Shorter words stay whole, and no fewer letters stand before or after a hyphen. */
const MIN_WORD = 5;
const MIN_LEFT = 2;
const MIN_RIGHT = 3;
/** Characters of a line of text or of a note, in a book or a course pack. */
const LINE = { shortest: 45, longest: 110 };

interface Patterns {
  hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
}

/** Puts soft hyphens into the words of running text. */
export type Hyphenate = (text: string) => string;

export const unhyphenated: Hyphenate = (text) => text;

/**
 * Hyphenation for a BCP 47 language; the identity for one without patterns. Left whole: words in
 * capitals or with figures, compounds that have a hyphen already, addresses, and anything that
 * holds a sign of a path.
 */
export function hyphenationFor(language: string): Hyphenate {
  const known = opened.get(language) ?? open(language);
  opened.set(language, known);
  return known;
}

/** Every part of every output asks for the same words again: what was found is kept. */
const opened = new Map<string, Hyphenate>();

function open(language: string): Hyphenate {
  const module = PATTERNS[language.split("-")[0] ?? language];
  if (!module) return unhyphenated;
  const patterns = require(module) as Patterns;
  const hyphenateWord = memo((word) =>
    withinLimits(patterns.hyphenateSync(word, { hyphenChar: SHY, minWordLength: MIN_WORD })),
  );
  const hyphenateRun = memo((run) =>
    isWhole(run) ? run : run.replace(/\p{L}+/gu, (word) => orWhole(word, hyphenateWord)),
  );
  return (text) => withoutTwins(text, hyphenateRun);
}

/**
 * A word that comes again about a line further on stays whole there, so that no two lines one above
 * the other end, and the next two begin, with the same parts of it.
 */
function withoutTwins(text: string, hyphenateRun: Hyphenate): string {
  const places = new Map<string, number>();
  return text.replace(/\S+/gu, (run: string, at: number) => {
    const made = hyphenateRun(run);
    if (made === run) return run;
    const word = run.replace(/\P{L}/gu, "").toLowerCase();
    const before = places.get(word) ?? Number.NEGATIVE_INFINITY;
    places.set(word, at);
    const apart = at - before;
    return apart > LINE.shortest && apart < LINE.longest ? run : made;
  });
}

function memo(make: Hyphenate): Hyphenate {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

function isWhole(run: string): boolean {
  return /[\d/@_\\]|\p{L}-\p{L}|\p{L}\.\p{L}/u.test(run);
}

function orWhole(word: string, hyphenateWord: Hyphenate): string {
  return word.length < MIN_WORD || word === word.toUpperCase() ? word : hyphenateWord(word);
}

/** Takes out hyphens that leave too little on one side. */
function withinLimits(word: string): string {
  const syllables = word.split(SHY);
  const whole = syllables.join("");
  let made = "";
  let at = 0;
  for (const syllable of syllables) {
    const fits = at >= MIN_LEFT && whole.length - at >= MIN_RIGHT;
    made += (at > 0 && fits ? SHY : "") + syllable;
    at += syllable.length;
  }
  return made;
}
