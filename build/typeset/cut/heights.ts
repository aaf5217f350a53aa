// Stage typeset, inside the browser. How high a stretch of the text is on a page: as measured in the
// one column, or balanced where it is set in several. Knows heights only.

import type { Atom } from "./atoms.ts";
import type { Grid, Space } from "./grid.ts";

export type Heights = ReturnType<typeof heightsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function heightsModule() {
  const SLACK = 0.3;
  let atoms: readonly Atom[] = [];
  let headHeight: (head: HTMLElement) => number = () => 0;
  let grid: Grid;

  function begin(all: readonly Atom[], ofHead: (head: HTMLElement) => number, of: Grid): void {
    atoms = all;
    headHeight = ofHead;
    grid = of;
    grid.begin(all);
  }

  function textHeight(first: number, end: number): number {
    const begin = atoms[first] as Atom;
    const above = heightAbove(first);
    const last = atoms[end - 1] as Atom;
    if (!begin.columns && !last.columns)
      return above + last.bottom - begin.top + grid.added(first, end, above);
    return above + stretches(first, end).reduce((sum, one) => sum + stretchHeight(one), 0);
  }

  /** What stands above the first atom of a page: a head that is repeated, space that is kept. */
  function heightAbove(first: number): number {
    const begin = atoms[first] as Atom;
    const head = begin.head && first > 0 ? headHeight(begin.head) : 0;
    return head + (begin.forced ? begin.margin : 0);
  }

  /** The space that brings the lines of a page to the grid, by the atom above which it is put. */
  function spacesOn(first: number, end: number): readonly Space[] {
    const inColumns = atoms.slice(first, end).some(({ columns }) => columns);
    return inColumns ? [] : grid.spaces(first, end, heightAbove(first));
  }

  interface Stretch {
    readonly from: number;
    readonly to: number;
  }

  /** Atoms one after another that stand in the same set of columns, or in none. */
  function stretches(first: number, end: number): Stretch[] {
    const found: { from: number; to: number }[] = [];
    for (let at = first; at < end; at += 1) {
      const last = found.at(-1);
      const same = last && atoms[last.from]?.columns === atoms[at]?.columns;
      if (last && same) last.to = at + 1;
      else found.push({ from: at, to: at + 1 });
    }
    return found;
  }

  function stretchHeight({ from, to }: Stretch): number {
    const begin = atoms[from] as Atom;
    const above = from > 0 ? Math.max(0, begin.top - (atoms[from - 1]?.bottom ?? 0)) : 0;
    if (!begin.columns) return span(from, to);
    return balance(from, to, begin.columns.count).height + above;
  }

  function span(from: number, to: number): number {
    return (atoms[to - 1]?.bottom ?? 0) - (atoms[from]?.top ?? 0);
  }

  /** The lowest height at which the atoms stand in `count` columns, and the first of each column. */
  function balance(
    from: number,
    to: number,
    count: number,
  ): { height: number; starts: number[] } {
    let low = span(from, to) / count;
    let high = span(from, to);
    let starts = [from];
    while (high - low > 0.5) {
      const middle = (low + high) / 2;
      const tried = fillColumns(from, to, middle);
      if (tried && tried.length <= count) {
        high = middle;
        starts = tried;
      } else low = middle;
    }
    return { height: high, starts };
  }

  /** Fills columns of one height from the left; null where that would part what stays whole. */
  function fillColumns(from: number, to: number, height: number): number[] | null {
    const starts = [from];
    let start = from;
    let best = from;
    for (let at = from + 1; at < to; at += 1) {
      if (atoms[at]?.cost === 0) best = at;
      if (span(start, at + 1) <= height + SLACK) continue;
      if (best === start) return null;
      starts.push(best);
      start = best;
      at = best;
    }
    return starts;
  }

  function columnsOn(first: number, end: number): number[][] {
    return stretches(first, end).flatMap(({ from, to }) => {
      const set = atoms[from]?.columns;
      return set ? [balance(from, to, set.count).starts] : [];
    });
  }

  return { begin, textHeight, columnsOn, spacesOn };
}
