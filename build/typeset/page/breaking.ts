// Stage typeset, inside the browser. Where a page ends, exactly. The browser fills columns and
// keeps orphans, widows and headings as CSS says; this finds the first thing in the second column
// and the place in the source it came from. Paged.js looks text up by its content, which loses or
// doubles words where two stretches are alike, so that lookup is replaced by this one.

/// <reference lib="dom" />

/** A stretch of rendered text: the source's text node it copies, and from which character on. */
export interface Origin {
  readonly node: Text;
  readonly start: number;
}

export type Breaking = ReturnType<typeof breakingModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function breakingModule() {
  const SOFT_HYPHEN = "\u00ad";
  const origins = new WeakMap<Node, Origin>();

  function textNodes(root: Node): Text[] {
    if (isText(root)) return [root];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) found.push(walker.currentNode as Text);
    return found;
  }

  /** Remembers what `clone` copies. A text that goes on from an earlier page is a suffix of its source. */
  function remember(clone: Node, source: Node): void {
    const copies = textNodes(clone);
    textNodes(source).forEach((node, index) => {
      const copy = copies[index];
      if (copy) origins.set(copy, { node, start: node.length - copy.length });
    });
  }

  function rectsOf(node: Node): readonly DOMRect[] {
    if (node instanceof Element) return [...node.getClientRects()];
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()];
  }

  /**
   * True where the character at `index`, or the next one that takes up room, lies beyond `limit`.
   * The first letter of a line has the hyphen at the end of the line before as its own as well.
   */
  function isBeyond(text: Text, index: number, limit: number): boolean {
    const range = document.createRange();
    for (let at = index; at < text.length; at += 1) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rect = [...range.getClientRects()].findLast(({ width }) => width > 0);
      if (rect) return rect.left >= limit;
    }
    return true;
  }

  function firstCharacterBeyond(text: Text, limit: number): number {
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBeyond(text, middle, limit)) high = middle;
      else low = middle + 1;
    }
    return text.data[low] === SOFT_HYPHEN ? low + 1 : low;
  }

  /** The first position under `root` that lies to the right of `limit`: in the second column or after. */
  function firstBeyond(root: Node, limit: number): Range | undefined {
    for (const child of root.childNodes) {
      const found = positionBeyond(child, limit);
      if (found) return found;
    }
    return undefined;
  }

  function positionBeyond(node: Node, limit: number): Range | undefined {
    const rects = rectsOf(node);
    const beyond = rects.filter((rect) => rect.left >= limit);
    if (beyond.length === 0) return undefined;
    if (beyond.length === rects.length) return before(node);
    if (!isText(node)) return firstBeyond(node, limit);
    return at(node, firstCharacterBeyond(node, limit));
  }

  function isText(node: Node): node is Text {
    return node.nodeType === Node.TEXT_NODE;
  }

  function before(node: Node): Range {
    const range = document.createRange();
    range.setStartBefore(node);
    return range;
  }

  function at(text: Text, offset: number): Range | undefined {
    if (offset >= text.length) return undefined;
    if (offset === 0) return before(text);
    const range = document.createRange();
    range.setStart(text, offset);
    return range;
  }

  function hasText(node: Node | null): boolean {
    return (node?.textContent ?? "").trim() !== "";
  }

  function precedes(root: Element, node: Node): boolean {
    const range = document.createRange();
    range.setStart(root, 0);
    range.setEndBefore(node);
    return range.toString().trim() !== "";
  }

  /** The sibling before `node` that is more than white space between tags. */
  function siblingBefore(node: Node): Node | null {
    let sibling = node.previousSibling;
    while (sibling && !(sibling instanceof Element) && !hasText(sibling)) {
      sibling = sibling.previousSibling;
    }
    return sibling;
  }

  /**
   * A break is put before the outermost thing that begins there, so that no empty shell of it is
   * left behind; before a whole row of a table; and before empty anchors, which belong to what follows.
   */
  function settle(root: Element, range: Range): Range {
    const { startContainer, startOffset } = range;
    const inText = isText(startContainer) && startOffset > 0;
    const begins = inText ? startContainer : startContainer.childNodes[startOffset];
    const row = rowOf(root, begins ?? startContainer);
    if (inText && !row) return range;
    let node: Node = row ?? begins ?? startContainer;
    for (let outer = outwards(root, node); outer; outer = outwards(root, node)) node = outer;
    return before(strandsHead(node) ?? node);
  }

  /** The row that holds `node`, if something stands before it on the page. */
  function rowOf(root: Element, node: Node): Element | null {
    const element = node instanceof Element ? node : node.parentElement;
    const row = element?.closest("tr");
    return row && root.contains(row) && precedes(root, row) ? row : null;
  }

  /** What a break before `node` had better come before, if anything. */
  function outwards(root: Element, node: Node): Node | null {
    const sibling = siblingBefore(node);
    if (sibling) return hasText(sibling) || isReplaced(sibling) ? null : sibling;
    const parent = node.parentNode;
    return parent && parent !== root && precedes(root, parent) ? parent : null;
  }

  function isReplaced(node: Node): boolean {
    return (
      node instanceof Element &&
      (node.matches("img,svg,br,hr") || !!node.querySelector("img,svg"))
    );
  }

  /** The table whose head would stand alone if the break came before `node`, its first row. */
  function strandsHead(node: Node): Element | null {
    if (!(node instanceof Element) || !node.matches("tr, tbody")) return null;
    const table = node.closest("table");
    const first = table?.querySelector("tbody > tr");
    return table && first && (node === first || node.contains(first)) ? table : null;
  }

  /**
   * The place before a block that may not be cut where the browser cut it. Of four lines it keeps
   * two on either side, but of three it leaves the last one alone.
   */
  function keepWhole(root: Element, range: Range, limit: number): Range | null {
    const block = blockOf(nodeAt(range));
    if (!block || block === root || !root.contains(block)) return null;
    if (block.dataset.splitFrom !== undefined || !isThreeLines(block, limit)) return null;
    let first: Element = block;
    while (first.previousElementSibling?.matches("[data-break-after='avoid']")) {
      first = first.previousElementSibling;
    }
    return precedes(root, first) ? before(first) : null;
  }

  function nodeAt({ startContainer, startOffset }: Range): Node {
    const child = isText(startContainer) ? null : startContainer.childNodes[startOffset];
    return child ?? startContainer;
  }

  /** True of a block that has two lines before `limit`, one beyond it, and no more to come. */
  function isThreeLines(block: HTMLElement, limit: number): boolean {
    const height = Number.parseFloat(getComputedStyle(block).lineHeight);
    const lines = { here: 0, beyond: 0 };
    for (const rect of block.getClientRects()) {
      // A block that is cut reaches to the foot of its column, below its last line.
      lines[rect.left < limit ? "here" : "beyond"] += Math.floor(rect.height / height + 0.05);
    }
    return lines.here === 2 && lines.beyond === 1 && isAllThere(block);
  }

  /** Text is rendered piece by piece; notes, which have no origin, are there whole from the first. */
  function isAllThere(block: HTMLElement): boolean {
    const last = origins.get(textNodes(block).findLast(hasText) ?? block);
    if (!last) return true;
    const source = last.node.parentElement?.closest(`[data-ref="${block.dataset.ref}"]`);
    return !!source && textNodes(source).findLast(hasText) === last.node;
  }

  /** What does not fit of `root`, which is laid out in columns as wide as `box`; nothing if all does. */
  function overflowOf(root: Element, box: Element): Range | undefined {
    const gap = Number.parseFloat(getComputedStyle(box).columnGap) || 1000;
    const width = box.clientWidth;
    if (box.scrollWidth < width + gap / 2) return undefined;
    const limit = box.getBoundingClientRect().left + width + gap / 2;
    const found = firstBeyond(root, limit);
    if (!found || !root.lastChild) return undefined;
    const range = settle(root, keepWhole(root, found, limit) ?? found);
    range.setEndAfter(root.lastChild);
    return range;
  }

  /** Where in the source the range begins; `elements` finds a source element by its data-ref. */
  function sourceOf(
    range: Range,
    elements: ReadonlyMap<string, Element>,
  ): { node: Node; offset: number } | undefined {
    const { startContainer, startOffset } = range;
    const inText = isText(startContainer);
    const node = inText ? startContainer : startContainer.childNodes[startOffset];
    if (node instanceof Element) {
      const source = elements.get(node.getAttribute("data-ref") ?? "");
      return source && { node: source, offset: 0 };
    }
    const origin = node && origins.get(node);
    return origin && { node: origin.node, offset: origin.start + (inText ? startOffset : 0) };
  }

  /**
   * Finishes a line that was cut off from what follows it: a hyphen where the cut is at a soft
   * hyphen, and the last line kept as wide as it was.
   */
  function closeCut(container: Node): void {
    const text = isText(container) ? container : null;
    if (text?.data.endsWith(SOFT_HYPHEN)) {
      const hyphen = document.createElement("span");
      hyphen.className = "page-hyphen";
      hyphen.setAttribute("aria-hidden", "true");
      hyphen.textContent = "\u2010";
      text.after(hyphen);
    }
    const block = blockOf(container);
    if (block && endsInline(block) && getComputedStyle(block).textAlign === "justify") {
      block.style.textAlignLast = "justify";
    }
  }

  function isInline(node: Node): boolean {
    return !(node instanceof Element) || getComputedStyle(node).display.startsWith("inline");
  }

  function blockOf(node: Node): HTMLElement | null {
    let block = node instanceof HTMLElement ? node : node.parentElement;
    while (block && isInline(block)) block = block.parentElement;
    return block;
  }

  /** True if the last thing in `block` is a line of text that was to go on, not a block or a line's own end. */
  function endsInline(block: Element): boolean {
    let last = block.lastChild;
    while (last && !(last instanceof Element) && !hasText(last)) last = last.previousSibling;
    return last !== null && isInline(last) && last.nodeName !== "BR";
  }

  return { textNodes, origins, remember, rectsOf, overflowOf, sourceOf, closeCut, hasText };
}
