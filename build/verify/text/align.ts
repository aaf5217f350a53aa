// Aligns what must be read with what was read, character by character. Floor: verify.
// Linear where they agree; where they do not, both run on to the nearest stretch that they share.

import { type Expected, FOLIO } from "./expected.ts";
import { Keys } from "./keys.ts";
import { lengthOfList } from "./locators.ts";
import { NONE, type Running } from "./running.ts";

/** A stretch in which the two differ: `from`/`to` in the expected text, `seenFrom`/`seenTo` in the read. */
export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly seenFrom: number;
  readonly seenTo: number;
}

export interface Alignment {
  /** For every expected character the index of the one that was read, or -1. */
  readonly seenOf: Int32Array;
  readonly hunks: readonly Hunk[];
  /** What was read in place of each folio, by the index of the expected character. */
  readonly folios: ReadonlyMap<number, string>;
  /** Where in the read text each list of locators stands, by the index of its character; `to` exclusive. */
  readonly lists: ReadonlyMap<number, { readonly from: number; readonly to: number }>;
}

export interface AlignOptions {
  /** Capitals and small letters are one: small capitals come out of a PDF as either. */
  readonly foldCase: boolean;
}

/** No place of an entry takes more characters than this: `1000 Anm. 100–101, `. */
const LONGEST_LOCATOR = 24;
const WINDOWS = [240, 2400, Number.POSITIVE_INFINITY] as const;

/** Aligns `expected` with `seen`. Pure; the cost is linear but for the length of what is missing. */
export function align(expected: Expected, seen: Running, options: AlignOptions): Alignment {
  return new Aligner(expected, seen, options).run();
}

class Aligner {
  private readonly seenOf: Int32Array;
  private readonly hunks: Hunk[] = [];
  private readonly folios = new Map<number, string>();
  private readonly lists = new Map<number, { from: number; to: number }>();
  private readonly keys: () => readonly [Keys, Keys];
  private readonly expected: Expected;
  private readonly seen: Running;
  private readonly fold: boolean;
  private i = 0;
  private j = 0;

  constructor(expected: Expected, seen: Running, { foldCase }: AlignOptions) {
    this.expected = expected;
    this.seen = seen;
    this.fold = foldCase;
    this.seenOf = new Int32Array(expected.length).fill(-1);
    let keys: readonly [Keys, Keys] | undefined;
    this.keys = () => {
      keys ??= [
        new Keys(expected, (at) => expected.group[at] === 0),
        new Keys(seen, () => true),
      ];
      return keys;
    };
  }

  run(): Alignment {
    const { expected, seen } = this;
    while (this.i < expected.length || this.j < seen.length) {
      if (!this.step()) this.resync();
    }
    for (const [at, hunk] of this.hunks.entries()) this.hunks[at] = this.slide(hunk);
    return { seenOf: this.seenOf, hunks: this.hunks, folios: this.folios, lists: this.lists };
  }

  /** One step of agreement; false where there is none. */
  private step(): boolean {
    if ((this.expected.group[this.i] ?? 0) !== 0) return this.takeOptional();
    if (this.expected.chars[this.i] === FOLIO && this.takeFolio()) return true;
    if (this.expected.listAt.has(this.i) && this.takeList()) return true;
    if (this.same(this.i, this.j)) {
      this.seenOf[this.i] = this.j;
      this.i += 1;
      this.j += 1;
      return true;
    }
    if (!this.seen.soft[this.j]) return false;
    this.j += 1;
    return true;
  }

  private same(i: number, j: number): boolean {
    const a = this.expected.chars[i];
    const b = this.seen.chars[j];
    if (a === undefined || b === undefined) return false;
    return a === b || (this.fold && a.toLowerCase() === b.toLowerCase());
  }

  private takeOptional(): boolean {
    const group = this.expected.group[this.i];
    let end = this.i;
    while (this.expected.group[end] === group) end += 1;
    const there = range(this.i, end).every((at) => this.same(at, this.j + at - this.i));
    if (there) {
      for (const at of range(this.i, end)) this.seenOf[at] = this.j + at - this.i;
      this.j += end - this.i;
    }
    this.i = end;
    return true;
  }

