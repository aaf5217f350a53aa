// What the package document says of the book.

import { expect, test, vi } from "vitest";
import { bookEdition, INTRODUCTION, MEMO, makeEpub, paragraph } from "./book.ts";

vi.mock("../../build/package/fonts.ts", () => import("./without-fonts.ts"));
vi.mock("../../build/package/painter.ts", () => import("./without-fonts.ts"));

const opf = async (options: Parameters<typeof makeEpub>[0] = {}) =>
  (await makeEpub(options)).text("content.opf");

test("titles, people and dates are the edition's", async () => {
  const text = await opf({
    edition: bookEdition({
      title: "Signs & Tokens",
      subtitle: "A Memorandum",
      shortTitle: "Signs",
      identifier: "urn:isbn:9780306406157",
      language: "en-GB",
      publisher: "A Press",
      description: "What it is.",
      contributors: [
        { name: "A. Editor", role: "editor" },
        { name: "B. Author", role: "author" },
        { name: "C. Transcriber", role: "transcriber" },
      ],
    }),
  });
  for (const line of [
    '<dc:identifier id="identifier">urn:isbn:9780306406157</dc:identifier>',
    '<dc:title id="title-main">Signs &amp; Tokens</dc:title>',
    '<meta refines="#title-main" property="title-type">main</meta>',
    '<meta refines="#title-subtitle" property="title-type">subtitle</meta>',
    '<meta refines="#title-short" property="title-type">short</meta>',
    "<dc:language>en-GB</dc:language>",
    '<dc:creator id="person-1">A. Editor</dc:creator>',
    '<meta refines="#person-1" property="role" scheme="marc:relators">edt</meta>',
    '<meta refines="#person-2" property="role" scheme="marc:relators">aut</meta>',
    '<dc:contributor id="person-3">C. Transcriber</dc:contributor>',
    '<meta refines="#person-3" property="role" scheme="marc:relators">trc</meta>',
    "<dc:publisher>A Press</dc:publisher>",
    "<dc:date>2026-11-01</dc:date>",
    "<dc:description>What it is.</dc:description>",
    '<meta property="dcterms:modified">2026-11-01T00:00:00Z</meta>',
  ]) {
    expect(text).toContain(line);
  }
});

test("the date of change is the one given, where one is", async () => {
  expect(await opf({ modified: new Date("2027-01-02T03:04:05Z") })).toContain(
    '<meta property="dcterms:modified">2027-01-02T03:04:05Z</meta>',
  );
});

test("page breaks name the print edition that they count", async () => {
  const text = await opf();
  const print = "A Small Edition, print edition, version 1.0, 2026-11-01";
  expect(text).toContain(`<dc:source id="print-edition">${print}</dc:source>`);
  expect(text).toContain(
    '<meta refines="#print-edition" property="source-of">pagination</meta>',
  );
  expect(text).toContain(`<meta property="pageBreakSource">${print}</meta>`);
});

test("a book is said to be visual only if it has pictures beside its cover", async () => {
  const visual = '<meta property="schema:accessMode">visual</meta>';
  expect(await opf({ parts: [MEMO, INTRODUCTION] })).toContain(visual);
  expect(await opf({ parts: [paragraph("No picture.")] })).not.toContain(visual);
});

test("no conformance is claimed that no one has evaluated", async () => {
  expect(await opf()).not.toContain("conformsTo");
});

test("a part with a drawing in it says so in the manifest", async () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="A line"></svg>';
  expect(await opf({ parts: [paragraph(drawing)] })).toMatch(
    /href="documents\/memo.xhtml" [^>]*properties="svg"/,
  );
});

test("the cover is the cover image, and its alternative text says what it shows", async () => {
  const { text } = await makeEpub({ edition: bookEdition({ subtitle: "With Notes" }) });
  expect(text("content.opf")).toContain(
    '<item id="cover-image" href="cover.png" media-type="image/png" properties="cover-image"/>',
  );
  expect(text("cover.xhtml")).toContain(
    'alt="Cover: A Small Edition. With Notes. A. Editor. A Press, 2026"',
  );
});
