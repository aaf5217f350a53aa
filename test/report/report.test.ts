// What the reports say, from a proof made up for the purpose: no file is needed to write them.

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { PDFDocument } from "@cantoo/pdf-lib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { assetPath } from "../../build/assets.ts";
import type { Edition } from "../../build/model/edition.ts";
import type { OutputFile } from "../../build/model/outputs.ts";
import type { Proof, ProvedPlace } from "../../build/model/proof.ts";
import { digestOf } from "../../build/model/provenance.ts";
import { ledgerCsv, ledgerJson, reportHtml } from "../../build/report/index.ts";
import { examine, SPECIMEN } from "../support/editions.ts";

let edition: Edition;
let proof: Proof;
beforeAll(async () => {
  const examined = await examine(SPECIMEN);
  if (!examined.edition) throw new Error("the specimen cannot be read");
  edition = examined.edition;
  proof = proofOf(edition);
});

/** Everything on page 7 of print, in the first file of the EPUB, and not in the pack. */
function proofOf({ items, notes, ledger }: Edition): Proof {
  const place = ({ anchor }: { anchor: string }): ProvedPlace => ({
    anchor,
    print: { page: 13, folio: "7", box: { left: 100, bottom: 300, right: 160, top: 311 } },
    epub: { href: `text/one.xhtml#${anchor}` },
    coursepack: null,
  });
  const counts = {
    items: items.length,
    itemsExpected: items.length,
    redactions: ledger.length,
    redactionsExpected: ledger.length,
    redactionsNotTaken: 0,
    notes: notes.length,
    notesExpected: notes.length,
    words: 2406,
  };
  return {
    parity: [
      {
        kind: "redaction",
        all: 9,
        counts: [
          { output: "print", count: 9, lacks: 0, why: [], unsaid: [] },
          { output: "epub", count: 7, lacks: 2, why: ["a setting"], unsaid: ["r4"] },
        ],
      },
    ],
    outputs: [
      { output: "print", pages: 24, ...counts },
      { output: "epub", pages: 23, ...counts },
    ],
    items: items.map(place),
    notes: notes.map((note) => ({ ...place(note), text: `Words of ${note.label}.` })),
  };
}

const TOOLS = {
  stet: "0.1.0",
  node: "v20",
  browser: "HeadlessChrome/147",
  libraries: { "markdown-it": "15.0.3" },
};

const text = (file: { bytes: Uint8Array }): string => new TextDecoder().decode(file.bytes);

describe("ledger.json", () => {
  test("is what its schema says", () => {
    const schema = JSON.parse(
      readFileSync(assetPath("build/assets/schemas/ledger.schema.json"), "utf8"),
    );
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
    ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
    const valid = ajv.compile(schema);
    valid(JSON.parse(text(ledgerJson(edition, proof))));
    expect(valid.errors).toBe(null);
  });

  test("says what stands there, how it is read, and where it is", () => {
    const { redactions } = JSON.parse(text(ledgerJson(edition, proof)));
    expect(redactions).toHaveLength(edition.ledger.length);
    expect(redactions[0]).toMatchObject({
      id: "r1",
      label: "R1",
      printed: "§ 4 Nr. 1, § 4 Nr. 3",
      extent: "1 Zeile",
      print: "7",
      epub: "text/one.xhtml#r1",
      coursepack: null,
      note: { id: "note-r1", text: "Words of R1." },
    });
  });

  test("says of a redaction that the course pack does not take that it is not in it", () => {
    const { redactions } = JSON.parse(text(ledgerJson(edition, proof)));
    const inPack = new Set(edition.pack?.ledger.map(({ label }) => label));
    const absent = redactions.filter(
      ({ coursepack }: { coursepack: string | null }) =>
        coursepack === "not in the course pack",
    );
    expect(absent.map(({ label }: { label: string }) => label)).toEqual(
      edition.ledger.map(({ label }) => label).filter((label) => !inPack.has(label)),
    );
    expect(absent.length).toBeGreaterThan(0);
  });

  test("states no extent where the source states none", () => {
    const { redactions } = JSON.parse(text(ledgerJson(edition, proof)));
    const stated = edition.ledger.map(({ extent }) => extent ?? "not recorded");
    expect(redactions.map(({ extent }: { extent: string }) => extent)).toEqual(stated);
    expect(stated).toContain("not recorded");
  });
});

