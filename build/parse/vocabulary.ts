// The closed vocabulary of bracketed spans: every class, the keys it takes, what it must hold.
// The table is the dialect; nothing else in Stet decides what a class may say.

/** What is between the brackets: markup, a token taken as it stands, or nothing at all. */
type Content = "inline" | "token" | "empty" | "any";

export interface SpanRule {
  readonly keys: readonly string[];
  readonly required: readonly string[];
  readonly content: Content;
  /** Only a source can have it: it says nothing in the editor's own voice. */
  readonly sourceOnly: boolean;
}

const inline = (keys: readonly string[], sourceOnly = false): SpanRule => ({
  keys,
  required: [],
  content: "inline",
  sourceOnly,
});
const gap = (sourceOnly: boolean): SpanRule => ({
  keys: ["extent", "note"],
  required: [],
  content: "token",
  sourceOnly,
});
const mention: SpanRule = {
  keys: ["key"],
  required: ["key"],
  content: "inline",
  sourceOnly: false,
};

export const SPANS = {
  redaction: {
    keys: ["extent", "codes", "agency"],
    required: [],
    content: "token",
    sourceOnly: true,
  },
  illegible: gap(true),
  lost: gap(true),
  omitted: gap(false),
  unclear: inline(["cert", "note"]),
  supplied: inline(["reason", "cert", "note"]),
  sic: inline(["corr", "cert", "note"]),
  added: inline(["place", "hand", "note"], true),
  stamp: inline(["corr", "cert", "note"], true),
  classification: inline(["note"], true),
  page: {
    keys: ["n", "cert", "hyphen", "note"],
    required: ["n", "cert"],
    content: "empty",
    sourceOnly: true,
  },
  line: {
    keys: ["hyphen", "cert"],
    required: ["hyphen"],
    content: "empty",
    sourceOnly: true,
  },
  original: inline(["note"]),
  foreign: { keys: ["lang"], required: ["lang"], content: "inline", sourceOnly: false },
  person: mention,
  term: mention,
  place: mention,
  subject: mention,
  event: mention,
  index: { keys: ["entry"], required: ["entry"], content: "any", sourceOnly: false },
} as const satisfies Record<string, SpanRule>;

export type SpanKind = keyof typeof SPANS;

export const SPAN_KINDS = Object.keys(SPANS) as readonly SpanKind[];

/**
 * A language tag: BCP 47 (RFC 5646, 2.1) as far as tags are in use, so with a language of two or
 * three letters and without what was registered before 1995 or for private use alone.
 */
export const LANGUAGE_TAG =
  /^[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?$/iu;

/** Keys a fenced block may have beside its kind and id. */
export const DIVISION_KEYS = ["label", "hand"] as const;

/** The label of a list of the source, at the beginning of a paragraph: `(1)`, `(a)`, `(iv)`. */
export const LABEL = /^\((\d{1,3}|[a-z]|[ivxl]{1,7})\)(?=\s|$)/;

/** Ids become XHTML ids and PDF destinations. */
export const ID = /^[a-z][a-z0-9-]*$/;
export const ID_IS =
  "an id begins with a lower-case letter and goes on with these, digits and hyphens";

export function isSpanKind(word: string): word is SpanKind {
  return Object.hasOwn(SPANS, word);
}

/** `.a, .b or .c` for a hint. */
export function listed(words: readonly string[], mark = ""): string {
  const marked = words.map((word) => mark + word);
  const last = marked.at(-1) ?? "";
  return marked.length > 1 ? `${marked.slice(0, -1).join(", ")} or ${last}` : last;
}
