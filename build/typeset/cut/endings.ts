// Stage typeset, inside the browser. How lines end: no word is parted by the turn of a page, and no
// more than three lines in a row end in a hyphen. A word that would be is joined, so that its line
// ends before it; the text is then measured again.

/// <reference lib="dom" />

import type { Atom } from "./atoms.ts";
import type { Division } from "./main.ts";
import type { Place, Run, TextTools } from "./text.ts";

export type Endings = ReturnType<typeof endingsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function endingsModule(text: TextTools) {
  const SOFT_HYPHEN = "\u00ad";
  const HYPHEN = /[-\u2010]/;
  const LETTER = /[\p{L}\p{M}\p{N}'’]/u;
  /** Chicago Manual of Style, 17th ed., 2.112: no more than three in succession. */
  const MOST = 3;
  /** The browser weighs the last lines of a paragraph together (`text-wrap: pretty`). */
  const WEIGHED = 4;
  /** Passes over the paragraphs that were changed; a word joined may put another at a line's end. */
  const PASSES = 6;
  /** What is filled in from round to round, and changes the lines it stands in. */
  const FILLED = "[data-folio-of], [data-locators]";

  /** A word that a line's end parts. */
  interface Parted {
    readonly block: HTMLElement;
    readonly node: Text;
    /** Characters before the end of the line. */
    readonly offset: number;
  }

  /** The lines of a run, from its first. */
  type Lines = readonly { readonly top: number }[];

  /**
   * Finds what has to be mended, while the text stands as it was measured. What it gives does the
   * mending, and says whether there was any.
   */
  function faults(division: Division): () => boolean {
    const turns = turnsOf(division);
    const words = turns.flatMap((atom) => partedBefore(atom.run as Run, atom.top) ?? []);
    const unsettled = turns.flatMap(({ run, line }) =>
      run && isWeighed(run, line, division) ? [run.block] : [],
    );
    return () => {
      for (const block of unsettled) {
        block.style.setProperty("text-wrap", "wrap");
        known.delete(block);
      }
      for (const { block } of words) known.delete(block);
      const joined = words.map(join).filter((done) => done).length;
      return unsettled.length + joined > 0;
    };
  }

  /** The atoms with which a page or a piece of a note begins in the middle of a run. */
  function turnsOf({ atoms, notes, pages }: Division): Atom[] {
    const first = pages.flatMap(({ plan }) => [
      ...(plan.kind === "text" ? [atoms[plan.first]] : []),
      ...plan.notes.map(({ id, from }) => (from > 0 ? notes.get(id)?.atoms[from] : undefined)),
    ]);
    return first
      .flatMap((atom) => (atom?.cells ? atom.cells.flatMap((one) => one ?? []) : (atom ?? [])))
      .filter(({ run, line }) => run !== null && line > 0);
  }

  /** A cut among the lines that are weighed together would make the browser weigh them anew. */
  function isWeighed({ block }: Run, line: number, division: Division): boolean {
    if (getComputedStyle(block).getPropertyValue("text-wrap") !== "pretty") return false;
    return (linesAfter.get(division)?.get(block) ?? line) - line < WEIGHED;
  }

  /* ---------------------------------------------------------------- ladders */

  /** For every division, how many lines the blocks have whose runs are longer than a line. */
  const linesAfter = new WeakMap<Division, Map<HTMLElement, number>>();

  /** Blocks whose lines were looked at and do not change but by what is done here. */
  const known = new WeakSet<HTMLElement>();

  /** Breaks every row of more than three hyphens; says whether there was one. */
  function breakLadders(division: Division): boolean {
    let runs = new Map([...runsOf(division)].filter(([{ block }]) => !known.has(block)));
    for (const { block } of runs.keys()) if (!block.querySelector(FILLED)) known.add(block);
    let found = false;
    for (let pass = 0; pass < PASSES && runs.size > 0; pass += 1) {
      const rungs = [...runs].flatMap(([run, lines]) => {
        const word = rungOf(run, lines);
        return word ? [{ run, word }] : [];
      });
      const changed = rungs.filter(({ word }) => join(word)).map(({ run }) => run);
      found ||= changed.length > 0;
      runs = new Map(changed.map((run) => [run, text.linesOf(run)]));
    }
    return found;
  }

  function runsOf(division: Division): Map<Run, Lines> {
    const all = [division.atoms, ...[...division.notes.values()].map(({ atoms }) => atoms)];
    const found = new Map<Run, Atom[]>();
    const counts = new Map<HTMLElement, number>();
    for (const atom of all.flat()) {
      if (!atom.run) continue;
      const lines = found.get(atom.run);
      if (lines) lines.push(atom);
      else found.set(atom.run, [atom]);
      counts.set(atom.run.block, atom.line + 1);
    }
    linesAfter.set(division, counts);
    return new Map([...found].filter(([, lines]) => lines.length > MOST + 1));
  }

  /** The fourth of a row of parted words. Of every four lines one is looked at, and more where that one ends in a hyphen. */
  function rungOf(run: Run, lines: Lines): Parted | null {
    const ends = new Map<number, Parted | null>();
    const parted = (line: number): Parted | null => {
      const next = lines[line + 1];
      if (line < 0 || !next) return null;
      const known = ends.get(line);
      if (known !== undefined) return known;
      const word = partedBefore(run, next.top);
      ends.set(line, word);
      return word;
    };
    for (let at = MOST; at < lines.length - 1; at += MOST + 1) {
      if (!parted(at)) continue;
      let first = at;
      while (parted(first - 1)) first -= 1;
      const fourth = parted(first + MOST);
      const between = Array.from({ length: MOST }, (_, n) => parted(first + n));
      if (fourth && between.every((word) => word)) return fourth;
    }
    return null;
  }

  /* ---------------------------------------------------------------- words */

  function partedBefore(run: Run, top: number): Parted | null {
    const place = text.placeAt(run, top);
    const end = endBefore(place, run);
    if (!end) return null;
    const last = end.node.data[end.offset - 1] ?? "";
    return last === SOFT_HYPHEN || HYPHEN.test(last) ? end : null;
  }

  /** The place as one in the text before it. */
  function endBefore({ node, offset }: Place, { block }: Run): Parted | null {
    if (node instanceof Text && offset !== null) return { block, node, offset };
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    walker.currentNode = node;
    const before = walker.previousNode();
    return before instanceof Text ? { block, node: before, offset: before.length } : null;
  }

  /** Makes the word one that no line's end parts before this place; false where it cannot be. */
  function join({ node, offset }: Parted): boolean {
    if (node.data[offset - 1] !== SOFT_HYPHEN) return keepTogether(node, offset);
    let at = offset - 1;
    while (at >= 0 && isOfWord(node.data[at])) {
      if (node.data[at] === SOFT_HYPHEN) node.deleteData(at, 1);
      at -= 1;
    }
    return true;
  }

  function isOfWord(sign: string | undefined): boolean {
    return sign === SOFT_HYPHEN || LETTER.test(sign ?? " ");
  }

  /** A compound with a hyphen of its own keeps it. */
  function keepTogether(node: Text, offset: number): boolean {
    if (!isOfWord(node.data[offset])) return false;
    const isPart = (sign: string | undefined) => isOfWord(sign) || HYPHEN.test(sign ?? " ");
    let from = offset;
    let to = offset;
    while (from > 0 && isPart(node.data[from - 1])) from -= 1;
    while (to < node.length && isPart(node.data[to])) to += 1;
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const whole = document.createElement("span");
    whole.className = "unbroken";
    range.surroundContents(whole);
    return true;
  }

  return { faults, breakLadders };
}
