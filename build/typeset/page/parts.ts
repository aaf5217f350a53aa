// Stage typeset, inside the browser. Shows a laid-out book part by part, so that each can be
// printed by itself; pdf/bind.ts makes one document of them again. Knows nothing of engines: it is
// given the book's pages as elements.

/// <reference lib="dom" />

import type { ElementMarks, Mark } from "./marks.ts";

export type Parts = ReturnType<typeof partsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function partsModule(elementMarks: ElementMarks) {
  interface Link {
    readonly element: HTMLAnchorElement;
    readonly target: string;
    /** Index of the page it stands on. */
    readonly page: number;
  }

  let pages: readonly HTMLElement[] = [];
  let links: readonly Link[] = [];
  let home: ReadonlyMap<string, number> = new Map();
  let parent: HTMLElement | null = null;

  /** Takes the finished pages of a book, all of which lie in one element, and takes them out of it. */
  function begin(elements: readonly HTMLElement[]): void {
    pages = elements;
    parent = pages[0]?.parentElement ?? null;
    elementMarks.begin(pages);
    parent?.replaceChildren();
    home = new Map(
      pages.flatMap((page, index) =>
        [...page.querySelectorAll("[id]")].map(({ id }): [string, number] => [id, index]),
      ),
    );
    links = pages.flatMap((page, index) =>
      [...page.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')].map((element) => ({
        element,
        target: decodeURIComponent((element.getAttribute("href") ?? "").slice(1)),
        page: index,
      })),
    );
  }

  /**
   * Leaves only the pages from `from` up to `to` in the document. Links to other pages get
   * `elsewhere` before the id. A place that only other pages link to is named by a link that is
   * not shown: Chromium names the targets of a document's links, seen or not.
   *
   * @returns what the elements of these pages are, in the order of their numbers
   */
  function show(from: number, to: number, elsewhere: string): Mark[] {
    const shown = pages.slice(from, to);
    parent?.replaceChildren();
    const marks = elementMarks.markPages(shown);
    const isHere = (page = -1) => page >= from && page < to;
    const wanted = links.filter(
      ({ page, target }) => !isHere(page) && isHere(home.get(target)),
    );
    for (const { element, target } of links.filter(({ page }) => isHere(page))) {
      const leaves = home.has(target) && !isHere(home.get(target));
      element.setAttribute("href", (leaves ? elsewhere : "#") + encodeURIComponent(target));
    }
    parent?.replaceChildren(...shown, naming(new Set(wanted.map(({ target }) => target))));
    return marks;
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
