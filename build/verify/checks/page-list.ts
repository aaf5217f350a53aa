// The EPUB's page list: the print edition's folios, in order, each where that page begins.
// Floor: verify. The one check that sets two outputs beside each other.

import type { Anchor } from "../../model/edition.ts";
import type { Comparison } from "../compare.ts";
import type { NavEntry } from "../epub/open.ts";
import type { EpubReading } from "../epub/reading.ts";
import type { PdfReading } from "../pdf/reading.ts";
import type { PageName } from "../text/locators.ts";
import { type Finding, finding } from "./finding.ts";
import { folioIn, pagesIn } from "./pdf-links.ts";

/** `words` are those with which the page begins. */
export interface PageStart {
  readonly part: Anchor;
  readonly index: number;
  readonly words: string;
}

/** Where a page of the print edition begins, by its folio. */
export interface PrintPages {
  /** Of the pages that have text, in order. */
  readonly folios: readonly string[];
  /** The first character of running text on a page, as an index into the expected text of a part. */
  readonly starts: ReadonlyMap<string, PageStart>;
  /** Where in the text of an anchor, `length` characters long, which folio is first read. */
  readonly foliosOf: (
    anchor: Anchor,
    length: number,
  ) => readonly (readonly [offset: number, folio: string])[];
  /** The folio on which an anchor was read; null where it was not. */
  readonly folioOf: (anchor: Anchor) => string | null;
  /** Likewise the page. */
  readonly pageOf: (anchor: Anchor) => PageName | null;
}

export function printPages(comparison: Comparison, reading: PdfReading): PrintPages {
  const starts = new Map<string, PageStart>();
  for (const { note, anchor, text, seen, alignment } of comparison.texts) {
    if (note || !seen || !alignment) continue;
    alignment.seenOf.forEach((at, index) => {
      const page = reading.glyphs[seen.at[at] ?? -1]?.page;
      const folio = reading.pages[(page ?? 0) - 1]?.name;
      if (folio === undefined || starts.has(folio)) return;
      starts.set(folio, { part: anchor, index, words: text.slice(index, index + 2 * WORD) });
    });
  }
  const folios = reading.pages.flatMap(({ text, name }) => (text.length > 0 ? [name] : []));
  return {
    folios,
    starts,
    foliosOf: (anchor, length) => foliosIn(comparison, reading, anchor, length),
    folioOf: (anchor) => folioIn(reading, comparison, anchor),
    pageOf: pagesIn(reading, comparison),
  };
}

function foliosIn(
  { stretches }: Comparison,
  reading: PdfReading,
  anchor: Anchor,
  length: number,
): (readonly [number, string])[] {
  const { text, mark } = stretches.get(anchor) ?? {};
  const found: (readonly [number, string])[] = [];
  for (let offset = 0; text && mark && offset < length; offset += 1) {
    const at = text.alignment?.seenOf[mark.from + offset] ?? -1;
    const page = reading.glyphs[text.seen?.at[at] ?? -1]?.page;
    const folio = page === undefined ? undefined : reading.pages[page - 1]?.name;
    if (folio !== undefined && folio !== found.at(-1)?.[1]) found.push([offset, folio]);
  }
  return found;
}

/** `print` is null where the print edition is not at hand; order alone is then checked. */
export function checkPageList(
  comparison: Comparison,
  reading: EpubReading,
  print: PrintPages | null,
): Finding[] {
  const { pageList } = reading.file;
  const found = print
    ? [
        ...checkFoliosListed(pageList, print),
        ...pageList.flatMap((entry) => checkStart(comparison, reading, print, entry)),
      ]
    : [];
  return found.length > 0 ? found : outOfOrder(reading, pageList);
}

function wrong(message: string, seen: string | null = null): Finding {
  return finding("outline-is-true", message, { seen });
}

function checkFoliosListed(pageList: readonly NavEntry[], { folios }: PrintPages): Finding[] {
  const names = pageList.map(({ title }) => title);
  const listed = new Set(names);
  const missing = folios.filter((folio) => !listed.has(folio));
  const extra = names.filter((name) => !folios.includes(name));
  const order = names.map((name) => folios.indexOf(name));
  const at = order.findIndex((value, index) => index > 0 && value <= (order[index - 1] ?? -1));
  return [
    ...(missing.length > 0 ? [wrong(`the page list lacks ${missing.join(", ")}`)] : []),
    ...(extra.length > 0
      ? [wrong(`the page list has ${extra.join(", ")}, which print has not`)]
      : []),
    ...(at > 0 ? [wrong(`in the page list ${names[at]} follows ${names[at - 1]}`)] : []),
  ];
}

/** A word that runs over the turn of a page is counted to either; more than a long word is a fault. */
export const WORD = 24;

function checkStart(
  comparison: Comparison,
  reading: EpubReading,
  { starts }: PrintPages,
  { title, href }: NavEntry,
): Finding[] {
  const start = starts.get(title);
  const position = reading.positions.get(href.split("#")[1] ?? "");
  const text = start && comparison.byAnchor.get(start.part);
  const wanted = start && text?.alignment?.seenOf[start.index];
  if (!start || wanted === undefined || wanted < 0) return [];
  const right = position?.part === start.part && Math.abs(position.index - wanted) <= WORD;
  if (right) return [];
  const words = text?.text.slice(start.index, start.index + 30) ?? "";
  return [
    wrong(
      `page ${title} of the page list is not where print's page begins, at “${words}”`,
      href,
    ),
  ];
}

function outOfOrder(reading: EpubReading, entries: readonly NavEntry[]): Finding[] {
  const order = new Map<string, number>();
  for (const [id, places] of reading.byId) {
    for (const { document } of places) order.set(`${document.href}#${id}`, order.size);
  }
  return entries.flatMap(({ title, href }, at) => {
    const before = entries[at - 1];
    const here = order.get(href);
    const there = before && order.get(before.href);
    return here !== undefined && there !== undefined && here < there
      ? [wrong(`page ${title} of the page list stands before page ${before?.title}`)]
      : [];
  });
}
