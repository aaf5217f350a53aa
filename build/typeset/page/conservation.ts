// Stage typeset, inside the browser. After layout: is every word of the text and of the notes on
// the pages, once and in order, and does every page hold what is on it?

/// <reference lib="dom" />

import type { Breaking } from "./breaking.ts";
import type { LaidPage } from "./handler.ts";

/** Something wrong with the pages. */
export interface PageFinding {
  readonly message: string;
  /** Index of the page, from 0; -1 where no one page is to blame. */
  readonly page: number;
}

export type Conservation = ReturnType<typeof conservationModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function conservationModule(breaking: Breaking) {
  /** Letters only: white space at breaks comes and goes, and what is hidden from readers is not text. */
  function lettersOf(root: Node): string {
    return breaking
      .textNodes(root)
      .filter((node) => !node.parentElement?.closest("[aria-hidden='true']"))
      .map((node) => node.data)
      .join("")
      .replace(/[\s\u00ad]+/g, "");
  }

  function firstDifference(expected: string, found: string): string {
    let at = 0;
    while (at < expected.length && expected[at] === found[at]) at += 1;
    const from = Math.max(0, at - 20);
    return `"…${expected.slice(from, at + 20)}…" became "…${found.slice(from, at + 20)}…"`;
  }

  /** The text area's content, on all pages, is the source's. */
  function checkText(source: Node, pages: readonly LaidPage[]): PageFinding[] {
    const expected = lettersOf(source);
    const perPage = pages.map((page) => {
      const text = page.element.querySelector(".pagedjs_page_content");
      return text ? lettersOf(text) : "";
    });
    const found = perPage.join("");
    if (expected === found) return [];
    let at = 0;
    while (expected[at] === found[at]) at += 1;
    let page = 0;
    for (let seen = 0; page < perPage.length - 1; page += 1) {
      seen += perPage[page]?.length ?? 0;
      if (seen > at) break;
    }
    return [{ message: `the text changed: ${firstDifference(expected, found)}`, page }];
  }

  /** Every note is whole, wherever it was split. */
  function checkNotes(
    notes: ReadonlyMap<string, Element>,
    pages: readonly LaidPage[],
  ): PageFinding[] {
    const found = new Map<string, { text: string; page: number }>();
    pages.forEach((page, index) => {
      const placed = page.element.querySelectorAll(".pagedjs_footnote_inner_content > *");
      for (const note of placed) {
        const id = note.id || (note.getAttribute("data-id") ?? "");
        const before = found.get(id);
        found.set(id, {
          text: (before?.text ?? "") + lettersOf(note),
          page: before?.page ?? index,
        });
      }
    });
    return [...notes].flatMap(([id, note]) => {
      const placed = found.get(id);
      if (!placed) return [{ message: `note ${id} is on no page`, page: -1 }];
      const expected = lettersOf(note);
      if (placed.text === expected) return [];
      const what = firstDifference(expected, placed.text);
      return [{ message: `note ${id} changed: ${what}`, page: placed.page }];
    });
  }

  /** Nothing sticks out of the text area, the notes area or its cell of a table. */
  function checkRoom(pages: readonly LaidPage[]): PageFinding[] {
    return pages.flatMap((page, index) =>
      ["page_content", "footnote_content"].flatMap((name) => {
        const box = page.element.querySelector(`.pagedjs_${name}`);
        const what = box && (outside(box, page.element) ?? pictureOutside(box));
        return what ? [{ message: `it runs out of its place: "${what}"`, page: index }] : [];
      }),
    );
  }

  /** The beginning of the first text that sticks out of `box`. */
  function outside(box: Element, page: Element): string | null {
    const bottom = box.getBoundingClientRect().bottom;
    const { left } = page.getBoundingClientRect();
    const out = breaking.textNodes(box).find((node) => {
      if (!breaking.hasText(node)) return false;
      const right = rightEdge(node, box, page);
      return breaking
        .rectsOf(node)
        .some(
          (rect) =>
            rect.width > 0 &&
            (rect.left < left - 1 || rect.right > right + 2 || middle(rect) > bottom),
        );
    });
    return out ? out.data.trim().slice(0, 60) : null;
  }

  /** The description of the first picture that sticks out of `box`. */
  function pictureOutside(box: Element): string | null {
    const room = box.getBoundingClientRect();
    const out = [...box.querySelectorAll("img, svg")].find((picture) => {
      const { right, bottom } = picture.getBoundingClientRect();
      return right > room.right + 2 || bottom > room.bottom + 2;
    });
    return out ? `picture: ${out.getAttribute("alt") || "without a description"}` : null;
  }

  /** How far right a text may run: to the edge of its cell or its area, or of its page if it hangs in the margin on purpose. */
  function rightEdge(text: Text, box: Element, page: Element): number {
    const parent = text.parentElement;
    const hangs = parent && hangsInMargin(parent, box);
    const place = hangs ? page : (parent?.closest("td, th") ?? box);
    return place.getBoundingClientRect().right;
  }

  function middle(rect: DOMRect): number {
    return (rect.top + rect.bottom) / 2;
  }

  function hangsInMargin(element: Element, box: Element): boolean {
    for (let one: Element | null = element; one && one !== box; one = one.parentElement) {
      if (getComputedStyle(one).position === "absolute") return true;
    }
    return false;
  }

  return {
    lettersOf,
    firstDifference,
    outside,
    pictureOutside,
    checkText,
    checkNotes,
    checkRoom,
  };
}
