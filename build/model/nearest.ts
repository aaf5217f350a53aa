import { closest, distance } from "fastest-levenshtein";

/** What an editor may have meant: the nearest of `known`, if it is near enough to be worth saying. */
export function nearest(word: string, known: readonly string[]): string | null {
  if (known.length === 0) return null;
  const candidate = closest(word, [...known]);
  // Two letters exchanged are two edits, and a common slip even in a word of four.
  const near = Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3));
  return distance(word, candidate) <= near ? candidate : null;
}

/** What to say of a word that is not among `known`: what was meant, else a few that there are. */
export function offer(word: string, known: readonly string[]): string {
  const close = nearest(word, known);
  if (close) return `did you mean "${close}"?`;
  return known.length === 0 ? "there is none" : `there is: ${known.slice(0, 12).join(", ")}`;
}
