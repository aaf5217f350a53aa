// A code means what its code book says, and nothing where there is none.

import { expect, test } from "vitest";
import type { CodeBook } from "../../build/model/manuscript.ts";
import { booksInForce, readCodes } from "../../build/resolve/codes.ts";

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
  readCodes(token, books).map(({ normalised }) => normalised);

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

test("a book that was not in force on the day of release is not read", () => {
  expect(booksInForce([foia, order], "1993-03-13")).toEqual([foia, order]);
  expect(booksInForce([foia, order], "1995-10-14")).toEqual([foia]);
  expect(booksInForce([foia, order], "1980-01-01")).toEqual([foia]);
});
