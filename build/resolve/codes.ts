// Reads exemption codes by the declared code books. Floor: resolve.

import type { CodeFault, CodeReading } from "../model/edition.ts";
import type { CodeBook, CodeEntry } from "../model/manuscript.ts";

/** `(b)(1)`, `(b)(7)(C)`, `(X)`: the shape of a code whatever its regime. */
const SHAPE = /\([\p{L}\p{N}]+\)(?:\([\p{L}\p{N}]+\))*/uy;
const SEPARATOR = /[\s,;/]+/y;

interface Form {
  /** As a reviewer writes it, here. */
  readonly written: string;
  readonly book: CodeBook;
  readonly entry: CodeEntry;
  readonly inForce: boolean;
}

interface Found {
  readonly printed: string;
  readonly form?: Form;
  /** The book of whose codes it has the form, though it is none of them. */
  readonly likeBook?: CodeBook;
}

/** Reads the codes that a token consists of, or none when it holds anything but codes and separators. */
export type ReadCodes = (token: string) => readonly CodeReading[];

/**
 * A reader of codes for one day of release. A token that is a word, such as REDACTED, has no codes. Books are tried in the order given,
 * their longest codes first and those in force on the day of release before the others; a code
 * that was not in force on that day, one that its book cannot have, and one of the common shape
 * that is in no book are read as unknown. Where no day is known, no code is out of force.
 */
export function codeReader(books: readonly CodeBook[], released?: string): ReadCodes {
  const reader = readerFor(books, released);
  return (token) => readCodes(token, reader);
}

function readCodes(token: string, reader: Reader): readonly CodeReading[] {
  const found: Found[] = [];
  let at = 0;
  while (at < token.length) {
    const gap = match(SEPARATOR, token, at);
    if (gap) {
      at += gap.length;
      continue;
    }
    const next = codeAt(token, at, reader);
    if (!next) return [];
    found.push(next);
    at += next.printed.length;
  }
  return found.map(toReading);
}

interface Reader {
  readonly forms: readonly Form[];
  readonly shapes: readonly { readonly pattern: RegExp; readonly book: CodeBook }[];
}

function readerFor(books: readonly CodeBook[], released: string | undefined): Reader {
  const forms = books.flatMap((book) =>
    book.codes.flatMap((entry) =>
      [entry.code, ...(entry.forms ?? [])].map((written) => {
        const inForce = released === undefined || isInForce(book, entry, released);
        return { written, book, entry, inForce };
      }),
    ),
  );
  forms.sort(
    (a, b) => b.written.length - a.written.length || Number(b.inForce) - Number(a.inForce),
  );
  return { forms, shapes: shapesOf(forms) };
}

/** Whether a code of a book was in force on a day; the day on which it ended is after it. */
function isInForce(book: CodeBook, entry: CodeEntry, day: string): boolean {
  const { from, until } = datesOf(book, entry);
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

function datesOf(book: CodeBook, entry: CodeEntry): Pick<CodeBook, "from" | "until"> {
  const from = entry.from ?? book.from;
  const until = entry.until ?? book.until;
  return { ...(from ? { from } : {}), ...(until ? { until } : {}) };
}

/** What each book's codes have in common before and after their last figure or letter. */
function shapesOf(forms: readonly Form[]): Reader["shapes"] {
  const seen = new Map<string, Reader["shapes"][number]>();
  for (const { written, book } of forms) {
    const parts = /^(.*[\p{L}\p{N}].*[^\p{L}\p{N}])[\p{L}\p{N}]+([^\p{L}\p{N}]*)$/u.exec(
      written,
    );
    if (!parts) continue;
    const [before = "", after = ""] = parts.slice(1).map(escapeRegExp);
    const pattern = `${before}[\\p{L}\\p{N}]+${after}`;
    if (!seen.has(pattern)) seen.set(pattern, { pattern: new RegExp(pattern, "uy"), book });
  }
  return [...seen.values()];
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

function codeAt(token: string, at: number, reader: Reader): Found | null {
  const form = reader.forms.find(
    ({ written }) =>
      token.startsWith(written, at) && endsCode(token, at + written.length, reader),
  );
  if (form) return { printed: form.written, form };
  for (const { pattern, book } of reader.shapes) {
    const printed = match(pattern, token, at);
    if (printed && endsCode(token, at + printed.length, reader)) {
      return { printed, likeBook: book };
    }
  }
  const printed = match(SHAPE, token, at);
  return printed ? { printed } : null;
}

/** A code ends at a separator, at the end, or where another known code begins: `(b)(1)(a)(3)` is two. */
function endsCode(token: string, at: number, { forms }: Reader): boolean {
  if (at === token.length || match(SEPARATOR, token, at)) return true;
  return forms.some(({ written }) => token.startsWith(written, at));
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

/** A code as it stands in a normalised form: `b7C`, `4Nr1`. */
export function slugOf(code: string): string {
  return code.replace(/[^\p{L}\p{N}]+/gu, "");
}

function toReading({ printed, form, likeBook }: Found): CodeReading {
  if (form?.inForce) {
    const { book, entry } = form;
    return {
      printed,
      normalised: `${book.id}.${slugOf(entry.code)}`,
      known: true,
      book: book.id,
      section: entry.section,
      wording: entry.wording,
      ...(book.language === undefined ? {} : { language: book.language }),
      verified: entry.verified,
    };
  }
  const fault = faultOf(form, likeBook);
  return {
    printed,
    normalised: `unknown.${slugOf(printed)}`,
    known: false,
    ...(fault ? { fault } : {}),
  };
}

function faultOf(form: Form | undefined, likeBook: CodeBook | undefined): CodeFault | null {
  if (form) {
    const { book, entry } = form;
    return { kind: "out-of-force", authority: book.authority, ...datesOf(book, entry) };
  }
  return likeBook ? { kind: "impossible", authority: likeBook.authority } : null;
}

/** Whether any of a token's codes is read by a book with dates: only the day of release settles it. */
export function needsDay(codes: readonly CodeReading[], books: readonly CodeBook[]): boolean {
  const dated = books.filter((book) =>
    book.codes.some((entry) => Object.keys(datesOf(book, entry)).length > 0),
  );
  return codes.some(({ book }) => dated.some(({ id }) => id === book));
}
