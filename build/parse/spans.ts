// Bracketed spans, `[text]{.class #id key="value"}`: from an attribute list to a node of the
// witness. A list that cannot be one of the vocabulary leaves the text as it was typed.

import { nearest } from "../model/nearest.ts";
import { CERTAINTIES } from "../model/nodes.ts";
import type { RuleId } from "../rules.ts";
import type { AttributeList, AttributePart } from "./attributes.ts";
import type { InlineContext } from "./markdown/context.ts";
import {
  ID,
  ID_IS,
  isSpanKind,
  LANGUAGE_TAG,
  listed,
  SPAN_KINDS,
  SPANS,
  type SpanKind,
  type SpanRule,
} from "./vocabulary.ts";

/** A span that was found to be of the vocabulary. */
export interface SpanMarkup {
  readonly kind: SpanKind;
  readonly id?: string;
  readonly values: Readonly<Record<string, string>>;
  /** The text between the brackets, where it is a token; markup in it is not read. */
  readonly token: string;
  readonly verbatim: boolean;
}

/** What one check needs: the list, where it stands, and where findings go. */
interface Check {
  readonly list: AttributeList;
  readonly open: number;
  readonly context: InlineContext;
}

/**
 * Checks a span against the vocabulary. Null when it cannot be made a node: the class is unknown
 * or missing, or something it must have is. A key or value in excess is reported and left out.
 */
export function checkSpan(
  list: AttributeList,
  text: string,
  open: number,
  context: InlineContext,
): SpanMarkup | null {
  const check: Check = { list, open, context };
  const kind = readKind(check);
  if (!kind) return null;
  const rule: SpanRule = SPANS[kind];
  const values = readValues(check, kind, rule);
  const id = readId(check, kind);
  if (!isComplete(check, kind, rule, values, id, text)) return null;
  if (rule.sourceOnly && context.voice === "editor") reportVoice(check, kind);
  const verbatim = rule.content === "token" || rule.content === "empty";
  const token = verbatim ? tokenOf(text) : "";
  return { kind, values, token, verbatim, ...(id === undefined ? {} : { id }) };
}

function readKind(check: Check): SpanKind | null {
  const [first, second] = check.list.classes;
  if (!first && check.list.pairs.some(({ key }) => key === "lang")) return "foreign";
  if (!first) {
    const message = "a span says with its class what it is, and this one has none";
    report(check, "vocabulary-is-closed", check.list, message, `${KINDS_ARE}`);
    return null;
  }
  if (!isSpanKind(first.value)) {
    const meant = nearest(first.value, SPAN_KINDS);
    report(
      check,
      "vocabulary-is-closed",
      first,
      `"${first.value}" is no class of the vocabulary`,
      meant ? `did you mean .${meant}?` : KINDS_ARE,
    );
    return null;
  }
  if (second) {
    const message = `a span has one class, and this one is also "${second.value}"`;
    const hint = "put one span inside the other: [[text]{.unclear}]{.stamp}";
    report(check, "vocabulary-is-closed", second, message, hint);
  }
  return first.value;
}

const KINDS_ARE = `the class is one of ${listed(SPAN_KINDS, ".")}`;

/** Keys whose values are closed lists of words, and what such a value is. */
const ALLOWED = {
  cert: { what: "degree of certainty", words: CERTAINTIES as readonly string[] },
  hyphen: { what: "fate of a hyphen", words: ["kept", "dropped"] as readonly string[] },
};

function isClosed(key: string): key is keyof typeof ALLOWED {
  return Object.hasOwn(ALLOWED, key);
}

function reportValue(
  check: Check,
  { what, words }: (typeof ALLOWED)["cert"],
  pair: AttributeList["pairs"][number],
): void {
  const meant = nearest(pair.value, words);
  const hint = meant ? `did you mean "${meant}"?` : `${pair.key} is ${listed(words)}`;
  const message = `"${pair.value}" is no ${what}`;
  report(check, "attribute-is-complete", pair, message, hint);
}

function readValues(check: Check, kind: SpanKind, rule: SpanRule): Record<string, string> {
  const values: Record<string, string> = {};
  for (const pair of check.list.pairs) {
    if (!rule.keys.includes(pair.key)) reportKey(check, kind, rule, pair.key, pair);
    else if (pair.key in values) {
      const message = `"${pair.key}" is said twice`;
      report(check, "attribute-is-complete", pair, message, "keep one of them");
    } else if (isClosed(pair.key) && !ALLOWED[pair.key].words.includes(pair.value)) {
      reportValue(check, ALLOWED[pair.key], pair);
    } else if (pair.key === "lang" && !LANGUAGE_TAG.test(pair.value)) {
      const message = `"${pair.value}" is no language tag`;
      report(check, "attribute-is-complete", pair, message, LANGUAGE_IS);
    } else values[pair.key] = pair.value;
  }
  return values;
}

