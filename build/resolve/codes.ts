// Reads exemption codes by the declared code books. Floor: resolve.

import type { CodeReading } from "../model/edition.ts";
import type { CodeBook, CodeEntry } from "../model/manuscript.ts";

/** `(b)(1)`, `(b)(7)(C)`, `(X)`: the shape of a code whatever its regime. */
const SHAPE = /\([\p{L}\p{N}]+\)(?:\([\p{L}\p{N}]+\))*/uy;
const SEPARATOR = /[\s,;/]+/y;

interface Found {
  readonly printed: string;
  readonly book?: CodeBook;
  readonly entry?: CodeEntry;
}

/**
 * The codes that `token` consists of, or none when it holds anything but codes and separators:
 * a token that is a word, such as REDACTED, has no codes. Books are tried in the order given,
 * their longest codes first; a code of the common shape that is in no book is read as unknown.
 */
export function readCodes(token: string, books: readonly CodeBook[]): readonly CodeReading[] {
  const entries = books.flatMap((book) => book.codes.map((entry) => ({ book, entry })));
  entries.sort((a, b) => b.entry.code.length - a.entry.code.length);
  const found: Found[] = [];
  let at = 0;
  while (at < token.length) {
    const gap = match(SEPARATOR, token, at);
    if (gap) {
      at += gap.length;
      continue;
    }
    const next = codeAt(token, at, entries);
    if (!next) return [];
    found.push(next);
    at += next.printed.length;
  }
  return found.map(toReading);
}

type Entries = readonly { readonly book: CodeBook; readonly entry: CodeEntry }[];

function codeAt(token: string, at: number, entries: Entries): Found | null {
  const known = entries.find(
    ({ entry }) =>
      token.startsWith(entry.code, at) && endsCode(token, at + entry.code.length, entries),
  );
  if (known) return { printed: known.entry.code, ...known };
  const shaped = match(SHAPE, token, at);
  return shaped ? { printed: shaped } : null;
}

/** A code ends at a separator, at the end, or where another known code begins: `(b)(1)(a)(3)` is two. */
function endsCode(token: string, at: number, entries: Entries): boolean {
  if (at === token.length || match(SEPARATOR, token, at)) return true;
  return entries.some(({ entry }) => token.startsWith(entry.code, at));
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function toReading({ printed, book, entry }: Found): CodeReading {
  const slug = printed.replace(/[^\p{L}\p{N}]+/gu, "");
  if (!book || !entry) return { printed, normalised: `unknown.${slug}`, known: false };
  return {
    printed,
    normalised: `${book.id}.${slug}`,
    known: true,
    section: entry.section,
    wording: entry.wording,
    verified: entry.verified,
  };
}

/** The books that were in force when the witness was released: a code means nothing outside its dates. */
export function booksInForce(
  books: readonly CodeBook[],
  released: string | undefined,
): readonly CodeBook[] {
  if (!released) return books;
  return books.filter(
    ({ from, until }) => (!from || from <= released) && (!until || released < until),
  );
}
