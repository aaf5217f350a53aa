// Counts where redactions, gaps and marks fall, and adds up the extents. Floor: resolve.

import {
  CENSUS_KINDS,
  type Census,
  type CensusDocument,
  type CensusKind,
  type CensusPage,
  countsOn,
  type ExtentTotal,
  weightOf,
} from "../model/census.ts";
import type { LedgerEntry, Part } from "../model/edition.ts";
import { EXTENT_UNITS } from "../model/extents.ts";
import type { AnyNode } from "../model/nodes.ts";
import type { Visit } from "./walk.ts";

/** The census of the documents; `visitsOf` in the order of the book. */
export function takeCensus(
  visitsOf: ReadonlyMap<Part, readonly Visit[]>,
  entryOf: ReadonlyMap<AnyNode, LedgerEntry>,
): Census {
  const documents = [...visitsOf]
    .filter(([{ kind }]) => kind === "document")
    .map(([part, visits]) => documentOf(part, visits, entryOf))
    .filter(({ pages }) => pages.some((page) => weightOf(page) > 0));
  const totals = countsOn(documents.flatMap(({ pages }) => pages));
  const entries = [...entryOf.values()];
  return {
    kinds: CENSUS_KINDS.filter((kind) => totals[kind] > 0),
    documents,
    totals,
    extents: totalExtents(entries),
    uncounted: entries.flatMap(({ extent, amounts }) =>
      extent !== null && amounts.length === 0 ? [extent] : [],
    ),
  };
}

function documentOf(
  part: Part,
  visits: readonly Visit[],
  entryOf: ReadonlyMap<AnyNode, LedgerEntry>,
): CensusDocument {
  const found = new Map<string | null, Record<CensusKind, number>>();
  for (const { node, place, note } of visits) {
    if (note) continue;
    const counts = found.get(place.sourcePage) ?? { ...countsOn([]) };
    found.set(place.sourcePage, counts);
    const kind = kindOf(node, entryOf);
    if (kind) counts[kind] += 1;
  }
  const pages = [...found].map(([sourcePage, counts]) => ({ sourcePage, counts }));
  return { part: part.id, title: part.shortTitle, pages: pages.filter(isPage) };
}

function kindOf(node: AnyNode, entryOf: ReadonlyMap<AnyNode, LedgerEntry>): CensusKind | null {
  if (node.type === "redaction") return `redaction-${entryOf.get(node)?.kind ?? "token"}`;
  return node.type === "gap" || node.type === "stamp" || node.type === "classification"
    ? node.type
    : null;
}

/** What precedes the first page turn is a page only where something stands there. */
function isPage(page: CensusPage): boolean {
  return page.sourcePage !== null || weightOf(page) > 0;
}

/** Exact amounts of a unit make one sum; of any other kind, equal ones are counted. */
function totalExtents(entries: readonly LedgerEntry[]): readonly ExtentTotal[] {
  const totals = new Map<string, ExtentTotal>();
  for (const amount of entries.flatMap(({ amounts }) => amounts)) {
    const { unit, qualifier, quantity, upTo } = amount;
    const exact = qualifier === "exact";
    const key = exact ? unit : [unit, qualifier, quantity, upTo].join(" ");
    const before = totals.get(key) ?? { ...amount, quantity: exact ? 0 : quantity, times: 0 };
    totals.set(key, {
      ...before,
      quantity: exact ? before.quantity + quantity : quantity,
      times: before.times + 1,
    });
  }
  return [...totals.values()].sort(
    (a, b) =>
      EXTENT_UNITS.indexOf(a.unit) - EXTENT_UNITS.indexOf(b.unit) ||
      Number(b.qualifier === "exact") - Number(a.qualifier === "exact"),
  );
}
