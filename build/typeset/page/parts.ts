// Stage typeset, inside the browser. Shows a laid-out book part by part, so that each can be
// printed by itself; pdf/bind.ts makes one document of them again. Knows nothing of engines: it is
// given the book's pages as elements.

/// <reference lib="dom" />

import type { ElementMarks, Mark } from "./marks.ts";
import type { Memory } from "./memory.ts";

export type Parts = ReturnType<typeof partsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function partsModule(elementMarks: ElementMarks, memory: Memory) {
  /** After how many pages what printing leaves behind is cleared. */
  const OFTEN = 512;

  interface Link {
    readonly target: string;
    /** Index of the page it stands on. */
    readonly page: number;
  }

  /** Those that are printed are no longer there. */
  const pages = new Map<number, HTMLElement>();
  let links: readonly Link[] = [];
  let home: ReadonlyMap<string, number> = new Map();
  let parent: HTMLElement | null = null;
  /** Of all pages. */
  let count = 0;

  /** Takes the finished pages of a book, all of which lie in one element, and takes them out of it. */
  function begin(elements: readonly HTMLElement[]): void {
    parent = elements[0]?.parentElement ?? null;
    elementMarks.begin(elements);
    parent?.replaceChildren();
    home = new Map(
      elements.flatMap((page, index) =>
        [...page.querySelectorAll("[id]")].map(({ id }): [string, number] => [id, index]),
      ),
    );
    links = elements.flatMap((page, index) =>
      linksOn(page).map((element) => ({ target: targetOf(element), page: index })),
    );
    for (const [index, page] of elements.entries()) pages.set(index, page);
    count = elements.length;
    memory.clear(count);
  }

  /**
   * Leaves only the pages from `from` up to `to` in the document; they are shown once, and parts in
   * their order. Links to other pages get `elsewhere` before the id. A place that only other pages
   * link to is named by a link that is not shown: Chromium names the targets of a document's links,
   * seen or not.
   *
   * @returns what the elements of these pages are, in the order of their numbers
   */
  function show(from: number, to: number, elsewhere: string): Mark[] {
    parent?.replaceChildren();
    if (from % OFTEN < to - from) memory.clear(count);
    const shown = taken(from, to);
    const marks = elementMarks.markPages(shown);
    const isHere = (page = -1) => page >= from && page < to;
    const wanted = links.filter(
      ({ page, target }) => !isHere(page) && isHere(home.get(target)),
    );
    for (const element of shown.flatMap(linksOn)) {
      const target = targetOf(element);
      const leaves = home.has(target) && !isHere(home.get(target));
      element.setAttribute("href", (leaves ? elsewhere : "#") + encodeURIComponent(target));
    }
    parent?.replaceChildren(...shown, naming(new Set(wanted.map(({ target }) => target))));
    return marks;
  }

  /** The pages from `from` up to `to`, which are then no longer kept. */
  function taken(from: number, to: number): HTMLElement[] {
    const found: HTMLElement[] = [];
    for (let index = from; index < to; index += 1) {
      const page = pages.get(index);
      if (page) found.push(page);
      pages.delete(index);
    }
    return found;
  }

  function linksOn(page: HTMLElement): HTMLAnchorElement[] {
    return [...page.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')];
  }

  function targetOf(link: HTMLAnchorElement): string {
    return decodeURIComponent((link.getAttribute("href") ?? "").slice(1));
  }

  function naming(targets: Iterable<string>): HTMLElement {
    const names = document.createElement("div");
    names.hidden = true;
    for (const id of targets) {
      const link = document.createElement("a");
      link.href = `#${encodeURIComponent(id)}`;
      names.append(link);
    }
    return names;
  }

  return { begin, show };
}
