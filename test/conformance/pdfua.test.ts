// PDF/UA-1 and PDF/A-2A of the finished files, condition by condition of the Matterhorn Protocol.
// What only a person can tell is said in the table. veraPDF is not to be had from a package manager;
// where one is installed, `verapdf --flavour ua1` and `--flavour 2a` say the same.

import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { openPress, type Press } from "../verify/support/press.ts";
import { breaksPdfA } from "./pdfua/document.ts";
import { FAULTS } from "./pdfua/faults.ts";
import { at, contentOf, openUa, text, type UaFile } from "./pdfua/file.ts";
import { strayParents } from "./pdfua/structure.ts";
import { MATTERHORN } from "./pdfua/table.ts";

const PDFS = ["print", "coursepack"] as const;
const decided = MATTERHORN.filter(({ check }) => check);

let press: Press;
const bytes = new Map<string, Uint8Array>();
const files = new Map<string, UaFile>();
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  const made = await press.make(PDFS);
  for (const output of PDFS) {
    const pdf = made[output] ?? new Uint8Array();
    bytes.set(output, pdf);
    files.set(output, await openUa(pdf));
  }
});
afterAll(() => press.close());

const fileOf = (output: string): UaFile => files.get(output) as UaFile;

test("every checkpoint is there, in order, and every condition says how it is decided", () => {
  const numbers = MATTERHORN.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort());
  const checkpoints = new Set(numbers.map((number) => Number(number.slice(0, 2))));
  expect([...checkpoints]).toEqual(Array.from({ length: 31 }, (_, index) => index + 1));
  expect(numbers).toHaveLength(137);
  expect(MATTERHORN.filter(({ check, person }) => !check && !person)).toEqual([]);
});

describe.each(PDFS)("%s", (output) => {
  test.each(decided)("$number does not apply: $fails", ({ check }) => {
    expect(check?.(fileOf(output))).toEqual([]);
  });

  test("is PDF/A-2A as far as its objects tell", () => {
    expect(breaksPdfA(fileOf(output))).toEqual([]);
  });

  test("leads back from every stretch of a page to the tag that holds it", () => {
    expect(strayParents(fileOf(output))).toEqual([]);
  });

  test("has a link from every note to its call, and from a call to every note", () => {
    const { elements } = fileOf(output);
    const notes = elements.filter(({ type }) => type === "Note");
    const called = elements
      .filter(({ type, parent }) => type === "Link" && parent?.type === "Reference")
      .flatMap(({ annotations }) => annotations.map((one) => text(at(one, "Dest"))));
    expect(notes.length).toBeGreaterThan(10);
    for (const { dict, children } of notes) {
      expect(children[0]?.type).toBe("Lbl");
      expect(children[0]?.children[0]?.type).toBe("Link");
      expect(called).toContain(text(at(dict, "ID")));
    }
  });

  test("has running heads and feet as artifacts that say so, and nothing else there", () => {
    const { document } = fileOf(output);
    const kinds = document
      .getPages()
      .map(({ node }) =>
        [...contentOf(node).matchAll(/\/Subtype \/(\w+)/g)].map(([, kind]) => kind),
      );
    expect(kinds.filter((page) => page.length > 0).length).toBeGreaterThan(kinds.length / 2);
    expect(kinds.flat().filter((kind) => kind !== "Header" && kind !== "Footer")).toEqual([]);
  });
});

test("every note of the edition is a Note", () => {
  const ids = fileOf("print")
    .elements.filter(({ type }) => type === "Note")
    .map(({ dict }) => text(at(dict, "ID")));
  expect(ids.toSorted()).toEqual(press.edition.notes.map(({ anchor }) => anchor).toSorted());
});

describe("a fault is found", () => {
  test("there is one for every condition that a program decides", () => {
    expect(Object.keys(FAULTS)).toEqual(decided.map(({ number }) => number));
  });

  test.each(decided)("$number: $fails", async ({ number, check }) => {
    const document = await PDFDocument.load(bytes.get("print") ?? new Uint8Array());
    FAULTS[number]?.(document);
    const faulty = await openUa(await document.save({ addDefaultPage: false }));
    expect(check?.(faulty)).not.toEqual([]);
  });
});
