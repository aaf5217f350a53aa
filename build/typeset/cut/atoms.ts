// Stage typeset. What the measured column is made of: the things that are on one page or another.

/// <reference lib="dom" />

import type { Run } from "./text.ts";

/**
 * What a break before an atom costs: nothing; it parts a box that had better stay whole; it leaves
 * too few lines; it parts a heading from its text; it cuts a row.
 */
export type Cost = 0 | 1 | 2 | 3;
export type Forced = "page" | "left" | "right";

/** The smallest thing that is on one page or another. Pixels from the top of the column. */
export interface Atom {
  top: number;
  bottom: number;
  readonly cost: Cost;
  readonly forced: Forced | null;
  /** Space above it that is kept after a forced break. */
  readonly margin: number;
  /** Before this node a break is put; null where it comes inside `run`. */
  readonly start: Node | null;
  readonly run: Run | null;
  /** Its line in `run`. */
  readonly line: number;
  /** Ids of the notes that it calls first. */
  readonly notes: readonly string[];
  /** In a row too high for a page: for every cell, the first atom from here on; null where none is. */
  readonly cells: readonly (Atom | null)[] | null;
  /** The head that is repeated on a page that begins with this row. */
  readonly head: HTMLElement | null;
  /** Id of the part it is of. */
  readonly part: string;
  /** Its line belongs on the grid of lines. */
  readonly onGrid: boolean;
  /** The set of columns it stands in. */
  readonly columns: Columns | null;
}

/** A box set in columns; the measured column has one as wide as each of them. */
export interface Columns {
  readonly box: HTMLElement;
  readonly count: number;
}
