// What codes are said to mean: in notes, in the ledger, and in the legend. Floor: render.

import type { CodeReading } from "../../model/edition.ts";
import type { CodeBook } from "../../model/manuscript.ts";
import { type Context, inLanguage } from "../context.ts";
import type { Markup } from "../shapes.ts";
import { words } from "../words.ts";
import { longDate } from "./front.ts";

/** What is said of a code that no code book gives a meaning. */
export function unknownCode({ fault }: CodeReading, { say }: Context): string {
  if (!fault) return say("unknown-code");
  const { kind, authority } = fault;
  return say(kind === "impossible" ? "code-impossible" : "code-out-of-force", { authority });
}

/** A wording in its own language, which need not be the edition's. */
export function wordingOf({ wording, language }: CodeReading, context: Context): Markup | null {
  if (wording === undefined) return null;
  const own = context.edition.manuscript.config.language.split("-")[0];
  return language === undefined || language.split("-")[0] === own
    ? words(wording, context)
    : inLanguage(language, context, (inside) => words(wording, inside));
}

/** The legend: each code once, with its authority and wording, and below it the books they are of. */
export function codes(legend: readonly CodeReading[], context: Context): Markup {
  const used = new Set(legend.map(({ book }) => book));
  const books = context.edition.manuscript.codeBooks.filter(({ id }) => used.has(id));
  return context.fill("parts/codes", {
    codes: legend.map((code) => ({
      printed: code.printed,
      section: code.section === undefined ? null : words(code.section, context),
      wording: wordingOf(code, context),
      verified: code.verified ?? false,
    })),
    books: books.map((book) => ({ content: words(bookLine(book, context), context) })),
  });
}

/** Title, authority, dates in force, and where the wording is from. */
function bookLine(book: CodeBook, context: Context): string {
  const { title, authority, source } = book;
  return context.say("legend-book", { title, authority, source, dates: dates(book, context) });
}

function dates({ from, until }: CodeBook, context: Context): string {
  const spoken = {
    from: from ? longDate(from, context) : "",
    until: until ? longDate(until, context) : "",
  };
  if (from && until) return context.say("legend-from-until", spoken);
  if (from) return context.say("legend-from", spoken);
  return until ? context.say("legend-until", spoken) : "";
}
