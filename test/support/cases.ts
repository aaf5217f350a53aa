// Tests written as prose: a sentence that says what is true, an example, a line with a dot, and
// what the example becomes. The files are in test/markup; how to read them is said in its README.

import { readFileSync, writeFileSync } from "node:fs";

export interface Case {
  /** The paragraph before the example, its line ends made spaces. */
  readonly sentence: string;
  /** Line of the file on which the example opens, from 1. */
  readonly line: number;
  /** Words after the opening fence: `editor`, `crlf`. */
  readonly setting: readonly string[];
  readonly input: string;
  readonly expected: string;
}

/** An example opens and closes with the same three or more backticks. */
const EXAMPLE = /^(`{3,})([^`\n]*)\n([\s\S]*?)^\.\n([\s\S]*?)^\1$/gm;

/** The cases of one file. @throws Error where an example has no sentence before it. */
export function readCases(file: string): readonly Case[] {
  const text = readFileSync(file, "utf8");
  let last = 0;
  return [...text.matchAll(EXAMPLE)].map((match) => {
    const [whole, , setting = "", input = "", expected = ""] = match;
    const before = text.slice(last, match.index).trim();
    last = match.index + whole.length;
    const line = text.slice(0, match.index).split("\n").length;
    const sentence = before.split(/\n{2,}/).at(-1) ?? "";
    if (sentence === "") throw new Error(`${file}:${line}: the example says nothing`);
    return {
      sentence: sentence.replace(/\s+/g, " "),
      line,
      setting: setting.split(/\s+/).filter((word) => word !== ""),
      input: input.replace(/\n$/, ""),
      expected: expected.trimEnd(),
    };
  });
}

/** Writes what the examples become into the file. On purpose only, and read afterwards. */
export function acceptCases(file: string, become: (example: Case) => string): void {
  const cases = [...readCases(file)];
  const text = readFileSync(file, "utf8");
  const accepted = text.replace(
    EXAMPLE,
    (whole, fence: string, setting: string, input: string) => {
      const next = cases.shift();
      return next ? `${fence}${setting}\n${input}.\n${become(next)}\n${fence}` : whole;
    },
  );
  writeFileSync(file, accepted);
}
