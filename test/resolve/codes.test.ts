// A code means what its code book says, and nothing where there is none.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { assetPath } from "../../build/assets.ts";
import type { CodeBook } from "../../build/model/manuscript.ts";
import { codeReader } from "../../build/resolve/codes.ts";

const book = (id: string, codes: readonly string[], dates: object = {}): CodeBook => ({
  id,
  authority: id,
  title: id,
  source: id,
  codes: codes.map((code) => ({ code, section: code, wording: `of ${code}`, verified: true })),
  ...dates,
});

const foia = book("foia", ["(b)(1)", "(b)(6)", "(b)(7)", "(b)(7)(C)"]);
const order = book("order", ["(a)(1)", "(a)(3)", "(a)(10)"], {
  from: "1982-04-02",
  until: "1995-10-14",
});
const german = book("ifg", ["§ 3 Nr. 1", "§ 3 Nr. 1 a"]);
const read = (token: string, ...books: CodeBook[]) =>
  codeReader(books)(token).map(({ normalised }) => normalised);
const readOn = (day: string, token: string, ...books: CodeBook[]) =>
  codeReader(
    books,
    day,
  )(token).map(({ normalised, fault }) =>
    fault ? `${normalised}, ${fault.kind} by ${fault.authority}` : normalised,
  );

test("codes one to a line are read one by one", () => {
  expect(read("(b)(1)\n(a)(3)\n(a)(10)", foia, order)).toEqual([
    "foia.b1",
    "order.a3",
    "order.a10",
  ]);
});

test("codes written without a space between them are told apart", () => {
  expect(read("(b)(1)(a)(3)", foia, order)).toEqual(["foia.b1", "order.a3"]);
});

test("a code with a letter is not read as the code it begins with", () => {
  expect(read("(b)(7)(C)", foia)).toEqual(["foia.b7C"]);
  expect(read("(b)(7)(Z)", foia)).toEqual(["unknown.b7Z"]);
});

test("a code of no declared book is kept as printed and means nothing", () => {
  expect(read("(b)(6) (c)(7)", foia)).toEqual(["foia.b6", "unknown.c7"]);
  expect(read("(b)(1) (X)", foia)).toEqual(["foia.b1", "unknown.X"]);
});

test("a word has no codes, even one that holds a code", () => {
  expect(read("REDACTED", foia)).toEqual([]);
  expect(read("see (b)(1)", foia)).toEqual([]);
});

test("a code book of another country is read by its own forms, longest first", () => {
  expect(read("§ 3 Nr. 1 a, § 3 Nr. 1", german)).toEqual(["ifg.3Nr1a", "ifg.3Nr1"]);
});

test("a code that was not in force on the day of release is not read, and its dates are told", () => {
  expect(readOn("1993-03-13", "(b)(1) (a)(3)", foia, order)).toEqual(["foia.b1", "order.a3"]);
  for (const day of ["1995-10-14", "1980-01-01"]) {
    expect(readOn(day, "(b)(1) (a)(3)", foia, order)).toEqual([
      "foia.b1",
      "unknown.a3, out-of-force by order",
    ]);
  }
});

test("a code of two orders is read by the one in force, whichever is declared first", () => {
  const later = book("later", ["(a)(1)"], { from: "1995-10-14" });
  expect(readOn("1993-03-13", "(a)(1)", later, order)).toEqual(["order.a1"]);
  expect(readOn("2001-01-01", "(a)(1)", order, later)).toEqual(["later.a1"]);
});

test("a code of an order alone means nothing where no order is declared", () => {
  expect(readOn("1993-03-13", "(a)(5)", foia)).toEqual(["unknown.a5"]);
});

test("a code of a book's form that is not in the book is impossible, not merely unknown", () => {
  expect(readOn("1993-03-13", "(b)(10)", foia)).toEqual(["unknown.b10, impossible by foia"]);
  expect(readOn("1993-03-13", "(b)(7)(Z)", foia)).toEqual(["unknown.b7Z, impossible by foia"]);
  expect(readOn("2020-01-01", "§ 3 Nr. 9", german)).toEqual([
    "unknown.3Nr9, impossible by ifg",
  ]);
  expect(readOn("1993-03-13", "(X)", foia)).toEqual(["unknown.X"]);
});

test("a code may be written in other forms, and is normalised to one", () => {
  const [first, ...others] = foia.codes;
  if (!first) throw new Error("no code");
  const formed = { ...foia, codes: [{ ...first, forms: ["(b) (1)", "B1"] }, ...others] };
  expect(read("(b) (1), B1; (b)(1)", formed)).toEqual(["foia.b1", "foia.b1", "foia.b1"]);
});

describe("Stet's own code books", () => {
  const folder = assetPath("build/assets/codebooks");
  const books = readdirSync(folder)
    .sort()
    .map((file) => parse(readFileSync(path.join(folder, file), "utf8"))) as CodeBook[];

  test("are those of the regimes that American reviewers cite", () => {
    const listed = books.map(({ id, codes }) => `${id} ${codes.length}`);
    expect(listed).toEqual([
      "us-eo-12356 10",
      "us-eo-12958 7",
      "us-eo-13526 17",
      "us-foia-exclusions 3",
      "us-foia 15",
      "us-privacy-act 10",
    ]);
  });

  test.each([
    ["(b)(7)(C)", "us-foia.b7C"],
    ["(c)(3)", "us-foia-exclusions.c3"],
    ["(k)(2)", "us-privacy-act.k2"],
    ["(a)(10)", "us-eo-12356.a10"],
    ["1.5(d)", "us-eo-12958.15d"],
    ["1.4 (c)", "us-eo-13526.14c"],
    ["25X6", "us-eo-13526.33b6"],
    ["3.3(b)(1)", "us-eo-13526.33b1"],
    ["(X)", "unknown.X"],
  ])("read %s", (token, normalised) => {
    expect(codeReader(books)(token).map((code) => code.normalised)).toEqual([normalised]);
  });

  test("say of every code its section, its wording and whether that was confirmed", () => {
    for (const { codes, from, source } of books) {
      expect(from).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(source).not.toBe("");
      for (const { section, wording, verified } of codes) {
        expect({ section, wording, verified }).toEqual({
          section: expect.stringMatching(/\S/),
          wording: expect.stringMatching(/\S/),
          verified: expect.any(Boolean),
        });
      }
    }
  });
});
