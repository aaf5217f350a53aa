// A PDF as its reader meets it: the running text of every part, every note, and where each
// character stands. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Box } from "../../model/proof.ts";
import { type Before, letters, NONE, Running, SPACE, UNKNOWN } from "../text/running.ts";
import type { Side, TypeArea } from "../wanted/type-area.ts";
import type { Glyph } from "./content.ts";
import { asRead, isLeftward } from "./direction.ts";
import { type Sorted, sortLines, typeAreas } from "./furniture.ts";
import { around } from "./geometry.ts";
import { type Line, textOf } from "./lines.ts";
import type { Destination, OpenPage, OpenPdf } from "./open.ts";
import { noteLines, stretches, type Words, type ZoneLine } from "./zones.ts";

export interface PdfPage extends Sorted {
  readonly page: OpenPage;
  /** What a reader calls the page: its folio as printed, else its label, else its number. */
  readonly name: string;
}

export interface PdfReading {
  readonly file: OpenPdf;
  readonly pages: readonly PdfPage[];
  readonly glyphs: readonly PlacedGlyph[];
  /** Running text by the anchor of its part; parts are told apart by where they begin. */
  readonly body: ReadonlyMap<Anchor, Running>;
  readonly notes: ReadonlyMap<Anchor, Running>;
  /** The pages, from 1, on which a part is known to begin. */
  readonly openings: ReadonlySet<number>;
}

export interface PlacedGlyph {
  readonly glyph: Glyph;
  /** From 1. */
  readonly page: number;
}

/** What has to be known of the edition to read its text in order. */
export interface Orientation {
  /** Anchors of the parts and notes, with the label that a note begins with. */
  readonly isPart: (name: string) => boolean;
  readonly hasNotes: (part: Anchor) => boolean;
  readonly noteLabels: ReadonlyMap<Anchor, string>;
  readonly words: Words;
  /** Where text may stand; null where the edition does not say, and its lines must show it. */
  readonly typeArea: TypeArea | null;
  /** The letters of every title that may stand at the head of a page. */
  readonly titles: readonly string[];
}

/** Puts the text of an open file in order. Pure. */
export function readPdf(file: OpenPdf, orientation: Orientation): PdfReading {
  const { typeArea, titles } = orientation;
  const likely = typeArea ? null : typeAreas(file.pages);
  const pages = file.pages.map((page) => {
    const area = typeArea ? typeArea(sideOf(page), page.box) : (likely?.(page) ?? null);
    return nameOf(page, area, titles);
  });
  const glyphs: PlacedGlyph[] = [];
  const lines: OwnLine[] = [];
  const starts = noteStarts(file, pages, orientation);
  for (const own of pages) {
    const { page, text } = own;
    const base = glyphs.length;
    for (const glyph of page.glyphs) glyphs.push({ glyph, page: page.number });
    const turned = readLines(own, orientation.words);
    for (const [{ from }, read] of turned) {
      const placed = read.map((glyph) => ({ glyph, page: page.number }));
      glyphs.splice(base + from, read.length, ...placed);
    }
    for (const line of text) {
      const read = turned.get(line);
      lines.push({
        line,
        page: page.number,
        base,
        letters: letters(read ? textOf(read) : line.text),
        beginsNote: starts.has(line),
        noteless: false,
      });
    }
  }
  const parts = partStarts(lines, file, orientation);
  markNoteless(lines, parts, orientation);
  const inNote = noteLines(lines, orientation.words);
  const bodyLines = lines.filter((_, at) => !inNote[at]);
  const noteZone = lines.filter((_, at) => inNote[at]);
  return {
    file,
    pages,
    glyphs,
    openings: new Set(lines.filter(({ line }) => parts.has(line)).map(({ page }) => page)),
    body: cutAt(bodyLines, glyphs, parts),
    notes: cutAt(
      noteZone,
      glyphs,
      new Map([...starts].map(([line, names]) => [line, names] as const)),
    ),
  };
}

/** What a page's lines say, those that have words written leftward in the order of reading. */
function readLines(
  { page: { glyphs }, text }: PdfPage,
  { body, notes }: Words,
): ReadonlyMap<Line, readonly Glyph[]> {
  const known = (read: readonly Glyph[]): number =>
    stretches(letters(textOf(read))).filter((key) => body.has(key) || notes.has(key)).length;
  const turned = text.filter((line) => isLeftward(line.text));
  return new Map(turned.map((line) => [line, asRead(glyphs.slice(line.from, line.to), known)]));
}

/** A book begins with a right-hand page. */
export function sideOf({ number }: OpenPage): Side {
  return number % 2 === 0 ? "left" : "right";
}

function nameOf(page: OpenPage, area: Box | null, titles: readonly string[]): PdfPage {
  const sorted = sortLines(page, area, titles);
  return { page, ...sorted, name: sorted.folio ?? page.label ?? String(page.number) };
}

interface OwnLine extends ZoneLine {
  /** Index of its page's first glyph in the whole file. */
  readonly base: number;
  noteless: boolean;
}

