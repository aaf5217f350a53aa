// Stage typeset, inside the browser. Makes the sheets: one box for every page, with its text, its
// notes and what stands in its margins.

/// <reference lib="dom" />

import type { PageStartData } from "../page/folios.ts";
import type { Atom } from "./atoms.ts";
import type { Boxes, Geometry, PageType } from "./boxes.ts";
import type { NotePiece } from "./breaks.ts";
import type { Finder } from "./finder.ts";
import type { CutFolios, Numbered } from "./folios.ts";
import type { CutPlace, Knife } from "./knife.ts";
import type { Division } from "./main.ts";
import type { Assignment, Source } from "./source.ts";
import type { Tables } from "./tables.ts";

export interface MadeSheets {
  readonly sheets: readonly HTMLElement[];
  readonly pages: readonly Numbered[];
  readonly starts: readonly PageStartData[];
  readonly places: readonly (readonly [string, number])[];
}

export type Sheets = ReturnType<typeof sheetsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function sheetsModule(
  boxes: Boxes,
  knife: Knife,
  folios: CutFolios,
  finder: Finder,
  tables: Tables,
) {
  function element(name: string): HTMLElement {
    const one = document.createElement("div");
    one.className = name;
    return one;
  }

  function addStyle(text: string): void {
    const style = document.createElement("style");
    style.textContent = text;
    document.head.append(style);
  }

  function styleNotes(style: string): void {
    addStyle(`.sheet-notes { ${style} }`);
  }

  /** Space and rule above the notes. */
  function notesOverhead({ noteBox }: Source): number {
    const probe = element("sheet-notes");
    probe.style.visibility = "hidden";
    noteBox.append(probe);
    const margin = Number.parseFloat(getComputedStyle(probe).marginTop) || 0;
    const height = probe.getBoundingClientRect().height + margin;
    probe.remove();
    return height;
  }

  /** Cuts the column and its notes into sheets, from the last to the first. */
  function make(
    source: Source,
    division: Division,
    assignments: readonly Assignment[],
  ): MadeSheets {
    const { pages } = division;
    const cuts = findCuts(division);
    const starts = pages.map(({ folio, part, plan }, index) => {
      const { block, offset } = folios.beginning(cuts[index]?.place ?? null);
      return { page: index + 1, folio, part, block, offset, isBlank: plan.kind === "blank" };
    });
    const sheets = emptySheets(source, division, assignments);
    tables.fixColumns(knife.tablesAt(cuts.flatMap(({ place }) => place ?? [])));
    const notes = cutNotes(source, division);
    bringToGrid(division);
    for (const [index, sheet] of [...sheets.entries()].reverse()) {
      const cut = cuts[index];
      if (cut?.place) sheet.append(cutText(source, cut.place, cut.columns));
      addNotes(sheet, pages[index]?.plan.notes ?? [], notes);
    }
    source.column.remove();
    source.noteBox.remove();
    addStyle(boxes.styles());
    document.body.append(...sheets);
    return { sheets, pages, starts, places: placesOn(sheets) };
  }

  /** Pages beyond the ceiling are not made; where the first of them begins is all that is asked. */
  function tooMany({ atoms, pages }: Division): PageStartData[] {
    const last = pages.length - 1;
    return pages.map(({ folio, part, plan }, index) => {
      const atom = index === last && plan.kind === "text" ? atoms[plan.first] : undefined;
      const { block, offset } = folios.beginning(atom ? knife.placeOf(atom) : null);
      return { page: index + 1, folio, part, block, offset, isBlank: plan.kind === "blank" };
    });
  }

  /** All spaces are measured before any is widened. */
  function bringToGrid({ atoms, pages }: Division): void {
    const spaces = pages.flatMap(({ plan }) => plan.spaces);
    const widened = spaces.flatMap(({ atom: at, added }) => {
      const { start } = atoms[at] as Atom;
      if (!(start instanceof HTMLElement)) return [];
      const above = start.getBoundingClientRect().top - (atoms[at - 1]?.bottom ?? 0);
      return [[start, above + added] as const];
    });
    for (const [element, height] of widened) element.style.marginTop = `${height}px`;
  }

  interface PageCut {
    readonly place: CutPlace | null;
    readonly columns: readonly ColumnPlace[];
  }

  /** Where every page is cut off, and its columns; found before anything is cut. */
  function findCuts({ atoms, pages }: Division): PageCut[] {
    return pages.map(({ plan }) => {
      const atom = plan.kind === "text" ? atoms[plan.first] : undefined;
      const columns = plan.columns.flatMap((starts) => starts.slice(1));
      return {
        place: atom ? knife.placeOf(atom) : null,
        columns: columns.flatMap((at) => columnPlace(atoms[at])),
      };
    });
  }

  function columnPlace(atom: Atom | undefined): ColumnPlace[] {
    return atom?.columns ? [{ set: atom.columns, place: knife.placeOf(atom) }] : [];
  }

  function cutText(
    { column }: Source,
    place: CutPlace,
    columns: readonly ColumnPlace[],
  ): HTMLElement {
    const pieces = cutColumns(columns);
    const rest = isTop(column, place) ? wholeOf(column) : knife.cutOff(column, place);
    fillColumns(rest, pieces);
    const area = element("sheet-text");
    area.append(rest);
    return area;
  }

  function isTop(column: HTMLElement, { node, offset }: CutPlace): boolean {
    if (offset !== null) return false;
    for (let one: Node | null = node; one && one !== column; one = one.parentNode) {
      if (one.previousSibling) return false;
    }
    return true;
  }

  function wholeOf(root: HTMLElement): DocumentFragment {
    const all = document.createDocumentFragment();
    all.append(...root.childNodes);
    return all;
  }

  /* ---------------------------------------------------------------- columns */

  type ColumnPlace = { readonly set: { readonly box: HTMLElement }; readonly place: CutPlace };
  type CutColumns = Map<string, HTMLElement[]>;

  /** Cuts off all columns of a page but the first of each set, from the last. */
  function cutColumns(places: readonly ColumnPlace[]): CutColumns {
    const found: CutColumns = new Map();
    for (const { set, place } of places.toReversed()) {
      const key = set.box.dataset.columns ?? "";
      const piece = element("column-piece");
      piece.append(knife.cutOff(set.box, place));
      found.set(key, [piece, ...(found.get(key) ?? [])]);
    }
    return found;
  }

  function fillColumns(rest: DocumentFragment, columns: CutColumns): void {
    for (const box of rest.querySelectorAll<HTMLElement>("[data-columns]")) {
      const first = element("column-piece");
      first.append(...box.childNodes);
      box.style.width = "";
      box.append(first, ...(columns.get(box.dataset.columns ?? "") ?? []));
    }
  }

  /* ---------------------------------------------------------------- notes */

  /** The pieces of every note, in order. */
  function cutNotes(source: Source, { pages, notes }: Division): Map<string, HTMLElement[]> {
    const cuts = new Map<string, CutPlace[]>();
    for (const { id, from } of pages.flatMap(({ plan }) => plan.notes)) {
      const atom = from > 0 ? notes.get(id)?.atoms[from] : undefined;
      if (atom) cuts.set(id, [...(cuts.get(id) ?? []), knife.placeOf(atom)]);
    }
    return new Map(
      [...source.notes].map(([id, note]) => [id, cutNote(note, cuts.get(id) ?? [])]),
    );
  }

  function cutNote(note: HTMLElement, places: readonly CutPlace[]): HTMLElement[] {
    const rest = places.toReversed().map((place) => {
      const piece = note.cloneNode(false) as HTMLElement;
      piece.removeAttribute("id");
      piece.dataset.id = note.id;
      piece.dataset.splitFrom = note.id;
      piece.append(knife.cutOff(note, place));
      return piece;
    });
    return [note, ...rest.toReversed()];
  }

  function addNotes(
    sheet: HTMLElement,
    pieces: readonly NotePiece[],
    cut: ReadonlyMap<string, readonly HTMLElement[]>,
  ): void {
    if (pieces.length === 0) return;
    const area = element("sheet-notes");
    if (pieces[0]?.from) area.classList.add("continued");
    area.append(...pieces.flatMap((piece) => nextPiece(piece, cut)));
    sheet.append(area);
  }

  /** Sheets are made from the last, so the last piece not yet placed is the one wanted. */
  function nextPiece(
    { id }: NotePiece,
    cut: ReadonlyMap<string, readonly HTMLElement[]>,
  ): HTMLElement[] {
    const piece = cut.get(id)?.findLast((one) => !one.closest(".sheet"));
    return piece ? [piece] : [];
  }

  /* ---------------------------------------------------------------- sheets */

  /** Sheets with nothing on them but what stands in their margins. */
  function emptySheets(
    source: Source,
    division: Division,
    assignments: readonly Assignment[],
  ): HTMLElement[] {
    const strings = finder.stringsByPage(source, division, assignments);
    return division.pages.map((page, index) => {
      const before = division.pages[index - 1];
      const type: PageType = {
        name: source.pageNameOf.get(page.part) ?? "",
        first: page.plan.kind === "text" && before?.part !== page.part,
        opening: index === 0,
        side: index % 2 === 0 ? "right" : "left",
        blank: page.plan.kind === "blank",
      };
      const furniture = { strings: strings[index] ?? new Map(), ...page };
      const sheet = emptySheet(boxes.geometryOf(type));
      sheet.dataset.folio = page.folio;
      sheet.append(...boxes.marginsOf(type, furniture));
      return sheet;
    });
  }

  function emptySheet({ width, height, top, right, bottom, left }: Geometry): HTMLElement {
    const sheet = element("sheet");
    sheet.style.cssText = `width: ${width}px; height: ${height}px; padding: ${top}px ${right}px ${bottom}px ${left}px; --top: ${top}px; --right: ${right}px; --bottom: ${bottom}px; --left: ${left}px;`;
    return sheet;
  }

  function placesOn(sheets: readonly HTMLElement[]): [string, number][] {
    return sheets.flatMap((sheet, index) =>
      [...sheet.querySelectorAll("[id]")].map((one): [string, number] => [one.id, index]),
    );
  }

  return { styleNotes, notesOverhead, make, tooMany };
}
