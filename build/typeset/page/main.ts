// Stage typeset, inside the browser. Lays an edition out with Paged.js until the page numbers it
// prints are true.

/// <reference lib="dom" />

import type { LineNumbers } from "../engine.ts";
import type { Breaking } from "./breaking.ts";
import type { conservationModule, PageFinding } from "./conservation.ts";
import type { Folios, PageStartData } from "./folios.ts";
import type { Handling, LaidPage, Round } from "./handler.ts";
import type { linesModule } from "./lines.ts";
import type { KnownPages, LocatorLists } from "./locators.ts";
import type { Margins } from "./margins.ts";
import type { Notes } from "./notes.ts";
import type { PagedLibrary, Previewer } from "./paged.ts";
import type { Parts } from "./parts.ts";
import type { Whereabout } from "./whereabouts.ts";

/** What crosses into the browser. */
export interface LayoutInput {
  /** All parts in one well-formed element. */
  readonly xhtml: string;
  readonly css: string;
  readonly lineNumbers: LineNumbers | null;
  readonly rounds: number;
}

/** What crosses back. */
export interface LayoutResult {
  readonly starts: readonly PageStartData[];
  readonly places: readonly (readonly [string, number])[];
  readonly findings: readonly PageFinding[];
  readonly rounds: number;
  /** False if page numbers still changed in the last round. */
  readonly settled: boolean;
}

interface Tools {
  readonly breaking: Breaking;
  readonly notes: Notes;
  readonly handling: Handling;
  readonly folios: Folios;
  readonly locators: LocatorLists;
  readonly lines: ReturnType<typeof linesModule>;
  readonly margins: Margins;
  readonly conservation: ReturnType<typeof conservationModule>;
  readonly whereabouts: Whereabout;
  readonly parts: Parts;
}

interface Source {
  readonly content: DocumentFragment;
  readonly notes: ReadonlyMap<string, HTMLElement>;
  readonly matterOf: ReadonlyMap<string, string>;
}

