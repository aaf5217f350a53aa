// What ledger.json and ledger.csv say, from a proof made up for the purpose.

import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { assetPath } from "../../build/assets.ts";
import type { Edition } from "../../build/model/edition.ts";
import type { Proof } from "../../build/model/proof.ts";
import { ledgerCsv, ledgerJson } from "../../build/report/index.ts";
import { specimen, text } from "./support/proof.ts";

let edition: Edition;
let proof: Proof;
beforeAll(async () => {
  ({ edition, proof } = await specimen());
});

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
