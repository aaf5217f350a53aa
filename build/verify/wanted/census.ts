// The census of the ledger: counted again from the items, not taken from what was drawn.
// Floor: verify.

import { CENSUS_KINDS, type CensusKind } from "../../model/census.ts";
import type { Edition, Item, LedgerEntry } from "../../model/edition.ts";
import { type Amount, EXTENT_UNITS, quantityText } from "../../model/extents.ts";
import type { Scope } from "../scope.ts";
import { Maker } from "./maker.ts";

/** A page of a source and what stands on it. */
interface Page {
  readonly name: string | null;
  readonly counts: ReadonlyMap<CensusKind, number>;
}
interface Document {
  readonly title: string;
  readonly pages: readonly Page[];
}

/** In words, as a figure for each document, and as a table. */
export function census(to: Maker): void {
  const { edition } = to;
  const { ledger: entries } = edition;
  const codes = entries.filter(({ kind }) => kind === "codes").length;
  const byCode = tally(entries, ({ codes: read }) => read.map(({ printed }) => printed));
  const byDocument = tally(entries, ({ place }) => [shortTitle(edition, place.part)]);
  to.line(() => {
    to.words(to.count("census-redactions", entries.length));
    to.words(` ${to.say("census-kinds", { codes, tokens: entries.length - codes })}`);
    if (byCode.size > 0)
      to.words(` ${to.say("census-codes", { list: listed(to, byCode, "census-code") })}`);
    if (byDocument.size > 1) {
      to.words(
        ` ${to.say("census-documents", { list: listed(to, byDocument, "census-count") })}`,
      );
    }
  });
  extents(to);
  const documents = documentsOf(edition);
  for (const document of documents) to.line(to.say("census-where", whereabouts(to, document)));
  const others = (["stamp", "classification", "gap", "page-turn"] as const).flatMap((kind) => {
    const n = edition.items.filter((item) => item.kind === kind).length;
    return n > 0 ? [to.count(`census-${kind}`, n)] : [];
  });
  if (others.length > 0) to.line(to.say("census-other", { list: to.series(others) }));
  for (const document of documents) figure(to, document);
  table(to, documents);
}

function shortTitle({ parts }: Edition, part: string): string {
  return parts.find(({ id }) => id === part)?.shortTitle ?? part;
}

