// Stage typeset, inside the browser. Line numbers in the margin of a transcription, for citation
// in class. They are put on the finished page and are no part of its text; where the text names the
// line of a place, its number is filled in.

/// <reference lib="dom" />

import type { LineNumbers } from "../engine.ts";
import type { Breaking } from "./breaking.ts";
import type { LaidPage } from "./handler.ts";

/** Selectors: where on a page its text stands, and what the numbers are measured from. */
export interface LinePlaces {
  readonly text: string;
  readonly box: string | null;
}

/** What is numbered: a page and the part whose text it has. */
type NumberedPage = Pick<LaidPage, "element" | "part">;

/** Sent to the browser as text: uses nothing outside itself. */
export function linesModule(breaking: Breaking, places: LinePlaces) {
  interface Line {
    top: number;
    bottom: number;
  }

  interface Counted {
    readonly page: Element;
    readonly numbered: readonly { readonly number: number; readonly line: Line }[];
  }

  /** Numbers the lines of every document through its pages, or of every page, and prints some. */
  function numberLines(pages: readonly NumberedPage[], { every, restart }: LineNumbers): void {
    let part: string | null = null;
    let count = 0;
    const counted: Counted[] = [];
    for (const page of pages) {
      if (restart === "page" || (page.part && page.part !== part)) count = 0;
      part = page.part ?? part;
      const before = count;
      const numbered = linesOf(page.element).map((line, index) => ({
        line,
        number: before + index + 1,
      }));
      count += numbered.length;
      counted.push({ page: page.element, numbered });
      print(
        page.element,
        numbered.filter(({ number }) => number % every === 0),
      );
    }
    nameLines(counted);
  }

  /** Fills in the numbers that the text gives of lines. */
  function nameLines(counted: readonly Counted[]): void {
    for (const { page } of counted) {
      for (const one of page.querySelectorAll<HTMLElement>("[data-line-of]")) {
        const number = numberOf(one.dataset.lineOf ?? "", counted);
        if (number !== null) one.textContent = String(number);
      }
    }
  }

  /** The number of the line in which the text of an id begins; null where that is in none. */
  function numberOf(id: string, counted: readonly Counted[]): number | null {
    for (const { page, numbered } of counted) {
      const target = page.querySelector(`#${CSS.escape(id)}`);
      const rect = target && textOf(target).flatMap((node) => [...breaking.rectsOf(node)])[0];
      if (!rect) continue;
      const level = (line: Line): boolean =>
        line.top <= middle(rect) && middle(rect) <= line.bottom;
      return numbered.find(({ line }) => level(line))?.number ?? null;
    }
    return null;
  }

  /** The lines of the transcription on a page, from the top; what stands side by side is one line. */
  function linesOf(page: Element): Line[] {
    const lines: Line[] = [];
    const rects = [...page.querySelectorAll(`${places.text} .transcription`)]
      .flatMap(textOf)
      .flatMap((node) => [...breaking.rectsOf(node)])
      .filter((rect) => rect.width > 0 && rect.height > 0)
      .sort((a, b) => middle(a) - middle(b));
    for (const rect of rects) {
      const last = lines.at(-1);
      if (last && middle(rect) < last.bottom - (last.bottom - last.top) / 4) continue;
      lines.push({ top: rect.top, bottom: rect.bottom });
    }
    return lines;
  }

  /** Calls of notes, which stand above the line, and what is only presentation do not count. */
  function textOf(transcription: Element): Text[] {
    return breaking
      .textNodes(transcription)
      .filter(
        (node) =>
          breaking.hasText(node) && !node.parentElement?.closest("a.note-call, [aria-hidden]"),
      );
  }

  function middle(line: Line): number {
    return (line.top + line.bottom) / 2;
  }

  function print(page: Element, printed: readonly { number: number; line: Line }[]): void {
    const box = places.box ? page.querySelector(places.box) : page;
    if (!box || printed.length === 0) return;
    const top = box.getBoundingClientRect().top;
    const layer = document.createElement("div");
    layer.className = "line-numbers";
    layer.setAttribute("aria-hidden", "true");
    for (const { number, line } of printed) {
      const figure = document.createElement("span");
      figure.className = "line-number";
      figure.textContent = String(number);
      figure.style.top = `${middle(line) - top}px`;
      layer.append(figure);
    }
    box.append(layer);
  }

  return { numberLines };
}
