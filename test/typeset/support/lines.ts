// Reads the lines of a finished PDF: what stands in each, where, and how large. Lengths in points,
// measured from the top of the page.

import { open } from "./press.ts";

export interface PrintedLine {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of its baseline. */
  readonly baseline: number;
  readonly size: number;
}

interface Item {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
}

/** Lines closer than this stand beside each other and not in one, as the columns of a table do. */
const GAP = 12;

/** The lines of every page, from the top; what stands side by side is two lines. */
export async function linesOf(pdf: Uint8Array, gap = GAP): Promise<PrintedLine[]> {
  const document = await open(pdf);
  const found: PrintedLine[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const height = page.view[3] ?? 0;
    found.push(...gathered(items as Item[], number, height, gap));
  }
  await document.destroy();
  return found;
}

function gathered(
  items: readonly Item[],
  page: number,
  height: number,
  gap: number,
): PrintedLine[] {
  const pieces = items
    .filter(({ str }) => str?.trim())
    .map(({ str, transform, width }) => ({
      page,
      text: str,
      left: transform[4] ?? 0,
      right: (transform[4] ?? 0) + width,
      baseline: height - (transform[5] ?? 0),
      size: Math.hypot(transform[2] ?? 0, transform[3] ?? 0),
    }));
  pieces.sort((a, b) => a.left - b.left);
  const lines: PrintedLine[] = [];
  for (const piece of pieces) {
    const at = lines.findIndex(
      (line) =>
        Math.abs(line.baseline - piece.baseline) < line.size / 2 &&
        piece.left - line.right < gap &&
        piece.left >= line.left,
    );
    const line = lines[at];
    if (line) lines[at] = joined(line, piece);
    else lines.push(piece);
  }
  return lines.sort((a, b) => a.baseline - b.baseline || a.left - b.left);
}

/** A superior figure stands above its line's baseline and is smaller. */
function joined(line: PrintedLine, piece: PrintedLine): PrintedLine {
  const main = piece.size > line.size ? piece : line;
  const text = line.text + (piece.left - line.right > 1 ? " " : "") + piece.text;
  return { ...main, text, left: line.left, right: Math.max(line.right, piece.right) };
}

const HYPHENATED = /\p{L}[-\u00ad\u2010]$/u;

/** Rows of more than `most` lines under one another that end in a hyphen; their last line. */
export function ladders(lines: readonly PrintedLine[], most: number): PrintedLine[] {
  const rows = new Map<PrintedLine, number>();
  const found: PrintedLine[] = [];
  for (const line of lines) {
    if (!HYPHENATED.test(line.text.trim())) continue;
    const above = lines.find((other) => isAbove(other, line));
    const row = ((above && rows.get(above)) ?? 0) + 1;
    rows.set(line, row);
    if (row > most) found.push(line);
  }
  return found;
}

function isAbove(above: PrintedLine, line: PrintedLine): boolean {
  const step = line.baseline - above.baseline;
  const size = Math.max(line.size, above.size);
  const beside = above.right < line.left || above.left > line.right;
  return above.page === line.page && step > 2 && step < 1.7 * size && !beside;
}

/** Lines that end in a hyphen and under which nothing goes on: the last of a page's text or notes. */
export function partedAtTurns(lines: readonly PrintedLine[]): PrintedLine[] {
  const parted = lines.filter(({ text }) => HYPHENATED.test(text.trim()));
  return parted.filter((line) => !lines.some((other) => isAbove(line, other)));
}
