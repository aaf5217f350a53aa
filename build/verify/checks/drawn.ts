// Marks that are drawn, and not written, can be seen for what they are: a redaction, a stamp and a
// classification by their lines, struck words by the stroke. Floor: verify.

import type { Item, ItemKind } from "../../model/edition.ts";
import type { Box } from "../../model/proof.ts";
import { type Comparison, type Stretch, someSeenOf } from "../compare.ts";
import { Cascade, type Style } from "../epub/cascade.ts";
import { elementOf } from "../epub/places.ts";
import type { EpubReading } from "../epub/reading.ts";
import { around } from "../pdf/geometry.ts";
import { pageName } from "../pdf/places.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { type Finding, finding, nameOf } from "./finding.ts";

const LACK: Readonly<Partial<Record<ItemKind, string>>> = {
  redaction: "has no lines around it",
  stamp: "has no lines around it",
  classification: "has no lines around it",
  deletion: "is not struck through",
};

function undrawn(item: Item, seen: string | null): Finding {
  const { anchor: about, span, kind } = item;
  return finding("mark-is-drawn", `${nameOf(item)} ${LACK[kind]}`, { about, span, seen });
}

function drawnItems({ wanted }: Comparison): readonly Item[] {
  return wanted.scope.items.filter(({ kind, printed }) => kind in LACK && printed !== "");
}

/** In a PDF, by the lines that are painted where the mark stands. */
export function checkDrawnMarks(comparison: Comparison, reading: PdfReading): Finding[] {
  return drawnItems(comparison).flatMap((item) => {
    const page = linesOf(comparison, reading, item).find(
      (line) => !isDrawn(item.kind, line, reading),
    )?.page;
    return page === undefined ? [] : [undrawn(item, `page ${pageName(reading, page)}`)];
  });
}

interface MarkLine {
  readonly page: number;
  readonly box: Box;
  readonly baseline: number;
  readonly size: number;
}

/** The places of its own signs: the raised call of a note within has no stroke of its own. */
function inkOf(
  { text, mark }: Stretch,
  range: { from: number; to: number },
): readonly number[] {
  const calls = text.text.calls.filter(({ from, to }) => from >= mark.from && to <= mark.to);
  const raised = new Set(
    calls.flatMap(({ from, to }) => [...(text.alignment?.seenOf.slice(from, to) ?? [])]),
  );
  const all = text.seen?.at.slice(range.from, range.to) ?? [];
  return all.filter((_, index) => !raised.has(range.from + index));
}

/** What a mark takes of each line of text. */
function linesOf(
  comparison: Comparison,
  reading: PdfReading,
  { anchor }: Item,
): readonly MarkLine[] {
  const stretch = comparison.stretches.get(anchor);
  const range = stretch && someSeenOf(stretch);
  const at = range ? inkOf(stretch, range) : [];
  const lines = new Map<
    string,
    { boxes: Box[]; page: number; baseline: number; size: number }
  >();
  for (const index of at) {
    const placed = reading.glyphs[index];
    if (!placed || placed.glyph.text.trim() === "") continue;
    const { page, glyph } = placed;
    const { baseline, size } = glyph;
    const key = `${page} ${Math.round(baseline)}`;
    const line = lines.get(key) ?? { boxes: [], page, baseline, size };
    line.boxes.push(glyph.box);
    lines.set(key, line);
  }
  return [...lines.values()].flatMap(({ boxes, ...line }) => {
    const box = around(boxes);
    return box ? [{ ...line, box }] : [];
  });
}

/** How far the lines around a mark may stand from its letters, in points. */
const AROUND = 9;

function isDrawn(kind: ItemKind, line: MarkLine, { pages }: PdfReading): boolean {
  const page = pages[line.page - 1]?.page;
  const shapes = [...(page?.fills ?? []), ...(page?.strokes ?? [])].map(({ box }) => box);
  const { baseline, size, box } = line;
  if (kind === "deletion") {
    const strokes = shapes.filter(
      ({ top, bottom }) =>
        top - bottom < 3 && bottom > baseline + 0.05 * size && top < baseline + 0.6 * size,
    );
    return alongOf(strokes, box) >= MOST;
  }
  const along = shapes.filter((shape) => alongOf([shape], box) >= MOST);
  const isNear = (y: number, edge: number): boolean => Math.abs(y - edge) <= AROUND;
  const above = along.some(({ top }) => top >= baseline && isNear(top, box.top));
  const below = along.some(({ bottom }) => bottom <= baseline && isNear(bottom, box.bottom));
  return above && below;
}

/** How much of a line shapes must go along. */
const MOST = 0.7;

/** Along how much of a text they go, 0 to 1: words in several faces are struck piece by piece. */
function alongOf(shapes: readonly Box[], text: Box): number {
  const pieces = shapes.map(
    ({ left, right }) => Math.min(right, text.right) - Math.max(left, text.left),
  );
  const along = pieces.reduce((sum, piece) => sum + Math.max(0, piece), 0);
  return along / (text.right - text.left);
}

/** In an EPUB, by what the style sheets say on every kind of screen. */
export function checkStyledMarks(comparison: Comparison, reading: EpubReading): Finding[] {
  const cascade = new Cascade(reading.file.css.values());
  return drawnItems(comparison).flatMap((item) => {
    const place = elementOf(reading, item.anchor);
    if (!place) return [];
    const { element, document } = place;
    const shown = cascade.screens.every((screen) => {
      const style = cascade.styleOf(element, screen);
      return item.kind === "deletion"
        ? isStruck(style, element.localName ?? "")
        : hasBorders(style);
    });
    return shown ? [] : [undrawn(item, `${document.href}#${item.anchor}`)];
  });
}

/** HTML, 15.3.4: what a reading system strikes by itself. */
function isStruck(style: Style, name: string): boolean {
  const said = style.get("text-decoration-line") ?? style.get("text-decoration");
  return said === undefined ? /^(?:del|s|strike)$/u.test(name) : said.includes("line-through");
}

const LINES = /\b(?:solid|dotted|dashed|double|groove|ridge|inset|outset)\b/u;
const ALL = ["border", "border-style", "outline", "border-block", "box-shadow"];

/** Lines above and below, or a ground of its own. */
function hasBorders(style: Style): boolean {
  const isLine = (name: string): boolean => {
    const value = style.get(name) ?? "";
    const isThere = LINES.test(value) || (name === "box-shadow" && /\d/u.test(value));
    return isThere && !/(?:^|\s)0(?:px|em)?\s+(?:solid|dotted|dashed|double)/u.test(value);
  };
  const isOff = (name: string): boolean =>
    /^(?:0|none|hidden|0px|0em)$/u.test(style.get(name) ?? "");
  if (ALL.some(isLine)) return !["border-width", "border-style", "border"].some(isOff);
  return isLine("border-top") && isLine("border-bottom");
}
