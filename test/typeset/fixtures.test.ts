// One small book that uses what few books use, set by both engines and read back line by line: where
// on its page each thing stands.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES } from "../../build/model/manuscript.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { book, CSS, part, words } from "./support/book.ts";
import { linesOf, type PrintedLine } from "./support/lines.ts";
import { press, print, type Sheets } from "./support/press.ts";

const draw = words(5);

/** Words of three letters, no two alike. */
const HEBREW = "אבגדהוזחטי";
const hebrewWord = (n: number) =>
  [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100)].map((at) => HEBREW[at]).join("");
const hebrew = Array.from({ length: 900 }, (_, n) => hebrewWord(n));

const many = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join("");

/** Points: the text area of a right-hand page of support/book.ts, and of the page named `wide`. */
const RIGHT = { left: 57.6, right: 432 - 50.4 };
const LEFT = { left: 50.4, right: 432 - 57.6 };
const WIDE = { left: 28.8, right: 432 - 28.8 };
const TOP = 57.6;
const LINE = 14;

const STYLES = `${CSS}
.part { break-before: page !important; }
.part.numbered, .part.margins { break-before: right !important; }
.spaced p { margin-top: 14pt; text-indent: 0; }
.numbered p { text-indent: 0; }
.paragraph-number[data-side="right"] { left: calc(100% - var(--text-right) + 18pt); }
.paragraph-number[data-side="left"] { left: auto; right: calc(100% - var(--text-left) + 18pt); }
.beside { position: relative; }
.margin-note { position: absolute; right: -46pt; width: 30pt; font-size: 8pt; line-height: 9pt; text-indent: 0; }
@page wide { margin-left: 0.4in; margin-right: 0.4in; }
.wide { page: wide; }
.index { columns: 2; column-gap: 20pt; list-style: none; margin: 0; padding: 0; }
.index li { break-inside: avoid; }
`;

const classed = (one: ReturnType<typeof part>, name: string) => ({
  ...one,
  xhtml: one.xhtml.replace('class="part', `class="part ${name}`),
});

const BOOK = book(
  [
    part("f", "front", "Foreword", `<p id="f1">${draw(700)}</p>`),
    part(
      "r",
      "body",
      "Right to left",
      `<p id="r1" dir="rtl" lang="he">${hebrew.join(" ")}</p>`,
    ),
    classed(
      part(
        "s",
        "body",
        "Spaced",
        many(24, (n) => `<p id="s${n}">first${n} ${draw(40)}</p>`),
      ),
      "spaced",
    ),
    classed(
      part(
        "n",
        "body",
        "Numbered",
        many(12, (n) => `<p id="n${n}" data-paragraph="${n + 501}">para${n} ${draw(70)}</p>`),
      ),
      "numbered",
    ),
    classed(
      part(
        "m",
        "body",
        "Beside",
        many(
          12,
          (n) =>
            `<p id="m${n}" class="beside">${draw(50)} <span id="g${n}" class="margin-note">note${n}</span>by${n} ${draw(20)}</p>`,
        ),
      ),
      "margins",
    ),
    classed(
      part(
        "i",
        "back",
        "Index",
        `<ul class="index">${many(150, (n) => `<li id="i${n}">entry${n}, ${n}</li>`)}</ul>`,
      ),
      "wide",
    ),
  ],
  STYLES,
);

