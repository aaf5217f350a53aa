// Gives every inline token its place. markdown-it's own loop is run here, word for word, because
// only the loop knows where a rule began; the rules themselves are markdown-it's.

import { contextOf } from "./context.ts";
import { isPlaced, placeOf, setPlace } from "./places.ts";
import type { Engine, InlineState } from "./types.ts";

type InlineToken = ReturnType<InlineState["push"]>;
type InlineRule = (state: InlineState, silent: boolean) => boolean;

/** Makes `md` place its inline tokens. */
export function positioned(md: Engine): void {
  const Base = md.inline.State;
  const pendingStarts = new WeakMap<InlineState, number>();

  class PlacedState extends Base {
    override pushPending(): InlineToken {
      const length = this.pending.length;
      const token = super.pushPending();
      const start = pendingStarts.get(this) ?? 0;
      setPlace(token, start, start + length);
      return token;
    }
  }
  md.inline.State = PlacedState;

  const outer = md.inline.ruler2;
  outer.push("lone_tildes", (state) => reorderTildes(state.tokens));

  md.inline.tokenize = (state) => {
    const rules = md.inline.ruler.getRules("");
    const end = state.posMax;
    while (state.pos < end) {
      const start = state.pos;
      const made = state.tokens.length;
      if (state.pending === "") pendingStarts.set(state, start);
      if (!applyOne(md, rules, state)) state.pending += state.src[state.pos++];
      else placeNew(state.tokens, made, start, state.pos);
    }
    if (state.pending) state.pushPending();
  };
}

function applyOne(md: Engine, rules: readonly InlineRule[], state: InlineState): boolean {
  const start = state.pos;
  if (state.level >= md.options.maxNesting) {
    reportDepth(state);
    return false;
  }
  const tried = rules.findIndex((rule) => rule(state, false));
  contextOf(state.env).effort.steps += tried === -1 ? rules.length : tried + 1;
  if (tried === -1) return false;
  if (state.pos <= start) throw new Error("an inline rule did not advance");
  return true;
}

/** Tokens that the rule itself did not place follow one another from where it began. */
function placeNew(
  tokens: readonly InlineToken[],
  made: number,
  start: number,
  end: number,
): void {
  let from = tokens.length;
  while (from > made && !isPlacedAt(tokens, from - 1)) from -= 1;
  const before = from > made ? tokens[from - 1] : undefined;
  let at = before ? Math.max(start, placeOf(before).end) : start;
  for (let index = from; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) continue;
    const length = token.type === "text" ? token.content.length : end - at;
    setPlace(token, at, at + length);
    at += length;
  }
}

function isPlacedAt(tokens: readonly InlineToken[], index: number): boolean {
  const token = tokens[index];
  return token !== undefined && isPlaced(token);
}

const reported = new WeakSet<object>();

function reportDepth(state: InlineState): void {
  if (reported.has(state)) return;
  reported.add(state);
  const { findings, span } = contextOf(state.env);
  findings.report(
    "nesting-is-bounded",
    span(state.pos, state.pos + 1),
    `markup is nested ${state.level} deep here; what lies deeper is read as text`,
    "close what was opened before, or escape the brackets with backslashes",
  );
}

/**
 * markdown-it moves the odd tilde of `~~a~~~` behind the closing pair; the places move with it.
 * A run of tokens made from one run of tildes is therefore placed anew, in its new order.
 */
function reorderTildes(tokens: readonly InlineToken[]): void {
  let index = 0;
  while (index < tokens.length) {
    let after = index + 1;
    while (after < tokens.length && isSwapped(tokens[after - 1], tokens[after])) after += 1;
    if (after - index > 1) renumber(tokens.slice(index, after));
    index = after;
  }
}

function isSwapped(first: InlineToken | undefined, second: InlineToken | undefined): boolean {
  if (!first || !second) return false;
  const tilde = (token: InlineToken): boolean =>
    token.type === "s_close" || (token.type === "text" && token.content === "~");
  return tilde(first) && tilde(second) && second.type !== first.type
    ? placeOf(second).start < placeOf(first).start
    : tilde(first) && first.type === "s_close" && second.type === "s_close";
}

function renumber(run: readonly InlineToken[]): void {
  let at = run.reduce((least, token) => Math.min(least, placeOf(token).start), Infinity);
  for (const token of run) {
    const length = token.type === "text" ? 1 : 2;
    setPlace(token, at, at + length);
    at += length;
  }
}
