// Stage typeset, inside the browser. Calls of notes: which line of a run of text calls which notes.

/// <reference lib="dom" />

import type { LineBox, Run } from "./text.ts";

export type Calls = ReturnType<typeof callsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function callsModule() {
  let isNote: (id: string) => boolean = () => false;
  let called = new Set<string>();

  function begin(notes: ReadonlyMap<string, unknown>): void {
    isNote = (id) => notes.has(id);
    called = new Set();
  }

  /** For every line, the notes that it is the first to call. */
  function perLine(run: Run, lines: readonly LineBox[]): string[][] {
    const found: string[][] = [];
    for (const call of run.block.querySelectorAll<HTMLElement>("a.note-call")) {
      const id = isWithin(call, run) ? newNote(call) : null;
      if (id === null) continue;
      const at = lineOf(call, lines);
      found[at] = [...(found[at] ?? []), id];
    }
    return found;
  }

  function lineOf(call: HTMLElement, lines: readonly LineBox[]): number {
    const rect = call.getClientRects()[0] ?? call.getBoundingClientRect();
    const middle = (rect.top + rect.bottom) / 2;
    const line = lines.findIndex(({ bottom }) => middle < bottom);
    return line === -1 ? Math.max(0, lines.length - 1) : line;
  }

  function isWithin(node: Node, { block, first, last, whole }: Run): boolean {
    if (whole) return true;
    let child = node;
    while (child.parentNode && child.parentNode !== block) child = child.parentNode;
    return isNotBefore(child, first) && isNotBefore(last, child);
  }

  function isNotBefore(one: Node, other: Node): boolean {
    const position = other.compareDocumentPosition(one);
    return one === other || (position & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }

  /** The note that a call is the first to call; none where it was called before or is unknown. */
  function newNote(call: Element): string | null {
    const id = decodeURIComponent((call.getAttribute("href") ?? "").slice(1));
    if (!isNote(id) || called.has(id)) return null;
    called.add(id);
    return id;
  }

  function within(element: Element): string[] {
    return [...element.querySelectorAll("a.note-call")].flatMap((call) => newNote(call) ?? []);
  }

  return { begin, perLine, within };
}
