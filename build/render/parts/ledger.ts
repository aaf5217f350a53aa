// The ledger of redactions with its census and legend. Floor: render.

import type { LedgerEntry } from "../../model/edition.ts";
import { asShown, type Context, folioHere } from "../context.ts";
import type { Markup } from "../shapes.ts";
import { words } from "../words.ts";
import { census, sentences } from "./census.ts";
import { codes, unknownCode } from "./codes.ts";

export function ledger(context: Context): Markup {
  const { edition } = context;
  return context.fill("parts/ledger", {
    sentences: sentences(context).map((text) => ({ content: words(text, context) })),
    census: census(context),
    none: edition.ledger.length === 0,
    paged: context.paged,
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
      section:
        entry.place.section === null ? null : words(entry.place.section, asShown(context)),
      sourcePage: entry.place.sourcePage,
      folio: folioHere(entry.anchor, context),
    })),
  });
}

/** Groups of codes part at their spaces only; any other token is one. */
function chunks({ kind, printed }: LedgerEntry): readonly string[] {
  return kind === "codes" ? printed.split(" ") : [printed];
}