/** In how many entries each key occurs, in the order of first occurrence. */
function tally(
  entries: readonly LedgerEntry[],
  keys: (entry: LedgerEntry) => readonly string[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of entries.flatMap((entry) => [...new Set(keys(entry))])) {
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

function listed(to: Maker, found: ReadonlyMap<string, number>, key: string): string {
  return [...found].map(([what, n]) => to.say(key, { what, n })).join(to.say("list-comma"));
}

/** The documents with anything to count, page by page. */
function documentsOf(edition: Edition): readonly Document[] {
  const shown = new Map(edition.ledger.map(({ anchor, kind }) => [anchor, kind]));
  return edition.census.documents.map(({ part, title, pages }) => {
    const own = edition.items.filter(
      ({ place, inNote }) => place.part === part && inNote === null,
    );
    return {
      title,
      pages: pages.map(({ sourcePage }) => ({
        name: sourcePage,
        counts: countsOf(
          own.filter(({ place }) => place.sourcePage === sourcePage),
          shown,
        ),
      })),
    };
  });
}

function countsOf(
  items: readonly Item[],
  shown: ReadonlyMap<string, string>,
): ReadonlyMap<CensusKind, number> {
  const counts = new Map<CensusKind, number>();
  for (const { kind, anchor } of items) {
    const name = kind === "redaction" ? `redaction-${shown.get(anchor) ?? "token"}` : kind;
    const known = CENSUS_KINDS.find((one) => one === name);
    if (known) counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return counts;
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, n) => total + n, 0);
}

function weight({ counts }: Page): number {
  return sum(counts.values());
}

function totals(pages: readonly Page[]): ReadonlyMap<CensusKind, number> {
  return new Map(
    CENSUS_KINDS.map((kind) => [kind, sum(pages.map(({ counts }) => counts.get(kind) ?? 0))]),
  );
}

function whereabouts(to: Maker, { title, pages }: Document) {
  const weights = pages.map(weight);
  const most = Math.max(...weights);
  return {
    title,
    n: weights.filter((n) => n > 0).length,
    of: pages.length,
    page: nameOf(to, pages[weights.indexOf(most)]),
    most,
  };
}

function nameOf(to: Maker, page: Page | undefined): string {
  return page?.name ?? to.say("census-unnumbered");
}

/** What the figures are said to show, for those who do not see them. */
export function censusDescriptions(edition: Edition, scope: Scope): readonly string[] {
  const to = new Maker(edition, scope);
  return documentsOf(edition).map((document) => {
    const all = totals(document.pages);
    const kinds = CENSUS_KINDS.filter((kind) => (all.get(kind) ?? 0) > 0);
    const list = to.series(kinds.map((kind) => to.say(`census-kind-${kind}`)));
    return to.say("census-alt", { ...whereabouts(to, document), list });
  });
}

/** More than so many pages are drawn in groups, and more than so many numbers not written beside one another. */
const GROUPS = 40;
const NUMBERS = 16;

/** What a figure says: its rows, its numbered pages, and the number above each bar. */
function figure(to: Maker, { title, pages }: Document): void {
  const all = totals(pages);
  const rows = CENSUS_KINDS.filter((kind) => (all.get(kind) ?? 0) > 0);
  const size = Math.ceil(pages.length / GROUPS);
  const groups = Array.from({ length: Math.ceil(pages.length / size) }, (_, at) =>
    pages.slice(at * size, (at + 1) * size),
  );
  for (const kind of rows) to.line(to.say(`census-kind-${kind}`));
  const step = Math.ceil(groups.length / NUMBERS);
  groups.forEach((group, at) => {
    const [from, till] = [nameOf(to, group[0]), nameOf(to, group.at(-1))];
    if (at % step === 0) to.line(from === till ? from : `${from}–${till}`);
  });
  for (const kind of rows) {
    for (const n of groups.map((group) => totals(group).get(kind) ?? 0)) {
      if (n > 0) to.line(String(n));
    }
  }
  to.line(to.say("census-axis"));
  to.line(to.say("census-caption", { title }));
}

function table(to: Maker, documents: readonly Document[]): void {
  const all = totals(documents.flatMap(({ pages }) => pages));
  const kinds = CENSUS_KINDS.filter((kind) => (all.get(kind) ?? 0) > 0);
  if (kinds.length === 0) return;
  to.columns(["census-page", ...kinds.map((kind) => `census-column-${kind}`), "census-total"]);
  const row = (name: string, counts: ReadonlyMap<CensusKind, number>): void => {
    to.line(name);
    for (const kind of kinds) to.line(String(counts.get(kind) || "–"));
    to.line(String(sum(counts.values())));
  };
  for (const { title, pages } of documents) {
    if (documents.length > 1) to.line(title);
    for (const page of pages) if (weight(page) > 0) row(nameOf(to, page), page.counts);
  }
  row(to.say("census-total"), all);
  to.line(to.say("census-empty-pages"));
}

/** How many state an extent, and what comes to by unit. */
function extents(to: Maker): void {
  const { ledger } = to.edition;
  const stated = ledger.filter(({ extent }) => extent !== null);
  if (ledger.length === 0) return;
  if (stated.length === 0) {
    to.line(to.say("census-extents-none"));
    return;
  }
  const amounts = stated.flatMap((entry) => entry.amounts);
  const list = EXTENT_UNITS.flatMap((unit) => inUnit(to, amounts, unit));
  if (list.length > 0) {
    const said = { n: stated.length, of: ledger.length, list: list.join(to.say("list-comma")) };
    to.line(to.say("census-extents", said));
  }
  const uncounted = stated.flatMap(({ extent, amounts: own }) =>
    own.length === 0 ? [extent ?? ""] : [],
  );
  if (uncounted.length > 0) {
    to.line(to.say("census-uncounted", { list: uncounted.join(to.say("list-comma")) }));
  }
}

/** The sum of what is exact, then every other amount with how often it is stated. */
function inUnit(to: Maker, all: readonly Amount[], unit: Amount["unit"]): readonly string[] {
  const own = all.filter((amount) => amount.unit === unit);
  const exact = own.filter(({ qualifier }) => qualifier === "exact");
  const others = new Map<string, number>();
  for (const amount of own.filter((one) => !exact.includes(one))) {
    const text = amountText(to, amount);
    others.set(text, (others.get(text) ?? 0) + 1);
  }
  const quantity = sum(exact.map((amount) => amount.quantity));
  return [
    ...(exact.length > 0 ? [amountText(to, { unit, quantity, qualifier: "exact" })] : []),
    ...[...others].map(([amount, n]) =>
      n === 1 ? amount : to.say("extent-times", { amount, n }),
    ),
  ];
}

function amountText(to: Maker, { unit, quantity, qualifier, upTo }: Amount): string {
  const name = unitName(to, unit, upTo ?? quantity);
  const figures = [quantity, ...(upTo === undefined ? [] : [upTo])].map(quantityText).join("–");
  return to.say(`extent-${qualifier}-n`, { amount: `${figures} ${name}` });
}

/** A label names the forms of a unit by CLDR's order: one, then few and many where there are such. */
function unitName(to: Maker, unit: Amount["unit"], quantity: number): string {
  const names = to.say(`extent-${unit}`).split("|");
  const form = new Intl.PluralRules(to.edition.manuscript.config.language);
  const kind = form.select(quantity);
  const slavic = form.select(2) === "few";
  const at = slavic ? ["one", "few", "many", "other"].indexOf(kind) : Number(kind !== "one");
  return names[at] ?? "";
}
