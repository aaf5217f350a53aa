// Soft hyphens by language: Chromium ships no dictionaries, and a reading system its own.
// Floor: render.

import german from "hyphen/de-1996/index.js";
import english from "hyphen/en-us/index.js";

const SHY = "\u00AD";
const PATTERNS = { de: german, en: english };

/** Shorter words stay whole, and no fewer letters stand before or after a hyphen. */
const MIN_WORD = 5;
const MIN_LEFT = 2;
const MIN_RIGHT = 3;

/** Puts soft hyphens into the words of running text. */
export type Hyphenate = (text: string) => string;

export const unhyphenated: Hyphenate = (text) => text;

/**
 * Hyphenation for a BCP 47 language; the identity for one without patterns. Left whole: words in
 * capitals or with figures, compounds that have a hyphen already, addresses, and anything that
 * holds a sign of a path.
 */
export function hyphenationFor(language: string): Hyphenate {
  const patterns = PATTERNS[language.split("-")[0] as keyof typeof PATTERNS];
  if (!patterns) return unhyphenated;
  const known = new Map<string, string>();
  const hyphenateWord = (word: string): string => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const made = withinLimits(
      patterns.hyphenateSync(word, { hyphenChar: SHY, minWordLength: MIN_WORD }),
    );
    known.set(word, made);
    return made;
  };
  return (text) =>
    text.replace(/\S+/gu, (run) =>
      isWhole(run) ? run : run.replace(/\p{L}+/gu, (word) => orWhole(word, hyphenateWord)),
    );
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
