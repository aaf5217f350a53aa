// Stage typeset, inside the browser. The edition as it is measured: one column of all the text,
// and the notes beside it.

/// <reference lib="dom" />

import type { LineNumbers } from "../engine.ts";
import type { PageFinding } from "../page/conservation.ts";
import type { Whereabout } from "../page/whereabouts.ts";
import type { PageRule, StructuralSelector } from "../paged-media.ts";
import type { Boxes, PageType } from "./boxes.ts";

/** What crosses into the browser. */
export interface CutInput {
  /** All parts in one well-formed element. */
  readonly xhtml: string;
  readonly pages: readonly PageRule[];
  readonly structural: readonly StructuralSelector[];
  readonly strings: readonly string[];
  readonly columns: readonly string[];
  readonly lineNumbers: LineNumbers | null;
  readonly rounds: number;
  /** How many pages there may be. */
  readonly ceiling: number;
}

export interface Source {
  readonly column: HTMLElement;
  readonly noteBox: HTMLElement;
  readonly notes: ReadonlyMap<string, HTMLElement>;
  readonly parts: readonly HTMLElement[];
  readonly matterOf: ReadonlyMap<string, string>;
  /** `page:` of every part. */
  readonly pageNameOf: ReadonlyMap<string, string>;
}

/** A value given to a named string, and where. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly element: Element;
}

export type Sources = ReturnType<typeof sourceModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function sourceModule(boxes: Boxes, whereabouts: Whereabout) {
  /** @throws Error if the XHTML is not well-formed: a bug of the build. */
  function read(input: CutInput): Source {
    const parsed = new DOMParser().parseFromString(input.xhtml, "application/xhtml+xml");
    const broken = parsed.querySelector("parsererror");
    if (broken) throw new Error(`not well-formed: ${broken.textContent}`);
    const column = make("column");
    for (const section of [...parsed.documentElement.children]) {
      column.append(document.adoptNode(section));
    }
    freeze(column, input.structural);
    const { noteBox, notes } = takeNotes(column);
    document.body.append(column, noteBox);
    const parts = [...column.querySelectorAll<HTMLElement>(".part")];
    const source = {
      column,
      noteBox,
      notes,
      parts,
      matterOf: new Map(parts.map((part) => [part.id, part.dataset.matter ?? "body"])),
      pageNameOf: new Map(parts.map((part) => [part.id, custom(part, "--page")])),
    };
    // Until it has its width it is not laid out.
    column.hidden = true;
    setWidths(source);
    column.hidden = false;
    setColumns(column, input.columns);
    return source;
  }

  function make(name: string): HTMLElement {
    const element = document.createElement("div");
    element.className = name;
    return element;
  }

  /** Marks what matches a selector that looks at neighbours, as long as the neighbours are there. */
  function freeze(root: HTMLElement, structural: readonly StructuralSelector[]): void {
    for (const { mark, selector } of structural) {
      for (const element of root.querySelectorAll(selector)) {
        const before = element.getAttribute("data-frozen");
        element.setAttribute("data-frozen", before ? `${before} ${mark}` : String(mark));
      }
    }
  }

  function takeNotes(column: HTMLElement) {
    const noteBox = make("note-box");
    const notes = new Map<string, HTMLElement>();
    for (const section of column.querySelectorAll("section.notes")) {
      for (const note of section.querySelectorAll<HTMLElement>(".note[id]")) {
        notes.set(note.id, note);
        noteBox.append(note);
      }
      section.remove();
    }
    return { noteBox, notes };
  }

  function custom(element: Element, property: string): string {
    const value = getComputedStyle(element).getPropertyValue(property).trim();
    return value === "auto" ? "" : value;
  }

  /** Text and notes are as wide as the pages that they will stand on; styles may ask for the page's height as Paged.js names it. */
  function setWidths({ column, noteBox, parts, pageNameOf }: Source): void {
    const { height } = boxes.geometryOf(typeNamed(""));
    document.documentElement.style.setProperty("--pagedjs-pagebox-height", `${height}px`);
    const usual = widthOf("");
    column.style.width = `${usual}px`;
    noteBox.style.width = `${usual}px`;
    for (const part of parts) {
      const width = widthOf(pageNameOf.get(part.id) ?? "");
      if (width !== usual) part.style.width = `${width}px`;
    }
  }

  function widthOf(name: string): number {
    const { width, left, right } = boxes.geometryOf(typeNamed(name));
    return width - left - right;
  }

  function typeNamed(name: string): PageType {
    return { name, first: false, opening: false, side: "right", blank: false };
  }

  /** A box in columns is measured as one column as wide as each of them. */
  function setColumns(root: HTMLElement, selectors: readonly string[]): void {
    if (selectors.length === 0) return;
    root.querySelectorAll<HTMLElement>(selectors.join(",")).forEach((box, index) => {
      const count = Number.parseInt(custom(box, "--column-count"), 10);
      if (!(count > 1)) return;
      const style = getComputedStyle(box);
      const gap = Number.parseFloat(style.columnGap) || Number.parseFloat(style.fontSize);
      const width = (box.getBoundingClientRect().width - gap * (count - 1)) / count;
      box.dataset.columns = String(index);
      box.style.setProperty("--column-count", String(count));
      box.style.columnGap = `${gap}px`;
      box.style.width = `${width}px`;
    });
  }

  /** Values of named strings, in the order of the text. CSS Generated Content for Paged Media, 1.1. */
  function assignments(column: HTMLElement, selectors: readonly string[]): Assignment[] {
    if (selectors.length === 0) return [];
    return [...column.querySelectorAll(selectors.join(","))].flatMap((element) =>
      [
        ...custom(element, "--string-set").matchAll(/(?:^|,)\s*([\w-]+)((?:"[^"]*"|[^,"])*)/g),
      ].map(([, name = "", list = ""]) => ({ name, value: stringOf(list, element), element })),
    );
  }

  function stringOf(list: string, element: Element): string {
    const items = list.matchAll(/attr\(\s*([\w-]+)\s*\)|content\([^)]*\)|"([^"]*)"/g);
    return [...items]
      .map(([item, attribute, literal]) => {
        if (attribute) return element.getAttribute(attribute) ?? "";
        return item.startsWith("content") ? wordsOf(element) : (literal ?? "");
      })
      .join("");
  }

  function wordsOf(element: Element): string {
    const copy = element.cloneNode(true) as Element;
    for (const call of copy.querySelectorAll("a.note-call")) call.remove();
    return (copy.textContent ?? "").replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
  }

  /**
   * Waits for fonts and pictures; tells of pictures that cannot be shown. One that was asked for
   * outside the build is told of as that.
   */
  async function load({ column, noteBox }: Source): Promise<PageFinding[]> {
    const pictures = [column, noteBox].flatMap((root) => [...root.querySelectorAll("img")]);
    const results = await Promise.allSettled(pictures.map((picture) => picture.decode()));
    return pictures
      .filter((_, index) => results[index]?.status === "rejected")
      .flatMap(whereabouts.unshown);
  }

  /** Before anything is laid out: a browser on a system without fonts never comes back from measuring text that has none. */
  async function loadFonts(): Promise<void> {
    await Promise.all([...document.fonts].map((face) => face.load()));
  }

  return { read, assignments, load, loadFonts, make };
}
