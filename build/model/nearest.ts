import { closest, distance } from "fastest-levenshtein";

/** What an editor may have meant: the nearest of `known`, if it is near enough to be worth saying. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const candidate = closest(word, [...known]);
  return distance(word, candidate) <= Math.max(1, Math.floor(word.length / 3))
    ? candidate
    : null;
}