/** Lines of parts that have no notes, and the line that begins a part, are no note's. */
function markNoteless(
  lines: readonly OwnLine[],
  parts: ReadonlyMap<Line, readonly Anchor[]>,
  { hasNotes }: Orientation,
): void {
  let without = false;
  for (const own of lines) {
    const begun = parts.get(own.line);
    if (begun) without = !begun.some(hasNotes);
    own.noteless = without || begun !== undefined;
  }
}

/** The lines at which notes begin: at the note's destination, and with its label. */
function noteStarts(
  file: OpenPdf,
  pages: readonly PdfPage[],
  { noteLabels }: Orientation,
): ReadonlyMap<Line, readonly Anchor[]> {
  const starts = new Map<Line, Anchor[]>();
  for (const [anchor, label] of noteLabels) {
    const to = file.destinations.get(anchor);
    const lines = to ? (pages[to.page - 1]?.text ?? []) : [];
    const line = to && nearest(lines, to, letters(label));
    if (line) starts.set(line, [...(starts.get(line) ?? []), anchor]);
  }
  return starts;
}

/** The line that a destination points at: the first below it that begins as it should. */
export function nearest(
  lines: readonly Line[],
  { y }: Destination,
  beginning: string,
): Line | null {
  let best: Line | null = null;
  let distance = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const away = y === null ? 0 : Math.abs(y - line.box.top);
    const below = y === null || line.baseline < y + 1;
    if (below && away < distance && letters(line.text).startsWith(beginning)) {
      [best, distance] = [line, away];
    }
  }
  return distance < 30 ? best : null;
}

/** The first line of running text at or below where each part begins. */
function partStarts(
  lines: readonly OwnLine[],
  file: OpenPdf,
  { isPart }: Orientation,
): ReadonlyMap<Line, readonly Anchor[]> {
  const starts = new Map<Line, Anchor[]>();
  const byPage = new Map<number, OwnLine[]>();
  for (const line of lines) byPage.set(line.page, [...(byPage.get(line.page) ?? []), line]);
  for (const [name, { page, y }] of file.destinations) {
    if (!isPart(name)) continue;
    const own = byPage.get(page) ?? [];
    const first = own.find(({ line }) => y === null || line.baseline <= y + 1);
    if (first) starts.set(first.line, [...(starts.get(first.line) ?? []), name]);
  }
  return starts;
}

/** The text of `lines`, divided where something begins; what comes before is under "". */
function cutAt(
  lines: readonly OwnLine[],
  glyphs: readonly PlacedGlyph[],
  starts: ReadonlyMap<Line, readonly Anchor[]>,
): ReadonlyMap<Anchor, Running> {
  const found = new Map<Anchor, Running>();
  let current = new Running();
  found.set("", current);
  for (const { line, base } of lines) {
    const names = starts.get(line);
    if (names) {
      current = new Running();
      for (const name of names) found.set(name, current);
    }
    addLine(current, glyphs, base + line.from, base + line.to);
  }
  return found;
}

const HYPHEN = /^[-\u00ad\u2010]$/u;

function addLine(
  running: Running,
  glyphs: readonly PlacedGlyph[],
  from: number,
  to: number,
): void {
  let last: Glyph | null = null;
  let space = false;
  let end = to - 1;
  while (end >= from && isBlank(glyphs[end])) end -= 1;
  for (let at = from; at < to; at += 1) {
    const placed = glyphs[at];
    if (!placed) continue;
    const { glyph } = placed;
    if (isBlank(placed)) {
      space = true;
      continue;
    }
    const soft = at === end && HYPHEN.test(glyph.text);
    running.add(glyph.text, at, partedBy(last, glyph, space), soft);
    [last, space] = [glyph, false];
  }
}

function isBlank(placed: PlacedGlyph | undefined): boolean {
  return (placed?.glyph.text.trim() ?? "") === "";
}

/** A space that has no width is a soft hyphen that was not needed. */
function partedBy(last: Glyph | null, next: Glyph, space: boolean): Before {
  if (!last) return UNKNOWN;
  const isLeft = next.box.right <= last.box.left;
  const apart = isLeft ? last.box.left - next.box.right : next.box.left - last.box.right;
  const gap = apart / next.size;
  if (space) return gap > 0.08 ? SPACE : NONE;
  return gap > 0.2 ? UNKNOWN : NONE;
}

/** Where a stretch of text that was read begins: its page, and its area on its first line. */
export function placeOf(
  reading: PdfReading,
  running: Running,
  from: number,
  to: number,
): { page: number; box: Box } | null {
  let first: PlacedGlyph | undefined;
  const line: Box[] = [];
  for (let index = from; index < to; index += 1) {
    const one = reading.glyphs[running.at[index] ?? -1];
    if (!one) continue;
    first ??= one;
    const { page, glyph } = first;
    const isBeside =
      one.page === page && Math.abs(one.glyph.baseline - glyph.baseline) < 0.6 * glyph.size;
    if (isBeside) line.push(one.glyph.box);
  }
  const box = around(line);
  return first && box ? { page: first.page, box } : null;
}
