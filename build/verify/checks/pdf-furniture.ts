// What is printed around the text says nothing but folio, numbers of lines, and the titles of the
// book, of its course, and of the part that stands on the page; and nothing stands before the first part.
// Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Comparison } from "../compare.ts";
import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { letters } from "../text/running.ts";
import { headsOf } from "../wanted/heads.ts";
import { type Finding, finding, quoted } from "./finding.ts";

export function checkFurniture(comparison: Comparison, reading: PdfReading): Finding[] {
  const heads = headsOf(comparison.wanted);
  const book = heads.book.map(letters);
  const titles = new Map([...heads.ofPart].map(([id, own]) => [id, own.map(letters)]));
  const onPage = partsByPage(reading);
  const found = reading.pages.flatMap((page) => {
    const here = [...(onPage.get(page.page.number) ?? [])].flatMap(
      (id) => titles.get(id) ?? [],
    );
    return page.furniture.flatMap(({ text }) => {
      const said = withoutFolio(letters(text), letters(page.name));
      const isOf = (allowed: readonly string[]): boolean =>
        said.some((one) => /^\d*$/u.test(one) || isHead(one, allowed));
      if (isOf([...book, ...here])) return [];
      const words = beside(text, page);
      const elsewhere = isOf([...book, ...[...titles.values()].flat()]);
      const fault = elsewhere ? "is the head of another page" : "is not in the manuscript";
      return [{ message: `${quoted(words)}, in the margin, ${fault}`, page }];
    });
  });
  return [...once(found), ...before(reading)];
}

/** A head is the same on many pages: it is told where it is first seen. */
function once(found: readonly { message: string; page: PdfPage }[]): Finding[] {
  const first = new Map<string, Finding>();
  for (const { message, page } of found) {
    if (!first.has(message)) first.set(message, stray(message, page));
  }
  return [...first.values()];
}

function stray(message: string, page: PdfPage | undefined): Finding {
  const seen = page ? `page ${page.name}` : null;
  return finding("transcription-is-conserved", message, { seen });
}

/** The letters of a head as they are, and without the number of its page before or after them. */
function withoutFolio(said: string, name: string): readonly string[] {
  return [
    said,
    ...(said.startsWith(name) ? [said.slice(name.length)] : []),
    ...(said.endsWith(name) ? [said.slice(0, said.length - name.length)] : []),
  ];
}

/** What is left of a head beside the number of its page. */
function beside(text: string, { name }: PdfPage): string {
  const words = text.split(" ");
  const from = words[0] === name ? 1 : 0;
  const to = words.at(-1) === name ? -1 : words.length;
  return words.slice(from, to).join(" ");
}

/** Whether words are titles one after the other, or one line of a title that is set in several. */
function isHead(said: string, titles: readonly string[]): boolean {
  if (titles.some((title) => title.includes(said))) return true;
  return titles.some(
    (title) =>
      title !== "" && said.startsWith(title) && isHead(said.slice(title.length), titles),
  );
}

/** The parts that have text on each page. */
function partsByPage({
  body,
  notes,
  glyphs,
}: PdfReading): ReadonlyMap<number, ReadonlySet<Anchor>> {
  const found = new Map<number, Set<Anchor>>();
  const add = (page: number, part: Anchor): void => {
    const parts = found.get(page) ?? new Set();
    found.set(page, parts.add(part));
  };
  for (const [part, { at }] of body) {
    let last = 0;
    for (const index of at) {
      const page = glyphs[index]?.page ?? 0;
      if (page !== last) add(page, part);
      last = page;
    }
  }
  spread(found, notes.size > 0 ? (glyphs.at(-1)?.page ?? 0) : 0);
  return found;
}

/** A page that has only the end of a long note is its part's still. */
function spread(found: Map<number, Set<Anchor>>, last: number): void {
  for (let page = 2; page <= last; page += 1) {
    const before = found.get(page - 1);
    if (before && !found.has(page)) found.set(page, new Set([...before].slice(-1)));
  }
}

/** Text that stands before any part or note begins. */
function before({ body, notes, glyphs, pages }: PdfReading): Finding[] {
  return [body.get(""), notes.get("")].flatMap((running) => {
    if (!running || letters(running.slice()) === "") return [];
    const page = glyphs[running.at[0] ?? -1]?.page ?? 1;
    return [stray(`${quoted(running.slice())} is not in the manuscript`, pages[page - 1])];
  });
}
