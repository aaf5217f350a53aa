// Reads the references: CSL-JSON and BibTeX, through citation-js. Floor: resolve.

import "@citation-js/plugin-bibtex";
import { plugins } from "@citation-js/core";
import type { Diagnostic, Outcome } from "../diagnostics.ts";
import type { Reference } from "../model/manuscript.ts";
import type { Source, Span } from "../model/span.ts";

type Csl = Record<string, unknown> & { id: string };

/**
 * Every work of the reference files. A work's `kind` is CSL-JSON's `custom.kind`, or a BibTeX
 * keyword `primary`; without either it is secondary. Files that cannot be read and keys that
 * are used twice are reported.
 */
export function readReferences(files: readonly Source[]): Outcome<readonly Reference[]> {
  const diagnostics: Diagnostic[] = [];
  const references = new Map<string, Reference>();
  for (const file of files) {
    const { items, problem } = itemsOf(file);
    if (problem) diagnostics.push(problem);
    for (const csl of items) {
      const reference = toReference(file, csl);
      if (references.has(csl.id))
        diagnostics.push(keyTwice(csl.id, spansOf(file, csl.id).at(-1)));
      else references.set(csl.id, reference);
    }
  }
  return { value: [...references.values()], diagnostics };
}

function itemsOf(file: Source): { items: readonly Csl[]; problem?: Diagnostic } {
  try {
    const read = file.path.endsWith(".bib") ? readBibtex(file.text) : readJson(file.text);
    return { items: read.map((item, index) => asItem(item, index)) };
  } catch (error) {
    return { items: [], problem: unreadable(file, error) };
  }
}

/** citation-js drops BibTeX's keywords and the fields of archives on the way to CSL; they are put back. */
function readBibtex(text: string): unknown[] {
  const options = { generateGraph: false, target: "@bibtex/entries+list" };
  const entries = plugins.input.chain(text, { ...options, forceType: "@bibtex/text" });
  const items = plugins.input.chain(entries, {
    forceType: "@bibtex/entries+list",
    generateGraph: false,
  });
  return items.map((item, index) => withDropped(item, entries[index]));
}

/** BibTeX has no fields for a collection and a place in an archive: they are named as CSL names them. */
const DROPPED: Readonly<Record<string, string>> = {
  keywords: "keyword",
  archive: "archive",
  archive_collection: "archive_collection",
  archive_location: "archive_location",
};

function withDropped(item: unknown, entry: unknown): unknown {
  const { properties = {} } = entry as { properties?: Readonly<Record<string, unknown>> };
  const found = Object.entries(DROPPED).flatMap(([field, name]) =>
    properties[field] === undefined ? [] : [[name, properties[field]] as const],
  );
  return typeof item === "object" ? { ...item, ...Object.fromEntries(found) } : item;
}

function readJson(text: string): unknown[] {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  if (!Array.isArray(value)) throw new Error("it is not a list of works");
  return value;
}

function asItem(item: unknown, index: number): Csl {
  if (typeof item === "object" && item !== null && "id" in item && "type" in item) {
    return { ...item, id: String(item.id) };
  }
  throw new Error(`work ${index + 1} has no id or no type`);
}

function toReference(file: Source, csl: Csl): Reference {
  const custom = csl.custom as { kind?: unknown } | undefined;
  const keywords = typeof csl.keyword === "string" ? csl.keyword : "";
  const primary = custom?.kind === "primary" || /\bprimary\b/.test(keywords);
  const { custom: _, ...rest } = csl;
  return {
    key: csl.id,
    span: spansOf(file, csl.id)[0] ?? { file: file.path, start: 0, end: 1 },
    kind: primary ? "primary" : "secondary",
    csl: rest,
  };
}

/** Every place where a work has this key. */
function spansOf(file: Source, key: string): readonly Span[] {
  const quoted = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = file.path.endsWith(".bib")
    ? new RegExp(`@\\w+\\s*\\{\\s*${quoted}(?=\\s*,)`, "g")
    : new RegExp(`"id"\\s*:\\s*"${quoted}"`, "g");
  return [...file.text.matchAll(pattern)].map(({ 0: found, index }) => ({
    file: file.path,
    start: index,
    end: index + found.length,
  }));
}

function keyTwice(key: string, span: Span | undefined): Diagnostic {
  return {
    rule: "key-is-unique",
    message: `the references have the key "${key}" twice`,
    ...(span ? { span } : {}),
    hint: "give one of the two works another key, or take it out",
  };
}

/** The parsers' own words are for programmers; what an editor needs of them is the place. */
function unreadable(file: Source, error: unknown): Diagnostic {
  const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  const format = file.path.endsWith(".bib") ? "BibTeX" : "CSL-JSON";
  const start = placeOf(said, file.text);
  return {
    rule: "reference-is-valid",
    message:
      start === null
        ? `this file cannot be read as ${format}: ${said}`
        : `from here on this file cannot be read as ${format}`,
    span: { file: file.path, start: start ?? 0, end: (start ?? 0) + 1 },
    hint: "look at this place and at the lines before it: a comma, a quotation mark or a brace is missing or too many",
  };
}

/** Where a parser stopped: `at position 12`, `at line 3 col 4`, `end of JSON input`. */
function placeOf(said: string, text: string): number | null {
  const at = /position (\d+)/.exec(said);
  if (at) return Number(at[1]);
  const [, line, column = "1"] = /line (\d+)(?: col(?:umn)? (\d+))?/.exec(said) ?? [];
  if (line !== undefined) return offsetOfLine(text, Number(line)) + Number(column) - 1;
  return said.includes("end of") ? text.trimEnd().length : null;
}

function offsetOfLine(text: string, line: number): number {
  const before = text.split("\n").slice(0, line - 1);
  return before.reduce((length, one) => length + one.length + 1, 0);
}
