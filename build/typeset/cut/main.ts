// Stage typeset, inside the browser. Stet's own paginator: measures all text once as one column,
// chooses the pages, prints their numbers into the text and measures again until these are true,
// then cuts the column into sheets. Margins, running heads and folios are the browser's own.

/// <reference lib="dom" />

import type { PageFinding } from "../page/conservation.ts";
import type { KnownPages, LocatorLists } from "../page/locators.ts";
import type { LayoutResult } from "../page/main.ts";
import type { Margins } from "../page/margins.ts";
import type { Memory } from "../page/memory.ts";
import type { Parts } from "../page/parts.ts";
import type { Atom } from "./atoms.ts";
import type { Boxes } from "./boxes.ts";
import type { Breaks, MeasuredNote, PagePlan } from "./breaks.ts";
import type { Endings } from "./endings.ts";
import type { Finder } from "./finder.ts";
import type { Flow } from "./flow.ts";
import type { CutFolios, Numbered } from "./folios.ts";
import type { Grid } from "./grid.ts";
import type { Kinds } from "./kinds.ts";
import type { Proofs } from "./proofs.ts";
import type { Sheets } from "./sheets.ts";
import type { CutInput, Source, Sources } from "./source.ts";

interface Tools {
  readonly sources: Sources;
  readonly boxes: Boxes;
  readonly kinds: Kinds;
  readonly flow: Flow;
  readonly grid: Grid;
  readonly breaks: Breaks;
  readonly endings: Endings;
  readonly folios: CutFolios;
  readonly locators: LocatorLists;
  readonly finder: Finder;
  readonly sheets: Sheets;
  readonly proofs: Proofs;
  readonly margins: Margins;
  readonly memory: Memory;
  readonly parts: Parts;
}

/** The column measured and divided. */
export interface Division {
  readonly atoms: readonly Atom[];
  readonly notes: ReadonlyMap<string, MeasuredNote & { readonly atoms: readonly Atom[] }>;
  readonly pages: readonly Numbered[];
}

