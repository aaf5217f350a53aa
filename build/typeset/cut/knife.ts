// Stage typeset, inside the browser. Cuts the measured column into pages, from the last to the
// first, so that what stands before a cut stays as it was measured. The part before a cut keeps
// its ids; the one after it says that it goes on.

/// <reference lib="dom" />

import type { Atom } from "./atoms.ts";
import type { Tables } from "./tables.ts";
import type { Place, TextTools } from "./text.ts";

/** Where something is cut, found while the column still stands, and what the cut has to mend. */
export interface CutPlace extends Place {
  /** The block of which a line was cut off; null where the cut is between blocks. */
  readonly block: HTMLElement | null;
  /** The text before the cut ends with a soft hyphen. */
  readonly hyphen: boolean;
  /** The line before the cut was as wide as its block. */
  readonly justified: boolean;
  /** The head that is repeated. */
  readonly head: HTMLElement | null;
  /** Where each cell of the row `node` is cut; null where it has ended. */
  readonly cells: readonly (CutPlace | null)[] | null;
  /** The page begins here because the style sheet says so: space above is kept. */
  readonly forced: boolean;
}

export type Knife = ReturnType<typeof knifeModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function knifeModule(text: TextTools, tables: Tables) {
  const SOFT_HYPHEN = "\u00ad";
  /** How many elements were cut so far. */
  let pieces = 0;

  /** Where a page or a piece of a note that begins with `atom` is cut off. Touches nothing. */
  function placeOf(atom: Atom): CutPlace {
    const { start, run, head } = atom;
    const forced = atom.forced !== null;
    const plain = { block: null, hyphen: false, justified: false, cells: null, head, forced };
    if (atom.cells) {
      const cells = atom.cells.map((first) => first && placeOf(first));
      return { ...plain, node: rowOf(cells), offset: null, cells };
    }
    if (start || !run) return { ...plain, node: start as Node, offset: null };
    const place = text.placeAt(run, atom.top);
    const { node, offset } = place;
    const hyphen =
      node instanceof Text && offset !== null && node.data[offset - 1] === SOFT_HYPHEN;
    const { textAlign } = getComputedStyle(run.block);
    const justified = textAlign === "justify" && !endsLine(place);
    return { ...plain, ...place, block: run.block, hyphen, justified };
  }

  function rowOf(cells: readonly (CutPlace | null)[]): Node {
    const inside = cells.find((place) => place !== null)?.node;
    const element = inside instanceof Element ? inside.parentElement : inside?.parentElement;
    return element?.closest("tr") as Node;
  }

  /** True if the line before the place was ended on purpose. */
  function endsLine({ node, offset }: Place): boolean {
    if (node instanceof Text && offset !== null) return false;
    let before = node.previousSibling;
    while (before instanceof Text && !text.hasText(before)) before = before.previousSibling;
    return before?.nodeName === "BR";
  }

  /** Cuts off what follows `place` in `root`. Children of the fragment are copies of what they belong to. */
  function cutOff(root: HTMLElement, place: CutPlace): DocumentFragment {
    if (place.cells) return cutOff(root, cutRow(place, place.cells));
    const { node, offset } = place;
    numberItems(root, node);
    const range = document.createRange();
    if (offset === null) range.setStartBefore(node);
    else range.setStart(node, offset);
    const depth = depthOf(range.startContainer, root);
    const original = before(range, depth);
    range.setEnd(root, root.childNodes.length);
    const rest = range.extractContents();
    mendAfter(rest, original, place);
    for (const one of original) if (isOutside(one, place)) one.dataset.splitTo = "";
    mendBefore(place);
    return rest;
  }

  /** Cuts every cell of a row; what remains is a row of its own, before which the page is cut off. */
  function cutRow(place: CutPlace, places: readonly (CutPlace | null)[]): CutPlace {
    const row = place.node as HTMLElement;
    const cells = [...row.children] as HTMLElement[];
    const rest = tables.rowAfter(row);
    places.forEach((one, index) => {
      const cell = cells[index];
      if (one && cell) rest.cells[index]?.append(cutOff(cell, one));
    });
    return { ...place, node: rest.row, cells: null };
  }

  /** True of the block that is cut and what it stands in; false of what stands in its lines. */
  function isOutside(element: Element, { block }: CutPlace): boolean {
    return block === null || element.contains(block);
  }

  /** How many elements below `root` are open at a place in `container`. */
  function depthOf(container: Node, root: Node): number {
    let depth = 0;
    for (let node: Node | null = container; node && node !== root; node = node.parentNode) {
      if (node instanceof Element) depth += 1;
    }
    return depth;
  }

  /** The open elements, from the inside. */
  function before({ startContainer }: Range, depth: number): HTMLElement[] {
    const found: HTMLElement[] = [];
    let node: Node | null = startContainer;
    while (found.length < depth && node) {
      if (node instanceof HTMLElement) found.push(node);
      node = node.parentNode;
    }
    return found;
  }

  /** The rest's outer elements are copies of the original ones: ids stay with these. */
  function mendAfter(
    rest: DocumentFragment,
    original: readonly HTMLElement[],
    place: CutPlace,
  ): void {
    let copy = rest.firstElementChild;
    for (const one of original.toReversed()) {
      if (!(copy instanceof HTMLElement)) break;
      mendCopy(copy, one, place);
      copy = copy.firstElementChild;
    }
    if (place.forced || !(place.node instanceof Element)) return;
    for (let top: Element | null = place.node; top; top = firstChild(top)) {
      top.setAttribute("data-page-top", "");
    }
  }

  /** Both pieces have one `data-ref`, so that finishing knows them for one element. */
  function mendCopy(copy: HTMLElement, original: HTMLElement, place: CutPlace): void {
    original.dataset.ref ??= `piece-${++pieces}`;
    copy.dataset.ref = original.dataset.ref;
    copy.removeAttribute("id");
    if (isOutside(original, place)) copy.dataset.splitFrom = original.id;
    if (original === place.block) copy.dataset.splitLine = "";
    if (copy.matches("table")) tables.complete(copy, original, place.head);
  }

  /** The element that `element` begins with, if it begins with one. */
  function firstChild(element: Element): Element | null {
    for (const child of element.childNodes) {
      if (child instanceof Element) return child;
      if (text.hasText(child)) return null;
    }
    return null;
  }

  /** Finishes a line that was cut off from what follows it. */
  function mendBefore({ block, hyphen, justified, node }: CutPlace): void {
    if (!block) return;
    // The browser would weigh the lines that are now the last against one another.
    block.style.setProperty("text-wrap", "wrap");
    if (justified) block.style.textAlignLast = "justify";
    if (!hyphen) return;
    const sign = document.createElement("span");
    sign.className = "page-hyphen";
    sign.setAttribute("aria-hidden", "true");
    sign.textContent = "\u2010";
    node.parentNode?.appendChild(sign);
  }

  /** A list that goes on on another page goes on counting; an item that goes on has no second number. */
  function numberItems(root: HTMLElement, node: Node): void {
    let inner: Node = node;
    for (let one = node.parentNode; one && one !== root.parentNode; one = one.parentNode) {
      if (one instanceof HTMLElement && one.matches("ol")) numberList(one, inner);
      inner = one;
    }
  }

  function numberList(list: HTMLElement, item: Node): void {
    let value = Number(list.getAttribute("start") ?? 1) - 1;
    for (const child of list.querySelectorAll(":scope > li")) {
      value = Number(child.getAttribute("value") ?? value + 1);
      child.setAttribute("value", String(value));
      if (child === item) return;
    }
  }

  /** The tables that are cut at these places. */
  function tablesAt(places: readonly CutPlace[]): Set<HTMLElement> {
    const found = new Set<HTMLElement>();
    for (const { node } of places) {
      const element = node instanceof Element ? node : node.parentElement;
      const table =
        element?.parentElement?.closest("table") ??
        element?.closest("td, th")?.closest("table");
      if (table) found.add(table);
    }
    return found;
  }

  return { placeOf, cutOff, tablesAt };
}