describe("the census in ledger.json", () => {
  test("counts every page of every document, and its sums are those of the pages", () => {
    const { census } = JSON.parse(text(ledgerJson(edition, proof)));
    expect(census.documents.map(({ document }: { document: string }) => document)).toEqual([
      "Vermerk über die Normaluhr",
      "Schreiben des Uhrmachers",
    ]);
    type Page = { counts: Record<string, number> };
    const pages = census.documents.flatMap((one: { pages: Page[] }) => one.pages);
    const sum = (kind: string) =>
      pages.reduce((total: number, page: Page) => total + (page.counts[kind] ?? 0), 0);
    for (const [kind, n] of Object.entries(census.totals)) expect(sum(kind)).toBe(n);
    expect(census.totals["redaction-codes"] + census.totals["redaction-token"]).toBe(
      edition.ledger.length,
    );
  });

  test("adds extents up by unit and converts nothing", () => {
    const { census } = JSON.parse(text(ledgerJson(edition, proof)));
    expect(census.extents).toEqual([
      { unit: "paragraph", quantity: 1, qualifier: "exact", times: 1 },
      { unit: "line", quantity: 11.5, qualifier: "exact", times: 3 },
      { unit: "line", quantity: 1, qualifier: "less", times: 1 },
      { unit: "figure", quantity: 2, qualifier: "exact", times: 1 },
    ]);
  });
});

describe("ledger.csv", () => {
  const rowsOf = (file: { bytes: Uint8Array }): Record<string, string>[] =>
    parse(file.bytes, { columns: true, bom: true });

  test("has a line for every redaction, as a spreadsheet reads it", () => {
    const rows = rowsOf(ledgerCsv(edition, proof));
    expect(rows.map(({ label }) => label)).toEqual(edition.ledger.map(({ label }) => label));
    expect(rows[0]).toEqual({
      number: "1",
      label: "R1",
      printed: "§ 4 Nr. 1, § 4 Nr. 3",
      codes: "§ 4 Nr. 1; § 4 Nr. 3",
      normalised: "musterstadt-verschlussordnung.4Nr1; musterstadt-verschlussordnung.4Nr3",
      kind: "codes",
      extent: "1 Zeile",
      agency: "",
      document: "Vermerk über das Nachgehen der Normaluhr (Musterakte; frei erfunden)",
      section: "Teil I",
      source_page: "1",
      paragraph: "2",
      print_page: "7",
      epub_href: "text/one.xhtml#r1",
      coursepack_page: "",
      note: "Words of R1.",
      file: "manuscript/documents/vermerk.md",
      line: "53",
    });
    expect(rows.map(({ extent }) => extent)).toContain("not recorded");
  });

  test("keeps quotation marks, commas and line ends inside their cell", () => {
    const notes = proof.notes.map((note) => ({ ...note, text: 'a "word", and\nanother' }));
    const rows = rowsOf(ledgerCsv(edition, { ...proof, notes }));
    expect(rows[0]?.note).toBe('a "word", and\nanother');
  });

  test("is UTF-8 that a spreadsheet takes for UTF-8, with the line ends of RFC 4180", () => {
    const { bytes } = ledgerCsv(edition, proof);
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(text({ bytes }).split("\r\n")).toHaveLength(edition.ledger.length + 2);
  });
});

