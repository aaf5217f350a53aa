// Stage typeset, inside the browser. Goes through the measured column and lists what cannot be cut,
// from the top: lines, rows of tables, pictures; with what a page break before each would mean.

/// <reference lib="dom" />

import type { Whereabout } from "../page/whereabouts.ts";
import type { Atom, Columns, Cost, Forced } from "./atoms.ts";
import type { Calls } from "./calls.ts";
import type { Kinds } from "./kinds.ts";
import type { Rows } from "./rows.ts";
import type { LineBox, Run, TextTools } from "./text.ts";

export type Flow = ReturnType<typeof flowModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function flowModule(
  text: TextTools,
  calls: Calls,
  rows: Rows,
  kinds: Kinds,
  whereabouts: Whereabout,
) {
  /** Height of a page's text area: a box that is higher need not stay whole. */
  let room = 0;
  let atoms: Atom[] = [];

  /** The outermost node that has begun since the last atom. */
  let begun: Node | null = null;
  let gap: { forced: Forced | null; avoid: boolean; margin: number } = newGap();
  /** For each open box that had better stay whole, how many atoms there were when it opened. */
  let whole: number[] = [];
  let head: HTMLElement | null = null;
  let columns: Columns | null = null;
  let floats: LineBox[] = [];
  let part = "";
  /** True in the cell of a row that is looked at by itself. */
  let isApart = false;
  /** Notes called in what stands outside the flow, on the page of the next atom. */
  let pending: string[] = [];

  function newGap() {
    return { forced: null, avoid: false, margin: 0 };
  }

  /** The atoms of everything in `root`, in order. */
  function atomsOf(
    root: HTMLElement,
    height: number,
    notes: ReadonlyMap<string, unknown>,
  ): Atom[] {
    room = height;
    atoms = [];
    calls.begin(notes);
    begun = null;
    gap = newGap();
    whole = [];
    head = null;
    columns = null;
    floats = [];
    part = "";
    pending = [];
    content(root);
    return rows.keepFloats(atoms, floats);
  }

  function emit(box: LineBox, extra: Partial<Atom> & { lineCost?: Cost } = {}): void {
    const { run = null, line = 0, start = null, notes = [], cells = null } = extra;
    atoms.push({
      top: box.top,
      bottom: box.bottom,
      cost: costOf(extra.lineCost ?? 0),
      forced: gap.forced,
      margin: gap.margin,
      start: line > 0 || cells ? null : (begun ?? start),
      run,
      line,
      notes: [...pending, ...notes],
      cells,
      part,
      head: extra.head ?? null,
      columns,
      onGrid: extra.onGrid ?? false,
    });
    begun = null;
    gap = newGap();
    pending = [];
  }

  function costOf(lineCost: Cost): Cost {
    if (gap.avoid) return 3;
    const [outer] = whole;
    const inside = outer !== undefined && outer < atoms.length;
    return inside && lineCost === 0 ? 1 : lineCost;
  }

  function walk(element: HTMLElement, style: CSSStyleDeclaration): void {
    const before = atoms.length;
    if (element.matches(".part")) {
      part = element.id;
      whereabouts.reached(element);
    }
    open(element, style);
    const keeps = style.breakInside.startsWith("avoid") && element.offsetHeight <= room;
    if (keeps) whole.push(before);
    inside(element, style);
    if (keeps) whole.pop();
    close(element, style, before);
  }

  function open(element: HTMLElement, style: CSSStyleDeclaration): void {
    if (begun === null) begun = element;
    const value = style.breakBefore;
    if (value.startsWith("avoid")) gap.avoid = true;
    const forced = kinds.forcedOf(value);
    if (forced) {
      gap.forced = forced;
      gap.margin = Number.parseFloat(style.marginTop) || 0;
    }
  }

  /** The box's own edges belong to its first and its last atom. */
  function close(element: HTMLElement, style: CSSStyleDeclaration, before: number): void {
    const rect = element.getBoundingClientRect();
    if (atoms.length === before && rect.height > 0.5)
      emit(rect, { start: element, notes: calls.within(element) });
    const first = atoms[before];
    const last = atoms.at(-1);
    if (first && last) {
      first.top = Math.min(first.top, rect.top);
      last.bottom = Math.max(last.bottom, rect.bottom);
    }
    if (style.breakAfter.startsWith("avoid")) gap.avoid = true;
    gap.forced = kinds.forcedOf(style.breakAfter) ?? gap.forced;
  }

  function inside(element: HTMLElement, style: CSSStyleDeclaration): void {
    if (style.display.includes("table")) table(element);
    else if (style.display.includes("flex") || style.display.includes("grid"))
      sideBySide(element);
    else if (element.dataset.columns) inColumns(element, style);
    else content(element);
  }

  /** Already as wide as one column; source.ts saw to that. */
  function inColumns(element: HTMLElement, style: CSSStyleDeclaration): void {
    columns = {
      box: element,
      count: Number.parseInt(style.getPropertyValue("--column-count"), 10) || 1,
    };
    content(element);
    columns = null;
  }

  /* ---------------------------------------------------------------- blocks and runs of text */

  function content(element: HTMLElement): void {
    let first: Node | null = null;
    let last: Node | null = null;
    let blocks = false;
    const flush = (end: boolean): void => {
      if (first && last) run({ block: element, first, last, whole: end && !blocks });
      first = null;
      last = null;
    };
    for (const child of element.childNodes) {
      const place = kinds.placeOf(child);
      if (place === "block") {
        flush(false);
        blocks = true;
        walk(child as HTMLElement, getComputedStyle(child as HTMLElement));
      } else if (place === "beside") beside(child as HTMLElement);
      else if (first || !(child instanceof Text) || text.hasText(child)) {
        first ??= child;
        last = child;
      }
    }
    flush(true);
  }

  function beside(element: HTMLElement): void {
    begun ??= element;
    const rect = element.getBoundingClientRect();
    if (rect.height > 0) floats.push(rect);
    pending.push(...calls.within(element));
  }

  function run(one: Run): void {
    if (begun === null) begun = one.first;
    const lines = text.linesOf(one);
    const notes = calls.perLine(one, lines);
    const style = getComputedStyle(one.block);
    const least = { before: Number(style.orphans) || 2, after: Number(style.widows) || 2 };
    const onGrid = !isApart && columns === null && kinds.isOnGrid(style);
    lines.forEach((box, line) => {
      const few = line > 0 && (line < least.before || lines.length - line < least.after);
      emit(box, { run: one, line, notes: notes[line] ?? [], lineCost: few ? 2 : 0, onGrid });
    });
  }

  /* ---------------------------------------------------------------- rows */

  /** Every row is one atom; the head is one with the first row after it. */
  function table(element: HTMLElement): void {
    for (const group of element.children) {
      if (!(group instanceof HTMLElement)) continue;
      begun ??= group;
      rowGroup(group);
    }
    head = null;
  }

  function rowGroup(group: HTMLElement): void {
    if (group.matches("caption")) walk(group, getComputedStyle(group));
    else if (group.matches("thead")) {
      head = group;
      emit(group.getBoundingClientRect(), { start: group, notes: calls.within(group) });
      gap.avoid = true;
    } else if (group.matches("tr")) tableRow(group);
    else for (const row of group.children) tableRow(row as HTMLElement);
  }

  function tableRow(row: HTMLElement): void {
    if (!row.matches("tr")) return;
    begun ??= row;
    const style = getComputedStyle(row);
    const box = row.getBoundingClientRect();
    if (style.breakBefore.startsWith("avoid")) gap.avoid = true;
    if (box.height > room - headHeight()) tallRow(row, box);
    else emit(box, { start: row, notes: calls.within(row), head });
    if (style.breakAfter.startsWith("avoid")) gap.avoid = true;
  }

  function headHeight(): number {
    return head?.getBoundingClientRect().height ?? 0;
  }

  /** A row that no page holds is cut where that leaves every line of every cell whole. */
  function tallRow(row: HTMLElement, box: DOMRect): void {
    for (const cell of row.children) (cell as HTMLElement).style.verticalAlign = "top";
    const cells = [...row.children].map((cell) => apart(cell as HTMLElement));
    for (const slice of rows.slices(cells, box)) {
      const begins = slice.top === box.top;
      emit(slice, {
        start: row,
        notes: slice.notes,
        head,
        lineCost: slice.cost,
        ...(begins ? {} : { cells: slice.cells }),
      });
    }
  }

  /** The atoms of `cell` alone. */
  function apart(cell: HTMLElement): Atom[] {
    const before = { atoms, begun, gap, pending, whole };
    atoms = [];
    begun = null;
    gap = newGap();
    pending = [];
    whole = [];
    isApart = true;
    content(cell);
    isApart = false;
    const found = atoms;
    ({ atoms, begun, gap, pending, whole } = before);
    return found;
  }

  /** What stands side by side in a grid or a flexible box is one atom. */
  function sideBySide(element: HTMLElement): void {
    for (const { top, bottom, members } of rows.bands(element)) {
      const [first] = members as [HTMLElement, ...HTMLElement[]];
      begun ??= first;
      emit({ top, bottom }, { start: first, notes: members.flatMap(calls.within) });
    }
  }

  return { atomsOf };
}
