// Chooses what a fault in a PDF strikes: a word, an item, a note, as the sound file was read.
// Floor: selftest. The middle one of its kind is taken, so that the choice is always the same.

import type { ItemKind } from "../../model/edition.ts";
import { type Compared, type Comparison, seenOf } from "../../verify/compare.ts";
import type { Glyph } from "../../verify/pdf/content.ts";
import type { PdfReading } from "../../verify/pdf/reading.ts";
import type { PdfProof } from "../../verify/print.ts";
import { SPACE } from "../../verify/text/running.ts";
import { middleOf } from "../fault.ts";

/** Some glyphs of one line of one page. */
export interface Target {
  readonly says: string;
  /** From 1. */
  readonly page: number;
  readonly glyphs: readonly Glyph[];
}

/** The longest running text of the output: its principal document. */
export function principalText({ comparison }: PdfProof): Compared | null {
  const bodies = comparison.texts.filter(({ note, alignment }) => note === null && alignment);
  return bodies.reduce<Compared | null>(
    (longest, text) => (text.text.length > (longest?.text.length ?? 0) ? text : longest),
    null,
  );
}

/** An ordinary word of five letters or more, `share` of the way through a text. */
export function wordIn(proof: PdfProof, text: Compared | null, share = 0.5): Target | null {
  if (!text) return null;
  const { chars, before, items, calls } = text.text;
  const marked = new Set(
    [...items, ...calls].flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, at) => from + at),
    ),
  );
  for (let from = Math.floor(chars.length * share); from < chars.length; from += 1) {
    let to = from + 1;
    while (to < chars.length && before[to] !== SPACE) to += 1;
    const word = chars.slice(from, to).join("");
    const plain = /^\p{L}{5,}$/u.test(word) && before[from] === SPACE;
    if (!plain || isMarked(marked, from, to)) continue;
    const target = targetOf(proof.reading, text, from, to);
    if (target && target.glyphs.length >= 4) return target;
  }
  return null;
}

function isMarked(marked: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (marked.has(at)) return true;
  return false;
}

/** The glyphs that were read for a stretch of wanted text; null where they are not in one line. */
function targetOf(
  reading: PdfReading,
  { text, seen, alignment }: Compared,
  from: number,
  to: number,
): Target | null {
  const found = (alignment?.seenOf.slice(from, to) ?? []).map((at) => seen?.at[at] ?? -1);
  const placed = [...new Set(found)].map((at) => reading.glyphs[at]);
  const [first] = placed;
  if (!first || placed.includes(undefined)) return null;
  const glyphs = placed.flatMap((one) => (one ? [one] : []));
  const inOneLine = glyphs.every(
    ({ page, glyph }) =>
      page === first.page && Math.abs(glyph.baseline - first.glyph.baseline) < 1,
  );
  if (!inOneLine) return null;
  return {
    says: `“${text.slice(from, to)}”`,
    page: first.page,
    glyphs: glyphs.map(({ glyph }) => glyph),
  };
}

/** The middle item of a kind that stands in one line of running text; null where there is none. */
export function itemOf(proof: PdfProof, kind: ItemKind): Target | null {
  const { comparison, reading } = proof;
  const targets = comparison.wanted.scope.items
    .filter((item) => item.kind === kind && item.inNote === null && item.printed !== "")
    .flatMap(({ anchor }) => {
      const stretch = comparison.stretches.get(anchor);
      if (!stretch || !seenOf(stretch)) return [];
      return targetOf(reading, stretch.text, stretch.mark.from, stretch.mark.to) ?? [];
    });
  return middleOf(targets) ?? null;
}

/** A call of a note in running text, with the anchors of the note and of another note. */
export function callOf(
  proof: PdfProof,
): { target: Target; note: string; other: string } | null {
  const { calls } = proof.comparison;
  const found = calls.flatMap(({ text, call }) => {
    if (text.note) return [];
    const target = targetOf(proof.reading, text, call.from, call.to);
    const other = otherNote(proof.comparison, call.note);
    return target && other ? [{ target, note: call.note, other }] : [];
  });
  return middleOf(found) ?? null;
}

function otherNote({ wanted }: Comparison, note: string): string | null {
  return wanted.notes.find((one) => one.note.anchor !== note)?.note.anchor ?? null;
}

/** The label at the head of a note, with the anchor of what calls it. */
export function labelOf(
  proof: PdfProof,
): { target: Target; note: string; call: string } | null {
  const found = proof.comparison.texts.flatMap((text) => {
    const label = text.text.blocks[0];
    const call = text.note?.calls[0];
    if (!text.note || !text.seen || !label || call === undefined) return [];
    const target = targetOf(proof.reading, text, label.from, label.to);
    return target ? [{ target, note: text.anchor, call }] : [];
  });
  return middleOf(found) ?? null;
}

/** An explanatory note in the editor's own words. */
export function noteTextOf({ comparison }: PdfProof): Compared | null {
  const notes = comparison.texts.filter(
    ({ note, seen, text }) => note && note.children.length > 0 && seen && text.length > 40,
  );
  return middleOf(notes) ?? null;
}
