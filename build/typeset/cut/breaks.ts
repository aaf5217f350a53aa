// Stage typeset, inside the browser. Chooses where pages end: as much on every page as it holds
// together with the notes called on it, at a place where a break costs least. Knows heights only,
// not the document.

import type { Atom } from "./atoms.ts";
import type { Grid, Space } from "./grid.ts";
import type { Heights } from "./heights.ts";
import type { Carried, Pieces } from "./pieces.ts";

/** A note as measured: its lines, where it may be cut, and its height as a whole. */
export interface MeasuredNote {
  readonly id: string;
  readonly atoms: readonly Pick<Atom, "top" | "bottom" | "cost">[];
}

/** Lines `from` to `to` (not included) of a note. */
export interface NotePiece {
  readonly id: string;
  readonly from: number;
  readonly to: number;
}

/** What stands on one page. */
export interface PagePlan {
  /** Its first atom, and the first after it; the same where it has none. */
  readonly first: number;
  readonly end: number;
  readonly notes: readonly NotePiece[];
  readonly kind: "text" | "blank" | "notes";
  /** For every set of columns on it, the first atom of each column. */
  readonly columns: readonly (readonly number[])[];
  /** What is added above some of its atoms, so that their lines are on the grid. */
  readonly spaces: readonly Space[];
  /** Set where one thing is higher than the page. */
  readonly tooHigh?: true;
}

export interface Book {
  readonly atoms: readonly Atom[];
  readonly notes: ReadonlyMap<string, MeasuredNote>;
  /** Height of the text area of a page, which begins with the atom `first`. */
  readonly room: (first: number, page: number) => number;
  /** Space and rule above the notes. */
  readonly overhead: number;
  /** Height of a repeated table head. */
  readonly headHeight: (head: HTMLElement) => number;
  readonly ceiling: number;
}

