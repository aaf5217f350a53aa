// Pages: folios, the page map, page references laid out to a fixed point, and breaks that lose nothing.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES } from "../../build/model/manuscript.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { book, call, generated, part, words } from "./support/book.ts";
import { open, press, print, type Sheets } from "./support/press.ts";

const draw = words(11);

/** What is printed to the left of `x` points, page by page from the top. */
async function leftOf(pdf: Uint8Array, x: number): Promise<string[]> {
  const document = await open(pdf);
  const found: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) {
      if ("str" in item && item.str.trim() !== "" && item.transform[4] < x)
        found.push(item.str);
    }
  }
  return found;
}

describe.each(ENGINES)("%s", (engine) => {
  let typesetter: Typesetter;
  let edition: Sheets;
  beforeAll(async () => {
    typesetter = await press({ engine });
    edition = await print(typesetter, generated(2));
  });
  afterAll(() => typesetter.close());

  test("front matter has roman folios, the rest arabic from 1, and the first text page is a right-hand one", () => {
    const { pages, pageOf } = edition.pageMap;
    const first = pageOf.get("part-d1") ?? 0;
    expect(pages.slice(0, 3).map(({ folio }) => folio)).toEqual(["i", "ii", "iii"]);
    expect(pages[first]?.folio).toBe("1");
    expect(first % 2).toBe(0);
    expect(pages.slice(first).map(({ folio }) => folio)).toEqual(
      pages.slice(first).map((_, index) => String(index + 1)),
    );
    expect(edition.diagnostics).toEqual([]);
  });

  test("every page says where in the text it begins, to the character", () => {
    const texts = new Map(
      generated(2)
        .parts.flatMap(({ xhtml }) => [...xhtml.matchAll(/<p id="([^"]+)">(.*?)<\/p>/g)])
        .map(([, id, text]) => [id, (text ?? "").replace(/<[^>]*>|\u00ad/g, "")]),
    );
    const starts = edition.pageMap.pages.filter(({ block, offset }) => block && offset > 0);
    expect(starts.length).toBeGreaterThan(5);
    for (const { page, block, offset } of starts) {
      const text = texts.get(block ?? "") ?? "";
      if (/see page/.test(text.slice(0, offset))) continue;
      const rest = text.slice(offset).trim().split(/\s+/).slice(0, 4).join(" ");
      expect(edition.pages[page - 1], `page ${page}`).toContain(rest);
    }
  });

  test("the page numbers that the text prints are those of their targets", () => {
    const { pageMap, pages } = edition;
    const contents = pages[0] ?? "";
    for (const id of ["part-introduction", "part-d1", "part-d2"]) {
      const folio = pageMap.pages[pageMap.pageOf.get(id) ?? -1]?.folio;
      expect(contents).toMatch(new RegExp(`${id} ${folio}\\b`));
    }
    const references = [
      ...generated(2)
        .parts.map(({ xhtml }) => xhtml)
        .join("")
        .matchAll(/data-folio-of="(part-d\d-p\d+)"/g),
    ];
    const printed = pages.join(" ").match(/see page (\d+)/g) ?? [];
    expect(printed).toEqual(
      references.map(
        ([, id]) => `see page ${pageMap.pages[pageMap.pageOf.get(id ?? "") ?? -1]?.folio}`,
      ),
    );
  });

  test("a heading stands with what follows it", () => {
    for (const page of edition.pages) expect(page).not.toMatch(/A heading of \d+$/);
  });

  test("a document that must begin on a right-hand page leaves a blank one before it", async () => {
    const { pageMap, pages } = await print(
      typesetter,
      book([
        part("part-x", "body", "First", "<p id='p'>One.</p>"),
        part("part-y", "body", "Second", "<p id='q'>Two.</p>"),
      ]),
    );
    expect(pages).toHaveLength(3);
    expect(pages[1]).toBe("");
    expect(pageMap.pages[1]).toEqual({
      page: 2,
      folio: "2",
      part: "part-x",
      block: null,
      offset: 0,
      isBlank: true,
    });
  });

  test("words that are alike are told apart at a break", async () => {
    const alike = Array.from({ length: 40 }, (_, p) => {
      const inner = Array.from(
        { length: 12 },
        (_one, n) =>
          `the <em>same</em> <strong>same <span id="s${p}-${n}">the</span></strong> the `,
      );
      return `<p id="p${p}">${inner.join("")}</p>`;
    });
    const sheets = await print(
      typesetter,
      book([part("part-x", "body", "Alike", alike.join(""))]),
    );
    expect(sheets.diagnostics).toEqual([]);
    expect(sheets.pages.length).toBeGreaterThan(4);
  });

  test("no line of a paragraph of three stands alone: Chromium would part the last from its two", async () => {
    const three = (n: number) => `<p id="t${n}">${"Letters enough for it. ".repeat(7)}</p>`;
    const lead = (n: number) => "<p>One line.</p>".repeat(n % 3);
    const parts = [0, 1, 2].map((n) => {
      const body = Array.from({ length: 24 }, (_, k) => three(100 * n + k)).join("");
      return part(`part-w${n}`, "body", "Threes", lead(n) + body);
    });
    const { pageMap, diagnostics } = await print(typesetter, book(parts));
    const starts = pageMap.pages.filter(({ block }) => block?.startsWith("t"));
    expect(starts.length).toBeGreaterThan(2);
    expect(starts.map(({ offset }) => offset)).toEqual(starts.map(() => 0));
    expect(diagnostics).toEqual([]);
  });

  test("a table runs over pages by whole rows, its head repeated", async () => {
    const rows = Array.from(
      { length: 40 },
      (_, n) => `<tr><td id="a${n}">row${n}</td><td id="b${n}">${draw(12)}</td></tr>`,
    );
    const table = `<table><thead><tr><th id="h1">Number</th><th id="h2">Contents</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
    const { pages, diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Table", `<p id="p">${draw(150)}</p>${table}`)]),
    );
    expect(diagnostics).toEqual([]);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toMatch(/Number Contents/);
  });

  test("notes keep to their calls where pictures stand between", async () => {
    const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='250'/>";
    const image = `<img src="data:image/svg+xml,${encodeURIComponent(svg)}" alt="A map"/>`;
    const notes = Array.from({ length: 12 }, (_, n) => ({
      id: `note-${n}`,
      label: String(n + 1),
      words: draw(30),
    }));
    const text = notes.map(
      (one, n) => `<p id="m${n}">${image}</p><p id="p${n}">${draw(30)}${call(one)}</p>`,
    );
    const { pageMap, diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Maps", text.join(""), notes)]),
    );
    expect(diagnostics).toEqual([]);
    for (const { id } of notes) {
      expect(pageMap.pageOf.get(id), id).toBe(pageMap.pageOf.get(`call-${id}`));
    }
  });

  test("a row of a table that is taller than a page is broken, and no word of it is lost", async () => {
    const row = `<tr><td id="a">Left.</td><td id="b">begins ${draw(1200)} ends</td></tr>`;
    const table = `<table><tbody>${row}<tr><td id="c">Last</td><td id="d">row</td></tr></tbody></table>`;
    const { pages, diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Row", `<p id="p">${draw(50)}</p>${table}`)]),
    );
    expect(diagnostics).toEqual([]);
    expect(pages.join(" ")).toMatch(/begins .* ends .*Last row/);
  });

  test("a paragraph of fifteen pages, and a part without text", async () => {
    const sheets = await print(
      typesetter,
      book([
        part("part-x", "body", "Long", `<p id="p">${draw(6000)}</p>`),
        part("part-y", "back", "Empty", ""),
      ]),
    );
    expect(sheets.diagnostics).toEqual([]);
    expect(sheets.pages.length).toBeGreaterThan(14);
  });

  test("lines of the transcription are numbered in the margin and not in the text", async () => {
    const body = `<p id="p0">${draw(60)}</p><div class="transcription"><p id="p1">${draw(500)}</p></div>`;
    const rendered = book([part("part-x", "body", "Lines", body)]);
    const numbered = await print(typesetter, rendered, {
      lineNumbers: { every: 5, restart: "document" },
    });
    const bare = await print(typesetter, rendered);
    expect(numbered.diagnostics).toEqual([]);
    expect(numbered.pageMap).toEqual(bare.pageMap);
    const left = await leftOf(numbered.pdf, 50);
    expect(left.slice(0, 4)).toEqual(["5", "10", "15", "20"]);
    expect(await leftOf(bare.pdf, 50)).toEqual([]);
  });

  test("progress is told page by page", async () => {
    const seen: number[] = [];
    const watched = await press({ engine });
    const { pages } = await print(watched, generated(1), { onPage: (page) => seen.push(page) });
    expect(seen.slice(0, 3)).toEqual([1, 2, 3]);
    expect(Math.max(...seen)).toBe(pages.length);
    await watched.close();
  });
});
