// The ledger of redactions with its census and legend, and the list of emendations. Floor: verify.

import type { Edition, LedgerEntry } from "../../model/edition.ts";
import { legend, unknown } from "./codes.ts";
import type { Maker } from "./maker.ts";

const LEDGER = ["label", "printed", "codes", "extent", "place", "page"];
const EMENDATIONS = ["note", "lemma", "reading", "cert", "source-page", "page"];

export function ledger(to: Maker): void {
  to.line(to.say("ledger-introduction"));
  census(to);
  if (to.edition.legend.length > 0) {
    to.heading(2, to.say("ledger-legend"));
    legend(to);
  }
  to.heading(2, to.say("ledger-entries"));
  to.columns(LEDGER.map((column) => `ledger-${column}`));
  for (const entry of to.edition.ledger) row(to, entry);
}

function row(to: Maker, { anchor, label, note, printed, ...entry }: LedgerEntry): void {
  const { span, codes, agency, extent, place } = entry;
  to.line(() => to.link(note, label, span));
  to.line(() => to.link(anchor, printed, span));
  to.line(() => {
    for (const code of codes) {
      const said = code.known ? code.section : `${code.printed}: ${unknown(to, code)}`;
      to.words(`${said ?? ""} `, span);
    }
    if (codes.length === 0) to.words(to.say("ledger-no-code"), span);
    if (agency !== null) to.words(` ${to.say("agency-n", { agency })}`, span);
  });
  to.line(extent ?? to.say("not-recorded"), span);
  if (place.section !== null) to.line(place.section, span);
  if (place.sourcePage !== null) {
    to.line(to.say("ledger-source-page", { n: place.sourcePage }), span);
  }
  to.line(() => to.link(anchor, () => to.folio(anchor, span)));
}

function census(to: Maker): void {
  const { edition } = to;
  const { ledger: entries } = edition;
  const codes = entries.filter(({ kind }) => kind === "codes").length;
  const byCode = tally(entries, ({ codes: read }) => read.map(({ printed }) => printed));
  const byDocument = tally(entries, ({ place }) => [shortTitle(edition, place.part)]);
  to.line(() => {
    to.words(to.count("census-redactions", entries.length));
    to.words(` ${to.say("census-kinds", { codes, tokens: entries.length - codes })}`);
    if (byCode.size > 0) to.words(` ${to.say("census-codes", { list: listed(to, byCode) })}`);
    if (byDocument.size > 1) {
      to.words(` ${to.say("census-documents", { list: listed(to, byDocument) })}`);
    }
  });
  const others = (["stamp", "classification", "gap", "page-turn"] as const).flatMap((kind) => {
    const n = edition.items.filter((item) => item.kind === kind).length;
    return n > 0 ? [to.count(`census-${kind}`, n)] : [];
  });
  if (others.length > 0) to.line(to.say("census-other", { list: to.series(others) }));
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

function listed(to: Maker, found: ReadonlyMap<string, number>): string {
  return [...found]
    .map(([what, n]) => to.say("census-count", { what, n }))
    .join(to.say("list-comma"));
}

export function emendations(to: Maker): void {
  const { edition } = to;
  const labels = new Map(edition.notes.map(({ anchor, label }) => [anchor, label]));
  to.line(to.say("emendations-introduction"));
  to.columns(EMENDATIONS.map((column) => `emendations-${column}`));
  for (const { anchor, note, lemma, reading, cert, place, span } of edition.emendations) {
    to.line(() => to.link(note, labels.get(note) ?? "", span));
    to.line(() => to.link(anchor, lemma, span));
    to.line(reading ?? to.say("no-proposal"), span);
    if (cert !== null) to.line(to.say(`cert-${cert}`), span);
    if (place.sourcePage !== null) to.line(place.sourcePage, span);
    to.line(() => to.link(anchor, () => to.folio(anchor, span)));
  }
}
