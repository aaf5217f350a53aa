import { expect, test } from "vitest";
import type { Glyph } from "../../build/verify/pdf/content.ts";
import { sortLines, typeAreas } from "../../build/verify/pdf/furniture.ts";
import { linesOf } from "../../build/verify/pdf/lines.ts";
import type { OpenPage } from "../../build/verify/pdf/open.ts";

/** Words of glyphs five points wide; `owner` is null for what the structure does not own. */
function written(words: string, left: number, baseline: number, owner: number | null): Glyph[] {
  return [...words].map((text, at) => {
    const from = left + 5 * at;
    const box = { left: from, right: from + 5, bottom: baseline - 2, top: baseline + 8 };
    return { text, box, baseline, size: 10, owner } as unknown as Glyph;
  });
}

/** A page with text from 100 to 300 points across and 100 to 500 up, and what else it shows. */
function pageWith(...others: readonly Glyph[][]): OpenPage {
  const text = [490, 300, 102].flatMap((baseline) =>
    written("forty letters of text, no more, no fewer", 100, baseline, 1),
  );
  const glyphs = [...text, ...others.flat()];
  const box = { left: 0, bottom: 0, right: 400, top: 600 };
  return { number: 1, glyphs, lines: linesOf(glyphs), box } as unknown as OpenPage;
}

function sorted(...others: readonly Glyph[][]) {
  const page = pageWith(...others);
  const { text, beside, furniture, folio } = sortLines(page, typeAreas([page])(page));
  return {
    text: text.filter(({ tagged }) => !tagged).map((line) => line.text),
    beside: beside.map(({ line, side }) => `${side}: ${line.text}`),
    furniture: furniture.map((line) => line.text),
    folio,
  };
}

test("a line's number and a page of print beside one line are two figures, not text", () => {
  const seen = sorted(written("40", 60, 300, null), written("p. 27", 340, 300, null));
  expect(seen.beside).toEqual(["left: 40", "right: p. 27"]);
  expect(seen.text).toEqual([]);
});

test("a line's number and a paragraph's beside one line of one margin are two", () => {
  const seen = sorted(written("5", 20, 300, null), written("12", 60, 300, null));
  expect(seen.beside).toEqual(["left: 5", "left: 12"]);
});

test("words that nobody owns are text where they stand in it, and only there", () => {
  const seen = sorted(written("40", 60, 300, null), written("stray", 180, 300, null));
  expect(seen.beside).toEqual(["left: 40"]);
  expect(seen.text).toEqual(["stray"]);
});

test("a head keeps its folio, however wide it is set", () => {
  const seen = sorted(written("27", 60, 560, null), written("A Head 1944", 290, 560, null));
  expect(seen.furniture).toEqual(["27 A Head 1944"]);
  expect(seen.folio).toBe("27");
});
