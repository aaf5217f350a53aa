// Stage typeset, inside the browser. After the cutting: is every word on the sheets, once and in
// order, and does every sheet hold what is on it? And the line numbers, which stand on the finished
// sheet and are no part of its text.

/// <reference lib="dom" />

import type { LineNumbers } from "../engine.ts";
import type { Conservation, PageFinding, Sticking } from "../page/conservation.ts";
import type { linesModule } from "../page/lines.ts";
import type { MadeSheets } from "./sheets.ts";
import type { Source } from "./source.ts";
import type { TextTools } from "./text.ts";

/** The letters of the text and of every note, before they are cut. */
export interface Expected {
  readonly text: string;
  readonly notes: ReadonlyMap<string, string>;
}

export type Proofs = ReturnType<typeof proofsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function proofsModule(
  text: TextTools,
  conservation: Conservation,
  lines: ReturnType<typeof linesModule>,
) {
  const { firstDifference, outside, picturesOutside, tooLow, pictureTooLarge } = conservation;
  const { lostNote, noteAt } = conservation;
  const ADDED = ".page-hyphen, thead[aria-hidden]";

  /** Letters only: white space at breaks comes and goes. */
  function lettersOf(root: Element | null): string {
    if (!root) return "";
    const added = root.querySelector(ADDED) !== null;
    const words = added
      ? text
          .textNodes(root)
          .filter((node) => !node.parentElement?.closest(ADDED))
          .map((node) => node.data)
          .join("")
      : (root.textContent ?? "");
    return words.replace(/[\s\u00ad]+/g, "");
  }

  function remember({ column, notes }: Source): Expected {
    return {
      text: lettersOf(column),
      notes: new Map([...notes].map(([id, note]) => [id, lettersOf(note)])),
    };
  }

  function check(expected: Expected, { sheets }: MadeSheets): PageFinding[] {
    return [
      ...checkText(expected, sheets),
      ...checkNotes(expected, sheets),
      ...sheets.flatMap(checkRoom),
    ];
  }

  function checkText(expected: Expected, sheets: readonly HTMLElement[]): PageFinding[] {
    let done = 0;
    for (const [page, sheet] of sheets.entries()) {
      const found = lettersOf(sheet.querySelector(".sheet-text"));
      const wanted = expected.text.slice(done, done + found.length);
      if (found !== wanted) {
        return [{ message: `the text changed: ${firstDifference(wanted, found)}`, page }];
      }
      done += found.length;
    }
    if (done === expected.text.length) return [];
    const lost = expected.text.slice(done, done + 40);
    return [{ message: `the text is not all there: "${lost}…"`, page: sheets.length - 1 }];
  }

  function checkNotes(expected: Expected, sheets: readonly HTMLElement[]): PageFinding[] {
    const found = new Map<string, { text: string; page: number }>();
    for (const [page, sheet] of sheets.entries()) {
      for (const note of sheet.querySelectorAll<HTMLElement>(".sheet-notes > .note")) {
        const id = note.id || (note.dataset.id ?? "");
        const before = found.get(id);
        const letters = (before?.text ?? "") + lettersOf(note);
        found.set(id, { text: letters, page: before?.page ?? page });
      }
    }
    return [...expected.notes].flatMap(([id, wanted]) => {
      const placed = found.get(id);
      if (!placed) return [lostNote(id)];
      if (placed.text === wanted) return [];
      const what = firstDifference(wanted, placed.text);
      return [{ message: `note ${id} changed: ${what}`, page: placed.page, at: noteAt(id) }];
    });
  }

  /** Nothing sticks out of the text area, the notes area or its cell of a table. */
  function checkRoom(sheet: HTMLElement, page: number): PageFinding[] {
    const area = sheet.querySelector<HTMLElement>(".sheet-text");
    const notes = sheet.querySelector<HTMLElement>(".sheet-notes");
    const margin = Number.parseFloat(sheet.style.paddingBottom) || 0;
    const foot = sheet.getBoundingClientRect().bottom - margin;
    const limit = notes?.getBoundingClientRect().top ?? foot;
    const found = [
      ...(area ? tooLarge(area, limit, sheet) : []),
      ...(notes ? tooLarge(notes, foot, sheet) : []),
    ];
    return found.map((one) => ({ ...one, page }));
  }

  function tooLarge(box: HTMLElement, limit: number, sheet: HTMLElement): Sticking[] {
    const low = below(box, limit);
    return low ? [low] : aside(box, sheet);
  }

  /** The first thing below `limit`; only where the box reaches below it. */
  function below(box: HTMLElement, limit: number): Sticking | null {
    if (box.getBoundingClientRect().bottom <= limit + 1.5) return null;
    const picture = [...box.querySelectorAll("img, svg")].find(
      (one) => one.getBoundingClientRect().bottom > limit + 2,
    );
    if (picture) return pictureTooLarge(picture);
    const range = document.createRange();
    const node = text.textNodes(box).find((one) => {
      range.selectNodeContents(one);
      const { top, bottom, width } = range.getBoundingClientRect();
      return width > 0 && (top + bottom) / 2 > limit;
    });
    return node ? tooLow(node) : null;
  }

  /** What is too wide, looked for only where something is. */
  function aside(box: HTMLElement, sheet: HTMLElement): Sticking[] {
    const cells = [...box.querySelectorAll("td, th")];
    const wide = [box, ...cells].some((one) => one.scrollWidth > one.clientWidth + 1);
    return wide ? [...outside(box, sheet), ...picturesOutside(box)] : [];
  }

  function numberLines({ sheets, pages }: MadeSheets, numbers: LineNumbers): void {
    const numbered = sheets.map((element, index) => ({
      element,
      part: pages[index]?.plan.kind === "text" ? (pages[index]?.part ?? null) : null,
    }));
    lines.numberLines(numbered, numbers);
  }

  return { remember, check, numberLines };
}
