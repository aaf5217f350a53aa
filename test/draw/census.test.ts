// The figure of the census: a bar for every number, in black and white, in the page's own type.

import { DOMParser } from "@xmldom/xmldom";
import { describe, expect, test } from "vitest";
import { type CensusWords, drawCensus } from "../../build/draw/census.ts";
import type { CensusDocument, Counts } from "../../build/model/census.ts";

const NONE: Counts = {
  "redaction-codes": 0,
  "redaction-token": 0,
  gap: 0,
  stamp: 0,
  classification: 0,
};
const WORDS: CensusWords = {
  description: "Where redactions & stamps stand.",
  axis: "Page of the source",
  unnumbered: "unnumbered",
  kind: (kind) => `row of ${kind}`,
};

const documentOf = (pages: readonly (readonly [string | null, Partial<Counts>])[]) =>
  ({
    part: "part-memo",
    title: "Memo",
    pages: pages.map(([sourcePage, counts]) => ({
      sourcePage,
      counts: { ...NONE, ...counts },
    })),
  }) satisfies CensusDocument;

const memo = documentOf([
  ["1", { "redaction-codes": 3 }],
  ["2", {}],
  ["3", { "redaction-codes": 1, stamp: 2 }],
]);

function textsOf(svg: string): string[] {
  const { documentElement } = new DOMParser().parseFromString(svg, "image/svg+xml");
  return [...(documentElement?.getElementsByTagName("text") ?? [])].map(
    (text) => text.textContent ?? "",
  );
}

describe("a figure", () => {
  const svg = drawCensus(memo, WORDS);

  test("names the kinds that occur, every page, and the number over each bar", () => {
    expect(textsOf(svg)).toEqual([
      "row of redaction-codes",
      "row of stamp",
      "1",
      "2",
      "3",
      "3",
      "1",
      "2",
      "Page of the source",
    ]);
    expect(svg.match(/<rect /gu)).toHaveLength(3);
  });

  test("has bars as high as their numbers", () => {
    const heights = [...svg.matchAll(/<rect [^>]*?height="([\d.]+)"/gu)].map(([, n]) =>
      Number(n),
    );
    const [three = 0, one = 0, two = 0] = heights;
    expect(three / one).toBeCloseTo(3);
    expect(two / one).toBeCloseTo(2);
  });

  test("is a picture with a description, and well-formed XML", () => {
    expect(svg).toMatch(/^<svg [^>]*role="img"/u);
    expect(svg).toContain('aria-label="Where redactions &amp; stamps stand."');
    expect(svg).toContain('xmlns="http://www.w3.org/2000/svg"');
  });

  test("brings no colour, no font, no style sheet and no program", () => {
    expect(svg).not.toMatch(/font-family|<style|<script|style=|font-variant/u);
    const paints = [...svg.matchAll(/(?:fill|stroke)="([^"]*)"/gu)].map(([, paint]) => paint);
    expect([...new Set(paints)].sort()).toEqual(["currentColor"]);
  });

  test("is the same for the same numbers", () => {
    expect(drawCensus(memo, WORDS)).toBe(svg);
  });
});

test("a page without a number has a name", () => {
  const svg = drawCensus(
    documentOf([
      [null, { gap: 1 }],
      ["2", { gap: 1 }],
    ]),
    WORDS,
  );
  expect(textsOf(svg)).toContain("unnumbered");
});

test("the pages of a long document are drawn in groups, and nothing is lost", () => {
  const pages = Array.from({ length: 330 }, (_, at) => [String(at + 1), { stamp: 1 }] as const);
  const texts = textsOf(drawCensus(documentOf(pages), WORDS));
  const numbers = texts.filter((text) => /^\d+$/u.test(text)).map(Number);
  expect(numbers.reduce((sum, n) => sum + n, 0)).toBe(330);
  const groups = texts.filter((text) => text.includes("–"));
  expect(groups[0]).toBe("1–9");
  expect(groups.length).toBeLessThanOrEqual(16);
});
