// Resolve: from the manuscript's trees to the edition's tables. Pure; the trees are not touched.
// Anchors first, then notes, the ledger, works and targets, and from all of these the items.

import type { Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Manuscript } from "../model/manuscript.ts";
import { assignAnchors } from "./anchors.ts";
import { takeCensus } from "./census.ts";
import { checkDocuments, checkRegimes } from "./checks.ts";
import { collectApparatus } from "./conventions.ts";
import { collectExtents } from "./extents.ts";
import { checkHyphens } from "./hyphens.ts";
import { collectItems } from "./items.ts";
import { emendationsByNode, inPrintedOrder, noteTables } from "./joined.ts";
import { collectLedger } from "./ledger.ts";
import { listEntries } from "./names/entries.ts";
import { checkMarks, makeIndexes } from "./names/indexes.ts";
import { findNames } from "./names/names.ts";
import { joinNotes, numberNotes } from "./notes.ts";
import { choosePack } from "./pack/choose.ts";
import { packOf } from "./pack/tables.ts";
import { orderParts } from "./parts.ts";
import { joinTargets } from "./targets.ts";
import { walkPart } from "./walk.ts";
import { collectWorks } from "./works.ts";

/** Derives everything an edition's outputs show beside its text. Never throws for an editor's mistake. */
export function resolve(manuscript: Manuscript): Outcome<Edition> {
  const { labels } = manuscript;
  const parts = orderParts(manuscript);
  const visitsOf = new Map(parts.value.map((part) => [part, walkPart(part)]));
  const visits = [...visitsOf.values()].flat();
  const anchors = assignAnchors(parts.value, visits);

  const joined = [...visitsOf].map(([part, own]) => joinNotes(part, own, anchors));
  const draftOf = new Map(joined.flatMap((one) => [...one.draftOf]));
  const extents = collectExtents(visits, labels);
  const regimes = {
    books: manuscript.codeBooks,
    released: manuscript.config.codes.released,
  };
  const ledger = collectLedger(visits, draftOf, regimes, extents.amountsOf);
  const emendations = emendationsByNode(visits, draftOf, anchors);
  const numbered = joined.map(({ drafts }) =>
    numberNotes(drafts, anchors, ledger.entryOf, emendations),
  );
  const tables = noteTables(joined, numbered);
  const { noteOf } = tables;

  const chosen = choosePack(manuscript, visitsOf, anchors);
  const works = collectWorks(manuscript, visitsOf, draftOf, chosen.value);
  const { paragraphNumbers } = manuscript.config;
  const targets = joinTargets({
    parts: parts.value,
    visits,
    anchors,
    noteOf,
    labels,
    paragraphNumbers,
  });
  const printed = inPrintedOrder(visitsOf.values(), joined);
  const listing = listEntries(manuscript, anchors.reserve);
  const names = findNames(manuscript, listing, {
    ...tables,
    parts: parts.value,
    visits: printed,
    anchors,
  });
  const { language } = manuscript.config;
  const indexes = makeIndexes(parts.value, listing.listed, names, {
    language,
    reserve: anchors.reserve,
  });
  const items = collectItems(printed, {
    ...tables,
    anchors,
    entryOf: ledger.entryOf,
    targetOf: targets.of,
    citations: works.citations,
    labels,
  });

  const edition = {
    manuscript,
    labels,
    references: works.references,
    parts: parts.value,
    anchors: anchors.of,
    paragraphs: anchors.paragraphs,
    items,
    ledger: ledger.entries,
    emendations: [...emendations.values()],
    notes: numbered.flat(),
    noteOf,
    targets: targets.byId,
    targetOf: targets.of,
    citations: works.citations,
    sourcesOf: works.sourcesOf,
    bibliography: works.bibliography,
    authorities: names.authorities,
    indexes,
    legend: ledger.legend,
    apparatus: collectApparatus({
      paragraphNumbers,
      parts: parts.value,
      visits,
      anchors,
      ledger: ledger.entries,
      notes: numbered.flat(),
    }),
    census: takeCensus(visitsOf, ledger.entryOf),
  };
  const pack = packOf(chosen, edition, { namedIn: names.namedIn, listOf: works.listOf });
  return {
    value: { ...edition, pack: pack.value },
    diagnostics: [
      ...parts.diagnostics,
      ...anchors.diagnostics,
      ...joined.flatMap((one) => one.diagnostics),
      ...extents.diagnostics,
      ...ledger.diagnostics,
      ...works.diagnostics,
      ...targets.diagnostics,
      ...names.diagnostics,
      ...checkMarks(parts.value, visits),
      ...checkDocuments(manuscript, visits),
      ...checkHyphens(parts.value, visits),
      ...pack.diagnostics,
      ...checkRegimes(manuscript),
    ],
  };
}
