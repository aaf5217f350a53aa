// Stage typeset, inside the browser. The notes area of a page and the text above it: measuring
// both, filling the one, and cutting it where it is full. What goes where is decided in notes.ts.

/// <reference lib="dom" />

import type { Breaking } from "./breaking.ts";

export type NotesArea = ReturnType<typeof areaModule>;

/** A line of text that calls notes: where it lies in the page's text area, in pixels from its top. */
export interface CallingLine {
  readonly top: number;
  readonly bottom: number;
  readonly calls: readonly HTMLElement[];
}

/** Sent to the browser as text: uses nothing outside itself. */
export function areaModule(breaking: Breaking) {
  function partsOf(area: Element) {
    const find = (name: string) => area.querySelector<HTMLElement>(`.pagedjs_${name}`);
    const text = find("page_content");
    const frame = find("footnote_content");
    const inner = find("footnote_inner_content");
    if (!text || !frame || !inner) throw new Error("a page without a notes area");
    return { text, frame, inner };
  }

  /** Gives the notes area `height` pixels at the foot of the page and the text what remains. */
  function reserve(area: HTMLElement, height: number): void {
    area.style.setProperty("--pagedjs-footnotes-height", `${Math.max(0, height)}px`);
  }

  function fill(area: HTMLElement, pieces: readonly Node[]): void {
    const { frame, inner } = partsOf(area);
    inner.replaceChildren(...pieces);
    frame.classList.toggle("pagedjs_footnote_empty", pieces.length === 0);
  }

  /** Height that the notes now in the area need, with the rule and space above them. */
  function needed(area: HTMLElement): number {
    const { frame, inner } = partsOf(area);
    if (inner.childElementCount === 0) return 0;
    const style = getComputedStyle(frame);
    const margins = Number.parseFloat(style.marginTop) + Number.parseFloat(style.marginBottom);
    return Math.ceil(frame.getBoundingClientRect().height + (margins || 0));
  }

  /** For every note in the area, the height that it and those above it need. */
  function heightsWithin(area: HTMLElement): number[] {
    const { inner } = partsOf(area);
    const around = needed(area) - inner.getBoundingClientRect().height;
    const { top } = inner.getBoundingClientRect();
    return [...inner.children].map(
      (note) => around + note.getBoundingClientRect().bottom - top,
    );
  }

  function isOnPage(call: Element, text: Element): boolean {
    const rect = call.getClientRects()[0];
    const box = text.getBoundingClientRect();
    return !!rect && rect.left < box.right + 500 && rect.top < box.bottom;
  }

  /** The line box around a call, from its block's line height and the letters beside it. */
  function lineOf(call: HTMLElement, top: number): { top: number; bottom: number } {
    let block: HTMLElement = call;
    while (getComputedStyle(block).display.startsWith("inline") && block.parentElement) {
      block = block.parentElement;
    }
    const rect = besides(call, block);
    const height = Number.parseFloat(getComputedStyle(block).lineHeight) || rect.height;
    const middle = (rect.top + rect.bottom) / 2 - top;
    return { top: middle - height / 2, bottom: middle + height / 2 };
  }

  /** The box of the last letter before the call on its line; the call's own where it begins one. */
  function besides(call: HTMLElement, block: HTMLElement): DOMRect {
    const own = call.getClientRects()[0] ?? call.getBoundingClientRect();
    const range = document.createRange();
    range.setStart(block, 0);
    range.setEndBefore(call);
    const last = [...range.getClientRects()].filter((rect) => rect.width > 0).at(-1);
    return last && last.bottom > own.top && last.top < own.bottom ? last : own;
  }

  function linesOf(calls: readonly HTMLElement[], text: Element): CallingLine[] {
    const top = text.getBoundingClientRect().top;
    const lines: { top: number; bottom: number; calls: HTMLElement[] }[] = [];
    for (const call of calls) {
      const line = lineOf(call, top);
      const last = lines.at(-1);
      if (last && line.top < last.bottom - 2) last.calls.push(call);
      else lines.push({ ...line, calls: [call] });
    }
    return lines;
  }

  /** True if all the text rendered lies on this page. */
  function fitsText(text: HTMLElement): boolean {
    return text.scrollWidth < text.clientWidth + 500;
  }

  function showsText(text: HTMLElement): boolean {
    const edge = text.getBoundingClientRect().right + 500;
    return breaking
      .textNodes(text)
      .some(
        (node) => breaking.hasText(node) && (breaking.rectsOf(node)[0]?.left ?? edge) < edge,
      );
  }

  /** Cuts the notes in the area where they pass `height`; gives back what does not fit. */
  function split(area: HTMLElement, height: number): HTMLElement[] {
    const { frame, inner } = partsOf(area);
    const around = needed(area) - inner.getBoundingClientRect().height;
    const width = inner.clientWidth;
    const before = inner.style.cssText;
    Object.assign(inner.style, {
      height: `${Math.max(0, height - around)}px`,
      columnWidth: `${width}px`,
      columnGap: "1000px",
      columnFill: "auto",
    });
    const overflow = breaking.overflowOf(inner, inner);
    const rest = overflow ? cut(overflow) : [];
    inner.style.cssText = before;
    frame.classList.toggle("pagedjs_footnote_empty", inner.childElementCount === 0);
    return rest;
  }

  function cut(overflow: Range): HTMLElement[] {
    const container = overflow.startContainer;
    const shells = shellsOf(container);
    const fragment = overflow.extractContents();
    breaking.closeCut(container);
    let shell: Element | null = fragment.firstElementChild;
    for (let depth = 0; shell && depth < shells; depth += 1) {
      if (shell.id) shell.setAttribute("data-id", shell.id);
      shell.removeAttribute("id");
      shell.setAttribute("data-split-from", "");
      shell = shell.firstElementChild;
    }
    return [...fragment.children] as HTMLElement[];
  }

  /** How many elements, from the note down, a cut in `container` leaves on both sides. */
  function shellsOf(container: Node): number {
    let depth = 0;
    let node: Node | null = container;
    while (
      node &&
      !(node instanceof Element && node.matches(".pagedjs_footnote_inner_content"))
    ) {
      if (node instanceof Element) depth += 1;
      node = node.parentNode;
    }
    return depth;
  }

  return {
    partsOf,
    reserve,
    fill,
    needed,
    heightsWithin,
    isOnPage,
    linesOf,
    fitsText,
    showsText,
    split,
  };
}
