// The ledger of redactions with its census and legend, and the list of emendations. Floor: render.

import type { LedgerEntry } from "../../model/edition.ts";
import { type Context, folio } from "../context.ts";
import type { Markup } from "../shapes.ts";
import { words } from "../words.ts";
import { codes, unknownCode } from "./codes.ts";
import { inSeries } from "./front.ts";

export function ledger(context: Context): Markup {
  const { edition } = context;
  return context.fill("parts/ledger", {
    census: census(context).map((text) => ({ content: words(text, context) })),
    legend: edition.legend.length > 0 ? codes(edition.legend, context) : null,
    entries: edition.ledger.map((entry) => ({
      text: entry.label,
      noteHref: `#${entry.note}`,
      printed: chunks(entry).map((text) => ({ text })),
      href: `#${entry.anchor}`,
      kind: entry.kind,
      coded: entry.codes.length > 0,
      codes: entry.codes.map((code) => ({
        printed: code.printed,
        section: code.section === undefined ? null : words(code.section, context),
        known: code.known,
        unknown: unknownCode(code, context),
      })),
      extent: words(entry.extent ?? context.say("not-recorded"), context),
      agency: entry.agency,
      section: entry.place.section === null ? null : words(entry.place.section, context),
      sourcePage: entry.place.sourcePage,
      folio: folio(entry.anchor, context),
    })),
  });
}

/** Groups of codes part at their spaces only; any other token is one. */
function chunks({ kind, printed }: LedgerEntry): readonly string[] {
  return kind === "codes" ? printed.split(" ") : [printed];
}

/** How many, by kind, by code and, where there are several, by document. */
function census(context: Context): readonly string[] {
  const { edition, say, count } = context;
  const { ledger: entries } = edition;
  const coded = entries.filter(({ kind }) => kind === "codes").length;
  const sentences = [
    count("census-redactions", entries.length),
    say("census-kinds", { codes: coded, tokens: entries.length - coded }),
  ];
  const byCode = countBy(entries, ({ codes: read }) => read.map(({ printed }) => printed));
  if (byCode.size > 0) sentences.push(say("census-codes", { list: counts(byCode, context) }));
  const byPart = countBy(entries, ({ place }) => [titleOf(place.part, context)]);
  if (byPart.size > 1)
    sentences.push(say("census-documents", { list: counts(byPart, context) }));
  const other = otherItems(context);
  return [
    sentences.join(" "),
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

function counts(found: ReadonlyMap<string, number>, context: Context): string {
  const listed = [...found].map(([what, n]) => context.say("census-count", { what, n }));
  return listed.join(context.say("list-comma"));
}

function titleOf(part: string, { edition }: Context): string {
  return edition.parts.find(({ id }) => id === part)?.shortTitle ?? part;
}

export function emendations(context: Context): Markup {
  const { edition, say } = context;
  const noteBy = new Map(edition.notes.map((note) => [note.anchor, note]));
  return context.fill("parts/emendations", {
    entries: edition.emendations.map(({ anchor, kind, lemma, reading, cert, place, note }) => ({
      noteHref: `#${note}`,
      noteLabel: noteBy.get(note)?.label ?? "",
      lemma,
      href: `#${anchor}`,
      kind,
      reading,
      cert: cert ? words(say(`cert-${cert}`), context) : null,
      sourcePage: place.sourcePage,
      folio: folio(anchor, context),
    })),
  });
}
