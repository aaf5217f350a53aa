// Stage typeset, inside the browser. Where pages begin in the text, which folio each has, and the
// page numbers that the text itself prints.

/// <reference lib="dom" />

import type { PageStartData } from "../page/folios.ts";
import type { PagePlan } from "./breaks.ts";
import type { CutPlace } from "./knife.ts";
import type { TextTools } from "./text.ts";

/** A page and its folio. */
export interface Numbered {
  readonly plan: PagePlan;
  readonly part: string;
  readonly matter: string;
  readonly folio: string;
  /** Counted from the beginning of the front matter, or of what follows it. */
  readonly count: number;
}

export type CutFolios = ReturnType<typeof foliosModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function foliosModule(text: TextTools, roman: (number: number) => string) {
  /** The contract between render and typeset: leaf blocks; failing these, whatever has an id and is no span. */
  const BLOCKS =
    "p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, figcaption, pre, div.line, [id]:not(span, a, em, strong, del, ins, code)";

  /** A blank page goes with the part before it. Numbering begins anew with the first part that is not front matter. */
  function number(
    plans: readonly PagePlan[],
    partOf: (plan: PagePlan) => string | null,
    matterOf: ReadonlyMap<string, string>,
  ): Numbered[] {
    let part = plans.map(partOf).find((one) => one) ?? "";
    let inFront = false;
    let count = 0;
    return plans.map((plan) => {
      part = partOf(plan) ?? part;
      const matter = matterOf.get(part) ?? "body";
      const front = matter === "front";
      if (inFront && !front) count = 0;
      inFront = front;
      count += 1;
      return { plan, part, matter, folio: front ? roman(count) : String(count), count };
    });
  }

  /** What the page map says of the page whose text begins at `place`. */
  function beginning(place: CutPlace | null): Pick<PageStartData, "block" | "offset"> {
    const begin = place && firstText(place);
    const block = begin?.node.parentElement?.closest(BLOCKS);
    if (!begin || !block) return { block: null, offset: 0 };
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEnd(begin.node, begin.offset);
    return { block: block.id || null, offset: letters(range.toString()) };
  }

  /** The first text at or after the place. */
  function firstText({ node, offset, cells }: CutPlace): { node: Text; offset: number } | null {
    const cell = cells?.find((place) => place !== null);
    if (cell) return firstText(cell);
    if (node instanceof Text && offset !== null) return { node, offset };
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    walker.currentNode = node;
    let found: Node | null = node instanceof Text ? node : walker.nextNode();
    while (found && !text.hasText(found)) found = walker.nextNode();
    return found instanceof Text ? { node: found, offset: 0 } : null;
  }

  function letters(words: string): number {
    return words.replaceAll("\u00ad", "").length;
  }

  function placeholders(root: ParentNode): HTMLElement[] {
    return [...root.querySelectorAll<HTMLElement>("[data-folio-of]")];
  }

  /** Prints the folios known so far, and says how many changed; two figures where none is known. */
  function fill(root: ParentNode, known: ReadonlyMap<string, string>): number {
    let changed = 0;
    for (const one of placeholders(root)) {
      const folio = known.get(one.dataset.folioOf ?? "") ?? "00";
      if (one.textContent === folio) continue;
      one.textContent = folio;
      changed += 1;
    }
    return changed;
  }

  return { number, beginning, fill, placeholders };
}