/** Sent to the browser as text: uses nothing outside itself. */
export function mainModule(tools: Tools) {
  const { sources, boxes, kinds, flow, grid, breaks, endings } = tools;
  const { folios, locators, finder, sheets, proofs, margins, memory, parts } = tools;

  /** Rounds in which lines may be mended. */
  const MOST_MENDING = 40;

  async function run(input: CutInput): Promise<LayoutResult> {
    await sources.loadFonts();
    boxes.begin(input.pages);
    const source = sources.read(input);
    sheets.styleNotes(boxes.notesStyle());
    grid.setStep(kinds.lineHeight());
    const unshown = await sources.load(source);
    const { division, rounds, settled } = settle(source, input);
    if (isTooLong(division, input)) {
      return { starts: sheets.tooMany(division), places: [], findings: [], rounds, settled };
    }
    const strings = sources.assignments(source.column, input.strings);
    const expected = proofs.remember(source);
    const made = sheets.make(source, division, strings);
    memory.clear(division.pages.length);
    margins.showLocators(made.sheets);
    const findings: PageFinding[] = [...unshown, ...proofs.check(expected, made)];
    if (input.lineNumbers) proofs.numberLines(made, input.lineNumbers);
    parts.begin(made.sheets);
    return { starts: made.starts, places: made.places, findings, rounds, settled };
  }

  /**
   * Divides and prints folios into the text until every printed folio is true and every line ends
   * well. As long as lines are mended the rounds do not count, up to a limit: a word joined in a
   * paragraph of many pages moves all its other lines.
   */
  function settle(source: Source, input: CutInput) {
    folios.fill(source.column, new Map());
    folios.fill(source.noteBox, new Map());
    locators.fill(source.column, new Map());
    let mending = 0;
    for (let rounds = 1; ; rounds += 1) {
      const round = layOut(source, input, mending < MOST_MENDING);
      if (round.mended) mending = rounds;
      const { division, settled } = round;
      if (settled || rounds - mending >= input.rounds) return { division, rounds, settled };
      locators.fill(source.column, round.pages);
      memory.clear(division.pages.length);
    }
  }

  function layOut(source: Source, input: CutInput, mayMend: boolean) {
    const division = divide(source, input.ceiling);
    if (isTooLong(division, input))
      return { division, pages: new Map(), mended: false, settled: true };
    const known = foliosOf(source, division);
    const pages = pagesOf(source, division);
    const mended = mayMend && mendLines(division);
    return { division, pages, mended, settled: areTrue(source, known, pages) && !mended };
  }

  /** Prints the folios that are known now; false where others stood there before. */
  function areTrue(
    { column, noteBox }: Source,
    known: ReadonlyMap<string, string>,
    pages: KnownPages,
  ): boolean {
    const changed = folios.fill(column, known) + folios.fill(noteBox, known);
    return changed === 0 && locators.areTrue(column, pages);
  }

  function isTooLong({ pages }: Division, { ceiling }: CutInput): boolean {
    return pages.length > ceiling;
  }

  function mendLines(division: Division): boolean {
    const joinAtTurns = endings.faults(division);
    const laddersBroken = endings.breakLadders(division);
    return joinAtTurns() || laddersBroken;
  }

  function divide(source: Source, ceiling: number): Division {
    const typeRoom = (first: number, page: number) => roomOf(source, atoms, first, page);
    const usual = roomOf(source, [], 0, 0);
    const atoms = flow.atomsOf(source.column, usual, source.notes);
    const notes = new Map(
      [...source.notes].map(([id, note]) => [id, { id, atoms: measureNote(note, usual) }]),
    );
    const plans = breaks.choose({
      atoms,
      notes,
      room: typeRoom,
      overhead: sheets.notesOverhead(source),
      headHeight: (head) => head.getBoundingClientRect().height,
      ceiling,
    });
    const partOf = ({ kind, first }: PagePlan): string | null =>
      kind === "text" ? (atoms[first]?.part ?? null) : null;
    return { atoms, notes, pages: folios.number(plans, partOf, source.matterOf) };
  }

  function measureNote(note: HTMLElement, room: number): readonly Atom[] {
    const atoms = flow.atomsOf(note, room, new Map());
    const { top, bottom } = note.getBoundingClientRect();
    const first = atoms[0];
    const last = atoms.at(-1);
    if (first) first.top = Math.min(first.top, top);
    if (last) last.bottom = Math.max(last.bottom, bottom);
    return atoms;
  }

  /** Height of the text area of the page that begins with the atom `first`. */
  function roomOf(source: Source, atoms: readonly Atom[], first: number, page: number): number {
    const part = atoms[first]?.part ?? "";
    const { height, top, bottom } = boxes.geometryOf({
      name: source.pageNameOf.get(part) ?? "",
      first: atoms[first - 1]?.part !== part,
      opening: page === 0,
      side: page % 2 === 0 ? "right" : "left",
      blank: false,
    });
    return height - top - bottom;
  }

  /** The folios of everything that some page reference in the text points at. */
  function foliosOf(source: Source, division: Division): Map<string, string> {
    const known = new Map<string, string>();
    const pageOf = finder.pageFinder(source, division);
    const wanted = [source.column, source.noteBox].flatMap(folios.placeholders);
    for (const id of new Set(wanted.map((one) => one.dataset.folioOf ?? ""))) {
      const target = document.getElementById(id);
      const page = target && division.pages[pageOf(target)];
      if (page) known.set(id, page.folio);
    }
    return known;
  }

  /** The pages of everything that a list of locators names. */
  function pagesOf(source: Source, division: Division): KnownPages {
    const pageOf = finder.pageFinder(source, division);
    return new Map(
      locators.namedIn(source.column).flatMap((id) => {
        const target = document.getElementById(id);
        const index = target ? pageOf(target) : -1;
        const page = division.pages[index];
        return page ? [[id, { index, folio: page.folio }] as const] : [];
      }),
    );
  }

  return { run, show: parts.show };
}
