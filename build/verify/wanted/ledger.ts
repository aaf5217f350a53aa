// The ledger of redactions with its census and legend. Floor: verify.

import type { LedgerEntry } from "../../model/edition.ts";
import { census } from "./census.ts";
import { legend, unknown } from "./codes.ts";
import type { Maker } from "./maker.ts";

const LEDGER = ["label", "printed", "codes", "extent", "place", "page"];

export function ledger(to: Maker): void {
  to.line(to.say("ledger-introduction"));
  to.heading(2, to.say("ledger-census"));
  census(to);
  if (to.edition.legend.length > 0) {
    to.heading(2, to.say("ledger-legend"));
    legend(to);
  }
  to.heading(2, to.say("ledger-entries"));
  if (to.edition.ledger.length === 0) to.line(to.say("list-is-empty"));
  else to.pagedColumns("ledger", LEDGER);
  for (const entry of to.edition.ledger) row(to, entry);
}

function row(to: Maker, { anchor, label, note, printed, ...entry }: LedgerEntry): void {
  const { span, codes, agency, extent, place } = entry;
  to.line(() => to.link(note, label, span));
  to.line(() => to.link(anchor, printed, span));
  to.line(() => {
    for (const code of codes) {
      const said = code.known
        ? code.section
        : code.printed + to.say("colon") + unknown(to, code);
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
  to.folioColumn(anchor, span);
}
