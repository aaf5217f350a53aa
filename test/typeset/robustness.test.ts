// What no designer asked for and every edition may bring: text that is longer, wider or higher than
// a page. It is set whole, or a diagnostic says where it is; it is never lost, and never hangs.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Rendered } from "../../build/model/outputs.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { book, CSS, call, type NoteText, part, words } from "./support/book.ts";
import { open, press, print, type Sheets } from "./support/press.ts";

/** Pages so small that a page's text is a few lines. */
const SMALL = { pageWidth: "4in", pageHeight: "4in" };
const letters = (text: string) => text.replace(/<[^>]*>|[\s\u00ad\u2010]/g, "");

let typesetter: Typesetter;
beforeAll(async () => {
  typesetter = await press();
});
afterAll(() => typesetter.close());

const set = (rendered: Rendered): Promise<Sheets> => print(typesetter, rendered, SMALL);

/** Words no two of which are alike, so that one that is lost or doubled is seen. */
function counted(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, n) => `${prefix}${n}`).join(" ");
}

/** What the pages print of the words of one prefix, in order. */
function printed({ pages }: Sheets, prefix: string): string[] {
  return pages.join(" ").match(new RegExp(`\\b${prefix}\\d+\\b`, "g")) ?? [];
}

function note(n: number, text: string): NoteText {
  return { id: `note-${n}`, label: `${n}`, words: text };
}

const picture = (width: number, height: number) =>
  `<img alt="A large map" src="data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns='http://www.w3.org/2000/svg' width='${width}' height='${height}'/>`,
  )}"/>`;

describe("longer than a page", () => {
  test("a paragraph of more than ten pages", async () => {
    const text = counted("w", 1400);
    const sheets = await set(book([part("x", "body", "Long", `<p id="p">${text}</p>`)]));
    expect(sheets.diagnostics).toEqual([]);
    expect(sheets.pages.length).toBeGreaterThan(10);
    expect(printed(sheets, "w").join(" ")).toBe(text);
  });

  test("a note of more than three pages goes on from page to page, and the text beside it", async () => {
    const [text, words] = [counted("w", 600), counted("n", 900)];
    const body = `<p id="p">${text.replace("w30 ", `w30${call(note(1, ""))} `)}</p>`;
    const sheets = await set(book([part("x", "body", "Note", body, [note(1, words)])]));
    expect(sheets.diagnostics).toEqual([]);
    expect(printed(sheets, "n").join(" ")).toBe(words);
    expect(
      printed(sheets, "w")
        .join(" ")
        .replace(/w301\b/, "w30"),
    ).toBe(text);
    const { pageOf } = sheets.pageMap;
    expect(pageOf.get("note-1")).toBe(pageOf.get("call-note-1"));
    const holds = sheets.pages.filter((page) => /\bn\d/.test(page));
    expect(holds.length).toBeGreaterThan(3);
    expect(holds.slice(0, 3).every((page) => /\bw\d/.test(page))).toBe(true);
  });

  test("two notes of more than a page each, called in one line", async () => {
    const notes = [note(1, counted("m", 300)), note(2, counted("n", 300))];
    const body = `<p id="p">One${notes.map(call).join(" two")} ${counted("w", 200)}</p>`;
    const sheets = await set(book([part("x", "body", "Notes", body, notes)]));
    expect(sheets.diagnostics).toEqual([]);
    for (const prefix of ["m", "n"]) expect(printed(sheets, prefix)).toHaveLength(300);
    expect(printed(sheets, "w").join(" ")).toBe(counted("w", 200));
  });

  test("a table of many pages, and a row, a quotation and a list that no page holds", async () => {
    const row = (n: number) => `<tr><td id="a${n}">r${n}</td><td id="b${n}">s${n}</td></tr>`;
    const rows = Array.from({ length: 60 }, (_, n) => row(n)).join("");
    const tall = `<tr><td id="ta">Tall</td><td id="tb"><p id="tp">${counted("t", 500)}</p></td></tr>`;
    const body = `<table><thead><tr><th id="h1">Number</th><th id="h2">Text</th></tr></thead><tbody>${rows}${tall}</tbody></table>
      <blockquote id="q" style="break-inside: avoid"><p id="qp">${counted("q", 400)}</p></blockquote>
      <ol><li id="l"><p id="lp">${counted("l", 300)}</p><ol><li id="m">${counted("m", 300)}</li></ol></li></ol>`;
    const sheets = await set(book([part("x", "body", "Table", body)]));
    expect(sheets.diagnostics).toEqual([]);
    const counts = { r: 60, s: 60, t: 500, q: 400, l: 300, m: 300 };
    for (const [prefix, count] of Object.entries(counts))
      expect(printed(sheets, prefix).join(" ")).toBe(counted(prefix, count));
    const table = sheets.pages.filter((page) => /\b[rst]\d+\b/.test(page));
    for (const page of table) expect(page).toMatch(/Number Text/);
  });

  test("a heading of more than a page", async () => {
    const body = `<h2 id="h">${counted("h", 300)}</h2><p id="p">${counted("w", 100)}</p>`;
    const sheets = await set(book([part("x", "body", "Heading", body)]));
    expect(sheets.diagnostics).toEqual([]);
    expect(printed(sheets, "h").join(" ")).toBe(counted("h", 300));
    expect(printed(sheets, "w").join(" ")).toBe(counted("w", 100));
  });
});

