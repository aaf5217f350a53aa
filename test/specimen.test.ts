// The specimen is complete: whatever the dialect can say, it says at least once. A construct
// that is added to the model and not to the specimen fails here.

import { beforeAll, describe, expect, test } from "vitest";
import type { Edition } from "../build/model/edition.ts";
import { GENERATED_PARTS, type ManuscriptFile, OUTPUTS } from "../build/model/manuscript.ts";
import {
  type AnyNode,
  type Block,
  CERTAINTIES,
  DIVISION_KINDS,
  descendants,
  MENTION_KINDS,
  REFERENCE_FORMS,
} from "../build/model/nodes.ts";
import { plainText } from "../build/model/text.ts";
import { SPANS, type SpanKind } from "../build/parse/vocabulary.ts";
import { examine, SPECIMEN, shown } from "./support/editions.ts";

/** Every kind of node: the compiler refuses this table when the model has one more. */
const NODE_TYPES: Readonly<Record<AnyNode["type"], true>> = {
  text: true,
  "line-break": true,
  emphasis: true,
  strong: true,
  code: true,
  link: true,
  image: true,
  foreign: true,
  redaction: true,
  gap: true,
  unclear: true,
  supplied: true,
  sic: true,
  deletion: true,
  addition: true,
  stamp: true,
  classification: true,
  "page-turn": true,
  "line-end": true,
  original: true,
  checkbox: true,
  blank: true,
  mention: true,
  "index-mark": true,
  "note-call": true,
  citation: true,
  "cross-reference": true,
  paragraph: true,
  heading: true,
  list: true,
  quotation: true,
  table: true,
  preformatted: true,
  figure: true,
  rule: true,
  division: true,
};

let edition: Edition;
let nodes: readonly AnyNode[];

beforeAll(async () => {
  const examined = await examine(SPECIMEN);
  expect(shown(examined)).toBe("");
  if (!examined.edition) throw new Error("the specimen cannot be read");
  edition = examined.edition;
  nodes = edition.manuscript.files.flatMap((file) => [...descendants(blocksOf(file))]);
});

function blocksOf(file: ManuscriptFile): readonly Block[] {
  return [...file.children, ...file.notes.flatMap((note) => note.children)];
}

type NodeOf<T extends AnyNode["type"]> = Extract<AnyNode, { type: T }>;

function all<T extends AnyNode["type"]>(type: T, among = nodes): readonly NodeOf<T>[] {
  return among.filter((node): node is NodeOf<T> => node.type === type);
}

/** The values that occur, in the order of the list they are from. */
function occurring<T>(list: readonly T[], values: Iterable<T | undefined>): readonly T[] {
  const seen = new Set(values);
  return list.filter((one) => seen.has(one));
}

describe("the specimen uses", () => {
  test("every kind of node", () => {
    const types = Object.keys(NODE_TYPES);
    expect(
      occurring(
        types,
        nodes.map(({ type }) => type),
      ),
    ).toEqual(types);
  });

  test("every kind of fenced block, one with a label, one with a hand", () => {
    const divisions = all("division");
    expect(
      occurring(
        DIVISION_KINDS,
        divisions.map(({ kind }) => kind),
      ),
    ).toEqual(DIVISION_KINDS);
    expect(divisions.some(({ label }) => label)).toBe(true);
    expect(divisions.some(({ hand }) => hand)).toBe(true);
  });

  test("every form of cross-reference, and one in the editor's own words", () => {
    const references = all("cross-reference");
    const forms = references.map(({ form }) => form);
    expect(occurring(REFERENCE_FORMS, forms)).toEqual(REFERENCE_FORMS);
    expect(references.some(({ children }) => children.length > 0)).toBe(true);
  });

  test("every degree of certainty", () => {
    const certainties = nodes.map((node) => ("cert" in node ? node.cert : undefined));
    expect(occurring(CERTAINTIES, certainties)).toEqual(CERTAINTIES);
  });

  test("every kind of mention, and an index entry with a sub-entry at an empty place", () => {
    expect(
      occurring(
        MENTION_KINDS,
        all("mention").map(({ kind }) => kind),
      ),
    ).toEqual(MENTION_KINDS);
    const points = all("index-mark").filter(({ children }) => children.length === 0);
    expect(points.some(({ entry }) => entry.includes("!"))).toBe(true);
  });

  test.each(Object.entries(SPANS))("the class .%s with every key", (kind, { keys }) => {
    const own = nodes.filter((node) => classOf(node) === kind);
    expect(own).not.toEqual([]);
    expect(keys.filter((key) => own.some((node) => key in node))).toEqual([...keys]);
  });

  test("lists with labels, bullets and numbers, and one inside another", () => {
    const styles = all("list").map(({ style }) => style);
    expect(new Set(styles)).toEqual(new Set(["label", "bullet", "number"]));
    const inner = all("list").flatMap(({ items }) =>
      items.flatMap(({ children }) => all("list", children)),
    );
    expect(inner).not.toEqual([]);
  });

  test("citations of several works, with a prefix, a locator, the author left out", () => {
    const citations = all("citation");
    const items = citations.flatMap((citation) => citation.items);
    expect(citations.some((citation) => citation.items.length > 1)).toBe(true);
    expect(items.some(({ prefix }) => prefix)).toBe(true);
    expect(items.some(({ locator }) => locator)).toBe(true);
    expect(items.some(({ suppressAuthor }) => suppressAuthor)).toBe(true);
  });

  test("works of both kinds, from BibTeX", () => {
    expect(edition.manuscript.config.references.files).toEqual(["references/literatur.bib"]);
    expect(edition.bibliography.map(({ key, kind }) => `${kind} ${key}`)).toEqual([
      "primary normaluhrOrdnung",
      "primary mustermannRede",
      "secondary beispielTreppe",
      "secondary muellerAktenkunde",
      "secondary platzhalterPendel",
    ]);
  });

  test("every part that Stet makes, and every output", () => {
    const kinds = edition.parts.map(({ kind }) => kind);
    expect(occurring(GENERATED_PARTS, kinds as (typeof GENERATED_PARTS)[number][])).toEqual(
      GENERATED_PARTS,
    );
    expect(edition.manuscript.config.outputs).toEqual(OUTPUTS);
  });
});

