// How a run looks: stages and pages as they pass, findings, the closing summary. Only main.ts
// has streams; everything here makes text.

import { createColors } from "picocolors";
import { type Diagnostic, format, position, severityOf, sorted } from "./diagnostics.ts";
import type { PressTicket } from "./model/outputs.ts";
import type { Proof, ProvedOutput } from "./model/proof.ts";
import type { Source } from "./model/span.ts";

export interface Screen {
  /** Set on a terminal, where one line can be written over. */
  readonly live: boolean;
  readonly color: boolean;
  readonly write: (text: string) => void;
}

export interface ProgressLine {
  readonly stage: (name: string) => void;
  readonly page: (output: string, page: number) => void;
  readonly done: () => void;
}

/**
 * One line per stage in a pipe; on a terminal one line that is kept up to date. Two outputs are
 * set at the same time, so the line names the page of each.
 */
export function progressLine(screen: Screen): ProgressLine {
  const pages = new Map<string, number>();
  const rewrite = (text: string) => screen.write(`\r\u001b[2K${text}`);
  return {
    stage: (name) => {
      if (screen.live) rewrite(name);
      else screen.write(`${name}\n`);
    },
    page: (output, page) => {
      pages.set(output, page);
      if (!screen.live) return;
      rewrite(`typeset ${[...pages].map(([name, at]) => `${name}: page ${at}`).join(", ")}`);
    },
    done: () => {
      if (screen.live) rewrite("");
    },
  };
}

/** Every finding, sorted, then a line that counts them; empty where there is none. */
export function findings(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
  screen: Pick<Screen, "color">,
): string {
  if (diagnostics.length === 0) return "";
  const colors = createColors(screen.color);
  const shown = sorted(diagnostics).map((diagnostic) => {
    const paint = severityOf(diagnostic) === "error" ? colors.red : colors.yellow;
    const [head = "", ...rest] = format(diagnostic, sources).split("\n");
    return [colors.bold(paint(head)), ...rest].join("\n");
  });
  return `${shown.join("\n\n")}\n\n${counted(diagnostics)}\n`;
}

function counted(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((one) => severityOf(one) === "error").length;
  const warnings = diagnostics.length - errors;
  return `${plural(errors, "error")}, ${plural(warnings, "warning")}`;
}

/** `1 page`, `12 pages`. */
export function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

/** Findings as a machine reads them: one object per finding, lines and columns from 1. */
export function findingsJson(
  diagnostics: readonly Diagnostic[],
  sources: ReadonlyMap<string, Source>,
): readonly object[] {
  return sorted(diagnostics).map((diagnostic) => {
    const { rule, message, span, hint, seen } = diagnostic;
    const text = span && sources.get(span.file)?.text;
    const place = span && text !== undefined ? position(span, text) : {};
    return {
      rule,
      severity: severityOf(diagnostic),
      message,
      ...(span ? { file: span.file, ...place } : {}),
      ...(seen ? { seen } : {}),
      ...(hint ? { hint } : {}),
    };
  });
}

/** What a finished run has to show for itself. */
export interface Finished {
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly bytes: number }[];
  readonly proof: Proof | null;
  readonly recalled?: boolean;
  readonly press?: PressTicket;
}

function factsOf(proved: ProvedOutput): readonly string[] {
  const { pages, redactions, redactionsExpected, redactionsNotTaken, notes, words } = proved;
  const elsewhere =
    redactionsNotTaken > 0 ? ` (${redactionsNotTaken} not in the course pack)` : "";
  return [
    plural(pages, "page"),
    `${redactions} of ${redactionsExpected} redactions proved${elsewhere}`,
    plural(notes, "note"),
    `${words} words compared`,
  ];
}

function ticketOf(ticket: PressTicket): string {
  const { pages, blanks, signatures, signature, spine, paper, bleed, color } = ticket;
  return [
    `${plural(pages, "page")} (${plural(blanks, "blank")})`,
    `${plural(signatures, "signature")} of ${signature}`,
    `spine ${spine} mm with paper of ${paper}`,
    `bleed ${bleed} mm`,
    color,
  ].join(", ");
}

/** What was made and proved: files, pages, redactions in each, and how long it took. */
export function summary(run: Finished, seconds: number | null): string {
  const proved = run.proof?.outputs ?? [];
  const width = Math.max(0, ...proved.map(({ output }) => output.length)) + 2;
  const lines = proved.map((one) => `  ${one.output.padEnd(width)}${factsOf(one).join(", ")}`);
  const files = run.files.map(({ name, bytes }) => `  ${name}  ${Math.ceil(bytes / 1024)} kB`);
  const press = run.press ? [`  ${"press".padEnd(width)}${ticketOf(run.press)}`] : [];
  const took = seconds === null ? "" : ` in ${seconds.toFixed(1)} s`;
  const built = run.recalled
    ? "Nothing has changed since this was built and proved"
    : `Built and proved${took}`;
  const head = `${run.files.length > 0 ? built : "Proved"}, in ${run.folder}:`;
  return `${[head, ...files, ...lines, ...press].join("\n")}\n`;
}
