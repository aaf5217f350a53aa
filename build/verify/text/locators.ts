// Lists of locators in what was read: how far one reaches, and what it must say. Floor: verify.
// The rules are those of the Chicago Manual of Style (17th ed., chapter 16), written
// down here a second time: what made the lists is not asked.

import type { Anchor } from "../../model/edition.ts";

/** A list that must be read: what it is of, and the words between a folio and a note's label. */
export interface LocatorList {
  readonly places: readonly { readonly anchor: Anchor; readonly note: string | null }[];
  readonly note: string;
  readonly notes: string;
}

/** A page as a reader counts it and as it is named. */
export interface PageName {
  readonly number: number;
  readonly folio: string;
}

/** One link of a list. */
export interface WantedLocator {
  readonly text: string;
  readonly anchor: Anchor;
}

/** How much of `text` is one list of locators, from its beginning; nought where none begins there. */
export function lengthOfList(text: string, { note, notes }: LocatorList): number {
  const word = (infix: string): string => infix.trim().replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  const page = "(?:\\d+|[ivxlcdm]+)";
  const label = "[\\p{L}\\p{N}]+";
  const inNote = `\\s*(?:${word(notes)}|${word(note)})\\s*${label}(?:–\\s*${label})?`;
  const one = `${page}(?:–\\s*${page}|${inNote})?`;
  const list = new RegExp(`^${one}(?:,\\s*${one})*(?![\\p{L}\\p{N}])`, "u");
  return list.exec(text)?.[0].length ?? 0;
}

/** What a list must say, as runs: each a page or note, or the first and last of several. */
export function wantedLocators(
  { places, note, notes }: LocatorList,
  pageOf: (anchor: Anchor) => PageName | null,
): readonly (readonly WantedLocator[])[] {
  const runs: WantedLocator[][] = [];
  let last = Number.NaN;
  for (const { number, folio, text, inNotes } of pagesOf(places, pageOf)) {
    const run = runs.at(-1);
    if (text === null) runs.push(...notesOf(folio, inNotes, { note, notes }));
    else if (run && goesOn(last, run, number, folio)) run.push({ text: folio, anchor: text });
    else runs.push([{ text: folio, anchor: text }]);
    if (text !== null) last = number;
  }
  return runs.map((run) => (run.length > 2 ? [...run.slice(0, 1), ...run.slice(-1)] : run));
}

interface PagePlaces extends PageName {
  /** What stands first in the text of the page. */
  readonly text: Anchor | null;
  readonly inNotes: readonly (readonly [label: string, Anchor])[];
}

/** The places of an entry page by page, in the order of the pages. */
function pagesOf(
  places: LocatorList["places"],
  pageOf: (anchor: Anchor) => PageName | null,
): readonly PagePlaces[] {
  const pages = new Map<number, { page: PageName; notes: Map<string | null, Anchor> }>();
  for (const { anchor, note } of places) {
    const page = pageOf(anchor);
    if (!page) continue;
    const here = pages.get(page.number) ?? { page, notes: new Map<string | null, Anchor>() };
    pages.set(page.number, here);
    if (!here.notes.has(note)) here.notes.set(note, anchor);
  }
  return [...pages.values()]
    .sort((a, b) => a.page.number - b.page.number)
    .map(({ page, notes }) => ({
      ...page,
      text: notes.get(null) ?? null,
      inNotes: [...notes].flatMap(([label, anchor]) =>
        label === null ? [] : [[label, anchor] as const],
      ),
    }));
}

/** Pages that follow one another, roman and arabic apart. */
function goesOn(
  last: number,
  run: readonly WantedLocator[],
  number: number,
  folio: string,
): boolean {
  return last === number - 1 && isFigure(run.at(-1)?.text ?? "") === isFigure(folio);
}

function isFigure(folio: string): boolean {
  return /^\d+$/u.test(folio);
}

function notesOf(
  folio: string,
  found: readonly (readonly [string, Anchor])[],
  { note, notes }: { readonly note: string; readonly notes: string },
): readonly WantedLocator[][] {
  const runs: WantedLocator[][] = [];
  for (const [label, anchor] of found) {
    const run = runs.at(-1);
    const goesOn =
      isFigure(label) && Number(label) - 1 === Number(run?.at(-1)?.text ?? Number.NaN);
    if (run && goesOn) run.push({ text: label, anchor });
    else runs.push([{ text: label, anchor }]);
  }
  return runs.map(([first, ...rest]) => {
    const infix = rest.length > 0 ? notes : note;
    return first ? [{ ...first, text: `${folio}${infix}${first.text}` }, ...rest] : [];
  });
}
