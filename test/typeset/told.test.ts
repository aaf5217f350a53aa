// What is said of a page that cannot hold its text, and of a browser that cannot set it.

import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES } from "../../build/model/manuscript.ts";
import type { Engine } from "../../build/typeset/engine.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { book, CSS, generated, part } from "./support/book.ts";
import { JOB, press, print, type Sheets } from "./support/press.ts";

const rules = ({ diagnostics }: Sheets) => diagnostics.map(({ rule }) => rule);

describe.each(ENGINES)("%s", (engine) => {
  let typesetter: Typesetter;
  beforeAll(async () => {
    typesetter = await press({ engine });
  });
  afterAll(() => typesetter.close());

  test("text that is wider than its page is told, with the page", async () => {
    const sheets = await print(
      typesetter,
      book(
        [part("part-x", "body", "Wide", `<pre id="w">${"y".repeat(200)}</pre>`)],
        `${CSS} pre { font: inherit; }`,
      ),
    );
    expect(sheets.diagnostics).toEqual([
      expect.objectContaining({
        rule: "page-holds-its-text",
        message: expect.stringContaining("yyyy"),
        seen: "page 1 (folio 1), part-x",
      }),
    ]);
  });

  test("text that runs from its cell of a table into the next is told", async () => {
    const row = `<tr><td id="a">${"x".repeat(40)}</td><td id="b">Beside.</td></tr>`;
    const narrow = `${CSS} table { table-layout: fixed; } td { white-space: nowrap; }`;
    const table = `<table><tbody>${row}</tbody></table>`;
    const fits = await print(typesetter, book([part("part-x", "body", "Cells", table)], CSS));
    const runs = await print(
      typesetter,
      book([part("part-x", "body", "Cells", table)], narrow),
    );
    expect(rules(fits)).toEqual([]);
    expect(rules(runs)).toEqual(["page-holds-its-text"]);
  });

  test("a picture larger than the page is told", async () => {
    const svg = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='1200'/>";
    const image = `<img src="data:image/svg+xml,${encodeURIComponent(svg)}" alt="A tall map"/>`;
    const sheets = await print(
      typesetter,
      book([part("part-x", "body", "Map", `<p id="p">Before.</p><p id="q">${image}</p>`)]),
    );
    expect(rules(sheets)).toEqual(["page-holds-its-text"]);
    expect(sheets.diagnostics[0]?.message).toContain("A tall map");
  });

  test("a picture that cannot be shown is told", async () => {
    const sheets = await print(
      typesetter,
      book([
        part(
          "part-x",
          "body",
          "Map",
          '<p id="q"><img src="manuscript/none.png" alt="A map"/></p>',
        ),
      ]),
    );
    expect(sheets.diagnostics.map(({ message }) => message)).toEqual([
      "the picture manuscript/none.png cannot be shown",
    ]);
  });

  test("text that is taken out of the flow stands on its page, or is told", async () => {
    const fixed = `${CSS} #gone { position: fixed; }`;
    const sheets = await print(
      typesetter,
      book(
        [part("part-x", "body", "Gone", "<p id='p'>Here.</p><p id='gone'>Vanished words.</p>")],
        fixed,
      ),
    );
    const told = sheets.diagnostics.filter(({ message }) => message.includes("Vanished"));
    expect(sheets.pages.join(" ").match(/Vanished words\./g)).toHaveLength(1);
    expect(told).toHaveLength(engine === "stet" ? 0 : 1);
  });

  test("nothing outside the build is asked for", async () => {
    const image = '<img src="http://example.org/x.png" alt=""/>';
    const sheets = await print(
      typesetter,
      book(
        [part("part-x", "body", "Net", `<p id="p">Text ${image}</p>`)],
        `${CSS} p { background: url(https://example.org/y.png); }`,
      ),
    );
    expect(sheets.diagnostics.map(({ message }) => message).sort()).toEqual([
      "http://example.org/x.png was asked for and refused",
      "https://example.org/y.png was asked for and refused",
    ]);
    expect(new Set(rules(sheets))).toEqual(new Set(["build-is-closed"]));
  });

  test("a character without a glyph is named, with the words around it", async () => {
    const sheets = await print(
      typesetter,
      book(
        [
          part(
            "part-x",
            "body",
            "Glyphs",
            "<p id='p'>Boxes ☒ ☐ and ⟨brackets⟩, but not 漢.</p>",
          ),
        ],
        `${CSS} p::before { content: "\\4E2D"; }`,
      ),
    );
    expect(rules(sheets)).toContain("character-has-a-glyph");
    const messages = sheets.diagnostics.map(({ message }) => message);
    expect(messages[0]).toBe(
      'no font of the edition has "漢" (U+6F22), in "⟨brackets⟩, but not 漢."',
    );
    expect(messages[1]).toBe('no font of the edition has "中" (U+4E2D), in a style sheet');
  });

  test("page numbers that never come true are told", async () => {
    const edition = await print(typesetter, generated(1));
    const document = await PDFDocument.load(edition.pdf);
    const pdf = await document.save({ useObjectStreams: false });
    const restless: Engine = {
      name: "restless",
      paginate: async () => ({
        printed: (async function* () {
          yield { pdf, marks: [] };
        })(),
        pageMap: edition.pageMap,
        faults: [{ rule: "folios-settle", message: "page numbers still changed" }],
      }),
    };
    const other = await press({ engine: restless });
    const { diagnostics } = await other.typeset(generated(1), JOB);
    expect(diagnostics).toEqual([
      { rule: "folios-settle", message: "page numbers still changed" },
    ]);
    await other.close();
  });

  test("a browser that hangs ends in a diagnostic", async () => {
    const hurried = await press({ engine, timeouts: { layout: 50 } });
    const { value, diagnostics } = await hurried.typeset(generated(1), JOB);
    expect(value.pdf).toHaveLength(0);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        rule: "browser-runs",
        message: expect.stringContaining("not done after"),
      }),
    ]);
    await hurried.close();
  });
});
