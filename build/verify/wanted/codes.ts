// What codes are said to mean: in notes, in the ledger, and in the legend. Floor: verify.

import type { CodeReading } from "../../model/edition.ts";
import type { CodeBook } from "../../model/manuscript.ts";
import type { Span } from "../../model/span.ts";
import { longDate } from "./front.ts";
import type { Maker } from "./maker.ts";

const COLUMNS = ["code", "section", "wording"];

/** The codes used, once each, with authority and wording; then the books that they are of. */
export function legend(to: Maker): void {
  const { legend: codes } = to.scope.stock;
  const { manuscript } = to.edition;
  to.columns(COLUMNS.map((column) => `legend-${column}`));
  for (const code of codes) {
    to.line(code.printed);
    to.line(code.section ?? "");
    to.line(() => {
      writeWording(to, code);
      if (!code.verified) to.words(` (${to.say("not-verified")})`);
    });
  }
  const used = new Set(codes.map(({ book }) => book));
  for (const book of manuscript.codeBooks.filter(({ id }) => used.has(id))) codeBook(to, book);
}

/** A wording, in the language of its book. */
export function writeWording(
  to: Maker,
  { wording = "", language }: CodeReading,
  span: Span = to.here,
): void {
  const own = new Intl.Locale(to.edition.manuscript.config.language).language;
  if (language === undefined || new Intl.Locale(language).language === own)
    to.words(wording, span);
  else to.writer.to.foreign(language, span, () => to.words(wording, span));
}

function codeBook(
  to: Maker,
  { title, authority, source, from = "", until = "" }: CodeBook,
): void {
  const key = [...(from ? ["from"] : []), ...(until ? ["until"] : [])].join("-");
  const spoken = { from: from && longDate(to, from), until: until && longDate(to, until) };
  const dates = key ? to.say(`legend-${key}`, spoken) : "";
  to.line(to.say("legend-book", { title, authority, source, dates }));
}

/** What is said of a code that no code book gives a meaning. */
export function unknown(to: Maker, { fault }: CodeReading): string {
  if (!fault) return to.say("unknown-code");
  const { kind, authority } = fault;
  const keys = { impossible: "code-impossible", "out-of-force": "code-out-of-force" } as const;
  return to.say(keys[kind], { authority });
}
