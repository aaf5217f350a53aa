// Paragraphs and headings as a page shows them: no line of a paragraph alone at the head or foot of
// a page, no heading parted from its text, no note begun on another page than its call. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type Compared, type Comparison, isLost, seenOf } from "../compare.ts";
import { onPage, pageName } from "../pdf/places.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { type Finding, finding, quoted } from "./finding.ts";

export function checkLines(comparison: Comparison, reading: PdfReading): Finding[] {
  return [
    ...comparison.texts.flatMap((text) => [
      ...checkParagraphs(text, reading),
      ...checkHeadings(text, reading),
    ]),
    ...checkNotePages(comparison, reading),
  ];
}

function unsound(
  message: string,
  reading: PdfReading,
  page: number,
  span?: Finding["diagnostic"]["span"],
): Finding {
  return finding("page-is-sound", message, { span, seen: `page ${pageName(reading, page)}` });
}

interface SeenLine {
  readonly page: number;
  readonly baseline: number;
}

/** The lines in which a stretch of a text stands, in order. */
export function linesOf(
  text: Compared,
  reading: PdfReading,
  from: number,
  to: number,
): readonly SeenLine[] {
  const lines: SeenLine[] = [];
  for (let at = from; at < to; at += 1) {
    const placed = reading.glyphs[text.seen?.at[text.alignment?.seenOf[at] ?? -1] ?? -1];
    if (!placed) continue;
    const { page, glyph } = placed;
    const last = lines.at(-1);
    const same =
      last?.page === page && Math.abs(last.baseline - glyph.baseline) < 0.6 * glyph.size;
    if (!same) lines.push({ page, baseline: glyph.baseline });
  }
  return lines;
}

function checkParagraphs(text: Compared, reading: PdfReading): Finding[] {
  return text.text.paragraphs.flatMap(({ from, to }) => {
    const lines = linesOf(text, reading, from, to);
    const first = lines[0];
    const last = lines.at(-1);
    if (!first || !last || first.page === last.page) return [];
    const alone = [first, last].filter(
      ({ page }) => lines.filter((line) => line.page === page).length === 1,
    );
    return alone.map(({ page }) => {
      const where = page === first.page ? "foot" : "head";
      const words = quoted(text.text.slice(from, to));
      const message = `one line of ${words} stands alone at the ${where} of the page`;
      return unsound(message, reading, page, text.text.spanAt(from));
    });
  });
}

/** Text goes on below a heading, on its page. */
function checkHeadings(text: Compared, reading: PdfReading): Finding[] {
  const title = text.note ? [] : text.text.blocks.slice(0, 1);
  return [...title, ...text.text.headings].flatMap(({ from, to }) => {
    const heading = linesOf(text, reading, from, to).at(-1);
    const [below] = linesOf(text, reading, to, Math.min(to + 40, text.text.length));
    if (!heading || !below || heading.page === below.page) return [];
    const message = `the heading ${quoted(text.text.slice(from, to))} stands alone at the foot of the page`;
    return [unsound(message, reading, heading.page, text.text.spanAt(from))];
  });
}

/**
 * A note begins on the page of its first call; or behind the note before it, where that one begins
 * there and runs over the foot of the page: notes keep the order of their calls.
 */
function checkNotePages(comparison: Comparison, reading: PdfReading): Finding[] {
  const before = notesBefore(comparison, reading);
  return comparison.calls.flatMap(({ text, call }) => {
    const note = comparison.byAnchor.get(call.note);
    if (!note?.note || note.note.calls[0] !== call.anchor || isLost(comparison, call.note)) {
      return [];
    }
    const label = note.text.blocks[0];
    const called = onPage(reading, text, seenOf({ text, mark: call }));
    const begun = label && onPage(reading, note, seenOf({ text: note, mark: label }));
    if (!called || !begun || called.page === begun.page) return [];
    if (isPushedOn(called.page, begun.page, before.get(call.note))) return [];
    const message = `note ${note.note.label} begins on page ${pageName(reading, begun.page)}, its call is on another`;
    return [unsound(message, reading, called.page, note.note.span)];
  });
}

/** The pages on which a note begins and ends. */
interface Extent {
  readonly first: number;
  readonly last: number;
}

/** Behind a note that ends on its page, or fills the page before. */
function isPushedOn(called: number, begun: number, before: Extent | undefined): boolean {
  if (!before || before.first > called || before.last <= called) return false;
  return begun === before.last || begun === before.last + 1;
}

/** For each note the one that is printed before it. */
function notesBefore(
  { texts }: Comparison,
  { glyphs }: PdfReading,
): ReadonlyMap<Anchor, Extent> {
  const notes = texts.flatMap(({ note, seen }) => {
    const [from, to] = [seen?.at[0] ?? -1, seen?.at.at(-1) ?? -1];
    const [first, last] = [glyphs[from]?.page, glyphs[to]?.page];
    return note && first !== undefined && last !== undefined
      ? [{ anchor: note.anchor, from, first, last }]
      : [];
  });
  notes.sort((a, b) => a.from - b.from);
  return new Map(
    notes.flatMap(({ anchor }, at) => {
      const before = notes[at - 1];
      return before ? [[anchor, before] as const] : [];
    }),
  );
}
