// The redaction ledger: one line for each withheld passage or the codes that stand for one.
// Floor: resolve. Nothing here holds withheld words, because the model has no field for them.

import type { Diagnostic } from "../diagnostics.ts";
import type { CodeReading, LedgerEntry } from "../model/edition.ts";
import type { CodeBook } from "../model/manuscript.ts";
import type { AnyNode, Redaction } from "../model/nodes.ts";
import { readCodes } from "./codes.ts";
import type { Draft } from "./notes.ts";
import { printedToken } from "./printed.ts";
import type { Visit } from "./walk.ts";

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly entryOf: ReadonlyMap<AnyNode, LedgerEntry>;
  readonly legend: readonly CodeReading[];
  readonly diagnostics: readonly Diagnostic[];
}

/** One entry per redaction, in reading order, its codes read by `books` (those in force). */
export function collectLedger(
  visits: readonly Visit[],
  draftOf: ReadonlyMap<AnyNode, Draft>,
  books: readonly CodeBook[],
): Ledger {
  const entryOf = new Map<AnyNode, LedgerEntry>();
  const diagnostics: Diagnostic[] = [];
  for (const visit of visits) {
    const { node } = visit;
    if (node.type !== "redaction") continue;
    const draft = draftOf.get(node);
    const entry = toEntry(node, visit, entryOf.size + 1, draft?.anchor ?? "", books);
    entryOf.set(node, entry);
    if (!draft?.definition) diagnostics.push(...checkMeaning(node, entry));
  }
  const entries = [...entryOf.values()];
  return { entries, entryOf, legend: codesUsed(entries, books), diagnostics };
}

function toEntry(
  node: Redaction,
  { place }: Visit,
  number: number,
  note: string,
  books: readonly CodeBook[],
): LedgerEntry {
  const printedCodes = readCodes(node.token, books);
  const codes = node.codes === undefined ? printedCodes : readCodes(node.codes, books);
  return {
    number,
    anchor: node.id,
    label: node.id.toUpperCase(),
    token: node.token,
    printed: printedToken(node.token, printedCodes),
    codes,
    kind: printedCodes.length > 0 ? "codes" : "token",
    extent: node.extent ?? null,
    agency: node.agency ?? null,
    place,
    note,
    span: node.span,
  };
}

function checkMeaning(node: Redaction, entry: LedgerEntry): readonly Diagnostic[] {
  const hint = `write its note, [^${node.id}]: …, saying what stands there and what can be said of it`;
  if (entry.codes.length === 0) {
    const message = `the redaction ${node.id} shows no code and has no note`;
    return [{ rule: "redaction-has-a-meaning", message, span: node.span, hint }];
  }
  return entry.codes
    .filter(({ known }) => !known)
    .map(({ printed }) => ({
      rule: "code-is-in-the-code-book" as const,
      message: `the code ${printed} is in no declared code book, and ${node.id} has no note`,
      span: node.span,
      hint,
    }));
}

/** Each known code once, in the order of its code book: the legend. */
function codesUsed(
  entries: readonly LedgerEntry[],
  books: readonly CodeBook[],
): readonly CodeReading[] {
  const used = new Map(
    entries.flatMap(({ codes }) => codes.map((code) => [code.normalised, code] as const)),
  );
  const order = books.flatMap(({ id, codes }) =>
    codes.map(({ code }) => `${id}.${code.replace(/[^\p{L}\p{N}]+/gu, "")}`),
  );
  return order.flatMap((normalised) => used.get(normalised) ?? []);
}
