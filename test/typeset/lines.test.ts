// How lines end, counted on the finished pages: no word is parted by the turn of a page, and no more
// than three lines in a row end in a hyphen.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { jobFor } from "../../build/pipeline/job.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { SPECIMEN } from "../support/editions.ts";
import { editionIn, renderedOf } from "../support/rendering.ts";
import { book, CSS, generated, part } from "./support/book.ts";
import { ladders, linesOf, partedAtTurns } from "./support/lines.ts";
import { press, print } from "./support/press.ts";

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await press();
});
afterAll(() => typesetter.close());

/** Long words alone, so that almost every line would be hyphenated. */
const LONG =
  "in\u00adter\u00adna\u00adtion\u00adal\u00adiza\u00adtion com\u00adpart\u00admen\u00adtal\u00adized ";
const narrow = book([
  part(
    "x",
    "body",
    "Narrow",
    Array.from({ length: 30 }, (_, n) => `<p id="p${n}">${LONG.repeat(9 + (n % 5))}</p>`).join(
      "",
    ),
  ),
]);

async function countsOf(pdf: Uint8Array, gap?: number) {
  const lines = await linesOf(pdf, gap);
  return {
    hyphens: lines.filter(({ text }) => /[-\u00ad\u2010]$/.test(text)).length,
    ladders: ladders(lines, 3).map(({ page, text }) => `${page}: ${text}`),
    turns: partedAtTurns(lines).map(({ page, text }) => `${page}: ${text}`),
  };
}

describe("hyphens at the ends of lines", () => {
  test.each([
    ["the sample", ".", "print"],
    ["the sample's course pack", ".", "coursepack"],
    ["the specimen", SPECIMEN, "print"],
  ] as const)(
    "%s has none at the turn of a page, and never four in a row",
    async (_, folder, output) => {
      const edition = await editionIn(folder);
      const { value } = await typesetter.typeset(
        renderedOf(edition, output),
        jobFor(edition, output, {}),
      );
      const counts = await countsOf(value.pdf);
      expect(counts.hyphens).toBeGreaterThan(20);
      expect(counts).toMatchObject({ ladders: [], turns: [] });
    },
  );

  test("nor have narrow lines of long words, and nothing of them is lost", async () => {
    const sheets = await print(typesetter, narrow, { pageWidth: "3.4in", pageHeight: "5in" });
    expect(sheets.diagnostics).toEqual([]);
    const counts = await countsOf(sheets.pdf, 100);
    expect(counts.hyphens).toBeGreaterThan(20);
    expect(counts).toMatchObject({ ladders: [], turns: [] });
  });

  test("a compound is not parted at its own hyphen by the turn of a page", async () => {
    const text = "well-known ".repeat(300);
    const css = `${CSS} p { text-wrap: wrap; }`;
    const rendered = book([part("x", "body", "Compounds", `<p id="p">${text}</p>`)], css);
    const sheets = await print(typesetter, rendered, { pageWidth: "4in", pageHeight: "4in" });
    expect(sheets.diagnostics).toEqual([]);
    expect(sheets.pages.length).toBeGreaterThan(5);
    expect((await countsOf(sheets.pdf)).turns).toEqual([]);
  });

  test("a generated edition too", async () => {
    const sheets = await print(typesetter, generated(3));
    expect(await countsOf(sheets.pdf)).toMatchObject({ ladders: [], turns: [] });
  });
});

test("fewer paragraphs end in one short word on a line of its own than by filling every line", async () => {
  const shortEnds = async (css: string) => {
    const { pdf } = await print(typesetter, { ...generated(3), css: [css] });
    return (await linesOf(pdf)).filter(
      ({ text, left, right }) => /\.$/.test(text) && right - left < 36,
    ).length;
  };
  expect(await shortEnds(CSS)).toBeLessThan(await shortEnds(`${CSS} p { text-wrap: wrap; }`));
});