export type Breaks = ReturnType<typeof breaksModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function breaksModule(pieces: Pieces, heights: Heights, grid: Grid) {
  const { textHeight, columnsOn, spacesOn } = heights;
  /**
   * At most this share of a page goes to notes that began on an earlier one, if there is text for
   * it; text that calls a note itself has to wait until they end.
   */
  const LARGEST_CARRY = 0.7;
  /** A note is not cut to gain fewer lines of text than this. */
  const WORTH_CUTTING = 1.6;
  const SLACK = 0.3;

  interface Candidate {
    readonly end: number;
    readonly cost: number;
    readonly notes: readonly NotePiece[];
    readonly rest: readonly NotePiece[];
    readonly spare: number;
  }

  let book: Book;
  let carried: readonly NotePiece[] = [];

  /** One page more than the ceiling, and no further, where there are more than it allows. */
  function choose(given: Book): PagePlan[] {
    book = given;
    pieces.begin(book.notes);
    heights.begin(book.atoms, book.headHeight, grid);
    carried = [];
    const plans: PagePlan[] = [];
    let first = 0;
    while (first < book.atoms.length || carried.length > 0) {
      if (plans.length > book.ceiling) break;
      const next = nextPage(first, plans.length);
      plans.push(next);
      first = next.end;
    }
    return plans;
  }

  function nextPage(first: number, page: number): PagePlan {
    const atom = book.atoms[first];
    const ends = !atom || (first > 0 && atom.forced !== null);
    if (ends && carried.length > 0) return notesPage(first, page);
    if (atom && isWrongSide(atom, page)) {
      return { first, end: first, notes: [], kind: "blank", columns: [], spaces: [] };
    }
    return textPage(first, page);
  }

  /** The first page is a right-hand one, and so is every second after it. */
  function isWrongSide({ forced }: Atom, page: number): boolean {
    return (forced === "right" && page % 2 === 1) || (forced === "left" && page % 2 === 0);
  }

  function notesPage(first: number, page: number): PagePlan {
    const { shown, rest } = pieces.place(carried, book.room(first, page) - book.overhead);
    carried = rest;
    return { first, end: first, notes: shown, kind: "notes", columns: [], spaces: [] };
  }

  function textPage(first: number, page: number): PagePlan {
    const room = book.room(first, page);
    const chosen = chooseEnd(first, room, LARGEST_CARRY) ?? chooseEnd(first, room, 1);
    if (!chosen) return carried.length > 0 ? notesPage(first, page) : crowded(first, room);
    carried = chosen.rest;
    const { end, notes } = chosen;
    const [columns, spaces] = [columnsOn(first, end), spacesOn(first, end)];
    return { first, end, notes, kind: "text", columns, spaces };
  }

  /** `share` is how much of the page may go to the notes that began on an earlier one. */
  function chooseEnd(first: number, room: number, share: number): Candidate | null {
    const before = pieces.place(carried, room * share - book.overhead);
    return decide(candidates(first, room, before));
  }

  /* ---------------------------------------------------------------- candidates */

  interface Candidates {
    whole: Candidate | null;
    cut: Candidate | null;
  }

  /** The best page that shows its notes whole, and the best that lets the last of them run over. */
  function candidates(first: number, room: number, before: Carried): Candidates {
    const found: Candidates = { whole: null, cut: null };
    const called: NotePiece[] = [];
    let notes = pieces.heightOfAll(before.shown);
    for (let end = first + 1; end <= book.atoms.length; end += 1) {
      const atom = book.atoms[end - 1] as Atom;
      if (!mayStand(atom, end - 1 === first, before)) break;
      const more = atom.notes.map(pieces.wholeNote);
      called.push(...more);
      notes += pieces.heightOfAll(more);
      const above = textHeight(first, end) + (notes > 0 ? book.overhead : 0);
      const one = pageOf(called, before, end, room - above - notes);
      if (!one) break;
      keep(found, one, before);
    }
    return found;
  }

  function keep(found: Candidates, one: Candidate, before: Carried): void {
    const kind = one.rest === before.rest ? "whole" : "cut";
    const best = found[kind];
    if (!best || one.cost <= best.cost) found[kind] = one;
  }

  /** No note may begin on a page where an earlier one does not end. */
  function mayStand(atom: Atom, begins: boolean, before: Carried): boolean {
    if (!begins && atom.forced) return false;
    return atom.notes.length === 0 || before.rest.length === 0;
  }

  /** The page that ends before `end`, if its notes can stand on it whole or begun. */
  function pageOf(
    called: readonly NotePiece[],
    before: Carried,
    end: number,
    spare: number,
  ): Candidate | null {
    const cost = costOf(end);
    const notes = [...before.shown, ...called];
    if (spare >= -SLACK) return { end, cost, notes, rest: before.rest, spare };
    const last = called.at(-1);
    const cut = last && pieces.cutWell(last, spare + pieces.heightOf(last));
    if (!cut) return null;
    return { end, cost, notes: [...notes.slice(0, -1), cut.here], rest: [cut.after], spare: 0 };
  }

  function costOf(end: number): number {
    const next = book.atoms[end];
    return !next || next.forced ? 0 : next.cost;
  }

  function decide({ whole, cut }: Candidates): Candidate | null {
    if (!whole || !cut) return whole ?? cut;
    if (cut.end <= whole.end || cut.cost > whole.cost) return whole;
    const next = book.atoms[whole.end];
    const line = next ? next.bottom - next.top : 0;
    return cut.cost === whole.cost && whole.spare <= line * WORTH_CUTTING ? whole : cut;
  }

  /** Not even the first thing fits with its notes: it stands there all the same, and they run over. */
  function crowded(first: number, room: number): PagePlan {
    const atom = book.atoms[first] as Atom;
    const space = room - textHeight(first, first + 1) - book.overhead;
    carried = atom.notes.map(pieces.wholeNote);
    const { shown, rest } = pieces.place(carried, space);
    carried = rest;
    const alone = { first, end: first + 1, columns: [], spaces: [] };
    const plan = { ...alone, notes: shown, kind: "text" } as const;
    return space + book.overhead < -1 ? { ...plan, tooHigh: true } : plan;
  }

  return { choose };
}
