// Pandoc's attribute list, `{.class #id key="value"}`, read by hand so that every part of it
// has its place and so that reading is linear: a list is tried once, at its opening brace.
// Pandoc User's Guide, "Extension: bracketed_spans", "header_attributes", "fenced_divs".

/** One part of a list with its place in the text it was read from. */
export interface AttributePart {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}
export interface AttributePair extends AttributePart {
  readonly key: string;
}

export interface AttributeList {
  readonly start: number;
  /** After the closing brace. */
  readonly end: number;
  readonly classes: readonly AttributePart[];
  readonly ids: readonly AttributePart[];
  readonly pairs: readonly AttributePair[];
}

/** `prose`: braces that mean nothing. `broken`: an attempt at a list, unreadable at `at`. */
export type AttributeResult =
  | { readonly kind: "list"; readonly list: AttributeList }
  | { readonly kind: "broken"; readonly at: number; readonly why: string }
  | { readonly kind: "prose" };

const NAME = /[^\s{}="'.#]+/y;
const KEY = /[A-Za-z_][\w:.-]*(?==)/y;
const BARE_VALUE = /[^\s{}"']+/y;
const PROSE: AttributeResult = { kind: "prose" };

interface Draft {
  classes: AttributePart[];
  ids: AttributePart[];
  pairs: AttributePair[];
}

/**
 * Reads the list that opens with the brace at `start`. White space and line ends separate its
 * parts. Braces that begin neither with `.`, `#` nor `key=` are prose: `{x}`, `{}`.
 */
export function readAttributes(text: string, start: number): AttributeResult {
  const draft: Draft = { classes: [], ids: [], pairs: [] };
  let at = skipSpace(text, start + 1);
  if (!begins(text, at)) return PROSE;
  while (text[at] !== "}") {
    if (at >= text.length) return { kind: "broken", at: start, why: UNCLOSED };
    const end = readPart(text, at, draft);
    if (typeof end === "string") return { kind: "broken", at, why: end };
    at = skipSpace(text, end);
    if (at === end && at < text.length && text[at] !== "}")
      return overrunBy(draft) ?? { kind: "broken", at, why: UNSEPARATED };
  }
  return { kind: "list", list: { start, end: at + 1, ...draft } };
}

const UNCLOSED = "its closing brace is missing";
const UNSEPARATED = "white space must separate its parts";

/** A value that runs on over a brace swallowed the next quotation mark: its own is missing. */
function overrunBy({ pairs }: Draft): AttributeResult | null {
  const last = pairs.at(-1);
  if (!last?.value.includes("}")) return null;
  const why = `the value of "${last.key}" has no closing quotation mark`;
  return { kind: "broken", at: last.start, why };
}

function begins(text: string, at: number): boolean {
  if (text[at] === "." || text[at] === "#") return match(NAME, text, at + 1) !== null;
  return match(KEY, text, at) !== null;
}

/** Reads one part into `draft`; gives where it ends, or what is wrong with it. */
function readPart(text: string, at: number, draft: Draft): number | string {
  const mark = text[at];
  if (mark === "." || mark === "#") {
    const value = match(NAME, text, at + 1);
    if (value === null) return `a name must follow the "${mark}"`;
    const end = at + 1 + value.length;
    (mark === "." ? draft.classes : draft.ids).push({ value, start: at, end });
    return end;
  }
  const key = match(KEY, text, at);
  if (key === null) return 'its parts are .class, #id and key="value"';
  return readValue(text, at, key, draft);
}

function readValue(text: string, start: number, key: string, draft: Draft): number | string {
  const at = start + key.length + 1;
  const quote = text[at];
  if (quote !== '"' && quote !== "'") {
    const value = match(BARE_VALUE, text, at);
    if (value === null) return `a value must follow "${key}="`;
    draft.pairs.push({ key, value, start, end: at + value.length });
    return at + value.length;
  }
  const close = closingQuote(text, at + 1, quote);
  if (close === -1) return `the value of "${key}" has no closing quotation mark`;
  const value = text
    .slice(at + 1, close)
    .replace(/\\(["'\\])/g, "$1")
    .replace(/\s+/g, " ");
  draft.pairs.push({ key, value, start, end: close + 1 });
  return close + 1;
}

function closingQuote(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? "")) at += 1;
  return at;
}

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}