  private takeFolio(): boolean {
    let end = this.j;
    const figures = /[0-9]/u.test(this.seen.chars[end] ?? "") ? /[0-9]/u : /[ivxlcdm]/iu;
    while (figures.test(this.seen.chars[end] ?? "")) {
      const parted = end > this.j && this.seen.before[end] !== NONE;
      if (parted) break;
      end += 1;
    }
    if (end === this.j) return false;
    this.folios.set(this.i, this.seen.slice(this.j, end));
    this.seenOf[this.i] = this.j;
    this.i += 1;
    this.j = end;
    return true;
  }

  private takeList(): boolean {
    const list = this.expected.listAt.get(this.i);
    if (!list) return false;
    const most = (list.places.length + 1) * LONGEST_LOCATOR;
    const coming = this.seen.slice(this.j, this.j + most);
    const length = lengthOfList(coming, list);
    if (length === 0) return false;
    const end = this.j + coming.slice(0, length).replace(/\s/gu, "").length;
    this.lists.set(this.i, { from: this.j, to: end });
    this.seenOf[this.i] = this.j;
    this.i += 1;
    this.j = end;
    return true;
  }

  private resync(): void {
    const [i, j] = this.beyond(this.meeting());
    this.hunks.push({ from: this.i, to: i, seenFrom: this.j, seenTo: j });
    this.i = i;
    this.j = j;
  }

  /**
   * What was put in or left out could often stand a little earlier just as well ("On October" in
   * place of "On"): it is moved to the earliest place at which a word begins, as a reader would say.
   */
  private slide(hunk: Hunk): Hunk {
    const { from, to, seenFrom, seenTo } = hunk;
    if (from !== to && seenFrom !== seenTo) return hunk;
    const before = from === to ? this.seen.before : this.expected.before;
    const start = from === to ? seenFrom : from;
    let best = 0;
    for (let back = 1; this.slides(hunk, back); back += 1) {
      if (before[start - back] !== NONE) best = back;
    }
    for (const back of range(1, best + 1)) {
      this.seenOf[from - back] = -1;
      this.seenOf[to - back] = seenTo - back;
    }
    return {
      from: from - best,
      to: to - best,
      seenFrom: seenFrom - best,
      seenTo: seenTo - best,
    };
  }

  /** Whether the character that is `back` before the hunk can change places with its last ones. */
  private slides({ from, to, seenFrom, seenTo }: Hunk, back: number): boolean {
    const i = from === to ? from - back : to - back;
    return (
      from - back >= 0 &&
      seenFrom - back >= 0 &&
      this.seenOf[from - back] === seenFrom - back &&
      this.same(i, seenTo - back)
    );
  }

  /** The nearest pair of places from which both run on alike. */
  private meeting(): readonly [number, number] {
    for (const width of WINDOWS) {
      const [expected, seen] = this.keys();
      const met = expected.meet(this.i, seen, this.j, width);
      if (met) return this.widen(met);
    }
    return [this.expected.length, this.seen.length];
  }

  /** Where they differ in no more than case they meet where they are; each then gives up one. */
  private beyond([i, j]: readonly [number, number]): readonly [number, number] {
    return i === this.i && j === this.j ? [i + 1, j + 1] : [i, j];
  }

  /** Points, brackets and folios just before the meeting place that agree belong to it. */
  private widen([i, j]: readonly [number, number]): readonly [number, number] {
    const back = this.stepBack(i, j);
    return back ? this.widen(back) : [i, j];
  }

  private stepBack(i: number, j: number): readonly [number, number] | null {
    if (i <= this.i || j <= this.j) return null;
    if (this.same(i - 1, j - 1)) return [i - 1, j - 1];
    if (this.expected.chars[i - 1] !== FOLIO) return null;
    const start = this.startOfFigures(j);
    return start < j && start >= this.j ? [i - 1, start] : null;
  }

  private startOfFigures(end: number): number {
    const figures = /[0-9]/u.test(this.seen.chars[end - 1] ?? "") ? /[0-9]/u : /[ivxlcdm]/iu;
    let at = end;
    while (figures.test(this.seen.chars[at - 1] ?? "")) {
      at -= 1;
      if (this.seen.before[at] !== NONE) break;
    }
    return at;
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, n) => from + n);
}
