// Words that are written from right to left stand on a page as they are seen, from the left: here
// they are put in the order in which they are read. Floor: verify.
// The inverse of Unicode's bidirectional algorithm (UAX 9, L2 and L4) for such words among others.

import type { Glyph } from "./content.ts";

/** Hebrew, Arabic and their neighbours, with the marks on them and the forms for printing. */
const LEFTWARD = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const FIGURE = /^[\p{Nd}.,:/]$/u;
const MIRRORED: Readonly<Record<string, string>> = Object.fromEntries(
  ["()", "[]", "{}", "<>", "«»", "‹›", "⟨⟩"].flatMap(([a = "", b = ""]) => [
    [a, b],
    [b, a],
  ]),
);

export function isLeftward(text: string): boolean {
  return LEFTWARD.test(text);
}

/**
 * A line's glyphs as they are read. A number to the left of leftward words may have been written
 * before or after them: whatever makes most words that are `known`.
 */
export function asRead(
  line: readonly Glyph[],
  known: (read: readonly Glyph[]) => number,
): readonly Glyph[] {
  let read = line;
  let from = nextLeftward(read, 0);
  while (from >= 0) {
    const to = endOf(read, from);
    const [after, before] = [turnedIn(read, from, to), turnedIn(read, startOf(read, from), to)];
    read = known(before) > known(after) ? before : after;
    from = nextLeftward(read, to);
  }
  return read;
}

function nextLeftward(line: readonly Glyph[], from: number): number {
  return line.findIndex(({ text }, at) => at >= from && isLeftward(text));
}

function turnedIn(line: readonly Glyph[], from: number, to: number): readonly Glyph[] {
  return [...line.slice(0, from), ...turned(line.slice(from, to)), ...line.slice(to)];
}

/** Behind the last of the words that follow one another leftward: no other letter is between them. */
function endOf(line: readonly Glyph[], from: number): number {
  let end = from + 1;
  for (let at = from + 1; at < line.length; at += 1) {
    const glyph = line[at];
    if (!glyph || (!isLeftward(glyph.text) && /\p{L}/u.test(glyph.text))) break;
    if (isLeftward(glyph.text)) end = at + 1;
  }
  return end;
}

/** The first figure of a number that stands before them, with no letter between. */
function startOf(line: readonly Glyph[], from: number): number {
  let start = from;
  for (let at = from - 1; at >= 0; at -= 1) {
    const text = line[at]?.text ?? "";
    if (/\p{L}/u.test(text)) break;
    if (/\p{N}/u.test(text)) start = at;
  }
  return start;
}

/** Turned round, but for the figures of numbers, which are written rightward even so. */
function turned(glyphs: readonly Glyph[]): readonly Glyph[] {
  const back = [...glyphs].reverse();
  let at = 0;
  while (at < back.length) {
    let end = at;
    while (FIGURE.test(back[end]?.text ?? "")) end += 1;
    if (end > at + 1) back.splice(at, end - at, ...back.slice(at, end).reverse());
    at = end + 1;
  }
  return back.map((glyph) => ({ ...glyph, text: MIRRORED[glyph.text] ?? glyph.text }));
}
