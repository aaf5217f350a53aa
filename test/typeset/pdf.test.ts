// The finished PDF: what it says of itself, and the same bytes every time.

import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { headingsOf } from "../../build/typeset/headings.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { editionFolder } from "../support/edition.ts";
import { book, CSS, call, generated, part, words } from "./support/book.ts";
import { open, press, print, type Sheets } from "./support/press.ts";
import { linksOf } from "./support/structure.ts";

let typesetter: Typesetter;
let sheets: Sheets;
beforeAll(async () => {
  typesetter = await press();
  sheets = await print(typesetter, generated(1));
});
afterAll(() => typesetter.close());

test("the same edition gives the same bytes, in another browser and another year", async () => {
  const other = await press();
  const again = await print(other, generated(1));
  await other.close();
  expect(Buffer.compare(again.pdf, sheets.pdf)).toBe(0);
});

test("another edition has another id", async () => {
  const other = await print(typesetter, generated(1, 35));
  const idOf = (pdf: Uint8Array) =>
    /\/ID \[ <(\w+)>/.exec(Buffer.from(pdf).toString("latin1"))?.[1];
  const ids = await Promise.all(
    [sheets, other].map(async ({ pdf }) => (await open(pdf)).fingerprints[0] ?? idOf(pdf)),
  );
  expect(ids[0]).not.toBe(ids[1]);
});

test("metadata is the edition's, and dates are not the clock's", async () => {
  const { info } = await (await open(sheets.pdf)).getMetadata();
  expect(info).toMatchObject({
    Title: "A Made-up Edition",
    Author: "A. Editor",
    Subject: "Nothing in particular",
    Keywords: "missiles urn:example:made-up",
    Language: "en",
    Creator: "Stet",
    Producer: "Stet",
    CreationDate: "D:20260102000000Z",
    ModDate: "D:20260102000000Z",
  });
});

test("a reader's page labels are the folios", async () => {
  const document = await open(sheets.pdf);
  expect(await document.getPageLabels()).toEqual(
    sheets.pageMap.pages.map(({ folio }) => folio),
  );
});

test("fonts are ours, embedded, and none is a Type 3 font", async () => {
  const document = await PDFDocument.load(sheets.pdf);
  const fonts = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => String(object))
    .filter((text) => text.includes("/Type /Font\n"));
  expect(fonts.length).toBeGreaterThan(1);
  for (const font of fonts)
    expect(font).toMatch(/\/BaseFont \/[A-Z]{6}\+(EBGaramond|DejaVuSans)/);
});

// Only where fontconfig decides which fonts the machine has can a test give it one.
test.runIf(process.platform === "linux")("text in a system's font is told", async () => {
  const foreign = `${CSS} #p { font-family: "Liberation Sans"; }`;
  const machine = await press({ env: { ...process.env, FONTCONFIG_FILE: machineFonts() } });
  const { diagnostics } = await print(
    machine,
    book([part("part-x", "body", "Fonts", "<p id='p'>Typewriter.</p>")], foreign),
  );
  await machine.close();
  const found = diagnostics.filter(({ rule }) => rule === "character-has-a-glyph");
  expect(found).toHaveLength(1);
});

/** A configuration of fontconfig with which the machine's fonts are those that pdfjs-dist ships. */
function machineFonts(): string {
  const fonts = new URL("../../node_modules/pdfjs-dist/standard_fonts", import.meta.url);
  const folder = editionFolder({ "cache/.keep": "" });
  const file = path.join(folder, "fonts.conf");
  const [shipped, cache] = [fileURLToPath(fonts), path.join(folder, "cache")];
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
      <fontconfig><dir>${shipped}</dir><cachedir>${cache}</cachedir></fontconfig>`,
  );
  return file;
}

test("every link says where it leads", async () => {
  const document = await PDFDocument.load(sheets.pdf);
  const links = linksOf(document);
  expect(links.length).toBeGreaterThan(40);
  const contents = links.map((link) => String(link.get(PDFName.of("Contents"))));
  expect(contents.every((one) => one.startsWith("<FEFF"))).toBe(true);
});

test("the outline has the headings' own words", async () => {
  const notes = [{ id: "note-1", label: "1", words: "A note." }];
  const long = words(5)(14).replaceAll("\u00ad", "");
  const rendered = book([
    part(
      "part-x",
      "body",
      long,
      `<h2 id="h2">Of <em>arms</em>${call(notes[0] ?? { id: "", label: "", words: "" })} &amp; men</h2><p id="p">Text.</p>`,
      notes,
    ),
  ]);
  expect(headingsOf(rendered).map(({ title }) => title)).toEqual([long, "Of arms & men"]);
  const { pdf } = await print(typesetter, rendered);
  const outline = await (await open(pdf)).getOutline();
  expect(outline.map(({ title }) => title)).toEqual([long]);
  expect(outline[0]?.items.map(({ title }: { title: string }) => title)).toEqual([
    "Of arms & men",
  ]);
});

test("pages are as large as the job says, with trim and bleed boxes", async () => {
  const { pdf } = await print(typesetter, generated(1, 3), {
    pageWidth: "210mm",
    pageHeight: "297mm",
  });
  const [page] = (await PDFDocument.load(pdf)).getPages();
  const { width, height } = page?.getTrimBox() ?? { width: 0, height: 0 };
  expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
  expect(page?.getBleedBox()).toEqual(page?.getMediaBox());
});
