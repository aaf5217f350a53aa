// Stage typeset, inside the browser. Notes at the foot of the page that calls them. Paged.js's own
// footnotes clip and lose notes, so they are taken out of the text before it is laid out and put
// into the page's notes area by this: whole if they fit, split with at least two lines where they
// do not, and the line that calls them moved on where even that cannot be.

/// <reference lib="dom" />

import type { CallingLine, NotesArea } from "./area.ts";

export type Notes = ReturnType<typeof notesModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function notesModule(on: NotesArea) {
  const { partsOf, reserve, fill, needed, heightsWithin, isOnPage, fitsText, split } = on;
  /** At most this share of a page goes to notes that began on an earlier one. */
  const LARGEST_CARRY = 0.7;
  const SLACK = 0.6;

  let store: ReadonlyMap<string, HTMLElement> = new Map();
  /** Notes that have begun on a finished page. */
  let begun = new Set<string>();
  /** What is left of notes that began on earlier pages, in order. */
  let carried: HTMLElement[] = [];
  let leftOver: HTMLElement[] = [];

  function start(notes: ReadonlyMap<string, HTMLElement>): void {
    store = notes;
    begun = new Set();
    carried = [];
    leftOver = [];
  }

  function noteOf(call: Element): string {
    return decodeURIComponent((call.getAttribute("href") ?? "").slice(1));
  }

  /** Calls of notes that have not begun, each note's first, in order. */
  function newCalls(root: ParentNode): HTMLElement[] {
    const seen = new Set(begun);
    return [...root.querySelectorAll<HTMLElement>("a.note-call")].filter((call) => {
      const note = noteOf(call);
      if (!store.has(note) || seen.has(note)) return false;
      seen.add(note);
      return true;
    });
  }

  function piece(call: Element): HTMLElement {
    return (store.get(noteOf(call)) as HTMLElement).cloneNode(true) as HTMLElement;
  }

  /**
   * Puts notes under the text rendered so far. Asked again whenever more text was rendered; each
   * time it begins anew, so that only the last answer counts. While the text alone does not fill
   * the page and more of it comes, there is nothing to be decided.
   */
  function place(area: HTMLElement, next: { breaks: boolean; ends: boolean }): void {
    const { text } = partsOf(area);
    leftOver = [];
    fill(area, []);
    reserve(area, 0);
    if (!next.breaks && !next.ends && fitsText(text)) return;
    const calls = newCalls(text).filter((call) => isOnPage(call, text));
    if (calls.length === 0 && carried.length === 0) return;
    const room = text.getBoundingClientRect().height;
    placeCarried(area, room);
    const lines = on.linesOf(calls, text);
    const whole = wholeLines(area, lines, room);
    const line = lines[whole];
    if (line) cutAt(area, line, lines.slice(0, whole), room, next.ends);
    takeUp(area);
  }

  function placeCarried(area: HTMLElement, room: number): void {
    fill(
      area,
      carried.map((one) => one.cloneNode(true)),
    );
    const height = needed(area);
    if (height > room * LARGEST_CARRY) {
      leftOver = split(area, room * LARGEST_CARRY);
      reserve(area, needed(area));
    } else reserve(area, height);
  }

  /** How many of the lines keep their place with all their notes whole beneath; these are put there. */
  function wholeLines(area: HTMLElement, lines: readonly CallingLine[], room: number): number {
    if (leftOver.length > 0) return 0;
    const { text, inner } = partsOf(area);
    const base = inner.childElementCount;
    const calls = lines.flatMap((line) => line.calls);
    fill(area, [...inner.children, ...calls.map(piece)]);
    const heights = heightsWithin(area);
    const holds = (line: CallingLine): boolean => {
      const last = base + calls.indexOf(line.calls.at(-1) as HTMLElement);
      return line.bottom + (heights[last] ?? 0) <= room + SLACK;
    };
    let whole = lines.findIndex((line) => !holds(line));
    if (whole === -1) whole = lines.length;
    for (; ; whole -= 1) {
      const kept = lines.slice(0, whole).flatMap((line) => line.calls);
      for (const note of [...inner.children].slice(base + kept.length)) note.remove();
      reserve(area, needed(area));
      if (kept.every((call) => isOnPage(call, text))) return whole;
    }
  }

  /**
   * The page cannot hold all notes of `line`. If its last note can begin here the text ends with
   * the line; else before it, unless nothing would be left on the page.
   */
  function cutAt(
    area: HTMLElement,
    line: CallingLine,
    before: readonly CallingLine[],
    room: number,
    ended: boolean,
  ): void {
    const { text, inner } = partsOf(area);
    if (!isOnPage(line.calls[0] as HTMLElement, text)) return;
    const kept = [...inner.children].map((note) => note.cloneNode(true));
    const blocked = leftOver;
    const wantsSplit = blocked.length === 0 && !(ended && fitsText(text) && line.top > 40);
    if (wantsSplit && beginsHere(area, line, room)) return;
    fill(area, kept);
    leftOver = blocked;
    reserve(area, Math.max(needed(area), room - line.top - (line.bottom - line.top) / 4));
    if (before.length > 0 || on.showsText(text)) return;
    force(area, line, room);
  }

  /** Ends the text under `line` and lets its notes run over; false if the last would not begin here. */
  function beginsHere(area: HTMLElement, line: CallingLine, room: number): boolean {
    const { text, inner } = partsOf(area);
    const notes = line.calls.map(piece);
    for (const slack of [SLACK, 2.5]) {
      reserve(area, room - line.bottom - slack);
      if (line.calls.every((call) => isOnPage(call, text))) break;
    }
    if (!line.calls.every((call) => isOnPage(call, text))) return false;
    const count = inner.childElementCount + notes.length;
    fill(area, [...inner.children, ...notes]);
    leftOver = split(area, room - line.bottom - SLACK);
    return inner.childElementCount === count && leftOver.length <= 1;
  }

  /** A page that could show no text at all takes the line, and what goes of its notes. */
  function force(area: HTMLElement, line: CallingLine, room: number): void {
    const { text } = partsOf(area);
    const height = line.bottom - line.top;
    for (let bottom = line.bottom + SLACK; bottom < room; bottom += height) {
      reserve(area, room - bottom);
      if (isOnPage(line.calls[0] as HTMLElement, text)) break;
    }
    const space = Number.parseFloat(area.style.getPropertyValue("--pagedjs-footnotes-height"));
    const calls = newCalls(text).filter((call) => isOnPage(call, text));
    fill(area, [...carried.map((one) => one.cloneNode(true)), ...calls.map(piece)]);
    leftOver = split(area, space);
  }

  /** Notes of calls that the page shows after all go to the next; those of calls it does not show go. */
  function takeUp(area: HTMLElement): void {
    const { text, inner } = partsOf(area);
    const shown = new Map(
      newCalls(text)
        .filter((call) => isOnPage(call, text))
        .map((call) => [noteOf(call), call]),
    );
    dropUncalled(inner, (id) => shown.has(id));
    const placed = new Set([...inner.children, ...leftOver].map(idOf));
    for (const [id, call] of shown) if (!placed.has(id)) leftOver.push(piece(call));
  }

  function idOf(note: Element): string {
    return note.id || (note.getAttribute("data-id") ?? "");
  }

  function dropUncalled(inner: Element, isCalled: (id: string) => boolean): void {
    const stays = (note: Element) => !note.id || isCalled(note.id);
    const gone = new Set([...inner.children].filter((note) => !stays(note)).map(idOf));
    for (const note of [...inner.children]) if (gone.has(idOf(note))) note.remove();
    leftOver = leftOver.filter((note) => !gone.has(idOf(note)));
  }

  /** The page is finished: notes whose calls it has are begun, and what is left of them is carried on. */
  function finish(pageElement: Element): void {
    const area = pageElement.querySelector<HTMLElement>(".pagedjs_area");
    if (!area) return;
    const { text, frame, inner } = partsOf(area);
    const called = new Set(newCalls(text).map(noteOf));
    dropUncalled(inner, (id) => called.has(id));
    leftOver = leftOver.filter((note) => !note.id || called.has(note.id));
    frame.classList.toggle("pagedjs_footnote_empty", inner.childElementCount === 0);
    for (const id of called) begun.add(id);
    carried = leftOver;
    leftOver = [];
  }

  /** A page of nothing but what is left of the notes. */
  function fillNotesPage(pageElement: Element): void {
    const area = pageElement.querySelector<HTMLElement>(".pagedjs_area");
    if (!area) return;
    reserve(area, 0);
    const room = partsOf(area).text.getBoundingClientRect().height;
    fill(area, carried);
    carried = split(area, room);
    reserve(area, room);
  }

  return { start, place, finish, fillNotesPage, hasCarried: () => carried.length > 0 };
}
