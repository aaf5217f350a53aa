// An extent is what the source says it is: read into numbers, kept as written, never converted.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { extentReader } from "../../build/resolve/extents.ts";

const labelsOf = (language: string) =>
  JSON.parse(readFileSync(`build/assets/labels/${language}.json`, "utf8"));

const readerOf = (language: string) => {
  const read = extentReader(labelsOf(language));
  return (extent: string) =>
    read(extent).map(({ qualifier, quantity, upTo, unit }) =>
      [
        ...(qualifier === "exact" ? [] : [qualifier]),
        quantity,
        ...(upTo ? [upTo] : []),
        unit,
      ].join(" "),
    );
};

describe("English", () => {
  const read = readerOf("en");
  test.each([
    ["3 lines", ["3 line"]],
    ["1 line", ["1 line"]],
    ["less than 1 line", ["less 1 line"]],
    ["1 paragraph (9 lines)", ["1 paragraph", "9 line"]],
    ["1½ lines", ["1.5 line"]],
    ["1 ½ lines", ["1.5 line"]],
    ["1 1/2 lines", ["1.5 line"]],
    ["1.5 lines", ["1.5 line"]],
    ["½ line", ["0.5 line"]],
    ["2 pages", ["2 page"]],
    ["two words", ["2 word"]],
    ["a word", ["1 word"]],
    ["about 5 characters", ["about 5 character"]],
    ["2-3 words", ["range 2 3 word"]],
    ["two or three words", ["range 2 3 word"]],
    ["2 paragraphs, 3 lines and 1 word", ["2 paragraph", "3 line", "1 word"]],
    ["More than 10 Pages", ["more 10 page"]],
  ])("%s", (extent, amounts) => expect(read(extent)).toEqual(amounts));

  test.each([
    "a passage",
    "lines",
    "3",
    "3 linesmen",
    "3 lines not declassified",
    "3 furlongs",
    "",
  ])("“%s” is not understood, and nothing of it is", (extent) =>
    expect(read(extent)).toEqual([]),
  );
});

describe("German", () => {
  const read = readerOf("de");
  test.each([
    ["1 Zeile", ["1 line"]],
    ["1½ Zeilen", ["1.5 line"]],
    ["1,5 Zeilen", ["1.5 line"]],
    ["weniger als 1 Zeile", ["less 1 line"]],
    ["weniger als eine Zeile", ["less 1 line"]],
    ["1 Absatz (9 Zeilen)", ["1 paragraph", "9 line"]],
    ["etwa 5 Zeichen", ["about 5 character"]],
    ["2 Ziffern", ["2 figure"]],
    ["2 Seiten und 3 Zeilen", ["2 page", "3 line"]],
  ])("%s", (extent, amounts) => expect(read(extent)).toEqual(amounts));

  test("“3 lines” is not understood", () => expect(read("3 lines")).toEqual([]));
});