const LANGUAGE_IS = "a tag is as BCP 47 has it: ru, pt-BR, sr-Latn";

function reportKey(
  check: Check,
  kind: SpanKind,
  rule: SpanRule,
  key: string,
  place: AttributePart,
): void {
  const meant = nearest(key, rule.keys);
  const hint = meant ? `did you mean "${meant}"?` : `.${kind} takes ${listed(rule.keys)}`;
  report(check, "vocabulary-is-closed", place, `.${kind} does not take the key "${key}"`, hint);
}

function readId(check: Check, kind: SpanKind): string | undefined {
  const [first, second] = check.list.ids;
  if (second) {
    const message = `a span has one id, and this one is also "${second.value}"`;
    report(check, "attribute-is-complete", second, message, "keep one of them");
  }
  if (!first || ID.test(first.value)) return first?.value;
  report(check, "attribute-is-complete", first, `"${first.value}" cannot be an id`, ID_IS);
  return kind === "redaction" ? safeId(first.value) : undefined;
}

/** A redaction is not lost over the spelling of its id: the finding stands, the node too. */
function safeId(id: string): string {
  const safe = id.toLowerCase().replace(/[^a-z0-9-]+/g, "-");
  return ID.test(safe) ? safe : `x-${safe}`;
}

function isComplete(
  check: Check,
  kind: SpanKind,
  rule: SpanRule,
  values: Readonly<Record<string, string>>,
  id: string | undefined,
  text: string,
): boolean {
  const said = check.list.pairs.map(({ key }) => key);
  const isMissing = (key: string) => !values[key] && !(key === "lang" && said.includes(key));
  const missing = rule.required.filter(isMissing);
  for (const key of missing) {
    const message = `.${kind} lacks "${key}"`;
    report(check, "attribute-is-complete", check.list, message, exampleOf(kind));
  }
  if (kind === "redaction" && id === undefined) {
    const message = "a redaction has an id, by which its note and the ledger name it";
    report(check, "redaction-has-an-id", check.list, message, exampleOf(kind));
  }
  return (
    rule.required.every((key) => values[key]) &&
    !(kind === "redaction" && id === undefined) &&
    holdsWhatItMust(check, kind, rule, text)
  );
}

function holdsWhatItMust(check: Check, kind: SpanKind, rule: SpanRule, text: string): boolean {
  const isEmpty = text.trim() === "";
  if (rule.content === "any" || isEmpty === (rule.content === "empty")) return true;
  const message = isEmpty
    ? `.${kind} holds no text: what stands in the source goes between the brackets`
    : `.${kind} marks a point and holds no text`;
  report(check, "attribute-is-complete", check.list, message, exampleOf(kind));
  return false;
}

function exampleOf(kind: SpanKind): string {
  switch (kind) {
    case "redaction":
      return "write [REDACTED]{.redaction #r4}";
    case "page":
      return 'write []{.page n="2" cert="certain"}';
    case "line":
      return 'write in[]{.line hyphen="dropped"}vade';
    case "index":
      return 'write [words]{.index entry="missiles!Jupiter"}';
    case "foreign":
      return 'write [troika]{lang="ru"}';
    case "person":
    case "term":
    case "place":
    case "subject":
    case "event":
      return `write [the name as it stands]{.${kind} key="its-key"}`;
    default:
      return `write [the words]{.${kind}}`;
  }
}

function reportVoice(check: Check, kind: SpanKind): void {
  const place = check.list.classes[0] ?? check.list;
  const message = `.${kind} says what a source shows, but here the editor speaks`;
  const hint = "quote the words, or refer to the place in the document: [](#id)";
  report(check, "voice-is-clear", place, message, hint);
}

/** The token as it stands in the source: escapes undone, the manuscript's own indents left out. */
function tokenOf(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .trim()
    .replace(/\\([!-/:-@[-`{-~])/g, "$1");
}

function report(
  { context, open }: Check,
  rule: RuleId,
  place: { readonly start: number; readonly end: number },
  message: string,
  hint: string,
): void {
  const start = Math.max(place.start, open);
  context.findings.report(rule, context.span(start, place.end), message, hint);
}
