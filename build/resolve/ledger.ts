// The redaction ledger: one line for each withheld passage or the codes that stand for one.
// Floor: resolve. Nothing here holds withheld words, because the model has no field for them.

import type { Diagnostic, RuleId } from "../diagnostics.ts";
import type { CodeReading, LedgerEntry } from "../model/edition.ts";
import type { Amount } from "../model/extents.ts";
import type { CodeBook } from "../model/manuscript.ts";
import type { AnyNode, Redaction } from "../model/nodes.ts";
import { codeReader, needsDay, type ReadCodes, slugOf } from "./codes.ts";
import type { Draft } from "./notes.ts";
import { printedToken } from "./printed.ts";
import type { Visit } from "./walk.ts";

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  readonly entryOf: ReadonlyMap<AnyNode, LedgerEntry>;
  readonly legend: readonly CodeReading[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The declared code books, and the day of release by which they are read unless a document has its own. */
export interface Regimes {
  readonly books: readonly CodeBook[];
  readonly released: string | undefined;
}

/** One entry per redaction, in reading order, its codes read by the books in force on its day. */
export function collectLedger(
  visits: readonly Visit[],
  draftOf: ReadonlyMap<AnyNode, Draft>,
  { books, released }: Regimes,
  amountsOf: ReadonlyMap<AnyNode, readonly Amount[]>,
): Ledger {
  const entryOf = new Map<AnyNode, LedgerEntry>();
  const diagnostics: Diagnostic[] = [];
  const undated = new Set<object>();
  const readers = new Map<string | undefined, ReadCodes>();
  for (const visit of visits) {
    const { node, file } = visit;
    if (node.type !== "redaction") continue;
    const draft = draftOf.get(node);
    const day = file.meta.released ?? released;
    const read = readers.get(day) ?? codeReader(books, day);
    readers.set(day, read);
    const entry = {
      ...toEntry(node, visit, draft?.anchor ?? "", read),
      number: entryOf.size + 1,
      amounts: amountsOf.get(node) ?? [],
    };
    entryOf.set(node, entry);
    if (!draft?.definition) diagnostics.push(...checkMeaning(node, entry, day));
    if (day !== undefined || undated.has(file) || !needsDay(entry.codes, books)) continue;
    undated.add(file);
    diagnostics.push(noDay(node, entry, file.source.path));
  }
  const entries = [...entryOf.values()];
  return { entries, entryOf, legend: codesUsed(entries, books), diagnostics };
}

function toEntry(
  node: Redaction,
  { place }: Visit,
  note: string,
  read: ReadCodes,
): Omit<LedgerEntry, "number" | "amounts"> {
  const printedCodes = read(node.token);
  const codes = node.codes === undefined ? printedCodes : read(node.codes);
  return {
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

function checkMeaning(
  node: Redaction,
  entry: LedgerEntry,
  day: string | undefined,
): readonly Diagnostic[] {
  const hint = `write its note, [^${node.id}]: …, saying what stands there and what can be said of it`;
  if (entry.codes.length === 0) {
    const message = `the redaction ${node.id} shows no code and has no note`;
    return [{ rule: "redaction-has-a-meaning", message, span: node.span, hint }];
  }
  return entry.codes
    .filter(({ known }) => !known)
    .map((code) => {
      const { rule, says } = faultOf(code, day);
      return { rule, message: `${says}, and ${node.id} has no note`, span: node.span, hint };
    });
}

function faultOf({ printed, fault }: CodeReading, day = ""): { rule: RuleId; says: string } {
  if (!fault) {
    const says = `the code ${printed} is in no declared code book`;
    return { rule: "code-is-in-the-code-book", says };
  }
  const { kind, authority, from, until } = fault;
  if (kind === "impossible") {
    const says = `${authority} has no code ${printed}`;
    return { rule: "code-is-possible", says };
  }
  const dates = [from && `from ${from}`, until && `until ${until}`].filter(Boolean).join(" ");
  const says = `the code ${printed} of ${authority} was in force ${dates}, not on ${day}, the day of release`;
  return { rule: "code-is-of-its-time", says };
}

function noDay(node: Redaction, { codes }: LedgerEntry, file: string): Diagnostic {
  const { printed = "", section = "" } = codes.find(({ known }) => known) ?? {};
  return {
    rule: "release-is-dated",
    message: `${printed} is read as ${section}, but no day of release is declared`,
    span: node.span,
    hint: `say when the source was released: released: 1993-03-13, under codes in edition.yaml or in the front matter of ${file}`,
  };
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
    codes.map(({ code }) => `${id}.${slugOf(code)}`),
  );
  return order.flatMap((normalised) => used.get(normalised) ?? []);
}
