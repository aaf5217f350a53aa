// Facing pages share the lines on which their text stands, unless a block forbids it.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Typesetter } from "../../build/typeset/index.ts";
import { book, CSS, call, part, words } from "./support/book.ts";
import { linesOf, type PrintedLine } from "./support/lines.ts";
import { press, print } from "./support/press.ts";

const draw = words(9);
const LINE = 14;
/** By how much lines differ that stand on one: the browser puts each on a whole pixel. Points. */
const PIXEL = 0.75;

/** Smaller text, half lines, a figure and a table between paragraphs, which are on the grid. */
const STYLES = `${CSS}
html { line-height: ${LINE}pt; }
p { line-snap: baseline; }
.small { font-size: 9pt; line-height: 11pt; margin: 7pt 0; }
.small p, .half { line-snap: none; }
.half { margin: 7pt 0; }
img { display: block; }
td { font-size: 8pt; line-height: 9pt; }
.raised { font-size: 8pt; line-height: 0; }
`;
const PICTURE = `<img alt="A map" src="data:image/svg+xml,${encodeURIComponent(
  "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='61'/>",
)}"/>`;
let next = 0;
const text = (extra = "") => `<p id="p${++next}">text ${draw(50)} ${extra}</p>`;
const between = [
  () => `<div class="small"><p id="s${++next}">${draw(40)}</p></div>`,
  () => `<p class="half" id="h${++next}">half ${draw(30)}</p>`,
  () => PICTURE,
  () =>
    `<table><tbody><tr><td id="a${++next}">cell</td></tr><tr><td id="b${next}">cell</td></tr></tbody></table>`,
];
const notes = Array.from({ length: 8 }, (_, n) => ({
  id: `note-${n}`,
  label: `${n + 1}`,
  words: draw(25),
}));
const BODY = Array.from({ length: 24 }, (_, n) => {
  const called = notes[n / 3] ? call(notes[n / 3] as (typeof notes)[0]) : "";
  return (
    text(`<span class="raised">marked</span> ${called}`) + text() + (between[n % 4]?.() ?? "")
  );
}).join("");

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await press();
});
afterAll(() => typesetter.close());

/** Lines of the text's size, by page, and how far each stands from the page's first below a line of the grid. */
function offGrid(lines: readonly PrintedLine[], top: number): PrintedLine[] {
  return lines.filter(({ baseline }) => {
    const beyond = (((baseline - top) % LINE) + LINE) % LINE;
    return Math.min(beyond, LINE - beyond) > PIXEL;
  });
}

async function textLines(css: string): Promise<PrintedLine[]> {
  const { pdf, diagnostics } = await print(
    typesetter,
    book([part("x", "body", "Grid", BODY, notes)], css),
  );
  expect(diagnostics).toEqual([]);
  return (await linesOf(pdf)).filter(({ size }) => Math.abs(size - 11) < 0.1);
}

const begins = ({ text: words }: PrintedLine) => /^(text|half) /.test(words);
const isText = ({ text: words }: PrintedLine) => /^text /.test(words);

test("text comes back to the grid after every block that leaves it, on every page", async () => {
  const lines = await textLines(STYLES);
  const top = lines.find(({ page }) => page === 2)?.baseline ?? 0;
  expect(lines.at(-1)?.page).toBeGreaterThan(5);
  expect(offGrid(lines.filter(isText), top)).toEqual([]);
  // A paragraph apart by half a line stands between two lines of the grid.
  expect(offGrid(lines, top).length).toBeGreaterThan(0);
});

test("without it they part", async () => {
  const lines = await textLines(STYLES.replace("line-snap: baseline", "line-snap: none"));
  const top = lines.find(({ page }) => page === 2)?.baseline ?? 0;
  expect(offGrid(lines.filter(isText), top).length).toBeGreaterThan(3);
});

test("lines of one paragraph never move apart", async () => {
  const lines = await textLines(STYLES);
  const pairs = lines.slice(1).map((line, n) => [lines[n] as PrintedLine, line] as const);
  const steps = pairs
    .filter(([above, line]) => above.page === line.page && !begins(line))
    .map(([above, line]) => line.baseline - above.baseline);
  expect(steps.length).toBeGreaterThan(100);
  for (const step of steps) expect(Math.abs(step - LINE)).toBeLessThan(PIXEL);
});
