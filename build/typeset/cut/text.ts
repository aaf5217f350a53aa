// Stage typeset, inside the browser. Runs of text in the measured column: where their lines lie,
// and at which character a line begins.

/// <reference lib="dom" />

/** Inline content that stands together: a block's whole text, or a stretch of it between blocks. */
export interface Run {
  readonly block: HTMLElement;
  readonly first: Node;
  readonly last: Node;
  /** True if the block holds nothing else. */
  readonly whole: boolean;
}

/** Pixels from the top of the column. */
export interface LineBox {
  readonly top: number;
  readonly bottom: number;
}

/** A place between two characters or before an element. */
export interface Place {
  readonly node: Node;
  /** Characters of a text that stand before it; null where it is before `node` as a whole. */
  readonly offset: number | null;
}

export type TextTools = ReturnType<typeof textModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function textModule() {
  const SOFT_HYPHEN = "\u00ad";
  const range = document.createRange();

  function textNodes(root: Node): Text[] {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found: Text[] = [];
    while (walker.nextNode()) found.push(walker.currentNode as Text);
    return found;
  }

  function hasText(node: Node | null): boolean {
    return /\S/.test(node?.textContent ?? "");
  }

  /** What a line is made of: texts, and boxes that stand in it like one letter. */
  function piecesOf({ first, last }: Run): (Text | HTMLElement)[] {
    const found: (Text | HTMLElement)[] = [];
    for (let node: Node | null = first; node; node = node.nextSibling) {
      gather(node, found);
      if (node === last) break;
    }
    return found;
  }

  function gather(node: Node, found: (Text | HTMLElement)[]): void {
    if (node instanceof Text) found.push(node);
    else if (node instanceof Element && isAtomic(node)) found.push(node as HTMLElement);
    else for (const child of node.childNodes) gather(child, found);
  }

  function isAtomic(element: Element): boolean {
    if (element.matches("img, svg, input, object, video")) return true;
    return /^inline-|^(flex|grid|block|table)$/.test(getComputedStyle(element).display);
  }

  /** The lines of a run, from its top to its bottom without gaps. */
  function linesOf(run: Run): LineBox[] {
    return (run.whole && evenLines(run.block)) || unevenLines(run);
  }

  /** Most blocks are so many times their line height; then nothing more has to be measured. */
  function evenLines(block: HTMLElement): LineBox[] | null {
    const style = getComputedStyle(block);
    const height = Number.parseFloat(style.lineHeight);
    const box = contentBox(block, style);
    const count = Math.round((box.bottom - box.top) / height);
    if (!(count > 0) || Math.abs(box.bottom - box.top - count * height) > 0.2) return null;
    range.selectNodeContents(block);
    if (box.bottom - box.top - range.getBoundingClientRect().height > height) return null;
    if (count > 1 && block.querySelector("img, svg")) return null;
    const step = (box.bottom - box.top) / count;
    return Array.from({ length: count }, (_, index) => ({
      top: box.top + index * step,
      bottom: box.top + (index + 1) * step,
    }));
  }

  function contentBox(block: Element, style: CSSStyleDeclaration): LineBox {
    const { top, bottom } = block.getBoundingClientRect();
    const edge = (...names: string[]) =>
      names.reduce(
        (sum, name) => sum + (Number.parseFloat(style.getPropertyValue(name)) || 0),
        0,
      );
    return {
      top: top + edge("padding-top", "border-top-width"),
      bottom: bottom - edge("padding-bottom", "border-bottom-width"),
    };
  }

  /** The content box, unless it is higher than its text, as a cell beside a higher one is. */
  function textBox(block: HTMLElement): LineBox | null {
    const style = getComputedStyle(block);
    const box = contentBox(block, style);
    range.selectNodeContents(block);
    const excess = box.bottom - box.top - range.getBoundingClientRect().height;
    return excess > (Number.parseFloat(style.lineHeight) || 20) ? null : box;
  }

  /** CSS 2, 10.8: a line is as high as the line heights of what stands in it, each about its middle. */
  function unevenLines(run: Run): LineBox[] {
    const lines: { top: number; bottom: number; middle: number }[] = [];
    for (const piece of piecesOf(run)) {
      for (const box of boxesOf(piece)) {
        const last = lines.at(-1);
        if (last && box.middle < last.bottom - (last.bottom - last.top) / 4) {
          last.top = Math.min(last.top, box.top);
          last.bottom = Math.max(last.bottom, box.bottom);
        } else lines.push(box);
      }
    }
    return joined(run, lines);
  }

  function boxesOf(
    piece: Text | HTMLElement,
  ): { top: number; bottom: number; middle: number }[] {
    range.selectNode(piece);
    const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
    if (!(piece instanceof Text)) return rects.map(boxOf);
    const parent = piece.parentElement as HTMLElement;
    const height = Number.parseFloat(getComputedStyle(parent).lineHeight);
    return rects.map((rect) => {
      const { middle, top, bottom } = boxOf(rect);
      // What has no height of its own, as a superior figure, is still in the line of its middle.
      const half = (Number.isNaN(height) ? bottom - top : height || (bottom - top) / 2) / 2;
      return { middle, top: middle - half, bottom: middle + half };
    });
  }

  function boxOf({ top, bottom }: DOMRect) {
    return { top, bottom, middle: (top + bottom) / 2 };
  }

  /** Lines meet: where two were measured apart or over each other, their edge is in the middle. */
  function joined(run: Run, lines: readonly LineBox[]): LineBox[] {
    const box = run.whole ? textBox(run.block) : null;
    const edges = lines.map((line, index) => {
      const before = lines[index - 1];
      return before ? (before.bottom + line.top) / 2 : (box?.top ?? line.top);
    });
    const end = box?.bottom ?? lines.at(-1)?.bottom ?? 0;
    return lines.map((_, index) => ({
      top: edges[index] as number,
      bottom: edges[index + 1] ?? end,
    }));
  }

  /** Where in the run the line that begins at `top` begins. */
  function placeAt(run: Run, top: number): Place {
    for (const piece of piecesOf(run)) {
      range.selectNode(piece);
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      if (!rects.some((rect) => isBelow(rect, top))) continue;
      if (!(piece instanceof Text)) return outermost(run, piece);
      const offset = firstBelow(piece, top);
      if (offset === 0) return outermost(run, piece);
      return { node: piece, offset };
    }
    return { node: run.first, offset: null };
  }

  function isBelow(rect: DOMRect, top: number): boolean {
    return (rect.top + rect.bottom) / 2 > top;
  }

  function firstBelow(text: Text, top: number): number {
    let low = 0;
    let high = text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isCharacterBelow(text, middle, top)) high = middle;
      else low = middle + 1;
    }
    return text.data[low] === SOFT_HYPHEN ? low + 1 : low;
  }

  /**
   * True where the character at `index`, or the next one that takes up room, lies below `top`. The
   * first letter of a line has the hyphen at the end of the line before as its own as well.
   */
  function isCharacterBelow(text: Text, index: number, top: number): boolean {
    for (let at = index; at < text.length; at += 1) {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const rect = [...range.getClientRects()].findLast(({ width }) => width > 0);
      if (rect) return isBelow(rect, top);
    }
    return true;
  }

  /** Before the outermost inline element that begins here, so that no empty shell is left behind. */
  function outermost(run: Run, piece: Node): Place {
    let node = piece;
    while (node.parentNode && node.parentNode !== run.block && !hasBefore(node)) {
      node = node.parentNode;
    }
    return { node, offset: null };
  }

  function hasBefore(node: Node): boolean {
    for (let before = node.previousSibling; before; before = before.previousSibling) {
      if (before instanceof Element || hasText(before)) return true;
    }
    return false;
  }

  return { textNodes, hasText, linesOf, placeAt };
}
