// Stage typeset, inside the browser. Folios: roman for front matter, arabic from 1 for the rest;
// the page map; and the page numbers that the text itself prints.

/// <reference lib="dom" />

import type { Breaking } from "./breaking.ts";
import type { LaidPage } from "./handler.ts";
import type { KnownPages } from "./locators.ts";

/** `PageStart` of the model, as it crosses from the browser. */
export interface PageStartData {
  readonly page: number;
  readonly folio: string;
  readonly part: string;
  readonly block: string | null;
  readonly offset: number;
  readonly isBlank: boolean;
}

export type Folios = ReturnType<typeof foliosModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function foliosModule(breaking: Breaking, roman: (number: number) => string) {
  /** Leaf blocks of the contract between render and typeset; failing these, whatever else has an id and is no span. */
  const BLOCKS =
    "p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, figcaption, pre, div.line, [id]:not(span, a, em, strong, del, ins, code)";

  /** A blank page goes with the part before it. Numbering begins anew with the first part that is not front matter. */
  function number(
    pages: readonly LaidPage[],
    matterOf: ReadonlyMap<string, string>,
  ): PageStartData[] {
    let part = pages.find((page) => page.part)?.part ?? "";
    let inFront = false;
    let count = 0;
    return pages.map((page, index) => {
      part = page.part ?? part;
      const front = matterOf.get(part) === "front";
      if (inFront && !front) count = 0;
      inFront = front;
      count += 1;
      const folio = front ? roman(count) : String(count);
      mark(page, folio, count, matterOf.get(part) ?? "body");
      return { page: index + 1, folio, part, ...beginning(page), isBlank: page.blank };
    });
  }

  /** Both ways of printing a folio in a margin box work: `counter(page)` and `string(folio)`. */
  function mark(page: LaidPage, folio: string, count: number, matter: string): void {
    const { element } = page;
    element.removeAttribute("id");
    element.dataset.folio = folio;
    element.dataset.matter = matter;
    element.style.setProperty("counter-set", `page ${count}`);
    element.style.setProperty("--pagedjs-string-first-folio", `"${folio}"`);
  }

  /** The block in whose text the page begins, and how many of its characters stand before. */
  function beginning(page: LaidPage): { block: string | null; offset: number } {
    const { start } = page;
    const block = page.blank ? null : start?.node.parentElement?.closest(BLOCKS);
    if (!block || !start) return { block: null, offset: 0 };
    const nodes = breaking.textNodes(block);
    const before = nodes.slice(0, nodes.indexOf(start.node)).map(({ data }) => data);
    const text = [...before, start.node.data.slice(0, start.start)].join("");
    return { block: block.id || null, offset: letters(text) };
  }

  function letters(text: string): number {
    return text.replaceAll("\u00ad", "").length;
  }

  /** The page of every id, by its place in `pages`. */
  function places(pages: readonly LaidPage[]): [string, number][] {
    return pages.flatMap((page, index) =>
      [...page.element.querySelectorAll("[id]")].map((element): [string, number] => [
        element.id,
        index,
      ]),
    );
  }

  /** The page of every id, as far as pages are laid out. */
  function known(pages: readonly LaidPage[], starts: readonly PageStartData[]): KnownPages {
    return new Map(
      places(pages).map(([id, index]) => [id, { index, folio: starts[index]?.folio ?? "" }]),
    );
  }

  function placeholders(root: ParentNode): HTMLElement[] {
    return [...root.querySelectorAll<HTMLElement>("[data-folio-of]")];
  }

  /** Prints the folios known so far; two figures where none is known, which is what most will have. */
  function fill(root: ParentNode, known: KnownPages): void {
    for (const one of placeholders(root)) write(one, folioFor(one, known));
  }

  function folioFor(one: HTMLElement, known: KnownPages): string {
    return known.get(one.dataset.folioOf ?? "")?.folio ?? "00";
  }

  /** A text node that is there is kept, because a page may be known to begin in it. */
  function write(one: HTMLElement, folio: string): void {
    if (one.firstChild instanceof Text) one.firstChild.data = folio;
    else one.textContent = folio;
  }

  /** The printed folios that are not those on which their targets came to stand. */
  function untrue(
    pages: readonly LaidPage[],
    known: KnownPages,
  ): { one: HTMLElement; folio: string }[] {
    return pages
      .flatMap((page) => placeholders(page.element))
      .map((one) => ({ one, folio: folioFor(one, known) }))
      .filter(({ one, folio }) => one.textContent !== folio);
  }

  /**
   * Corrects folios on the finished pages. True if nothing moved by it: every block is as high as
   * before, and in a block that runs over a page the new figures are as wide as the old. Else the
   * pages must be laid out again with what is known now.
   */
  function correct(pages: readonly LaidPage[], known: KnownPages): boolean {
    const wrong = untrue(pages, known);
    const before = wrong.map(({ one }) => measure(one));
    for (const { one, folio } of wrong) write(one, folio);
    return wrong.every(({ one }, index) => {
      const was = before[index];
      const is = measure(one);
      const same = (a: number, b: number) => Math.abs(a - b) < 0.05;
      return was && same(was.height, is.height) && (!is.runsOver || same(was.width, is.width));
    });
  }

  function measure(one: HTMLElement): { height: number; width: number; runsOver: boolean } {
    const block = one.closest<HTMLElement>(BLOCKS) ?? one;
    return {
      height: block.getBoundingClientRect().height,
      width: one.getBoundingClientRect().width,
      runsOver: runsOver(block),
    };
  }

  /** True if the block begins on an earlier page or goes on on the next. */
  function runsOver(block: HTMLElement): boolean {
    const { splitFrom, splitTo } = block.dataset;
    return splitFrom !== undefined || splitTo !== undefined || block.style.textAlignLast !== "";
  }

  return { number, places, known, fill, correct };
}
