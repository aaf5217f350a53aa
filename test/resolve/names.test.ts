// Names found by their listed forms, and the index made of them.

import { describe, expect, test } from "vitest";
import type { IndexEntry } from "../../build/model/authorities.ts";
import { mergeLocators } from "../../build/model/locators.ts";
import type { EditionFiles, IndexHeading, Person } from "../../build/model/manuscript.ts";
import { editionOf } from "../support/rendering.ts";

const base = (key: string, forms: readonly string[]): IndexHeading => ({
  key,
  name: key,
  forms,
  shared: [],
  seeAlso: [],
  sources: [],
  span: { file: "manuscript/subjects.yaml", start: 0, end: 0 },
});
const person = (key: string, forms: readonly string[]): Person => ({
  ...base(key, forms),
  role: "",
});

/** `key: words found`, in the order of the text. */
function found(text: string, changes: Partial<EditionFiles>): readonly string[] {
  const { authorities } = editionOf(text, changes);
  return [...authorities.foundIn].flatMap(([node, all]) =>
    all.map(({ authority, start, end }) => {
      const value = node.type === "text" ? node.value : "";
      return `${authority.key}: ${value.slice(start, end)}`;
    }),
  );
}

describe("a form is found", () => {
  const persons = [
    person("smith", ["Smith", "Adam Smith"]),
    person("smithson", ["Adam Smith Jr."]),
  ];
  test.each([
    [
      "the longest first",
      "Adam Smith Jr. and Adam Smith.",
      ["smithson: Adam Smith Jr.", "smith: Adam Smith"],
    ],
    [
      "never inside a word",
      "Blacksmith, Smithy, Smith’s, non-Smith.",
      ["smith: Smith", "smith: Smith"],
    ],
    ["over the end of a line", "Adam\nSmith.", ["smith: Adam\nSmith"]],
    ["where a note is called inside it", "Adam[^1] Smith.\n\n[^1]: Note.\n", ["smith: Adam"]],
    [
      "where a page turns inside it",
      'Adam []{.page n="2" cert="certain"}Smith.',
      ["smith: Adam "],
    ],
    [
      "not across words that are withheld",
      "Adam [(b)(1)]{.redaction #r1} Smith.\n\n[^r1]: Note.\n",
      ["smith: Smith"],
    ],
    [
      "not in a mark that names another",
      '[Smith]{.person key="smithson"} and [Smith]{.person key="none"}.',
      [],
    ],
  ])("%s", (_, text, expected) => {
    expect(found(text, { persons })).toEqual(expected);
  });

  test("in lower case at the head of a sentence too, with either apostrophe", () => {
    const subjects = [base("ink", ["ink's price"])];
    expect(found("Ink’s price rose. The ink's price fell.", { subjects })).toEqual([
      "ink: Ink’s price",
      "ink: ink's price",
    ]);
  });
});

describe("an index", () => {
  const outline = (entries: readonly IndexEntry[], depth = 0): readonly string[] =>
    entries.flatMap(({ heading, occurrences, see, seeAlso, children }) => [
      `${"  ".repeat(depth)}${heading} ${occurrences.length}${see.map((one) => ` see ${one.heading}`).join("")}${seeAlso.map((one) => ` see also ${one.heading}`).join("")}`,
      ...outline(children, depth + 1),
    ]);
  function indexOf(text: string, changes: Partial<EditionFiles>, language = "en") {
    const { config } = editionOf("Text.\n").manuscript;
    const parts = { ...config.parts, body: ["documents/memo.md"], back: ["index"] };
    const edition = editionOf(text, { config: { ...config, language, parts }, ...changes });
    return (edition.indexes.get("part-index") ?? []).flatMap(({ letter, entries }) => [
      letter,
      ...outline(entries),
    ]);
  }

  test("has sub-entries, see and see also, and what marks in the text name", () => {
    const subjects = [
      base("ink", ["ink"]),
      { ...base("black", ["black ink"]), under: "ink" },
      { ...base("tint", ["tint"]), see: "ink" },
      { ...base("paper", ["paper"]), seeAlso: ["ink"] },
    ];
    const text = 'Ink, black ink, tint and paper. []{.index entry="ink!price"}\n';
    expect(indexOf(text, { subjects })).toEqual([
      "I",
      "ink 2",
      "  black 1",
      "  price 1",
      "P",
      "paper 1 see also ink",
      "T",
      "tint 0 see ink",
    ]);
  });

  test("is sorted as the edition's language sorts", () => {
    const subjects = ["Zoll", "Öl", "Ofen", "Ähre"].map((word) => base(word, [word]));
    const headings = (language: string) =>
      indexOf("Zoll, Öl, Ofen, Ähre.\n", { subjects }, language).filter(
        (one) => one.length > 1,
      );
    expect(headings("de")).toEqual(["Ähre 1", "Ofen 1", "Öl 1", "Zoll 1"]);
    expect(headings("sv")).toEqual(["Ofen 1", "Zoll 1", "Ähre 1", "Öl 1"]);
  });
});

describe("locators", () => {
  /** `a3` stands on page 3, `n3-7` in note 7 there; front matter has roman folios. */
  const merged = (places: string, folios: readonly string[] = []): string =>
    mergeLocators(
      places.split(" ").map((place) => ({
        anchor: place,
        note: /-(\w+)$/.exec(place)?.[1] ?? null,
      })),
      (anchor) => {
        const index = Number(/\d+/.exec(anchor)?.[0]);
        return { index, folio: folios[index] ?? String(index) };
      },
      { note: "n", notes: "nn" },
    )
      .map(({ joint, text }) => joint + text)
      .join("");
  test.each([
    ["a page is given once", "a3 b3 a5", "3, 5"],
    ["pages that follow one another are a range", "a12 a13 a14 a16", "12–14, 16"],
    ["places are put in the order of the pages", "a9 a2", "2, 9"],
    ["a note is given by its number", "n46-3", "46n3"],
    ["notes that follow one another are a range", "n46-3 n46-4 n46-9", "46nn3–4, 46n9"],
    ["a note is left out where its page is given", "a46 n46-3 n47-5", "46, 47n5"],
    ["lettered notes make no range", "n8-k n8-l", "8nk, 8nl"],
  ])("%s", (_, places, expected) => {
    expect(merged(places)).toBe(expected);
  });

  test("roman and arabic folios make no range together", () => {
    expect(merged("a0 a1 a2 a3", ["v", "vi", "1", "2"])).toBe("v–vi, 1–2");
  });
});