/** The class that a node is written with, where it is written as a bracketed span. */
function classOf(node: AnyNode): SpanKind | null {
  if (node.type === "gap") return node.reason;
  if (node.type === "mention") return node.kind;
  if (node.type === "addition") return "added";
  if (node.type === "page-turn") return "page";
  if (node.type === "line-end") return "line";
  if (node.type === "index-mark") return "index";
  return node.type in SPANS ? (node.type as SpanKind) : null;
}

describe("the specimen has what is hard to set:", () => {
  test("redactions and note calls in a heading, a list item, a table cell and a paragraph", () => {
    const holders = (type: "redaction" | "note-call") => [
      all("heading").some((node) => holds(node, type)),
      all("list").some((node) => holds(node, type)),
      all("table").some((node) => holds(node, type)),
      all("paragraph").some((node) => holds(node, type)),
    ];
    expect(holders("redaction")).toEqual([true, true, true, true]);
    expect(holders("note-call")).toEqual([true, true, true, true]);
  });

  test("a paragraph with several redactions", () => {
    const counts = all("paragraph").map((node) => all("redaction", node.children).length);
    expect(Math.max(...counts)).toBeGreaterThan(2);
  });

  test("redactions of codes and of a word, with a code of no book, and notes that Stet makes", () => {
    const { ledger, notes } = edition;
    expect(new Set(ledger.map(({ kind }) => kind))).toEqual(new Set(["codes", "token"]));
    expect(ledger.some(({ codes }) => codes.some(({ known }) => !known))).toBe(true);
    const made = notes.filter(({ entry, children }) => entry && children.length === 0);
    expect(made.map(({ label }) => label)).toEqual(["R4", "R8"]);
  });

  test("a paragraph longer than a page, and words to be hyphenated", () => {
    const texts = all("paragraph").map((node) => plainText([node]));
    expect(Math.max(...texts.map((text) => text.length))).toBeGreaterThan(2800);
    expect(texts.some((text) => /\p{L}{30,}/u.test(text))).toBe(true);
    expect(texts.join("")).toMatch(/(?=.*ß)(?=.*ä)(?=.*ö)(?=.*ü)(?=.*„)(?=.*“)(?=.*‚)/s);
  });

  test("a note of more than 500 words, notes of several paragraphs, a note with a list", () => {
    const notes = edition.manuscript.files.flatMap((file) => file.notes);
    const words = notes.map((note) => plainText(note.children).split(" ").length);
    expect(Math.max(...words)).toBeGreaterThan(500);
    const long = notes.filter(({ children }) => all("paragraph", children).length > 1);
    expect(long.length).toBeGreaterThan(1);
    expect(notes.some(({ children }) => all("list", children).length > 0)).toBe(true);
  });

  test("page turns inside a sentence, between paragraphs and at the very beginning", () => {
    const turned = all("paragraph").filter(
      (node) => all("page-turn", node.children).length > 0,
    );
    const [alone, inside] = [true, false].map((isAlone) =>
      turned.filter(({ children }) => (children.length === 1) === isAlone),
    );
    expect(alone).not.toEqual([]);
    expect(inside).not.toEqual([]);
    const firsts = edition.manuscript.files.map(({ children }) => children[0]);
    expect(firsts.some((block) => block && holds(block, "page-turn"))).toBe(true);
  });

  test("two documents, of which the course pack takes one", () => {
    const documents = edition.parts.filter(({ kind }) => kind === "document");
    expect(documents).toHaveLength(2);
    expect(edition.manuscript.coursePack?.documents).toHaveLength(1);
  });

  test("a template and a style sheet of its own", () => {
    const { templates, styles } = edition.manuscript;
    const own = [...templates.values(), ...styles.values()].map(({ path }) => path);
    expect(own.filter((path) => !path.startsWith("stet:"))).toEqual([
      "templates/parts/imprint.hbs",
      "styles/edition.css",
    ]);
  });
});

function holds(node: AnyNode, type: AnyNode["type"]): boolean {
  return [...descendants([node])].some((inside) => inside.type === type);
}

test("the specimen says that it is invented, in its title and in every headnote", () => {
  expect(edition.manuscript.config.title).toContain("frei erfunden");
  for (const { meta, voice, children } of edition.manuscript.files) {
    if (voice === "editor") continue;
    expect(meta.title).toContain("frei erfunden");
    const headnote = all("division", children).find(({ kind }) => kind === "headnote");
    expect(headnote && plainText([headnote])).toContain("frei erfunden");
  }
});
