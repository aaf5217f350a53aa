// Where in the documents redactions, gaps and marks fall. Ground floor: counted by resolve, shown
// by render and report.

import type { Anchor } from "./edition.ts";
import type { Amount } from "./extents.ts";

/** What is counted: codes that stand for something withheld, a word for something covered, … */
export const CENSUS_KINDS = [
  "redaction-codes",
  "redaction-token",
  "gap",
  "stamp",
  "classification",
] as const;
export type CensusKind = (typeof CENSUS_KINDS)[number];
export type Counts = Readonly<Record<CensusKind, number>>;

/** One page of a source; null for what stands before the first numbered page. */
export interface CensusPage {
  readonly sourcePage: string | null;
  readonly counts: Counts;
}

export interface CensusDocument {
  readonly part: Anchor;
  /** For running heads. */
  readonly title: string;
  /** Every page in its order, also those on which nothing of these kinds stands. */
  readonly pages: readonly CensusPage[];
}

/** How often one amount of one unit is stated; those that are exact are added up instead. */
export interface ExtentTotal extends Amount {
  readonly times: number;
}

export interface Census {
  /** The kinds that occur, in their order. */
  readonly kinds: readonly CensusKind[];
  /** The documents in which any of them occurs. */
  readonly documents: readonly CensusDocument[];
  readonly totals: Counts;
  /** Of the redactions that state an extent, by unit and without converting. */
  readonly extents: readonly ExtentTotal[];
  /** Extents that are no number of a unit, as they stand. */
  readonly uncounted: readonly string[];
}

/** Everything on these pages. */
export function countsOn(pages: readonly CensusPage[]): Counts {
  const sum = (kind: CensusKind): number =>
    pages.reduce((total, { counts }) => total + counts[kind], 0);
  return {
    "redaction-codes": sum("redaction-codes"),
    "redaction-token": sum("redaction-token"),
    gap: sum("gap"),
    stamp: sum("stamp"),
    classification: sum("classification"),
  };
}

/** All that is counted on a page. */
export function weightOf({ counts }: CensusPage): number {
  return CENSUS_KINDS.reduce((total, kind) => total + counts[kind], 0);
}
