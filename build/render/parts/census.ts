// The census of the ledger: in words, as a figure, and as a table. Floor: render.

import { drawCensus } from "../../draw/census.ts";
import {
  type CensusDocument,
  countsOn,
  type ExtentTotal,
  weightOf,
} from "../../model/census.ts";
import type { LedgerEntry } from "../../model/edition.ts";
import { type ExtentUnit, quantityText } from "../../model/extents.ts";
import type { Context } from "../context.ts";
import { type Markup, markup } from "../shapes.ts";
import { words } from "../words.ts";
import { inSeries } from "./front.ts";

/** How many, by kind, by code and, where there are several, by document. */
export function sentences(context: Context): readonly string[] {
  const { edition, say, count } = context;
  const { ledger: entries } = edition;
  const coded = entries.filter(({ kind }) => kind === "codes").length;
  const sentences = [
    count("census-redactions", entries.length),
    say("census-kinds", { codes: coded, tokens: entries.length - coded }),
  ];
  const byCode = countBy(entries, ({ codes: read }) => read.map(({ printed }) => printed));
  if (byCode.size > 0)
    sentences.push(say("census-codes", { list: counts(byCode, "census-code", context) }));
  const byPart = countBy(entries, ({ place }) => [titleOf(place.part, context)]);
  if (byPart.size > 1)
    sentences.push(say("census-documents", { list: counts(byPart, "census-count", context) }));
  const other = otherItems(context);
  const where = edition.census.documents.map((document) =>
    say("census-where", whereabouts(document, context)),
  );
  return [
    sentences.join(" "),
    ...extentSentences(context),
    ...where,
    ...(other.length > 0 ? [say("census-other", { list: inSeries(other, context) })] : []),
  ];
}

function otherItems({ edition, count }: Context): readonly string[] {
  return (["stamp", "classification", "gap", "page-turn"] as const).flatMap((kind) => {
    const n = edition.items.filter((item) => item.kind === kind).length;
    return n > 0 ? [count(`census-${kind}`, n)] : [];
  });
}

function countBy(
  entries: readonly LedgerEntry[],
  keysOf: (entry: LedgerEntry) => readonly string[],
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

function counts(found: ReadonlyMap<string, number>, key: string, context: Context): string {
  const listed = [...found].map(([what, n]) => context.say(key, { what, n }));
  return listed.join(context.say("list-comma"));
}

function titleOf(part: string, { edition }: Context): string {
  return edition.parts.find(({ id }) => id === part)?.shortTitle ?? part;
}

/** A figure for each document, and every number of them in one table. */
export function census(context: Context): Markup {
  const { documents, kinds, totals } = context.edition.census;
  const text = (n: number) => ({ text: n === 0 ? "–" : String(n) });
  return context.fill("parts/census", {
    figures: documents.map((document) => ({
      drawing: markup(drawing(document, context)),
      caption: context.say("census-caption", { title: document.title }),
    })),
    kinds: kinds.map((kind) => ({
      text: words(context.say(`census-column-${kind}`), context),
    })),
    documents: documents.map(({ title, pages }) => ({
      title: documents.length > 1 ? title : null,
      width: String(kinds.length + 2),
      rows: pages
        .filter((page) => weightOf(page) > 0)
        .map((page) => ({
          page: page.sourcePage ?? context.say("census-unnumbered"),
          counts: kinds.map((kind) => text(page.counts[kind])),
          total: String(weightOf(page)),
        })),
    })),
    totals: kinds.map((kind) => text(totals[kind])),
    sum: String(weightOf({ sourcePage: null, counts: totals })),
  });
}

function drawing(document: CensusDocument, context: Context): string {
  const { say, edition } = context;
  const { kinds } = edition.census;
  const own = countsOn(document.pages);
  const names = kinds.filter((kind) => own[kind] > 0).map((kind) => say(`census-kind-${kind}`));
  return drawCensus(document, {
    description: say("census-alt", {
      ...whereabouts(document, context),
      list: inSeries(names, context),
    }),
    axis: say("census-axis"),
    unnumbered: say("census-unnumbered"),
    kind: (kind) => say(`census-kind-${kind}`),
  });
}

/** On how many pages of how many, and where most. */
function whereabouts({ title, pages }: CensusDocument, { say }: Context) {
  const weights = pages.map(weightOf);
  const most = Math.max(...weights);
  return {
    title,
    n: weights.filter((weight) => weight > 0).length,
    of: pages.length,
    page: pages[weights.indexOf(most)]?.sourcePage ?? say("census-unnumbered"),
    most,
  };
}

/** What the source says of extents, unit by unit. */
function extentSentences(context: Context): readonly string[] {
  const { edition, say } = context;
  const { extents, uncounted } = edition.census;
  const { length: of } = edition.ledger;
  if (of === 0) return [];
  const n = edition.ledger.filter(({ extent }) => extent !== null).length;
  if (n === 0) return [say("census-extents-none")];
  const list = extents.map((total) => totalText(total, context)).join(say("list-comma"));
  return [
    ...(extents.length > 0 ? [say("census-extents", { n, of, list })] : []),
    ...(uncounted.length > 0
      ? [say("census-uncounted", { list: uncounted.join(say("list-comma")) })]
      : []),
  ];
}

function totalText(total: ExtentTotal, context: Context): string {
  const { qualifier, quantity, upTo, unit, times } = total;
  const figures = [quantity, ...(upTo === undefined ? [] : [upTo])].map(quantityText).join("–");
  const name = unitName(unit, upTo ?? quantity, context);
  const amount = context.say(`extent-${qualifier}-n`, { amount: `${figures} ${name}` });
  return qualifier === "exact" || times === 1
    ? amount
    : context.say("extent-times", { amount, n: times });
}

/** Unicode's plural categories in the order in which a label names the forms of a unit. */
const FORMS = ["one", "few", "many", "other"];

/**
 * The label of a unit names first its forms, one for each plural category that the language has for
 * numbers below a thousand: `line|lines`, `строка|строки|строк|строки`; then other words for it.
 */
function unitName(unit: ExtentUnit, quantity: number, { say, edition }: Context): string {
  const words = say(`extent-${unit}`).split("|");
  const plural = new Intl.PluralRules(edition.manuscript.config.language);
  const used = new Set([1, 2, 5, 0.5].map((n) => plural.select(n)));
  const forms = FORMS.filter((form) => used.has(form as Intl.LDMLPluralRule));
  return words[forms.indexOf(plural.select(quantity))] ?? words[0] ?? "";
}
