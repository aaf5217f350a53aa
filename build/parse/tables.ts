// Tables. markdown-it finds them; their cells are cut from the lines here, for their places and
// because it drops the cells that a row has in excess. GFM 0.29, section 4.10.

import type { Inline, Table, TableCell } from "../model/nodes.ts";
import { readInlines } from "./inlines.ts";
import type { Setting } from "./markdown/context.ts";
import { blockPlaceOf } from "./markdown/places.ts";
import type { Token } from "./markdown/types.ts";
import { reportCaptions } from "./paragraphs.ts";
import { type Stretch, stretchOf } from "./stretch.ts";
import type { Surroundings } from "./surroundings.ts";

type Slice = readonly [start: number, end: number];

export function readTable(token: Token, setting: Setting, surroundings: Surroundings): Table {
  const { body, findings } = surroundings;
  const { start, end, lines } = blockPlaceOf(token);
  const [head = [0, 0], delimiters = [0, 0], ...rest] = lines;
  const aligns = alignments(body.text.slice(...delimiters));
  const inCell: Setting = { ...setting, lineated: false };
  const cell = (slices: readonly Slice[], index: number): TableCell => {
    const stretch = stretchOf(body, slices, "");
    return {
      span: stretch.span(0, stretch.text.length),
      align: aligns[index] ?? null,
      children: cellInlines(stretch, inCell, surroundings),
    };
  };
  const row = (line: Slice): readonly TableCell[] => {
    const cells = cellsOf(body.text, line).map(cell);
    const [firstExtra] = cells.slice(aligns.length);
    if (firstExtra) {
      findings.report(
        "table-is-rectangular",
        firstExtra.span,
        `this row has ${cells.length} cells, but the head of the table has ${aligns.length}`,
        'write "\\|" for a bar that is text',
      );
    }
    const missing = aligns.slice(cells.length).map((align) => emptyCell(line, align));
    return [...cells, ...missing];
  };
  const emptyCell = (line: Slice, align: TableCell["align"]): TableCell => ({
    span: body.span(line[1], line[1]),
    align,
    children: [],
  });
  return {
    type: "table",
    span: body.span(start, end),
    header: cellsOf(body.text, head).map(cell),
    rows: rest.map(row),
  };
}

function cellInlines(
  stretch: Stretch,
  setting: Setting,
  surroundings: Surroundings,
): readonly Inline[] {
  const children = readInlines(stretch, setting, surroundings);
  for (const node of children) reportCaptions(node, surroundings);
  return children;
}

/** Every cell of a row as the slices it is made of: `\|` is a bar, and its backslash is left out. */
function cellsOf(text: string, [start, end]: Slice): readonly (readonly Slice[])[] {
  const [from, to] = trimmed(text, start, end);
  const cells: Slice[][] = [];
  let slices: Slice[] = [];
  let last = from;
  for (let at = from; at < to; at += 1) {
    if (text[at] !== "|") continue;
    const escaped = at > from && text[at - 1] === "\\";
    slices.push([last, escaped ? at - 1 : at]);
    last = escaped ? at : at + 1;
    if (escaped) continue;
    cells.push(slices);
    slices = [];
  }
  cells.push([...slices, [last, to]]);
  if (isEmpty(cells[0])) cells.shift();
  if (isEmpty(cells.at(-1))) cells.pop();
  return cells.map((cell) => trimmedCell(text, cell));
}

function isEmpty(cell: readonly Slice[] | undefined): boolean {
  return cell?.every(([start, end]) => start >= end) ?? false;
}

function trimmedCell(text: string, cell: readonly Slice[]): readonly Slice[] {
  return cell.map(([start, end], index): Slice => {
    const [from, to] = trimmed(text, start, end);
    return [index === 0 ? from : start, index === cell.length - 1 ? Math.max(to, start) : end];
  });
}

function trimmed(text: string, start: number, end: number): Slice {
  let from = start;
  let to = end;
  while (from < to && isBlank(text[from])) from += 1;
  while (to > from && isBlank(text[to - 1])) to -= 1;
  return [from, to];
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

function alignments(delimiters: string): readonly TableCell["align"][] {
  return delimiters
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      if (part.endsWith(":")) return part.startsWith(":") ? "center" : "right";
      return part.startsWith(":") ? "left" : null;
    });
}