describe.each(ENGINES)("%s", (engine) => {
  let typesetter: Typesetter;
  let sheets: Sheets;
  let lines: PrintedLine[];
  beforeAll(async () => {
    typesetter = await press({ engine });
    sheets = await print(typesetter, BOOK);
    lines = await linesOf(sheets.pdf);
  });
  afterAll(() => typesetter.close());

  const pagesOf = (id: string) =>
    sheets.pageMap.pages.filter(({ part: of, isBlank }) => of === id && !isBlank);
  const on = (page: number) => lines.filter((line) => line.page === page);
  const area = (page: number) => (page % 2 === 1 ? RIGHT : LEFT);
  const starting = (start: RegExp) => lines.filter(({ text }) => start.test(text));

  test("nothing is wrong with the pages", () => {
    expect(sheets.diagnostics).toEqual([]);
  });

  test("folios are roman in front matter and arabic from 1 after it, at the foot", () => {
    for (const { page, folio, isBlank } of sheets.pageMap.pages) {
      const foot = on(page).filter(({ baseline }) => baseline > 9 * 72 - 0.9 * 72);
      expect(
        foot.map(({ text }) => text),
        `page ${page}`,
      ).toEqual(isBlank ? [] : [folio]);
    }
    expect(pagesOf("f").map(({ folio }) => folio)).toEqual(["i", "ii"]);
    expect(pagesOf("r")[0]?.folio).toBe("1");
  });

  test("a blank page before a right-hand one has no head, others have their part's on the right", () => {
    const blank = sheets.pageMap.pages.filter(({ isBlank }) => isBlank);
    for (const id of ["n", "m"]) expect((pagesOf(id)[0]?.page ?? 0) % 2).toBe(1);
    expect(blank.length).toBeGreaterThan(0);
    expect(blank.flatMap(({ page }) => on(page))).toEqual([]);
    for (const { page } of sheets.pageMap.pages.filter(({ isBlank }) => !isBlank)) {
      const head = on(page).filter(({ baseline }) => baseline < TOP - 5);
      expect(head.length, `page ${page}`).toBe(1);
    }
  });

  test("a passage that runs from right to left is whole, and its last line begins at the right", () => {
    const own = lines.filter(({ text }) => /[א-ת]/.test(text));
    expect(new Set(own.map(({ page }) => page)).size).toBeGreaterThan(1);
    const found = own.flatMap(({ text }) => text.match(/[א-ת]{3}/g) ?? []);
    const turned = (word: string) => [...word].reverse().join("");
    expect(found.every((word) => hebrew.includes(word) || hebrew.includes(turned(word)))).toBe(
      true,
    );
    expect(found).toHaveLength(hebrew.length);
    const last = own.at(-1);
    expect(last?.right).toBeGreaterThan((area(last?.page ?? 1).right ?? 0) - 16);
  });

  test("space above a paragraph is not kept at a page's top", () => {
    const tops = pagesOf("s")
      .slice(1)
      .map(({ page }) => on(page).find(({ baseline }) => baseline > TOP)?.baseline ?? 0);
    expect(tops.length).toBeGreaterThan(1);
    for (const top of tops) expect(Math.abs(top - TOP - 10.5)).toBeLessThan(1.5);
  });

  test("numbers of paragraphs stand in the outer margin, level with their first lines", () => {
    const numbers = starting(/^5\d\d$/);
    expect(numbers).toHaveLength(12);
    expect(new Set(numbers.map(({ page }) => page % 2)).size).toBe(2);
    for (const number of numbers) {
      const n = Number(number.text) - 501;
      const [line] = starting(new RegExp(`^para${n} `));
      expect(line?.page).toBe(number.page);
      expect(Math.abs((line?.baseline ?? 0) - number.baseline)).toBeLessThan(1);
      const { left, right } = area(number.page);
      if (number.page % 2 === 1) expect(number.left).toBeGreaterThan(right);
      else expect(number.right).toBeLessThan(left);
    }
  });

  /** Where its word goes over to the next line, it stays beside the line before. */
  test("what a style sheet puts in the margin stands on the page of its words, level with them", () => {
    const notes = lines.filter(({ text }) => /^note\d+$/.test(text));
    expect(notes).toHaveLength(12);
    for (const note of notes) {
      const [words] = lines.filter(({ text }) =>
        new RegExp(`(^|\\s)by${note.text.slice(4)}(\\s|$)`).test(text),
      );
      expect(note.left).toBeGreaterThan(area(note.page).right);
      expect(words?.page).toBe(note.page);
      expect(Math.abs((words?.baseline ?? 0) - note.baseline)).toBeLessThan(LINE + 4);
    }
  });

  test("a page with a name of its own has its own margins", () => {
    const own = pagesOf("i")
      .flatMap(({ page }) => on(page))
      .filter(({ text }) => /^entry/.test(text));
    expect(Math.min(...own.map(({ left }) => left))).toBeCloseTo(WIDE.left, 0);
  });

  test("an index fills two columns from the left and balances the last", () => {
    const pages = pagesOf("i").map(({ page }) =>
      on(page).filter(({ text }) => /^entry/.test(text)),
    );
    const columns = pages.map((page) => {
      const middle = (WIDE.left + WIDE.right) / 2;
      return [
        page.filter(({ left }) => left < middle),
        page.filter(({ left }) => left > middle),
      ];
    });
    const order = columns.flat(2).map(({ text }) => Number(/^entry(\d+)/.exec(text)?.[1]));
    expect(order).toEqual(Array.from({ length: 150 }, (_, n) => n));
    const [first = [], second = []] = columns.at(-1) ?? [];
    expect(first.length - second.length).toBeGreaterThanOrEqual(0);
    expect(first.length - second.length).toBeLessThanOrEqual(1);
  });
});
