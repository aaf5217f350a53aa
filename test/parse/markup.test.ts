// Runs the prose of test/markup: every example becomes exactly the tree and the findings below it.
// `UPDATE_EXPECTED=1 npx vitest run test/parse/markup.test.ts` writes them anew; read them before you
// commit them.

import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type Diagnostic, position, severityOf, sorted } from "../../build/diagnostics.ts";
import type { ManuscriptFile } from "../../build/model/manuscript.ts";
import { parse } from "../../build/parse/index.ts";
import { acceptCases, type Case, readCases } from "../support/cases.ts";
import { editionFiles } from "../support/edition.ts";
import { fileTree } from "../support/tree.ts";

const FOLDER = "test/markup";
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"));

for (const name of files.sort()) {
  const file = path.join(FOLDER, name);
  if (process.env.UPDATE_EXPECTED === "1") acceptCases(file, become);
  describe(name, () => {
    for (const example of readCases(file)) {
      test(`${example.sentence} (line ${example.line})`, () => {
        expect(become(example)).toBe(example.expected);
      });
    }
  });
}

/** The tree of an example, then its findings. */
function become({ input, setting }: Case): string {
  const folder = setting.includes("editor") ? "front" : "documents";
  const text = setting.includes("crlf") ? input.replaceAll("\n", "\r\n") : input;
  const file = `manuscript/${folder}/example.md`;
  const { value, diagnostics } = parse(
    editionFiles({ [file]: text }, ["manuscript/images/map.png"]),
  );
  const tree = value.files[0] ? fileTree(value.files[0]) : "";
  const found = sorted(diagnostics).map((diagnostic) => shown(diagnostic, value.files[0]));
  return [tree, ...found].filter((line) => line !== "").join("\n");
}

function shown(diagnostic: Diagnostic, file: ManuscriptFile | undefined): string {
  const { rule, message, span, hint } = diagnostic;
  if (!span || !file) return `! ${rule}: ${message}`;
  const { line, column } = position(span, file.source.text);
  const end = position({ ...span, start: span.end }, file.source.text);
  const to = end.line === line ? `${end.column}` : `${end.line}:${end.column}`;
  const head = `! ${line}:${column}-${to} ${severityOf(diagnostic)} ${rule}: ${message}`;
  return hint ? `${head}\n    ${hint}` : head;
}