/** Sent to the browser as text: uses nothing outside itself. */
export function mainModule(tools: Tools) {
  const { breaking, notes, handling, folios, locators, lines, margins } = tools;
  const { conservation, whereabouts, parts } = tools;

  /** Paged.js waits for an animation frame before every page; nothing here is animated. */
  function hurry(): void {
    window.requestAnimationFrame = (callback) => {
      queueMicrotask(() => callback(performance.now()));
      return 0;
    };
  }

  /** @throws Error if the XHTML is not well-formed: a bug of the build. */
  function read(xhtml: string): Source {
    const parsed = new DOMParser().parseFromString(xhtml, "application/xhtml+xml");
    const broken = parsed.querySelector("parsererror");
    if (broken) throw new Error(`not well-formed: ${broken.textContent}`);
    const content = document.createDocumentFragment();
    for (const section of parsed.documentElement.children) {
      content.append(document.importNode(section, true));
    }
    const found = new Map<string, HTMLElement>();
    for (const section of content.querySelectorAll("section.notes")) {
      for (const note of section.querySelectorAll<HTMLElement>(".note[id]"))
        found.set(note.id, note);
      section.remove();
    }
    keepSpaces(content);
    content.querySelectorAll("*").forEach((element, index) => {
      element.setAttribute("data-ref", `s${index}`);
    });
    const parts = [...content.querySelectorAll<HTMLElement>(".part")];
    const matterOf = new Map(parts.map((part) => [part.id, part.dataset.matter ?? "body"]));
    return { content, notes: found, matterOf };
  }

  /**
   * Paged.js passes over a text of white space alone where a paragraph goes on from the page
   * before; between two elements of a line it is the space between two words.
   */
  function keepSpaces(content: DocumentFragment): void {
    const inline = "a, span, em, strong, del, ins, code, img";
    const isInline = (node: Node | null): boolean =>
      node instanceof Element && node.matches(inline);
    for (const text of breaking.textNodes(content)) {
      if (breaking.hasText(text)) continue;
      if (!isInline(text.previousSibling) || !isInline(text.nextSibling)) continue;
      const space = document.createElement("span");
      text.replaceWith(space);
      space.append(text);
    }
  }

  /**
   * Waits for the pictures, so that every copy of them has its size at once; tells of those that
   * cannot be shown. One that was asked for outside the build is told of as that.
   */
  async function loadPictures(source: Source): Promise<PageFinding[]> {
    const roots = [source.content, ...source.notes.values()];
    const pictures = roots.flatMap((root) => [...root.querySelectorAll("img")]);
    const results = await Promise.allSettled(pictures.map((picture) => picture.decode()));
    return pictures
      .filter((_, index) => results[index]?.status === "rejected")
      .flatMap(whereabouts.unshown);
  }

  async function layOut(
    source: Source,
    css: string,
    known: KnownPages,
    previewer: Previewer,
    first: boolean,
  ): Promise<{ content: DocumentFragment; pages: LaidPage[] }> {
    const content = source.content.cloneNode(true) as DocumentFragment;
    fill(content, known);
    const copies = new Map<string, HTMLElement>();
    for (const [id, note] of source.notes) {
      const copy = note.cloneNode(true) as HTMLElement;
      fill(copy, known);
      copies.set(id, copy);
    }
    notes.start(copies);
    const pages: LaidPage[] = [];
    handling.begin(roundOf(content, pages, source.matterOf, known));
    if (first) await previewer.preview(content, [{ "stet.css": css }], document.body);
    else await previewer.chunker.flow(content, document.body);
    previewer.chunker.pagesArea.replaceChildren(...pages.map((page) => page.element));
    return { content, pages };
  }

  function roundOf(
    content: DocumentFragment,
    pages: LaidPage[],
    matterOf: ReadonlyMap<string, string>,
    before: KnownPages,
  ): Round {
    const elements = new Map<string, Element>();
    const remember = (element: Element): void => {
      elements.set(element.getAttribute("data-ref") ?? "", element);
    };
    for (const element of content.querySelectorAll("[data-ref]")) remember(element);
    const ends = new Set<Node>();
    for (const part of content.querySelectorAll(".part")) {
      const last = breaking.textNodes(part).findLast(breaking.hasText);
      if (last) ends.add(last);
    }
    const report = (window as { stetPage?: (count: number) => void }).stetPage;
    const listing = [...content.querySelectorAll(".part")].filter((part) =>
      part.querySelector("[data-locators]"),
    );
    /** Several parts may begin on one page: all that are still to come are put right. */
    const onPart = (part: Element): void => {
      const isBack = matterOf.get(part.id) === "back" || listing.includes(part);
      if (listing.length === 0 || !isBack) return;
      const here = folios.known(pages, folios.number(pages, matterOf));
      const known = new Map([...before, ...here]);
      for (const one of listing) if (!here.has(one.id)) fill(one, known, remember);
    };
    return { elements, ends, pages, onPage: (count) => report?.(count), onPart };
  }

  /** Page numbers and lists of locators, by the pages known so far; `remember` is told of new elements. */
  function fill(
    root: ParentNode,
    known: KnownPages,
    remember: (element: Element) => void = () => undefined,
  ): void {
    folios.fill(root, known);
    locators.fill(root, known, (link, list, index) => {
      link.setAttribute("data-ref", `${list.getAttribute("data-ref")}-${index}`);
      remember(link);
    });
  }

  async function run(input: LayoutInput): Promise<LayoutResult> {
    hurry();
    const library = (window as unknown as { Paged: PagedLibrary }).Paged;
    handling.register(library);
    const source = read(input.xhtml);
    await Promise.all([...document.fonts].map((face) => face.load()));
    const unshown = await loadPictures(source);
    const previewer = new library.Previewer();
    let known: KnownPages = new Map();
    for (let round = 1; ; round += 1) {
      const { content, pages } = await layOut(source, input.css, known, previewer, round === 1);
      const places = folios.places(pages);
      known = folios.known(pages, folios.number(pages, source.matterOf));
      const settled = locators.areTrue(content, known) && folios.correct(pages, known);
      if (settled || round === input.rounds) {
        fill(content, known);
        const starts = folios.number(pages, source.matterOf);
        margins.showLocators(pages.map(({ element }) => element));
        const findings = [...unshown, ...check(source, known, pages)];
        if (input.lineNumbers) lines.numberLines(pages, input.lineNumbers);
        parts.begin(pages.map(({ element }) => element));
        return { starts, places, findings, rounds: round, settled };
      }
    }
  }

  function check(source: Source, known: KnownPages, pages: readonly LaidPage[]): PageFinding[] {
    fill(source.content, known);
    for (const note of source.notes.values()) fill(note, known);
    return [
      ...conservation.checkText(source.content, pages),
      ...conservation.checkNotes(source.notes, pages),
      ...conservation.checkRoom(pages),
    ];
  }

  return { run, show: parts.show };
}
