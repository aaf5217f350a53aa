// Tells a page's furniture from its text: running heads and folios above and below it, numbers of
// lines, paragraphs and print's pages beside it. Floor: verify.

import type { Box } from "../../model/proof.ts";
import { letters } from "../text/running.ts";
import { around, holds, middle } from "./geometry.ts";
import { type Line, piecesOf } from "./lines.ts";
import type { OpenPage } from "./open.ts";

export interface Sorted {
  readonly text: readonly Line[];
  /** Heads and folios. */
  readonly furniture: readonly Line[];
  /** What stands beside the text, on the left or on the right of it. */
  readonly beside: readonly Beside[];
  /** As printed in the head or the foot; null where the page shows none. */
  readonly folio: string | null;
}

export interface Beside {
  readonly line: Line;
  readonly side: "left" | "right";
}

const FOLIO = /^(?:\d+|[ivxlcdm]+)$/u;

/**
 * The area in which the text of left-hand or of right-hand pages stands: around every line that
 * the document's structure owns (PDF 32000-1, 14.8.2.2).
 */
export function typeAreas(pages: readonly OpenPage[]): (page: OpenPage) => Box | null {
  const areaOf = (parity: number): Box | null =>
    typicalArea(
      pages
        .filter(({ number }) => number % 2 === parity)
        .flatMap(({ lines }) => lines.filter(({ tagged }) => tagged).map(({ box }) => box)),
    );
  const areas = [areaOf(0), areaOf(1)];
  return ({ number }) => areas[number % 2] ?? null;
}

/** As wide as almost all lines: one that runs out of the text does not make the margin text. */
function typicalArea(boxes: readonly Box[]): Box | null {
  const all = around(boxes);
  if (!all) return null;
  const few = Math.floor(boxes.length / 50);
  const lefts = boxes.map(({ left }) => left).sort((a, b) => a - b);
  const rights = boxes.map(({ right }) => right).sort((a, b) => b - a);
  return { ...all, left: lefts[few] ?? all.left, right: rights[few] ?? all.right };
}

/**
 * Furniture is what no part of the structure owns and stands outside the type area. What stands
 * inside it is text, tagged or not. `titles` are the letters of what may stand at the head.
 */
export function sortLines(
  page: OpenPage,
  area: Box | null,
  titles: readonly string[] = [],
): Sorted {
  const outside = (line: Line): boolean => !area || !holds(area, middle(line.box));
  const lines = page.lines.flatMap((line) =>
    area && !line.tagged && isMarginal(line, area) ? piecesOf(line, page.glyphs) : [line],
  );
  const around = lines.filter((line) => !line.tagged && outside(line));
  const beside = around.flatMap((line) => {
    const side = area && sideOf(line, area);
    return side ? [{ line, side }] : [];
  });
  const sideways = new Set(beside.map(({ line }) => line));
  const furniture = around.filter((line) => !sideways.has(line));
  return {
    text: lines.filter((line) => !around.includes(line)),
    furniture,
    beside,
    folio: folioIn(page, furniture, titles),
  };
}

/**
 * Whether a line as high as the text begins or ends beside it. Two figures on one baseline, one in
 * either margin, are written as one line, whose middle would be in the text.
 */
function isMarginal({ box }: Line, area: Box): boolean {
  const [, y] = middle(box);
  const level = y <= area.top && y >= area.bottom;
  return level && (box.left < area.left || box.right > area.right);
}

/**
 * On which side of the text a line stands that is as high as the text. A number there is a line's
 * or a paragraph's, however near to the head or the foot: it is never the folio of the page.
 */
function sideOf({ box }: Line, area: Box): Beside["side"] | null {
  const [, y] = middle(box);
  if (y > area.top || y < area.bottom) return null;
  if (box.left >= area.right) return "right";
  return box.right <= area.left ? "left" : null;
}

/**
 * The folio is a word by itself, or the first or last of the running head: what is left of the line
 * beside a title. A title may itself be a number, so that of several words the page's label decides.
 */
function folioIn(
  page: OpenPage,
  furniture: readonly Line[],
  titles: readonly string[],
): string | null {
  const height = page.box.top - page.box.bottom;
  const margins = furniture.filter(
    ({ box }) => box.bottom > page.box.bottom + 0.85 * height || box.top < 0.15 * height,
  );
  const lines = margins.map(({ text }) => text);
  const beside = lines
    .map(letters)
    .flatMap((line) => titles.flatMap((title) => besideTitle(line, title)));
  const alone = lines.filter((line) => !line.includes(" "));
  const own = alone.filter((line) => !titles.includes(letters(line)));
  const ends = lines.flatMap((line) => [
    line.split(" ")[0] ?? "",
    line.split(" ").at(-1) ?? "",
  ]);
  const folios = [...own, ...beside, ...alone, ...ends].filter((word) => FOLIO.test(word));
  return folios.find((folio) => folio === page.label) ?? folios[0] ?? null;
}

/** What stands before or after a title in its line, close to it or apart. */
function besideTitle(line: string, title: string): readonly string[] {
  if (title === "" || line === title) return [];
  return [
    ...(line.startsWith(title) ? [line.slice(title.length)] : []),
    ...(line.endsWith(title) ? [line.slice(0, line.length - title.length)] : []),
  ];
}
