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
      if (references.has(csl.id)) diagnostics.push(keyTwice(reference));
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

function readBibtex(text: string): unknown[] {
  return plugins.input.chain(text, { forceType: "@bibtex/text", generateGraph: false });
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
    span: spanOf(file, csl.id),
    kind: primary ? "primary" : "secondary",
    csl: rest,
  };
}

function spanOf(file: Source, key: string): Span {
  const quoted = key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = file.path.endsWith(".bib")
    ? new RegExp(`@\\w+\\s*\\{\\s*${quoted}(?=\\s*,)`)
    : new RegExp(`"id"\\s*:\\s*"${quoted}"`);
  const found = pattern.exec(file.text);
  const start = found?.index ?? 0;
  return { file: file.path, start, end: start + (found?.[0].length ?? 1) };
}

function keyTwice({ key, span }: Reference): Diagnostic {
  return {
    rule: "key-is-unique",
    message: `the references have the key "${key}" twice`,
    span,
    hint: "Give one of the two works another key, or take it out.",
  };
}

function unreadable(file: Source, error: unknown): Diagnostic {
  const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  const at = /position (\d+)/.exec(message);
  const line = /line (\d+)/.exec(message);
  const start = at ? Number(at[1]) : offsetOfLine(file.text, Number(line?.[1] ?? 1));
  return {
    rule: "reference-is-valid",
    message: `${file.path} cannot be read as ${file.path.endsWith(".bib") ? "BibTeX" : "CSL-JSON"}: ${message}`,
    span: { file: file.path, start, end: start + 1 },
    hint: "Look at this place and just before it: a missing comma, quotation mark or brace is likely.",
  };
}

function offsetOfLine(text: string, line: number): number {
  return (
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length + (line > 1 ? 1 : 0)
  );
}
