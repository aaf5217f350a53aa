// Finds the listed forms in a text: the longest first, never inside a word, in time that does not
// depend on how many forms there are. Floor: resolve.

import type { Diagnostic } from "../../diagnostics.ts";
import type { Authority } from "../../model/authorities.ts";
import type { Manuscript } from "../../model/manuscript.ts";
import { FILES, type Listed, wordIn } from "./entries.ts";

/** A form and whom it names: one entry, or several of which only a mark can choose. */
export interface Form {
  readonly words: string;
  readonly owners: readonly Authority[];
  readonly shared: boolean;
}

/** A form in a text, `end` exclusive. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly form: Form;
}

/** Forms by the word or sign with which they begin, the longest first. */
export type FormTable = ReadonlyMap<string, readonly Form[]>;

/** A word, or one sign. */
const HEAD = /[\p{L}\p{M}\p{N}]+|./suy;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

/** The table of all forms. An entry that only sends the reader on has its forms found for the other. */
export function tableOf(listed: readonly Listed[]): FormTable {
  const forms = new Map<string, Form>();
  for (const { authority, see, forms: own } of listed) {
    const owner = see ?? authority;
    for (const words of own.forms) add(forms, words, owner, false);
    for (const words of own.shared) add(forms, words, owner, true);
  }
  const table = new Map<string, Form[]>();
  for (const form of forms.values()) {
    for (const head of headsOf(form.words)) {
      table.set(head, [...(table.get(head) ?? []), form]);
    }
  }
  for (const sharing of table.values()) {
    sharing.sort((a, b) => b.words.length - a.words.length || (a.words < b.words ? -1 : 1));
  }
  return table;
}

function add(forms: Map<string, Form>, form: string, owner: Authority, shared: boolean): void {
  const words = plain(form).trim().replace(/\s+/g, " ");
  if (words === "") return;
  const known = forms.get(words);
  const owners = [...new Set([...(known?.owners ?? []), owner])];
  forms.set(words, { words, owners, shared: shared || known?.shared === true });
}

/** A form in lower case is found at the head of a sentence too. */
function headsOf(words: string): readonly string[] {
  const head = headAt(words, 0);
  return [...new Set([head, capital(head)])];
}

function capital(word: string): string {
  const [first = ""] = word;
  return first.toUpperCase() + word.slice(first.length);
}

function headAt(text: string, at: number): string {
  HEAD.lastIndex = at;
  return HEAD.exec(text)?.[0] ?? "";
}

/** Typewriter's and printer's marks are alike. Every character is put for one character. */
function plain(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[‐‑]/g, "-");
}

/** The one entry that a form names; null where only a mark can say. */
export function ownerOf({ owners, shared }: Form): Authority | null {
  return shared || owners.length > 1 ? null : (owners[0] ?? null);
}

/** Every form in `text`, from left to right; none overlaps another. */
export function matchesIn(text: string, table: FormTable): readonly Match[] {
  if (table.size === 0) return [];
  const wanted = plain(text);
  const found: Match[] = [];
  for (let at = 0; at < wanted.length; ) {
    const head = headAt(wanted, at);
    const match = longestAt(wanted, at, table.get(head) ?? []);
    if (match) found.push(match);
    at = match ? match.end : at + Math.max(1, head.length);
  }
  return found;
}

function longestAt(text: string, start: number, forms: readonly Form[]): Match | null {
  for (const form of forms) {
    const end = endOf(text, start, form.words);
    if (end !== null) return { start, end, form };
  }
  return null;
}

/** Where the form ends that begins at `start`; null if another text stands there. */
function endOf(text: string, start: number, words: string): number | null {
  let at = start;
  for (const [index, char] of Array.from(words).entries()) {
    const next = char === " " ? spacesFrom(text, at) : letterAt(text, at, char, index === 0);
    if (next === at) return null;
    at = next;
  }
  const isInside = LETTER.test(words.slice(-1)) && LETTER.test(text.charAt(at));
  return isInside ? null : at;
}

/** Past the white space at `at`. */
function spacesFrom(text: string, at: number): number {
  let end = at;
  while (isSpace(text[end])) end += 1;
  return end;
}

/** Past `char`, or its capital at the beginning of a form; `at` if another stands there. */
function letterAt(text: string, at: number, char: string, first: boolean): number {
  if (text.startsWith(char, at)) return at + char.length;
  const upper = char.toUpperCase();
  return first && text.startsWith(upper, at) ? at + upper.length : at;
}

function isSpace(char: string | undefined): boolean {
  return char !== undefined && /\s/.test(char);
}

/** Forms that two entries list as theirs alone. */
export function checkForms(
  listed: readonly Listed[],
  manuscript: Manuscript,
): readonly Diagnostic[] {
  const firstOf = new Map<
    string,
    { readonly authority: Authority; readonly shared: boolean }
  >();
  return listed.flatMap(({ authority, see, forms }) => {
    const own = see ?? authority;
    return [...forms.forms, ...forms.shared].flatMap((form) => {
      const shared = forms.shared.includes(form);
      const first = firstOf.get(form);
      if (!first) firstOf.set(form, { authority: own, shared });
      if (!first || first.authority === own || (first.shared && shared)) return [];
      return [namesTwo(form, authority, first.authority, manuscript)];
    });
  });
}

function namesTwo(
  form: string,
  second: Authority,
  first: Authority,
  manuscript: Manuscript,
): Diagnostic {
  return {
    rule: "form-names-one-entry",
    message: `"${form}" is also a form of "${first.key}" in ${FILES[first.kind]}`,
    span: wordIn(form, second, manuscript),
    hint: `keep it with one of the two; if the source means now one and now the other, put it under shared: in both, and mark each place: [${form}]{.${second.kind} key="${second.key}"}`,
  };
}
