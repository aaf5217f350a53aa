// Where the print edition's pages begin, as a course pack shows it beside its text: true to the
// finished print PDF, and at every place where a reader would otherwise not know the page.
// Floor: verify.

import type { Edition } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import type { Compared, Comparison } from "../compare.ts";
import type { PdfReading } from "../pdf/reading.ts";
import type { Mark } from "../text/expected.ts";
import { letters } from "../text/running.ts";
import { type Spot, spotAt, type Unclaimed, untrue } from "./beside.ts";
import { type Finding, quoted } from "./finding.ts";
import { type PrintPages, WORD } from "./page-list.ts";

export function checkPrintPages(
  comparison: Comparison,
  reading: PdfReading,
  print: PrintPages | null,
  unclaimed: Unclaimed,
): Finding[] {
  const { labels } = comparison.wanted.edition;
  const [before = "", after = ""] = label(labels, "print-page-mark", { n: "\0" }).split("\0");
  const marks = reading.pages.flatMap((page) =>
    page.beside.flatMap((beside) => {
      const { text, baseline } = beside.line;
      const isMark = text.startsWith(before) && text.endsWith(after) && unclaimed.has(beside);
      if (!isMark || (before + after).trim() === "") return [];
      unclaimed.delete(beside);
      return [{ page, baseline, folio: text.slice(before.length, text.length - after.length) }];
    }),
  );
  if (!print) return [];
  const wanted = comparison.texts.flatMap((text) => pagesIn(text, comparison, print));
  const used = new Set<object>();
  const missing = wanted.flatMap(({ folio, text, at, since }) => {
    const line = spotIn(reading, text, at);
    const lines = around(since, at).flatMap((near) => spotIn(reading, text, near) ?? []);
    const mark = marks.find(
      (one) => one.folio === folio && lines.some((line) => isLevel(one, line)),
    );
    if (mark) used.add(mark);
    if (mark || !line) return [];
    const words = quoted(text.text.slice(at, at + 30));
    const message = `page ${folio} of print is not shown where it begins, at ${words}`;
    return [untrue(message, line.page, { about: `print-page-${folio}` })];
  });
  const extra = marks
    .filter((mark) => !used.has(mark) && !beginsAt(comparison, reading, print, mark))
    .map(({ page, folio }) =>
      untrue(`page ${folio} of print is shown where no page of it begins`, page),
    );
  return [...missing, ...extra];
}

/** Whether a page of print begins on the line of a mark, among words without names. */
function beginsAt(
  { byAnchor }: Comparison,
  reading: PdfReading,
  { starts }: PrintPages,
  mark: Spot & { readonly folio: string },
): boolean {
  const start = starts.get(mark.folio);
  const compared = start && byAnchor.get(start.part);
  if (!start || !compared) return false;
  const isThere = (_: string, at: number): boolean => {
    const spot = spotIn(reading, compared, at);
    return spot !== null && isLevel(spot, mark);
  };
  const { text } = compared;
  const [from, to] = [text.chars.findIndex(isThere), text.chars.findLastIndex(isThere)];
  const here = from < 0 ? "" : letters(text.slice(from - WORD, to + WORD));
  return here.includes(letters(start.words).slice(0, WORD / 2));
}

/** Places round about, close enough together that no line between them is passed over. */
function around(since: number, at: number): readonly number[] {
  const from = Math.min(since, at - WORD);
  return Array.from({ length: at + WORD + 1 - from }, (_, step) => from + step);
}

function isLevel(one: Spot, other: Spot): boolean {
  return one.page === other.page && Math.abs(one.baseline - other.baseline) <= 1;
}

function spotIn(
  reading: PdfReading,
  { text, seen, alignment }: Compared,
  at: number,
): Spot | null {
  const near = Math.max(0, Math.min(at, text.length - 1));
  const found = alignment?.seenOf[near] ?? -1;
  return found < 0 ? null : spotAt(reading, seen?.at[found]);
}

function isShownDocument({ anchor, note, seen }: Compared, { parts }: Edition): boolean {
  const file = parts.find(({ id }) => id === anchor)?.file;
  return note === null && seen !== null && file?.voice === "transcription";
}

interface WantedPage {
  readonly folio: string;
  readonly text: Compared;
  readonly at: number;
  /** What is between here and there, as rows of a table are, has no name: the page may begin in it. */
  readonly since: number;
}

/**
 * Reads a document of the pack block by block and asks of every character on which page of print it
 * stands: a page is shown where that changes, and where the text goes on after an omission.
 */
function pagesIn(
  text: Compared,
  { wanted }: Comparison,
  print: PrintPages,
): readonly WantedPage[] {
  const { edition } = wanted;
  if (!isShownDocument(text, edition)) return [];
  const omissions = new Set(
    [...(edition.pack?.omissionAt.values() ?? [])].map(({ anchor }) => anchor),
  );
  const found: WantedPage[] = [];
  let last: Last | null = null;
  for (const piece of pieces(text.text)) {
    if (omissions.has(piece.anchor)) {
      last = null;
      continue;
    }
    const turns = print.foliosOf(piece.anchor, piece.to - piece.from);
    found.push(...newPages(text, piece, turns, last));
    last = lastOf(piece, turns, last);
  }
  return found;
}

/** The page on which the piece before ended, and where that is. */
interface Last {
  readonly folio: string;
  readonly end: number;
}

function lastOf(
  { to }: Mark,
  turns: readonly (readonly [number, string])[],
  last: Last | null,
): Last | null {
  const folio = turns.at(-1)?.[1] ?? last?.folio;
  return folio === undefined ? null : { folio, end: to };
}

function newPages(
  text: Compared,
  { from }: Mark,
  turns: readonly (readonly [number, string])[],
  last: Last | null,
): readonly WantedPage[] {
  return turns
    .filter(([, folio], index) => index > 0 || folio !== last?.folio)
    .map(([offset, folio]) => {
      const at = from + offset;
      return { folio, text, at, since: last && offset === 0 ? last.end : at };
    });
}

/** Blocks that hold no other, and the marks that stand in none, in order. */
function pieces({ blocks, items }: Compared["text"]): readonly Mark[] {
  const full = blocks.filter((one) => one.to > one.from);
  // By where they begin, the outer first: one that holds another is followed by it.
  const nested = full.toSorted((a, b) => a.from - b.from || b.to - a.to);
  const isLike = (one: Mark, other: Mark | undefined): boolean =>
    other?.from === one.from && other.to === one.to;
  const leaves = nested.filter((one, at) => {
    const next = nested[at + 1];
    return (!next || next.to > one.to) && !isLike(one, nested[at - 1]);
  });
  const marks = items.filter((one) => one.to > one.from && !holdsIn(leaves, one));
  return [...leaves, ...marks].sort((a, b) => a.from - b.from);
}

/** Whether a stretch lies in one of those given, which are in order and apart. */
function holdsIn(leaves: readonly Mark[], { from, to }: Mark): boolean {
  let [low, high] = [0, leaves.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((leaves[middle]?.from ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const leaf = leaves[low - 1];
  return leaf !== undefined && to <= leaf.to;
}
