// Stage typeset, inside the browser. Locators in the margin of a finished page: the number of every
// paragraph that has one, and where a page of the print edition begins. They are no part of the text.

/// <reference lib="dom" />

import type { Breaking } from "./breaking.ts";
import type { LinePlaces } from "./lines.ts";

export type Margins = ReturnType<typeof marginsModule>;

/**
 * `<p data-paragraph="12">` shows 12 beside its first line, an empty `<span data-print-page="p. 7">`
 * shows p. 7 beside the line of the word that follows it. Both stand on the baseline of their line.
 * Sent to the browser as text: uses nothing outside itself.
 */
export function marginsModule(breaking: Breaking, places: LinePlaces) {
  /** Words of a line: not the calls of notes, which stand above it. */
  function isWords(node: Text): boolean {
    return breaking.hasText(node) && !node.parentElement?.closest("a.note-call, [aria-hidden]");
  }

  /** What a page's margin is to show, and beside which text. */
  interface Shown {
    readonly kind: "paragraph-number" | "print-page-number";
    readonly says: string;
    readonly beside: Text;
  }

  /** `pages` are all of them, in order, the first a right-hand page. */
  function showLocators(pages: readonly HTMLElement[]): void {
    let waiting: readonly string[] = [];
    // Put on the pages at the end, so that no page is laid out once more for each.
    const layers: (readonly [HTMLElement, HTMLElement])[] = [];
    for (const [index, page] of pages.entries()) {
      const box = places.box ? page.querySelector<HTMLElement>(places.box) : page;
      const marks = printPages(page, waiting);
      waiting = marks.waiting;
      const layer = box && layerOf([...paragraphs(page), ...marks.shown], box, index);
      if (layer) layers.push([box, layer]);
    }
    for (const [box, layer] of layers) box.append(layer);
  }

  function layerOf(
    shown: readonly Shown[],
    box: HTMLElement,
    page: number,
  ): HTMLElement | null {
    const layer = document.createElement("div");
    layer.className = "margin-numbers";
    layer.setAttribute("aria-hidden", "true");
    for (const { kind, says, beside } of shown) {
      const number = numberAt(beside, box);
      if (!number) continue;
      number.className = kind;
      number.dataset.side = page % 2 === 0 ? "right" : "left";
      number.firstElementChild?.append(says);
      layer.append(number);
    }
    return layer.childElementCount > 0 ? layer : null;
  }

  function paragraphs(page: HTMLElement): Shown[] {
    const begun = `${places.text} [data-paragraph]:not([data-split-from])`;
    return [...page.querySelectorAll<HTMLElement>(begun)].flatMap((paragraph): Shown[] => {
      const beside = breaking.textNodes(paragraph).find(isWords);
      const says = paragraph.dataset.paragraph ?? "";
      return beside ? [{ kind: "paragraph-number", says, beside }] : [];
    });
  }

  /** A mark that ends a page belongs to the word that follows, on the next: it is then waiting. */
  function printPages(
    page: HTMLElement,
    before: readonly string[],
  ): { readonly shown: readonly Shown[]; readonly waiting: readonly string[] } {
    const marks = [...page.querySelectorAll<HTMLElement>(`${places.text} [data-print-page]`)];
    if (marks.length === 0 && before.length === 0) return { shown: [], waiting: [] };
    const texts = [...page.querySelectorAll(places.text)].flatMap(breaking.textNodes);
    const words = texts.filter(isWords);
    const shown: Shown[] = [];
    const waiting: string[] = [];
    const put = (says: string, beside: Text | undefined): void => {
      if (beside) shown.push({ kind: "print-page-number", says, beside });
      else waiting.push(says);
    };
    for (const says of before) put(says, words[0]);
    for (const mark of marks) put(mark.dataset.printPage ?? "", wordAfter(mark, words));
    return { shown, waiting };
  }

  function wordAfter(mark: Element, words: readonly Text[]): Text | undefined {
    const { DOCUMENT_POSITION_FOLLOWING } = Node;
    return words.find(
      (word) => mark.compareDocumentPosition(word) & DOCUMENT_POSITION_FOLLOWING,
    );
  }

  /** An empty number on the baseline of the line in which `text` begins. */
  function numberAt(text: Text, box: HTMLElement): HTMLElement | null {
    const rect = breaking.rectsOf(text).find(({ width, height }) => width > 0 && height > 0);
    const holder = text.parentElement;
    if (!rect || !holder) return null;
    const number = document.createElement("span");
    number.append(document.createElement("span"));
    const { style } = number;
    style.top = `${rect.top - box.getBoundingClientRect().top}px`;
    style.fontSize = getComputedStyle(holder).fontSize;
    style.lineHeight = `${rect.height}px`;
    return number;
  }

  return { showLocators };
}
