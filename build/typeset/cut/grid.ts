// Stage typeset, inside the browser. The grid of lines that facing pages share: where a line came to
// stand between two lines of it, the space above is widened to the next. Knows heights only.

import type { Atom } from "./atoms.ts";

/** What is added above an atom, in pixels. */
export interface Space {
  readonly atom: number;
  readonly added: number;
}

export type Grid = ReturnType<typeof gridModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function gridModule() {
  /** By how much a line may stand off the grid: less than the browser's rounding of a page's lines. */
  const SLACK = 0.75;
  let atoms: readonly Atom[] = [];
  let step = 0;

  /** How far the page that begins with `first` was looked at, and what was found. */
  let known = { first: -1, end: -1, above: 0, added: 0, spaces: [] as Space[] };

  /** `height` is that of a line; 0 where there is no grid. */
  function setStep(height: number): void {
    step = height;
  }

  function begin(all: readonly Atom[]): void {
    atoms = all;
    known = { first: -1, end: -1, above: 0, added: 0, spaces: [] };
  }

  /** How much higher the atoms from `first` up to `end` are, `above` being the height of what stands above them. */
  function added(first: number, end: number, above: number): number {
    lookAt(first, end, above);
    return known.added;
  }

  function spaces(first: number, end: number, above: number): readonly Space[] {
    lookAt(first, end, above);
    return known.spaces;
  }

  /** Pages are tried from their first atom on, one atom more every time. */
  function lookAt(first: number, end: number, above: number): void {
    const goesOn = known.first === first && known.end <= end && known.above === above;
    if (!goesOn) known = { first, end: first + 1, above, added: 0, spaces: [] };
    for (let at = known.end; at < end; at += 1) {
      const more = missing(at);
      if (more === 0) continue;
      known.added += more;
      known.spaces.push({ atom: at, added: more });
    }
    known.end = end;
  }

  /**
   * The way from the line `at` to the next line of the grid. Space is only widened where there is
   * some, or below what is not on the grid: lines of one text never move apart.
   */
  function missing(at: number): number {
    const begin = atoms[known.first] as Atom;
    const before = atoms[at - 1] as Atom;
    const atom = atoms[at] as Atom;
    if (step === 0 || !atom.onGrid || atom.line > 0) return 0;
    if (before.onGrid && atom.top - before.bottom < 1) return 0;
    const place = known.above + known.added + atom.top - begin.top;
    const beyond = place - Math.floor((place + SLACK) / step) * step;
    return beyond < SLACK ? 0 : step - beyond;
  }

  return { setStep, begin, added, spaces };
}
