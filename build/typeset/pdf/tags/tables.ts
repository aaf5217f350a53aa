// Stage typeset. Tables as ISO 14289-1, 7.5 asks: every row complete, every header with its scope.

import { type Kid, type Tag, type TagType, tag, tagsIn } from "./tag.ts";

const SCOPE: Readonly<Record<string, string>> = {
  col: "Column",
  colgroup: "Column",
  row: "Row",
  rowgroup: "Row",
};

/** Chromium leaves empty cells out of the tree; they come back, and every cell gets its attributes. */
export function shapeTables(root: Tag): void {
  for (const one of tagsIn(root)) {
    if (one.type === "Table") {
      completeRows(one);
      one.kids = grouped(one.kids);
    }
    if (one.type === "TH" || one.type === "TD") describe(one);
  }
}

function describe(cell: Tag): void {
  const [, columns, rows] = cell.mark?.cell ?? [0, 1, 1];
  const attributes = {
    ...(cell.type === "TH" ? { Scope: SCOPE[cell.mark?.form ?? ""] ?? "Column" } : {}),
    ...(columns > 1 ? { ColSpan: columns } : {}),
    ...(rows > 1 ? { RowSpan: rows } : {}),
  };
  if (Object.keys(attributes).length > 0) cell.attributes = { Table: attributes };
}

/**
 * Puts an empty cell wherever the columns of a row's cells leave room, and at the end of a row that
 * is shorter than the longest. A table with cells over several rows is left as it is: its rows are
 * short with reason.
 */
function completeRows(table: Tag): void {
  const rows = [...tagsIn(table)].filter(({ type }) => type === "TR");
  const cells = rows.flatMap(cellsOf);
  if (cells.some(({ mark }) => (mark?.cell?.[2] ?? 1) > 1)) return;
  for (const row of rows) row.kids = inColumns(cellsOf(row));
  const widest = Math.max(0, ...rows.map(widthOf));
  for (const row of rows) row.kids.push(...emptyCells(widest - widthOf(row)));
}

const GROUPS: Readonly<Record<string, TagType>> = {
  thead: "THead",
  tbody: "TBody",
  tfoot: "TFoot",
};

/** Chromium leaves head and body out; rows that follow one another in one of them are put into it again. */
function grouped(kids: readonly Kid[]): Kid[] {
  const groups: Kid[] = [];
  for (const kid of kids) {
    const type = kid.kind === "tag" && kid.type === "TR" ? GROUPS[kid.mark?.form ?? ""] : null;
    const last = groups.at(-1);
    if (!type) groups.push(kid);
    else if (last?.kind === "tag" && last.type === type) last.kids.push(kid);
    else groups.push(tag(type, [kid]));
  }
  return groups;
}

function cellsOf({ kids }: Tag): Tag[] {
  return kids.filter((kid) => kid.kind === "tag");
}

function inColumns(cells: readonly Tag[]): Tag[] {
  const row: Tag[] = [];
  for (const cell of cells) {
    const index = cell.mark?.cell?.[0] ?? row.length;
    row.push(...emptyCells(index - row.length), cell);
  }
  return row;
}

function emptyCells(count: number): Tag[] {
  return Array.from({ length: Math.max(0, count) }, () => tag("TD", []));
}

function widthOf(row: Tag): number {
  return row.kids.reduce(
    (sum, kid) => sum + (kid.kind === "tag" ? (kid.mark?.cell?.[1] ?? 1) : 0),
    0,
  );
}