describe("larger than the page", () => {
  test.each([
    ["wider", 2000, 50],
    ["higher", 50, 2000],
  ])(
    "a picture %s than the page is named, and the text about it is whole",
    async (_, width, height) => {
      const body = `<p id="p">${counted("w", 80)}</p><p id="q">${picture(width, height)}</p><p id="r">${counted("v", 80)}</p>`;
      const sheets = await set(book([part("x", "body", "Map", body)]));
      expect(sheets.diagnostics).toEqual([
        expect.objectContaining({
          rule: "page-holds-its-text",
          message: expect.stringContaining("A large map"),
          seen: expect.stringMatching(/^page \d+ /),
        }),
      ]);
      expect(printed(sheets, "w").join(" ")).toBe(counted("w", 80));
      expect(printed(sheets, "v").join(" ")).toBe(counted("v", 80));
    },
  );

  test("a word wider than the line is broken, none of its letters lost", async () => {
    const word = Array.from({ length: 40 }, (_, n) => `Wort${n}`).join("");
    const one = note(1, word);
    const cells = `<td id="a">${word}</td><td id="b">Beside.</td>`;
    const body = `<p id="p">Before ${word}${call(one)} after.</p><table><tbody><tr>${cells}</tr></tbody></table>`;
    const css = `${CSS} table { table-layout: fixed; }`;
    const sheets = await print(typesetter, book([part("x", "body", "W", body, [one])], css));
    expect(sheets.diagnostics).toEqual([]);
    expect(letters(sheets.pages.join("")).split(word)).toHaveLength(4);
  });
});

describe("very many, and nothing", () => {
  test("hundreds of notes keep to their calls", async () => {
    const draw = words(3);
    const notes = Array.from({ length: 300 }, (_, n) => note(n + 1, `n${n} ${draw(3)}`));
    const blocks = Array.from({ length: 30 }, (_, p) => {
      const calls = notes.slice(p * 10, p * 10 + 10).map((one) => `${draw(4)}${call(one)}`);
      return `<p id="p${p}">${calls.join(" ")}</p>`;
    });
    const sheets = await set(book([part("x", "body", "Notes", blocks.join(""), notes)]));
    expect(sheets.diagnostics).toEqual([]);
    const { pageOf } = sheets.pageMap;
    const strayed = notes.filter(({ id }) => pageOf.get(id) !== pageOf.get(`call-${id}`));
    expect(strayed).toEqual([]);
    expect(printed(sheets, "n")).toHaveLength(300);
  });

  test("a hundred notes called in one line begin on its page or follow it, in order", async () => {
    const notes = Array.from({ length: 100 }, (_, n) => note(n + 1, `n${n}`));
    const body = `<p id="p">${notes.map(call).join("")} ${counted("w", 100)}</p>`;
    const sheets = await set(book([part("x", "body", "Notes", body, notes)]));
    expect(sheets.diagnostics).toEqual([]);
    expect(printed(sheets, "n").join(" ")).toBe(counted("n", 100));
    expect(printed(sheets, "w")).toHaveLength(100);
  });

  test("a document of one word, and one of none between others", async () => {
    const sheets = await set(
      book([
        part("x", "body", "Word", "<p id='p'>Yes.</p>"),
        part("y", "body", "Empty", ""),
        part("z", "back", "Last", "<p id='q'>End.</p>"),
      ]),
    );
    expect(sheets.diagnostics).toEqual([]);
    const [word, blank, empty, last] = sheets.pages;
    expect([word, blank, empty]).toEqual([
      expect.stringMatching(/Word Yes\./),
      "",
      expect.stringMatching(/Empty/),
    ]);
    expect(last).toMatch(/Last End\./);
  });

  test("a book of one word alone", async () => {
    const bare = {
      ...part("x", "body", "", ""),
      xhtml:
        '<section class="part document body" id="x" data-matter="body" data-kind="document" data-title=""><p id="p">Yes.</p></section>',
    };
    const sheets = await set(book([bare], CSS));
    expect(sheets.diagnostics).toEqual([]);
    expect(sheets.pages).toHaveLength(1);
    expect(sheets.pages[0]).toContain("Yes.");
  });
});

test("an entry of an index is not parted by its columns", async () => {
  const long = counted("w", 14);
  const entries = ["Short", long, "Last"].map((text, n) => `<li id="e${n}">${text}</li>`);
  const css = `${CSS} ul { column-count: 2; list-style: none; margin: 0; padding: 0; } li { break-inside: avoid; }`;
  const body = `<ul id="u">${entries.join("")}</ul>`;
  const sheets = await set(book([part("x", "back", "Index", body)], css));
  expect(sheets.diagnostics).toEqual([]);
  expect(sheets.pages[0]).toContain(`Short ${long} Last`);
  const document = await open(sheets.pdf);
  const { items } = await (await document.getPage(1)).getTextContent();
  const lefts = items.flatMap((item) =>
    "str" in item && /w\d/.test(item.str) ? [Math.round(item.transform[4])] : [],
  );
  expect(lefts.length).toBeGreaterThan(1);
  expect(new Set(lefts).size).toBe(1);
});
