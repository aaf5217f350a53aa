// First, short and ibid. forms, and that our own positions give what the CSL processor itself gives.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Reference } from "../../build/model/manuscript.ts";
import type { Citation } from "../../build/model/nodes.ts";
import { plainText } from "../../build/model/text.ts";
import { formatCitations, listWorks } from "../../build/resolve/citations.ts";
import { type Formatter, openFormatter } from "../../build/resolve/csl.ts";
import { readLocator } from "../../build/resolve/locators.ts";
import { letterLabel } from "../../build/resolve/notes.ts";

const span = { file: "x.md", start: 0, end: 1 };

const work = (key: string, family: string, title: string): Reference => ({
  key,
  span,
  kind: "secondary",
  csl: {
    id: key,
    type: "book",
    title,
    author: [{ family, given: "A." }],
    issued: { "date-parts": [[1999]] },
    publisher: "Press",
    "publisher-place": "Town",
  },
});

const works = [work("smith", "Smith", "A History of Ink"), work("jones", "Jones", "Paper")];

const cite = (...keys: string[]): Citation => ({
  type: "citation",
  span,
  items: keys.map((written) => {
    const [key = "", locator] = written.split(", ");
    return { key, span, ...(locator ? { locator } : {}) };
  }),
});

function texts(...notes: Citation[]): { print: string[]; epub: string[] } {
  const groups = notes.map((note) => [note]);
  const formatter = openFormatter(works, { language: "en-US" });
  const formatted = formatCitations(
    { print: groups, epub: groups, coursepack: groups.slice(1) },
    formatter,
  );
  const of = (output: "print" | "epub") =>
    notes.map((note) => plainText(formatted.get(note)?.[output] ?? []));
  return { print: of("print"), epub: of("epub") };
}

test("the first citation is full, a later one short", () => {
  const { print } = texts(cite("smith, p. 3"), cite("jones"), cite("smith, p. 9"));
  expect(print).toEqual([
    "A. Smith, A History of Ink (Town: Press, 1999), 3",
    "A. Jones, Paper (Town: Press, 1999)",
    "Smith, A History of Ink, 9",
  ]);
});

test("several works in one note are joined, and what follows such a note is no ibid.", () => {
  const { print } = texts(cite("smith"), cite("smith", "jones, p. 2"), cite("jones, p. 2"));
  expect(print[1]).toBe("Smith; A. Jones, Paper (Town: Press, 1999), 2");
  expect(print[2]).toBe("Jones, Paper, 2");
});

test("after a note of the same work alone the title is left out, as Chicago has it since 2017", () => {
  const { print } = texts(cite("smith, p. 3"), cite("smith, p. 4"));
  expect(print[1]).toBe("Smith, 4");
});

test("an e-reader's notes are met out of order and never say ibid. or leave the title out", () => {
  const { epub } = texts(cite("smith, p. 3"), cite("smith, p. 3"), cite("smith, p. 4"));
  expect(epub.slice(1)).toEqual(["Smith, A History of Ink, 3", "Smith, A History of Ink, 4"]);
});

test("a citation gives up its full stop to the editor's", () => {
  const note = cite("smith, n.d.");
  const groups = [[note]];
  const format = (before: Citation[]) =>
    plainText(
      formatCitations(
        { print: groups, epub: groups, coursepack: groups },
        openFormatter(works, { language: "en-US" }),
        new Set(before),
      ).get(note)?.print ?? [],
    );
  expect(format([])).toMatch(/n\.d\.$/);
  expect(format([note])).toMatch(/n\.d$/);
});

test("a course pack that lacks the first citation gives the next one in full", () => {
  const notes = [cite("smith"), cite("smith, p. 9")];
  const groups = notes.map((note) => [note]);
  const formatted = formatCitations(
    { print: groups, epub: groups, coursepack: groups.slice(1) },
    openFormatter(works, { language: "en-US" }),
  );
  const second = notes[1] as Citation;
  expect(plainText(formatted.get(second)?.print ?? [])).toBe("Smith, 9");
  expect(plainText(formatted.get(second)?.coursepack ?? [])).toBe(
    "A. Smith, A History of Ink (Town: Press, 1999), 9",
  );
});

test.each([
  ["pp. 176-177", { label: "page", locator: "176-177" }],
  ["12", { label: "page", locator: "12" }],
  ["xiv", { label: "page", locator: "xiv" }],
  ["S. 12 f.", { label: "page", locator: "12 f." }],
  ["chap. 3", { label: "chapter", locator: "3" }],
  ["n. 2", { label: "note", locator: "2" }],
  ["doc. 65", null],
  ["passim", null],
])("the locator %s is read as %j", (text, expected) => {
  expect(readLocator(text)).toEqual(expected);
});

test("a locator CSL has no word for is printed as it stands", () => {
  expect(texts(cite("smith, doc. 65")).print).toEqual([
    "A. Smith, A History of Ink (Town: Press, 1999), doc. 65",
  ]);
});

test("textual notes are lettered a to z, then aa", () => {
  expect([0, 25, 26, 27, 52].map(letterLabel)).toEqual(["a", "z", "aa", "ab", "ba"]);
});

