// Stage typeset, inside the browser. What stands side by side: the bands of a grid, and the slices
// into which a row of a table may be cut that is too high for any page.

/// <reference lib="dom" />

import type { Atom, Cost } from "./atoms.ts";
import type { LineBox } from "./text.ts";

/** A stretch of a row that nothing in any of its cells straddles. */
export interface Slice extends LineBox {
  readonly cost: Cost;
  readonly notes: readonly string[];
  /** For every cell, its first atom from here on; null where it has none. */
  readonly cells: readonly (Atom | null)[];
}

export interface Band extends LineBox {
  readonly members: readonly HTMLElement[];
}

export type Rows = ReturnType<typeof rowsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function rowsModule() {
  const HAIR = 0.5;

  /** The children of a grid or a flexible box, those together that stand beside one another. */
  function bands(element: HTMLElement): Band[] {
    const found: { top: number; bottom: number; members: HTMLElement[] }[] = [];
    for (const child of element.children) {
      const { top, bottom } = child.getBoundingClientRect();
      if (top === bottom) continue;
      const last = found.at(-1);
      if (last && top < last.bottom - HAIR) {
        last.members.push(child as HTMLElement);
        last.top = Math.min(last.top, top);
        last.bottom = Math.max(last.bottom, bottom);
      } else found.push({ top, bottom, members: [child as HTMLElement] });
    }
    return found;
  }

  function slices(cells: readonly (readonly Atom[])[], box: LineBox): Slice[] {
    const atoms = cells.flat();
    const tops = [...new Set(atoms.map(({ top }) => top))].sort((a, b) => a - b);
    const cuts = tops.slice(1).filter((top) => atoms.every((atom) => !straddles(atom, top)));
    return [box.top, ...cuts].map((top, index) => {
      const bottom = cuts[index] ?? box.bottom;
      const here = atoms.filter((atom) => index === 0 || atom.top >= top - HAIR);
      const within = here.filter((atom) => atom.top < bottom - HAIR);
      const next = cells.map((cell) => cell.find((atom) => atom.top >= top - HAIR) ?? null);
      const cost = Math.max(0, ...next.map((atom) => (atTop(atom, top) ? atom.cost : 0)));
      return {
        top,
        bottom,
        cost: (index === 0 ? 0 : cost) as Cost,
        notes: within.flatMap(({ notes }) => notes),
        cells: next,
      };
    });
  }

  function straddles(atom: Atom, top: number): boolean {
    return atom.top < top - HAIR && atom.bottom > top + HAIR;
  }

  function atTop(atom: Atom | null, top: number): atom is Atom {
    return atom !== null && Math.abs(atom.top - top) < HAIR;
  }

  /** A break beside a float would tear it from the text it belongs to. */
  function keepFloats(atoms: readonly Atom[], floats: readonly LineBox[]): Atom[] {
    return atoms.map((atom) => {
      const beside = floats.some(
        ({ top, bottom }) => top < atom.top - 1 && atom.top < bottom - 1,
      );
      return beside && atom.cost === 0 ? { ...atom, cost: 1 } : atom;
    });
  }

  return { bands, slices, keepFloats };
}
