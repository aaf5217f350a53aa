// Reading is linear: twice the text is twice the work, whatever it holds. Work is counted in
// steps, not timed; each pattern was chosen because it makes some parser of Markdown quadratic.

import { expect, test } from "vitest";
import { Effort } from "../../build/parse/effort.ts";
import { parse } from "../../build/parse/index.ts";
import { editionFiles } from "../support/edition.ts";

const INLINE = [
  "[a]{.x} ",
  "[a]{.sic} ",
  '[a]{.sic corr="',
  "[[[[",
  "]]]]",
  "[a ",
  "[a]{.sic ",
  "[a](b",
  "[a](<b",
  '[a](b "',
  "![a](",
  "[^a]",
  "^[a] ",
  "[@a; ",
  "(((",
  "{{{",
  "*a_",
  "**a ",
  "~~a~~~ ",
  "`a``b",
  "<a ",
  '<a b="',
  "<!-- ",
  "&a",
  "\\[",
];

const BLOCKS = [
  "[a]{.x} b\n\n",
  "- a\n",
  "1. a\n",
  "> a\n",
  "[^a]: x\n",
  "[^a]:\n    - x\n\n",
  "(1) a\n\n",
  "::: {.verse}\n",
  ":::\n",
  "::: {.verse}\na\n:::\n",
  "## a {#b}\n",
  "## {a {a {a\n",
  "|a|b|\n|-|-|\n|c|d|\n",
  "```\n",
  "a\n-\n",
  "    a\n",
  "a  \n",
];

/** Longer than a screen and shorter than the longest paragraph. */
const LENGTH = 10_000;

test.each(INLINE)(
  "a paragraph of %j takes twice the steps when it is twice as long",
  (pattern) => {
    expect(growth(pattern)).toBeLessThan(2.2);
  },
);

test.each(BLOCKS)("a file of %j takes twice the steps when it is twice as long", (pattern) => {
  expect(growth(pattern)).toBeLessThan(2.2);
});

test.each([...INLINE, ...BLOCKS])(
  "%j takes no more than sixteen steps a character",
  (pattern) => {
    expect(steps(pattern, LENGTH)).toBeLessThan(16 * LENGTH);
  },
);

test.each([
  [">", ""],
  ["> - ", ""],
  ["- ", ""],
  ["::: {.verse}\n", "\n:::"],
  ["[", "]{.sic}"],
  ["*a **b ", " b** a*"],
  ["~~a *b ", " b* a~~"],
])(
  "five thousand of %j within one another are read, and said to be too deep",
  (open, close) => {
    const { value, diagnostics } = parse(
      files(`${open.repeat(5000)}word${close.repeat(5000)}`),
    );
    expect(JSON.stringify(value.files[0]?.children)).toContain("word");
    expect(diagnostics.map(({ rule }) => rule)).toContain("nesting-is-bounded");
  },
);

test("a paragraph beyond the longest is reported and kept, its markup not read", () => {
  const text = `[a]{.x} ${"word ".repeat(40_000)}`;
  const { value, diagnostics } = parse(files(text));
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["paragraph-is-bounded"]);
  expect(JSON.stringify(value.files[0]?.children)).toContain("[a]{.x} word word");
});

test("a thousand findings of one rule are five hundred and a count of the rest", () => {
  const { diagnostics } = parse(files("[a]{.x} ".repeat(1000)));
  expect(diagnostics).toHaveLength(501);
  expect(diagnostics.at(-1)?.message).toBe("500 more of this kind up to here");
});

function growth(pattern: string): number {
  return steps(pattern, 2 * LENGTH) / steps(pattern, LENGTH);
}

function steps(pattern: string, length: number): number {
  const effort = new Effort();
  parse(files(pattern.repeat(Math.ceil(length / pattern.length))), effort);
  return effort.steps;
}

function files(text: string) {
  return editionFiles({ "manuscript/documents/a.md": text });
}
