// What is true of a good edition, and how to say that it is not. Rules are a table; a diagnostic
// is a value with a place; severity belongs to the rule and is decided here and nowhere else.

import type { Source, Span } from "./model/span.ts";
import { RULES, type RuleId } from "./rules.ts";

export { RULES, type RuleId } from "./rules.ts";

/** Something untrue of the edition, and where. */
export interface Diagnostic {
  readonly rule: RuleId;
  readonly message: string;
  /** Absent only where no place of the manuscript is to blame, as for a missing browser. */
  readonly span?: Span;
  /** What the editor can do about it. */
  readonly hint?: string;
  /** Where in a finished file it was seen: `page 12`, `documents/memo.xhtml#r4`. */
  readonly seen?: string;
}

/** A stage's result: its value, and what it found wrong on the way. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

export type Severity = "error" | "warning";

/** The severity of the diagnostic's rule. */
export function severityOf(diagnostic: Diagnostic): Severity {
  return RULES[diagnostic.rule].severity;
}

/** True if any of them is an error: the run has findings and its outputs are not to be trusted. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => severityOf(diagnostic) === "error");
}

/** By file, place and rule; those without a place come first. The input is not changed. */
export function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compare(a.span?.file ?? "", b.span?.file ?? "") ||
      (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Line and column of a span's start, from 1; columns count code points. */
export function position(span: Span, text: string): { line: number; column: number } {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  let line = 1;
  for (
    let at = text.indexOf("\n");
    at !== -1 && at < span.start;
    at = text.indexOf("\n", at + 1)
  ) {
    line += 1;
  }
  return { line, column: [...text.slice(lineStart, span.start)].length + 1 };
}

/**
 * Formats one diagnostic as `file:line:column: severity rule: message`, then the source line
 * with a caret under its start, then the hint. Tabs are kept in the caret's line, so that the
 * caret stands where it should in any terminal.
 */
export function format(diagnostic: Diagnostic, sources: ReadonlyMap<string, Source>): string {
  const { span, rule, message, hint, seen } = diagnostic;
  const tail = [...(seen ? [`  seen: ${seen}`] : []), ...(hint ? [`  hint: ${hint}`] : [])];
  const what = `${severityOf(diagnostic)} ${rule}: ${message}`;
  if (!span) return [what, ...tail].join("\n");
  const text = sources.get(span.file)?.text;
  if (text === undefined) return [`${span.file}: ${what}`, ...tail].join("\n");
  const { line, column } = position(span, text);
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const lineEnd = text.indexOf("\n", lineStart);
  const shown = text.slice(lineStart, lineEnd === -1 ? text.length : lineEnd);
  const before = text.slice(lineStart, span.start);
  const width = Math.max(1, [...shown.slice(before.length, span.end - lineStart)].length);
  const [excerpt, indent] = window(shown, before);
  return [
    `${span.file}:${line}:${column}: ${what}`,
    `  ${excerpt}`,
    `  ${indent.replace(/[^\t]/gu, " ")}${"^".repeat(Math.min(width, 40))}`,
    ...tail,
  ].join("\n");
}

/** A long line (a paragraph is one line) is shown only around the place meant. */
function window(line: string, before: string): readonly [string, string] {
  const points = [...line];
  const column = [...before].length;
  if (points.length <= 100) return [line, before];
  const from = Math.max(0, Math.min(column - 40, points.length - 98));
  const to = Math.min(points.length, from + 98);
  const lead = from > 0 ? "…" : "";
  const trail = to < points.length ? "…" : "";
  return [
    lead + points.slice(from, to).join("") + trail,
    lead + points.slice(from, column).join(""),
  ];
}
