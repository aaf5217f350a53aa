// Notes at the foot of the page: on the page of their call, whole or split, never lost.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES } from "../../build/model/manuscript.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { book, call, type NoteText, part, words } from "./support/book.ts";
import { press, print } from "./support/press.ts";

const draw = words(3);
const plain = (text: string) => text.replaceAll("\u00ad", "");

function note(number: number, length: number): NoteText {
  return {
    id: `note-${number}`,
    label: String(number),
    words: `begin${number} ${draw(length)} end${number}`,
  };
}

function numbered(count: number, length: number): NoteText[] {
  return Array.from({ length: count }, (_, index) => note(index + 1, length));
}

describe.each(ENGINES)("%s", (engine) => {
  let typesetter: Typesetter;
  beforeAll(async () => {
    typesetter = await press({ engine });
  });
  afterAll(() => typesetter.close());

  test("a note stands on the page that calls it", async () => {
    const notes = numbered(30, 25);
    const text = notes.map((one, n) => `<p id="p${n}">${draw(70)}${call(one)} ${draw(20)}</p>`);
    const { pages, pageMap, diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Notes", text.join(""), notes)]),
    );
    expect(diagnostics).toEqual([]);
    expect(pages.length).toBeGreaterThan(5);
    for (const { id } of notes) {
      expect(pageMap.pageOf.get(id), id).toBe(pageMap.pageOf.get(`call-${id}`));
    }
  });

  test("a note longer than a page is split over pages and whole in the end", async () => {
    const notes = [note(1, 20), note(2, 1400), note(3, 20)];
    const [first, long, last] = notes as [NoteText, NoteText, NoteText];
    const body = `<p id="p1">${draw(80)}${call(first)} ${draw(40)}${call(long)} ${draw(300)}</p><p id="p2">${draw(20)}${call(last)} ${draw(300)}</p>`;
    const { pages, pageMap, diagnostics } = await print(
      typesetter,
      book([
        part("part-x", "body", "Long", body, notes),
        part("part-y", "back", "Next", "<p id='q'>End.</p>"),
      ]),
    );
    expect(diagnostics).toEqual([]);
    const begins = pages.findIndex((page) => page.includes("begin2"));
    const ends = pages.findIndex((page) => page.includes("end2"));
    expect(begins).toBe(pageMap.pageOf.get("call-note-2"));
    expect(ends - begins).toBeGreaterThanOrEqual(2);
    expect(pageMap.pageOf.get("note-3")).toBe(pageMap.pageOf.get("call-note-3"));
  });

  test("what is left of a note at the end of a part does not run into the next part", async () => {
    const long = note(1, 1200);
    const { pages, pageMap, diagnostics } = await print(
      typesetter,
      book([
        part("part-x", "body", "First", `<p id="p1">Called${call(long)}.</p>`, [long]),
        part("part-y", "back", "Second", "<p id='q'>Second text.</p>"),
      ]),
    );
    expect(diagnostics).toEqual([]);
    const end = pages.findIndex((page) => page.includes("end1"));
    const next = pageMap.pageOf.get("part-y") ?? 0;
    // A page of notes alone is a page that can be cited.
    expect(pageMap.pages.map(({ isBlank }) => isBlank)).toEqual(pages.map((one) => one === ""));
    expect(end).toBe(next - 1);
    expect(pageMap.pages[end]).toMatchObject({ part: "part-x", block: null });
    expect(pageMap.pages.map(({ folio }) => folio)).toEqual(
      pages.map((_, index) => String(index + 1)),
    );
  });

  test.each([
    ["four in a line of text", 60, 30, 12],
    ["three beside each other", 30, 70, 1],
  ])("a crowd of notes is all there: %s", async (_, count, length, apart) => {
    const notes = numbered(count, length);
    const calls = notes.map((one) => `${draw(apart)} word${call(one)}`);
    const text = Array.from({ length: count / 3 }, (_one, n) => {
      const three = calls.slice(n * 3, n * 3 + 3).join(" ");
      return `<p id="p${n}">${draw(30)} ${three} ${draw(10)}</p>`;
    });
    const { pages, diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Crowd", text.join(""), notes)]),
    );
    expect(diagnostics).toEqual([]);
    const all = pages.join(" ");
    for (const { words: text, label } of notes) {
      expect(all, `note ${label}`).toContain(`begin${label}`);
      expect(all, `note ${label}`).toContain(`end${label}`);
      expect(text).toContain(`end${label}`);
    }
  });

  test("notes called in headings, lists and tables", async () => {
    const notes = numbered(12, 30);
    const heads = notes
      .slice(0, 6)
      .map(
        (one, n) => `<h2 id="h${n}">Heading ${n}${call(one)}</h2><p id="p${n}">${draw(90)}</p>`,
      );
    const items = notes
      .slice(6, 9)
      .map((one, n) => `<li id="l${n}">${draw(40)}${call(one)}</li>`);
    const rows = notes
      .slice(9)
      .map(
        (one, n) =>
          `<tr><td id="a${n}">${n}</td><td id="b${n}">${draw(60)}${call(one)}</td></tr>`,
      );
    const body = `${heads.join("")}<ul>${items.join("")}</ul><table><thead><tr><th id="t1">No.</th><th id="t2">Text</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
    const { pageMap, diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Places", body, notes)]),
    );
    expect(diagnostics).toEqual([]);
    for (const { id } of notes) {
      expect(pageMap.pageOf.get(id), id).toBe(pageMap.pageOf.get(`call-${id}`));
    }
  });

  test("a note that nothing calls is told, not lost in silence", async () => {
    const { diagnostics } = await print(
      typesetter,
      book([part("part-x", "body", "Lost", "<p id='p'>No call.</p>", [note(1, 5)])]),
    );
    expect(diagnostics).toEqual([
      { rule: "page-holds-its-text", message: "note note-1 is on no page" },
    ]);
  });

  test("words are found whole although they may be hyphenated", async () => {
    const notes = numbered(1, 60);
    const text = `${draw(400)}`;
    const { pages } = await print(
      typesetter,
      book([
        part("part-x", "body", "Hyphens", `<p id="p">${text}${notes.map(call)}</p>`, notes),
      ]),
    );
    const found = pages.join(" ");
    expect(found).not.toContain("\u00ad");
    for (const word of new Set(plain(text).split(" "))) expect(found).toContain(word);
  });
});
