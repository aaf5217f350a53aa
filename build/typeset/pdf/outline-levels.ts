// Stage typeset. The outline of a book bound from parts. A part may begin below the heading under
// which its first entries belong, so the outline is nested anew by the levels of the headings.

import { PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRef } from "@cantoo/pdf-lib";
import { decoded } from "./objects.ts";

export interface OutlineEntry {
  readonly ref: PDFRef;
  /** 1 for `h1`. */
  readonly level: number;
}

const name = PDFName.of;
const [FIRST, LAST, NEXT, PREV, PARENT, COUNT, ELEMENT] = [
  "First",
  "Last",
  "Next",
  "Prev",
  "Parent",
  "Count",
  "SE",
].map(name) as [PDFName, PDFName, PDFName, PDFName, PDFName, PDFName, PDFName];

/** The entries as Chromium made them, each before its children, with the level of their heading. */
export function outlineOf({ catalog, context }: PDFDocument): OutlineEntry[] {
  const found: OutlineEntry[] = [];
  const visit = (parent: PDFDict, depth: number): void => {
    let ref = parent.get(FIRST);
    while (ref instanceof PDFRef) {
      const entry = context.lookup(ref, PDFDict);
      found.push({ ref, level: levelOf(entry) ?? depth });
      visit(entry, depth + 1);
      ref = entry.get(NEXT);
    }
  };
  const root = catalog.lookup(name("Outlines"));
  if (root instanceof PDFDict) visit(root, 1);
  return found;
}

function levelOf(entry: PDFDict): number | null {
  const element = entry.lookup(ELEMENT);
  const role = element instanceof PDFDict ? decoded(element.lookup(name("S"))) : "";
  const level = /^H([1-6])$/.exec(role)?.[1];
  return level ? Number(level) : null;
}

interface Branch {
  readonly ref: PDFRef;
  readonly dict: PDFDict;
  readonly level: number;
  last: PDFRef | null;
  /** Entries at any depth below. */
  count: number;
}

/** Links the entries of all parts to one another and to the root. ISO 32000-1, 12.3.3. */
export function bindOutlines(
  { catalog, context }: PDFDocument,
  entries: readonly OutlineEntry[],
): void {
  if (entries.length === 0) return;
  const dict = context.obj({ Type: "Outlines" });
  const root: Branch = { ref: context.register(dict), dict, level: 0, last: null, count: 0 };
  const open = [root];
  for (const { ref, level } of entries) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= level) close(open);
    const parent = open.at(-1) ?? root;
    const entry = append(ref, parent);
    open.push({ ref, dict: entry, level, last: null, count: 0 });
  }
  while (open.length > 1) close(open);
  root.dict.set(COUNT, PDFNumber.of(root.count));
  catalog.set(name("Outlines"), root.ref);
}

/** Makes the entry the last below `parent`. */
function append(ref: PDFRef, parent: Branch): PDFDict {
  const { context } = parent.dict;
  const entry = context.lookup(ref, PDFDict);
  for (const key of [FIRST, LAST, NEXT, PREV, COUNT]) entry.delete(key);
  entry.set(PARENT, parent.ref);
  if (parent.last) {
    entry.set(PREV, parent.last);
    context.lookup(parent.last, PDFDict).set(NEXT, ref);
  } else parent.dict.set(FIRST, ref);
  parent.dict.set(LAST, ref);
  parent.last = ref;
  return entry;
}

function close(open: Branch[]): void {
  const done = open.pop();
  const parent = open.at(-1);
  if (!done || !parent) return;
  if (done.count > 0) done.dict.set(COUNT, PDFNumber.of(done.count));
  parent.count += 1 + done.count;
}
