// The margins hold nothing but furniture: folios, running heads, numbers of lines. Floor: verify.

import type { Edition } from "../../model/edition.ts";
import type { PdfPage, PdfReading } from "../pdf/reading.ts";
import { letters } from "../text/running.ts";
import { type Finding, finding, quoted } from "./finding.ts";

const NUMBER = /^(?:\d+|[ivxlcdm]+)$/u;

/** Words in a margin that are no running head: nobody would look for them there. */
export function checkFurniture(edition: Edition, { pages }: PdfReading): Finding[] {
  const heads = headsOf(edition);
  const isHead = (words: readonly string[]): boolean =>
    withoutFolio(words).some((rest) => consistsOf(letters(rest.join(" ")), heads));
  return pages.flatMap((page) =>
    page.furniture
      .filter(({ text }) => !isHead(text.trim().split(/\s+/u)))
      .map(({ text }) => stray(page, text)),
  );
}

/** A head as it stands, and what is left of it where its first or last word is a folio. */
function withoutFolio(words: readonly string[]): readonly (readonly string[])[] {
  return [
    words,
    ...(NUMBER.test(words[0] ?? "") ? [words.slice(1)] : []),
    ...(NUMBER.test(words.at(-1) ?? "") ? [words.slice(0, -1)] : []),
  ];
}

/** Whether some of the heads, one after the other, make up the words. */
function consistsOf(words: string, heads: readonly string[]): boolean {
  if (words === "") return true;
  return heads.some(
    (head) => words.startsWith(head) && consistsOf(words.slice(head.length), heads),
  );
}

/** What a running head may be made of: titles, long or short, of the book, its parts and its course. */
function headsOf({
  manuscript: { config, coursePack },
  parts,
  labels,
}: Edition): readonly string[] {
  const { title, shortTitle, subtitle } = config;
  const { course, term, instructor } = coursePack ?? {};
  const titles = parts.flatMap((part) => [part.title, part.shortTitle]);
  const own = [title, shortTitle, subtitle, course, term, instructor, ...titles];
  return [...own, ...Object.values(labels)]
    .map((words) => letters(words ?? ""))
    .filter((head) => head !== "");
}

function stray(page: PdfPage, text: string): Finding {
  return finding(
    "transcription-is-conserved",
    `${quoted(text)} stands in the margin and is no running head of this edition`,
    { seen: `page ${page.name}` },
  );
}
