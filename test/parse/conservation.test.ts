// No character of a manuscript is ever dropped: whatever is typed, every word of it is in the tree.
// The check is the test's own: it looks for each word of the source in what the nodes say, and
// knows nothing of how they were read.

import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ManuscriptFile } from "../../build/model/manuscript.ts";
import { type AnyNode, descendants } from "../../build/model/nodes.ts";
import { reportLost } from "../../build/parse/conservation.ts";
import { Findings } from "../../build/parse/findings.ts";
import { parse } from "../../build/parse/index.ts";
import { editionFiles } from "../support/edition.ts";
import { mixture } from "../support/mixtures.ts";

const RUNS = { seed: 19621027, numRuns: 1500 };
const PATHS = ["manuscript/documents/a.md", "manuscript/front/a.md"] as const;

test.each(PATHS)(
  "every word of any mixture of prose and markup is in the tree of %s",
  (path) => {
    fc.assert(
      fc.property(mixture(), (text) => {
        expect(lostWords(path, text)).toEqual([]);
      }),
      RUNS,
    );
  },
);

test.each(PATHS)(
  "texts say, to the character, what the source says at their place, in %s",
  (name) => {
    fc.assert(
      fc.property(mixture(), (text) => {
        for (const node of textsOf(parseOne(name, text))) {
          expect(bare(node.value)).toBe(bare(text.slice(node.span.start, node.span.end)));
        }
      }),
      RUNS,
    );
  },
);

test("a word that parsing lost is an error", () => {
  const file = parseOne(PATHS[0], "One word.\n\nAnother paragraph.\n");
  const findings = new Findings();
  reportLost({ ...file, children: file.children.slice(1), marks: [] }, findings);
  expect(findings.all().map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    'text-is-conserved: "One" is in the manuscript, but parsing lost it',
    'text-is-conserved: "word" is in the manuscript, but parsing lost it',
  ]);
});

test("a document read as plain prose keeps every word, and no word is there twice", () => {
  const text = readFileSync(path.join(import.meta.dirname, "document.txt"), "utf8");
  const file = parseOne(PATHS[0], text);
  const words = textsOf(file).flatMap(({ value }) => value.match(/\w+/g) ?? []);
  const labels = [...descendants(file.children)].flatMap((node) =>
    node.type === "list" ? node.items.flatMap(({ label }) => label?.match(/\w+/g) ?? []) : [],
  );
  expect([...words, ...labels].sort()).toEqual([...(text.match(/\w+/g) ?? [])].sort());
});

function parseOne(path: string, text: string): ManuscriptFile {
  const [file] = parse(editionFiles({ [path]: text })).value.files;
  if (!file) throw new Error("no file");
  return file;
}

interface Saying {
  readonly start: number;
  readonly end: number;
  readonly says: string;
}

/** Words of the source that no node around their place says, and no finding there gives. */
function lostWords(path: string, text: string): readonly string[] {
  const { value, diagnostics } = parse(editionFiles({ [path]: text }));
  const [file] = value.files;
  if (!file) return ["everything"];
  const sayings = [...sayingsOf(file), ...diagnostics.flatMap(faultOf(text))];
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)]
    .filter(
      ({ 0: word, index }) =>
        !sayings.some(
          ({ start, end, says }) =>
            start <= index && index + word.length <= end && says.includes(word),
        ),
    )
    .map(({ 0: word, index }) => `${word} at ${index}`);
}

/** Rules by which a part of an attribute list, or a fence, is reported and left out of the tree. */
const LEAVES_NOTHING = new Set(["vocabulary-is-closed", "attribute-is-complete"]);

/** Markup with a fault that leaves no node: what the finding points at counts as said. */
function faultOf(text: string) {
  return ({
    rule,
    span,
  }: {
    readonly rule: string;
    readonly span?: { readonly start: number; readonly end: number };
  }): readonly Saying[] => {
    if (!span || !LEAVES_NOTHING.has(rule)) return [];
    return [{ start: span.start, end: span.end, says: text.slice(span.start, span.end) }];
  };
}

/** The words of the vocabulary by which markup names itself; they leave no other trace. */
const MARKUP =
  "sic corr redaction illegible stamp page n cert low note closer release form headnote r1 b https a";

function sayingsOf(file: ManuscriptFile): readonly Saying[] {
  const nodes = [
    ...descendants(file.children),
    ...file.notes.flatMap((note) => [...descendants(note.children)]),
  ];
  const notes = file.notes.map(({ span, label }) => ({ ...span, says: label }));
  return [...nodes.flatMap(nodeSayings), ...notes];
}

function nodeSayings(node: AnyNode): readonly Saying[] {
  const { start, end } = node.span;
  switch (node.type) {
    case "text":
    case "code":
    case "preformatted":
      return [{ start, end, says: node.value }];
    case "list":
      return node.items.map((item) => ({
        ...item.span,
        says: item.label ?? `${node.start} 1 2`,
      }));
    case "citation":
      return [{ start, end, says: JSON.stringify(node.items) }];
    case "paragraph":
    case "quotation":
    case "table":
      return [];
    default: {
      const own = Object.entries(node)
        .filter(([name]) => name !== "children" && name !== "span")
        .map(([, field]) => String(field));
      return [{ start, end, says: [...own, MARKUP].join(" ") }];
    }
  }
}

function textsOf(file: ManuscriptFile) {
  return [
    ...descendants([...file.children, ...file.notes.flatMap((note) => note.children)]),
  ].filter((node) => node.type === "text");
}

/** Characters that count: not white space, not the backslash of an escape, not a quotation's mark. */
function bare(text: string): string {
  return text.replace(/[\s\\>]/gu, "");
}
