// The inline rule for square brackets: spans of the vocabulary, links and cross-references, note
// calls and citations. What is none of these stays as text, and a finding says so where it should.

import { readCitation } from "../citations.ts";
import { checkSpan, type SpanMarkup } from "../spans.ts";
import { contextOf } from "./context.ts";
import { type LinkKind, readLink } from "./links.ts";
import { endOf, type Pair, pairBrackets } from "./pairs.ts";
import { setPlace } from "./places.ts";
import type { InlineState } from "./types.ts";

/** What a token made here stands for; the tree builder turns it into a node. */
export type BracketMeta =
  | { readonly kind: "span"; readonly markup: SpanMarkup }
  | { readonly kind: "link"; readonly link: LinkKind }
  | { readonly kind: "note-call"; readonly label: string }
  | { readonly kind: "citation"; readonly items: ReturnType<typeof readCitation> };

interface Brackets {
  readonly pairs: ReadonlyMap<number, Pair>;
  /** Closing brackets of which enough has been said. */
  readonly said: Set<number>;
}

const NOTE_LABEL = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;
const brackets = new WeakMap<InlineState, Brackets>();
const metas = new WeakMap<object, BracketMeta>();

/** What a token of this file's rules stands for. @throws Error for any other token: a bug of the build. */
export function bracketMetaOf(token: object): BracketMeta {
  const meta = metas.get(token);
  if (!meta) throw new Error("a token of a bracket has no meaning");
  return meta;
}

/** The pairs of the paragraph that `state` reads, found on the first question. */
export function bracketsOf(state: InlineState): Brackets {
  const known = brackets.get(state);
  if (known) return known;
  const { effort } = contextOf(state.env);
  const found = {
    pairs: pairBrackets(state.src, state.md.helpers, effort),
    said: new Set<number>(),
  };
  brackets.set(state, found);
  return found;
}

export function bracketRule(state: InlineState, silent: boolean): boolean {
  if (silent || state.src[state.pos] !== "[") return false;
  const pair = bracketsOf(state).pairs.get(state.pos);
  if (pair && endOf(pair) <= state.posMax && readPair(state, pair)) return true;
  stayText(state, pair);
  return true;
}

/** A closing bracket that is reached by itself closes nothing. */
export function closingBracketRule(state: InlineState, silent: boolean): boolean {
  if (silent || state.src[state.pos] !== "]") return false;
  if (!bracketsOf(state).said.has(state.pos)) reportBare(state, state.pos, state.pos + 1);
  state.pending += "]";
  state.pos += 1;
  return true;
}

function readPair(state: InlineState, pair: Pair): boolean {
  if (state.src[pair.open + 1] === "^") return readNoteCall(state, pair);
  if (pair.attributes.kind === "list") return readSpan(state, pair);
  if (pair.attributes.kind === "broken") return reportBroken(state, pair);
  if (pair.link) return readLinked(state, pair);
  return readCited(state, pair);
}

function readSpan(state: InlineState, pair: Pair): boolean {
  if (pair.attributes.kind !== "list") return false;
  const text = state.src.slice(pair.open + 1, pair.close);
  const markup = checkSpan(pair.attributes.list, text, pair.open, contextOf(state.env));
  if (!markup) return giveUp(state, pair);
  const meta: BracketMeta = { kind: "span", markup };
  if (markup.verbatim) pushLeaf(state, pair.open, endOf(pair), meta);
  else pushAround(state, pair, meta);
  return true;
}

function readLinked(state: InlineState, pair: Pair): boolean {
  const link = readLink(pair, contextOf(state.env));
  if (!link) return giveUp(state, pair);
  pushAround(state, pair, { kind: "link", link });
  return true;
}

function readCited(state: InlineState, pair: Pair): boolean {
  const { src } = state;
  const items = readCitation(src, pair.open + 1, pair.close, contextOf(state.env));
  if (items.length === 0) return false;
  pushLeaf(state, pair.open, pair.close + 1, { kind: "citation", items });
  return true;
}

function readNoteCall(state: InlineState, pair: Pair): boolean {
  const { findings, span } = contextOf(state.env);
  const label = state.src.slice(pair.open + 2, pair.close);
  if (NOTE_LABEL.test(label)) {
    pushLeaf(state, pair.open, pair.close + 1, { kind: "note-call", label });
    return true;
  }
  findings.report(
    "attribute-is-complete",
    span(pair.open, pair.close + 1),
    `"${short(label)}" cannot be the label of a note`,
    "a label is made of letters, digits, hyphens and underscores: [^e2]",
  );
  return giveUp(state, pair);
}

function reportBroken(state: InlineState, pair: Pair): boolean {
  if (pair.attributes.kind !== "broken") return false;
  const { at, why } = pair.attributes;
  const { findings, span } = contextOf(state.env);
  findings.report(
    "attribute-is-complete",
    span(at, at + 1),
    `the attribute list cannot be read: ${why}`,
    'write [text]{.class #id key="value"}; for braces that are text write \\{',
  );
  return giveUp(state, pair);
}

/** The pair stays text, and no more is to be said about it. */
function giveUp(state: InlineState, pair: Pair): false {
  const { said } = bracketsOf(state);
  said.add(pair.open);
  said.add(pair.close);
  return false;
}

function stayText(state: InlineState, pair: Pair | undefined): void {
  const { said } = bracketsOf(state);
  const { pos } = state;
  const { findings, span } = contextOf(state.env);
  if (pos > 0 && state.src[pos - 1] === "^" && pair && state.src[pos - 2] !== "\\") {
    findings.report(
      "vocabulary-is-closed",
      span(pos - 1, pair.close + 1),
      "notes are not written inside the text here",
      "write [^label] in the text and [^label]: with the note's words below; for text write \\^[",
    );
    said.add(pos);
  }
  if (!said.has(pos)) reportBare(state, pos, (pair?.close ?? pos) + 1);
  if (pair) said.add(pair.close);
  state.pending += "[";
  state.pos += 1;
}

function reportBare(state: InlineState, start: number, end: number): void {
  const { findings, span, voice } = contextOf(state.env);
  if (voice !== "transcription") return;
  const shown = short(state.src.slice(start, end));
  findings.report(
    "bracket-is-explained",
    span(start, end),
    `a reader cannot tell whose bracket "${shown}" is`,
    end - start > 1
      ? `if it is in the source write ${shown}{.original}; else say what it is: {.illegible}, {.supplied}, {.redaction #id}`
      : `if it is in the source write "\\${shown}"`,
  );
}

function pushAround(state: InlineState, pair: Pair, meta: BracketMeta): void {
  const end = endOf(pair);
  const max = state.posMax;
  const open = state.push("bracket_open", "", 1);
  metas.set(open, meta);
  setPlace(open, pair.open, pair.open + 1);
  state.pos = pair.open + 1;
  state.posMax = pair.close;
  state.md.inline.tokenize(state);
  state.posMax = max;
  setPlace(state.push("bracket_close", "", -1), pair.close, end);
  state.pos = end;
}

function pushLeaf(state: InlineState, start: number, end: number, meta: BracketMeta): void {
  const token = state.push("bracket", "", 0);
  metas.set(token, meta);
  setPlace(token, start, end);
  state.pos = end;
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}
