// Stage typeset, inside the browser. After layout: is every word of the text and of the notes on
// the pages, once and in order, and does every page hold what is on it?

/// <reference lib="dom" />

import type { Whereabouts } from "../engine.ts";
import type { Breaking } from "./breaking.ts";
import type { LaidPage } from "./handler.ts";
import type { Whereabout } from "./whereabouts.ts";

/** Something wrong with the pages. */
export interface PageFinding {
  readonly message: string;
  /** Index of the page, from 0; -1 where no one page is to blame. */
  readonly page: number;
  /** Where it was written, where that is known. */
  readonly at?: Whereabouts;
  readonly hint?: string;
}

/** What is said of something that has no room on its page. */
export type Sticking = Omit<PageFinding, "page">;

export type Conservation = ReturnType<typeof conservationModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function conservationModule(breaking: Breaking, { whereIs }: Whereabout) {
  const BLOCK = "[id]:not(span, a, em, strong, del, ins, code)";

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
      if (!placed) return [lostNote(id)];
      const expected = lettersOf(note);
      if (placed.text === expected) return [];
      const what = firstDifference(expected, placed.text);
      return [{ message: `note ${id} changed: ${what}`, page: placed.page, at: noteAt(id) }];
    });
  }

  function lostNote(id: string): PageFinding {
    return { message: `note ${id} is on no page`, page: -1, at: noteAt(id) };
  }

  function noteAt(id: string): Whereabouts {
    return { ids: [id], words: "" };
  }

  /** Nothing sticks out of the text area, the notes area or its cell of a table. */
  function checkRoom(pages: readonly LaidPage[]): PageFinding[] {
    return pages.flatMap((page, index) =>
      ["page_content", "footnote_content"].flatMap((name) => {
        const box = page.element.querySelector(`.pagedjs_${name}`);
        const found = box ? [...outside(box, page.element), ...picturesOutside(box)] : [];
        return found.map((one) => ({ ...one, page: index }));
      }),
    );
  }

  /** Texts that stick out of `box`, one of each block: those that are too wide, and the first below it. */
  function outside(box: Element, page: Element): Sticking[] {
    const bottom = box.getBoundingClientRect().bottom;
    const { left } = page.getBoundingClientRect();
    const blocks = new Set<Element | null>();
    const found: Sticking[] = [];
    for (const node of breaking.textNodes(box).filter(breaking.hasText)) {
      const right = rightEdge(node, box, page);
      const isWide = (rect: DOMRect) => rect.left < left - 1 || rect.right > right + 2;
      const rects = breaking.rectsOf(node).filter(({ width }) => width > 0);
      const block = node.parentElement?.closest(BLOCK) ?? null;
      if (rects.some(isWide) && !blocks.has(block)) {
        found.push(tooWide(node, isWide));
        blocks.add(block);
      }
      if (rects.some((rect) => middle(rect) > bottom)) return [...found, tooLow(node)];
    }
    return found;
  }

  /** The word that sticks out is meant, of the text that does. */
  function tooWide(node: Text, isWide: (rect: DOMRect) => boolean): Sticking {
    const range = document.createRange();
    const word = [...node.data.matchAll(/\S+/g)].find(({ 0: letters, index }) => {
      range.setStart(node, index);
      range.setEnd(node, index + letters.length);
      return [...range.getClientRects()].some(isWide);
    });
    const at = whereIs(node, word?.[0]);
    return {
      message: `a text is wider than its place: "${at.words}"`,
      at,
      hint: "Let it be parted: a zero-width space (U+200B) is a place where a line may end; or set it smaller or in another way in styles/edition.css.",
    };
  }

  function tooLow(node: Text): Sticking {
    const at = whereIs(node);
    return {
      message: `a text runs below its place: "${at.words}"`,
      at,
      hint: "Something on this page is higher than the page and cannot be parted: part it in the manuscript, or let styles/edition.css part it.",
    };
  }

  function pictureTooLarge(picture: Element): Sticking {
    const name = picture.getAttribute("alt") ?? "";
    return {
      message: `a picture is larger than its place: "${name || "without a description"}"`,
      at: whereIs(picture, name),
      hint: "Make the picture smaller, or give it a max-height and a max-width in styles/edition.css.",
    };
  }

  function picturesOutside(box: Element): Sticking[] {
    const room = box.getBoundingClientRect();
    const out = [...box.querySelectorAll("img, svg")].filter((picture) => {
      const { right, bottom } = picture.getBoundingClientRect();
      return right > room.right + 2 || bottom > room.bottom + 2;
    });
    return out.map(pictureTooLarge);
  }

  /**
   * How far right a text may run: to the edge of its area, and of its cell, which may itself reach
   * beyond the area; or of its page if it hangs in the margin on purpose.
   */
  function rightEdge(text: Text, box: Element, page: Element): number {
    const parent = text.parentElement;
    if (parent && hangsInMargin(parent, box)) return page.getBoundingClientRect().right;
    const cell = parent?.closest("td, th") ?? box;
    return Math.min(cell.getBoundingClientRect().right, box.getBoundingClientRect().right);
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
    picturesOutside,
    pictureTooLarge,
    tooLow,
    lostNote,
    noteAt,
    checkText,
    checkNotes,
    checkRoom,
  };
}