describe("report.html", () => {
  const files: OutputFile[] = [];
  beforeAll(async () => {
    const pdf = await PDFDocument.create();
    for (let page = 1; page <= 24; page += 1) pdf.addPage([432, 648]);
    pdf.getPage(12).drawRectangle({ x: 100, y: 300, width: 60, height: 11 });
    files.push({ name: "musterakte.pdf", bytes: await pdf.save() });
  });

  test("has a row for every item, with its source line and its places", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    expect(html.match(/<tr id="/gu)).toHaveLength(edition.items.length);
    for (const { anchor } of edition.items) expect(html).toContain(`<tr id="${anchor}"`);
    const plain = html.replaceAll("<wbr>", "");
    expect(plain).toMatch(/manuscript\/documents\/vermerk\.md:\d+/u);
    expect(plain).toContain("text/one.xhtml#r1");
    expect(html).toContain("p. 7");
  });

  test("tells what the course pack does not take from what is missing in it", async () => {
    const pack = { ...proof.outputs[0], output: "coursepack", redactionsNotTaken: 3 } as const;
    const built = { ...proof, outputs: [...proof.outputs, pack] } as Proof;
    const html = text(await reportHtml(edition, built, [], files, TOOLS));
    const rowOf = (anchor: string): string =>
      new RegExp(`<tr id="${anchor}".*?</tr>`, "su").exec(html)?.[0] ?? "";
    expect(rowOf("r7")).toContain("not in the course pack");
    expect(rowOf("r7")).not.toContain('class="missing"');
    expect(rowOf("r1")).toContain('class="missing"');
    expect(html).toContain(
      `${edition.ledger.length} of ${edition.ledger.length}, 3 not in the course pack`,
    );
    expect(html).toContain("Something is missing or wrong");
  });

  test("states the hash of every file", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    const [file] = files;
    expect(html).toContain(
      createHash("sha256")
        .update(file?.bytes ?? "")
        .digest("hex"),
    );
  });

  test("shows findings with their place, and does not call such a build sound", async () => {
    const span = edition.ledger[0]?.span;
    if (!span) throw new Error("the specimen has no redaction");
    const found = {
      rule: "item-survives",
      message: "R1 < missing",
      span,
      seen: "print",
    } as const;
    const html = text(await reportHtml(edition, proof, [found], files, TOOLS));
    expect(html).toContain("R1 &lt; missing");
    expect(html).toContain("Something is missing or wrong");
    expect(text(await reportHtml(edition, proof, [], files, TOOLS))).toContain(
      "is in every output",
    );
  });

  test("opens offline: it asks for nothing", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    expect(html).not.toMatch(
      /src="|href="(?!#|[\w-]+\.pdf#page=\d)|url\((?!data:)|@import|https?:/u,
    );
  });

  test("shows the place of every item: one picture for its page, and a frame in it", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    expect(html.match(/url\(data:image\/png;base64,iVBOR/gu)).toHaveLength(1);
    const strips = html.match(/class="strip print-13"/gu);
    expect(strips).toHaveLength(edition.items.length);
    // 300 pixels to 432 points: left 100, top 648 - 311, with two pixels around.
    expect(html).toContain('data-spot="left:67px;top:232px;width:46px;height:12px"');
  });

  test("says what it was made from and with", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    const { inputs } = edition.manuscript;
    expect(html).toContain(`sha256:${digestOf(inputs)}`);
    for (const { sha256 } of inputs) expect(html).toContain(sha256);
    for (const words of ["0.1.0", "HeadlessChrome/147", "markdown-it", "15.0.3"]) {
      expect(html).toContain(words);
    }
  });

  test("is the same every time", async () => {
    const report = async () => text(await reportHtml(edition, proof, [], files, TOOLS));
    const [one, other] = [await report(), await report()];
    expect(one).toBe(other);
  });
});

test("what a printer has to know stands in the report, where files were made for one", async () => {
  const ticket = {
    pages: 64,
    blanks: 13,
    signatures: 4,
    signature: 16,
    trim: [152.4, 228.6] as const,
    bleed: 3,
    paper: "0.1mm",
    spine: 3.2,
    cover: [308, 228.6] as const,
    color: "grey",
  };
  const html = text(await reportHtml(edition, proof, [], [], TOOLS, ticket));
  expect(html).toContain("<dt>Spine</dt><dd>3.2 mm, with leaves of 0.1mm</dd>");
  expect(html).toContain("64, of them 13 blank: 4 signatures of 16");
  expect(text(await reportHtml(edition, proof, [], [], TOOLS))).not.toContain("Spine");
});
