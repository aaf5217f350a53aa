// Text that is there but in another place than the manuscript has it. Floor: verify.

import type { Compared } from "./compare.ts";
import type { Hunk } from "./text/align.ts";
import { letters } from "./text/running.ts";

/** What is missing in one place and was put in at another, word for word. */
export interface Move {
  readonly text: Compared;
  readonly missing: Hunk;
  readonly arrival: Hunk;
}

/** Shorter stretches are alike by chance. */
const SHORTEST = 12;

/** Pairs every missing stretch of a text with the one put in that has the same letters. */
export function movesOf(texts: readonly Compared[]): readonly Move[] {
  return texts.flatMap((text) => {
    const { seen, alignment } = text;
    if (!seen || !alignment) return [];
    const arrivals = new Map<string, Hunk>();
    for (const hunk of alignment.hunks) {
      if (hunk.from === hunk.to) {
        arrivals.set(letters(seen.slice(hunk.seenFrom, hunk.seenTo)), hunk);
      }
    }
    return alignment.hunks.flatMap((missing) => {
      const key = letters(text.text.slice(missing.from, missing.to));
      const arrival = missing.seenFrom === missing.seenTo ? arrivals.get(key) : undefined;
      return arrival && key.length >= SHORTEST ? [{ text, missing, arrival }] : [];
    });
  });
}