test.each([
  ["en-GB", "chap. 3"],
  ["de", "Kap. 3"],
  ["fr-CA", "chap. 3"],
  ["es-MX", "cap. 3"],
  ["ru-RU", "гл. 3"],
])(
  "a citation speaks the edition's language, whichever country's it is: %s",
  (language, words) => {
    const localeXml = readFileSync("build/assets/locales/ru.xml", "utf8");
    const wording = language.startsWith("ru") ? { language, localeXml } : { language };
    const note = cite("smith, chap. 3");
    const formatter = openFormatter(works, wording);
    const groups = { print: [[note]], epub: [[note]], coursepack: [[note]] };
    const print = formatCitations(groups, formatter).get(note)?.print ?? [];
    const colon = language.startsWith("fr") ? "\u00a0:" : ":";
    expect(plainText(print)).toMatch(/^A. Smith, A History of Ink \(/);
    // Plain text makes one space of any; which one was set stands in the text itself.
    expect(print.at(-1)).toMatchObject({ value: ` (Town${colon} Press, 1999), ${words}` });
  },
);

test("an archival reference keeps its record group, box and folder, and nothing of it is repeated", () => {
  const paper: Reference = {
    key: "paper",
    span,
    kind: "primary",
    csl: {
      id: "paper",
      type: "manuscript",
      title: "A Paper",
      issued: { "date-parts": [[1962, 10, 26]] },
      archive: "An Archive",
      archive_collection: "Record Group 1",
      archive_location: "Box 3, Folder 7",
    },
  };
  const groups = [[cite("paper")], [cite("paper, fol. 2")]];
  const formatted = formatCitations(
    { print: groups, epub: groups, coursepack: groups },
    openFormatter([paper], { language: "en-US" }),
  );
  expect([...formatted.values()].map(({ epub }) => plainText(epub))).toEqual([
    "“A Paper” (October 26, 1962), Box 3, Folder 7, Record Group 1, An Archive",
    "“A Paper,” fol. 2",
  ]);
});

test("5,000 citations of 400 works are 5,000 calls of the processor for each output, and no more", () => {
  const groups = Array.from({ length: 5000 }, (_, at) => [
    cite(`work-${(at * 7) % 400}, ${at}`),
  ]);
  let cites = 0;
  const formatter: Formatter = {
    cluster: (all) => {
      cites += all.length;
      return [];
    },
    bibliography: () => [],
  };
  formatCitations({ print: groups, epub: groups, coursepack: groups }, formatter);
  expect(cites).toBe(15_000);
});

test("what two outputs word alike is made once, and a style that counts notes tells them apart", () => {
  const near = KEY_STYLE.replace(
    '<text variable="locator" prefix=" @"/>',
    '<text variable="first-reference-note-number" prefix=" n. "/>',
  );
  const groups = [[cite("jones")], [cite("smith")], [cite("jones")]];
  const later = [groups[2] ?? []];
  const worded = (styleXml?: string) => {
    const formatter = openFormatter(works, { language: "en-US", styleXml });
    const formatted = formatCitations(
      { print: groups, epub: [[cite("smith")], ...groups], coursepack: later },
      formatter,
    );
    const {
      print = [],
      epub = [],
      coursepack = [],
    } = formatted.get(groups[2]?.[0] ?? cite()) ?? {};
    return [print, epub, coursepack].map(plainText);
  };
  expect(worded()).toEqual([
    "Jones, Paper",
    "Jones, Paper",
    "A. Jones, Paper (Town: Press, 1999)",
  ]);
  expect(worded(near)).toEqual(["{Paper} n. 1", "{Paper} n. 2", "{Paper}"]);
});

test("several works in one note each keep their locator and its term", () => {
  const { print, epub } = texts(cite("smith, chap. 3", "jones, n. 2"), cite("smith, p. 3"));
  const note =
    "A. Smith, A History of Ink (Town: Press, 1999), chap. 3; A. Jones, Paper (Town: Press, 1999), n. 2";
  expect([print[0], epub[0]]).toEqual([note, note]);
  expect(print[1]).toBe("Smith, A History of Ink, 3");
});

const KEY_STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
  <info><title>Title first</title><id>title-first</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation><layout delimiter=" + " suffix=".">
    <text variable="title" prefix="{" suffix="}"/>
    <text variable="locator" prefix=" @"/>
  </layout></citation>
  <bibliography>
    <sort><key variable="title"/></sort>
    <layout><text variable="title"/></layout>
  </bibliography>
</style>`;

test("a dash for an author never stands for one of another list", () => {
  const all = [
    { ...work("letters", "Jones", "Letters"), kind: "primary" as const },
    work("glue", "Jones", "Glue"),
    work("paper", "Jones", "Paper"),
  ];
  const formatter = openFormatter(all, { language: "en-US" });
  const listed = (keys: readonly string[]) =>
    listWorks(
      all.filter(({ key }) => keys.includes(key)),
      formatter,
    ).map(({ children }) => plainText(children).slice(0, 12));
  expect(listed(["letters", "glue", "paper"])).toEqual([
    "Jones, A. Le",
    "Jones, A. Gl",
    "———. Paper. ",
  ]);
  expect(listed(["letters", "paper"])).toEqual(["Jones, A. Le", "Jones, A. Pa"]);
});

test("another style words notes and orders the bibliography, whose works keep their kind", () => {
  const paper: Reference = { ...work("paper", "Zorn", "Ink"), kind: "primary" };
  const all = [...works, paper];
  const formatter = openFormatter(all, { language: "en-US", styleXml: KEY_STYLE });
  const note = cite("smith, p. 3", "paper");
  const groups = { print: [[note]], epub: [[note]], coursepack: [[note]] };
  const { print = [] } = formatCitations(groups, formatter).get(note) ?? {};
  expect(plainText(print)).toBe("{A History of Ink} @3 + {Ink}");
  expect(
    listWorks(all, formatter).map(({ kind, children }) => [kind, plainText(children)]),
  ).toEqual([
    ["primary", "Ink"],
    ["secondary", "A History of Ink"],
    ["secondary", "Paper"],
  ]);
});
