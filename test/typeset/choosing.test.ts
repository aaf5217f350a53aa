// Where pages end, by heights alone: no browser. Very many notes are divided in no time to speak of,
// and everything stands on some page, once.

import { expect, test } from "vitest";
import type { Atom } from "../../build/typeset/cut/atoms.ts";
import { type Book, breaksModule, type PagePlan } from "../../build/typeset/cut/breaks.ts";
import { gridModule } from "../../build/typeset/cut/grid.ts";
import { heightsModule } from "../../build/typeset/cut/heights.ts";
import { piecesModule } from "../../build/typeset/cut/pieces.ts";

const LINE = 14;
const PLAIN: Omit<Atom, "top" | "bottom"> = {
  cost: 0,
  forced: null,
  margin: 0,
  start: null,
  run: null,
  line: 0,
  notes: [],
  cells: null,
  head: null,
  part: "x",
  columns: null,
  onGrid: false,
};

/** Lines one below the other. */
function lines(count: number, height = LINE): Atom[] {
  return Array.from({ length: count }, (_, n) => ({
    ...PLAIN,
    top: n * height,
    bottom: (n + 1) * height,
  }));
}

/** A book whose pages have room for 30 lines. */
function bookOf(atoms: readonly Atom[], noteLines: ReadonlyMap<string, number>): Book {
  const notes = new Map(
    [...noteLines].map(([id, count]) => [id, { id, atoms: lines(count, 10) }]),
  );
  return {
    atoms,
    notes,
    room: () => 30 * LINE,
    overhead: 10,
    headHeight: () => 0,
    ceiling: 20_000,
  };
}

const choose = (book: Book): PagePlan[] =>
  breaksModule(piecesModule(), heightsModule(), gridModule()).choose(book);

test("20,000 notes: each is whole, begins on the page of its call, and none is on two pages twice", () => {
  const count = 20_000;
  const atoms = lines(count * 2).map((atom, n) =>
    n % 2 === 0 ? { ...atom, notes: [`n${n / 2}`] } : atom,
  );
  const notes = new Map(Array.from({ length: count }, (_, n) => [`n${n}`, 1 + (n % 7)]));
  const plans = choose(bookOf(atoms, notes));
  const called = new Map(
    plans.flatMap(({ first, end }, page) =>
      atoms.slice(first, end).flatMap(({ notes: ids }) => ids.map((id) => [id, page] as const)),
    ),
  );
  const pieces = plans.flatMap((plan, page) => plan.notes.map((piece) => ({ ...piece, page })));
  const begun = new Map(
    pieces.filter(({ from }) => from === 0).map(({ id, page }) => [id, page]),
  );
  const shown = new Map<string, number>();
  const torn = pieces.filter(({ id, from, to }) => {
    const before = shown.get(id) ?? 0;
    shown.set(id, to);
    return from !== before;
  });
  expect(torn).toEqual([]);
  expect([...shown]).toEqual([...notes]);
  expect([...begun]).toEqual([...called]);
  expect(plans.flatMap(({ first, end }) => (end > first ? [first] : []))[0]).toBe(0);
  expect(plans.at(-1)?.end).toBe(atoms.length);
  expect(plans.slice(1).map(({ first }) => first)).toEqual(
    plans.slice(0, -1).map(({ end }) => end),
  );
});

test("no page is fuller than it may be, and one thing higher than a page has one of its own", () => {
  const atoms = lines(50);
  const high = { ...PLAIN, top: 50 * LINE, bottom: 90 * LINE };
  const after = lines(10).map(({ top, bottom, ...rest }) => ({
    ...rest,
    top: top + 90 * LINE,
    bottom: bottom + 90 * LINE,
  }));
  const plans = choose(bookOf([...atoms, high, ...after], new Map()));
  expect(plans.map(({ first, end, tooHigh }) => [first, end, tooHigh ?? false])).toEqual([
    [0, 30, false],
    [30, 50, false],
    [50, 51, true],
    [51, 61, false],
  ]);
});

test("beyond the ceiling nothing more is divided", () => {
  const plans = choose({ ...bookOf(lines(400), new Map()), ceiling: 3 });
  expect(plans).toHaveLength(4);
});
