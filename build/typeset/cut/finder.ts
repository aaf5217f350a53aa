// Stage typeset, inside the browser. On which page will something be? Asked while the column still
// stands, of page references and running heads.

/// <reference lib="dom" />

import type { PageString } from "./boxes.ts";
import type { Division } from "./main.ts";
import type { Assignment, Source } from "./source.ts";

/** The index of the page of an element, from 0; -1 where it is on none. */
export type PageFinder = (element: Element) => number;

export type Finder = ReturnType<typeof finderModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function finderModule() {
  interface Top {
    readonly index: number;
    readonly top: number;
  }

  function pageFinder({ column }: Source, division: Division): PageFinder {
    const tops = topsOf(division);
    const pieces = new Map<string, { readonly index: number; readonly to: number }[]>();
    division.pages.forEach(({ plan }, index) => {
      for (const { id, to } of plan.notes) {
        pieces.set(id, [...(pieces.get(id) ?? []), { index, to }]);
      }
    });
    const inNote = (element: Element): number => {
      const id = element.closest(".note")?.id ?? "";
      const { top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
      const lines = division.notes.get(id)?.atoms ?? [];
      const line = Math.max(
        0,
        lines.findLastIndex((atom) => atom.top <= (top + bottom) / 2),
      );
      return pieces.get(id)?.find(({ to }) => line < to)?.index ?? -1;
    };
    return (element) =>
      column.contains(element) ? pageAt(tops, topOf(element)) : inNote(element);
  }

  function topsOf({ atoms, pages }: Division): Top[] {
    return pages.flatMap(({ plan }, index) => {
      const atom = plan.kind === "text" ? atoms[plan.first] : undefined;
      return atom ? [{ index, top: atom.top - (atom.forced ? atom.margin : 0) }] : [];
    });
  }

  /** The middle of what stands in a line, whose box reaches beyond it; the top of a block. */
  function topOf(element: Element): number {
    const { top, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
    return getComputedStyle(element).display === "inline" ? (top + bottom) / 2 : top;
  }

  /** The last page that begins at `top` or above it. */
  function pageAt(tops: readonly Top[], top: number): number {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.top ?? 0) <= top + 0.5) low = middle + 1;
      else high = middle;
    }
    return tops[low - 1]?.index ?? -1;
  }

  /** The named strings of every page. */
  function stringsByPage(
    source: Source,
    division: Division,
    assignments: readonly Assignment[],
  ): Map<string, PageString>[] {
    const pageOf = pageFinder(source, division);
    const on = new Map<number, Assignment[]>();
    for (const one of assignments) {
      const page = pageOf(one.element);
      on.set(page, [...(on.get(page) ?? []), one]);
    }
    let current = new Map<string, PageString>();
    return division.pages.map((_, index) => {
      current = stringsAfter(current, on.get(index) ?? []);
      return current;
    });
  }

  function stringsAfter(
    before: ReadonlyMap<string, PageString>,
    assignments: readonly Assignment[],
  ): Map<string, PageString> {
    const next = new Map<string, PageString>();
    for (const [name, { last }] of before) next.set(name, { start: last, first: last, last });
    const set = new Set<string>();
    for (const { name, value } of assignments) {
      const known = next.get(name) ?? { start: "", first: "", last: "" };
      next.set(name, { ...known, first: set.has(name) ? known.first : value, last: value });
      set.add(name);
    }
    return next;
  }

  return { pageFinder, stringsByPage };
}
