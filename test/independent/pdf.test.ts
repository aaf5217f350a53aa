// Poppler and PDFium read the finished PDFs as Stet does: the same letters on every page, the same
// destinations, links to the same pages and addresses. A reading that only Stet could make would
// prove nothing to anyone else.

import { fileURLToPath } from "node:url";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { beforeAll, describe, expect, test } from "vitest";
import { type OpenPdf, openPdf } from "../../build/verify/pdf/open.ts";
import { letters } from "../../build/verify/text/running.ts";
import { SPECIMEN } from "../support/editions.ts";
import { openPress } from "../verify/support/press.ts";
import { has, needs, runOn } from "./support.ts";

const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));
const POPPLER = has("pdftotext") && has("pdfinfo") && has("pdftohtml");
const named = (name: string): string => needs("poppler", POPPLER, name);

/** How often each letter and figure stands in a text: order is each reader's own. */
function tally(text: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const letter of letters(text)) counts[letter] = (counts[letter] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** By page, from the first, what each of the lines says. */
const pagesAs = ({ pages }: OpenPdf) =>
  pages.map(({ glyphs }) => tally(glyphs.map(({ text }) => text).join("")));

const byName = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

describe.each([
  ["the specimen", SPECIMEN, "print"],
  ["the specimen", SPECIMEN, "coursepack"],
  ["the sample", SAMPLE, "print"],
] as const)("%s (%#: %3$s)", (_name, folder, output) => {
  let bytes: Uint8Array;
  let own: OpenPdf;
  beforeAll(async () => {
    const press = await openPress(folder);
    const files = await press.make([output]).finally(() => press.close());
    const made = files[output];
    if (!made) throw new Error("the PDF was not made");
    bytes = made;
    own = await openPdf(made);
  });

  test("PDFium reads the same letters on every page", async () => {
    const library = await PDFiumLibrary.init();
    const document = await library.loadDocument(bytes);
    const read = [...document.pages()].map((page) => tally(page.getText()));
    document.destroy();
    library.destroy();
    expect(read).toEqual(pagesAs(own));
  });

  test.skipIf(!POPPLER)(named("poppler reads the same letters on every page"), () => {
    const text = runOn(bytes, "book.pdf", "pdftotext", (file) => ["-raw", file, "-"]);
    const read = text.split("\f").slice(0, -1).map(tally);
    expect(read).toEqual(pagesAs(own));
  });

  test.skipIf(!POPPLER)(named("poppler lists the same destinations on the same pages"), () => {
    const text = runOn(bytes, "book.pdf", "pdfinfo", (file) => ["-dests", file]);
    const read = [...text.matchAll(/^\s*(\d+)\s+\[.*\]\s+"(.*)"$/gmu)].map(
      ([, page, name = ""]) => `${name} ${page}`,
    );
    const stets = [...own.destinations].map(([name, { page }]) => `${name} ${page}`);
    expect(read.sort(byName)).toEqual(stets.sort(byName));
    expect(read.length).toBeGreaterThan(0);
  });

  test.skipIf(!POPPLER)(named("poppler's links lead to the same pages"), () => {
    const xml = runOn(bytes, "book.pdf", "pdftohtml", (file) => [
      "-xml",
      "-i",
      "-stdout",
      file,
    ]);
    const read = xml
      .split("<page ")
      .slice(1)
      .map((page) =>
        [...page.matchAll(/<a href="[^"#]*#(\d+)"/gu)].map(([, to]) => Number(to)),
      );
    const stets = own.pages.map(({ links }) => links.flatMap(({ to }) => to?.page ?? []));
    const sets = (pages: readonly (readonly number[])[]) =>
      pages.map((page) => [...new Set(page)].sort((a, b) => a - b));
    expect(sets(read)).toEqual(sets(stets));
  });

  test.skipIf(!POPPLER)(named("poppler's links lead out to the same addresses"), () => {
    const text = runOn(bytes, "book.pdf", "pdfinfo", (file) => ["-url", file]);
    const read = [...text.matchAll(/^\s*(\d+)\s+\S+\s+(\S+:\S+)$/gmu)].map(
      ([, page, url]) => `${page} ${url}`,
    );
    const stets = own.pages.flatMap(({ number, links }) =>
      links.flatMap(({ url }) => (url === null ? [] : [`${number} ${url}`])),
    );
    expect(read.sort(byName)).toEqual(stets.sort(byName));
  });
});
