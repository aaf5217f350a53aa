// Gives every block token its place: the exact lines it was read from, without the prefixes of
// the quotations, lists and notes around it. Only the rules see those prefixes, so each is wrapped.

import { Effort } from "../effort.ts";
import { LABEL } from "../vocabulary.ts";
import { setBlockPlace } from "./places.ts";
import type { BlockState, Engine } from "./types.ts";

type BlockRule = (state: BlockState, start: number, end: number, silent: boolean) => boolean;

const LEAVES = new Set(["table", "code", "fence", "hr", "heading", "lheading", "paragraph"]);
const CONTAINERS = new Set(["blockquote", "list", "footnote_def"]);
/** A note's definition ends lists and quotations, as in Pandoc it stands outside them. */
const NOTE_ENDS = ["paragraph", "reference", "blockquote", "list"];

/** Wraps the block rules of `md`, and bounds nesting without losing text. */
export function useBlocks(md: Engine): void {
  for (const { name, fn, alt } of md.block.ruler.__rules__) {
    if (!LEAVES.has(name) && !CONTAINERS.has(name)) continue;
    const ends = name === "footnote_def" ? NOTE_ENDS : alt;
    const rule = placing(fn, LEAVES.has(name));
    md.block.ruler.at(name, name === "code" ? unlessContinued(rule) : rule, { alt: ends });
  }
  const tokenize = md.block.tokenize.bind(md.block);
  md.block.tokenize = (state, start, end) => {
    // markdown-it drops what is nested deeper than it reads; here it stays as text.
    if (state.level < md.options.maxNesting) tokenize(state, start, end);
    else keepAsText(state, start, end);
  };
}

function placing(rule: BlockRule, isLeaf: boolean): BlockRule {
  return (state, start, end, silent) => {
    const made = state.tokens.length;
    countStep(state);
    if (!rule(state, start, end, silent)) return false;
    if (silent) return true;
    const token = state.tokens[made];
    if (token) placeBlock(state, token, start, state.line, isLeaf);
    if (token?.type.endsWith("list_open")) placeItems(state, made, token.level + 1);
    return true;
  };
}

/**
 * What stands four spaces in below a paragraph with a label, `(1)`, belongs to it, as in Pandoc,
 * and is no preformatted text. Pandoc User's Guide, "Extension: fancy_lists".
 */
function unlessContinued(code: BlockRule): BlockRule {
  return (state, start, end, silent) => {
    const indent = state.blkIndent + INDENT;
    if (silent || (state.sCount[start] ?? 0) < indent || !followsLabel(state)) {
      return code(state, start, end, silent);
    }
    let last = start + 1;
    while (last < end && (state.isEmpty(last) || (state.sCount[last] ?? 0) >= indent))
      last += 1;
    const open = state.push("labelled_open", "", 1);
    state.blkIndent = indent;
    state.md.block.tokenize(state, start, last);
    state.blkIndent = indent - INDENT;
    state.push("labelled_close", "", -1);
    state.line = Math.max(state.line, start + 1);
    placeBlock(state, open, start, state.line, false);
    return true;
  };
}

const INDENT = 4;

/** True if the block before is a paragraph with a label, or goes on with one. */
function followsLabel({ tokens, level }: BlockState): boolean {
  const last = tokens.at(-1);
  if (last?.level !== level) return false;
  if (last.type === "labelled_close") return true;
  return last.type === "paragraph_close" && LABEL.test(tokens.at(-2)?.content ?? "");
}

function countStep({ env }: BlockState): void {
  const effort = env.effort;
  if (effort instanceof Effort) effort.steps += 1;
}

/** Places one token on the lines `from` to `to`, trailing empty lines left out. */
export function placeBlock(
  state: BlockState,
  token: object,
  from: number,
  to: number,
  withLines = true,
): void {
  countStep(state);
  let last = to - 1;
  while (last > from && state.isEmpty(last)) last -= 1;
  const [start] = lineAt(state, from);
  const [, end] = lineAt(state, last);
  const lines: (readonly [number, number])[] = [];
  if (withLines) {
    for (let line = from; line <= last; line += 1) lines.push(lineAt(state, line));
  }
  setBlockPlace(token, { start, end: Math.max(start, end), lines });
}

function placeItems(state: BlockState, from: number, level: number): void {
  for (const token of state.tokens.slice(from)) {
    if (token.type !== "list_item_open" || token.level !== level || !token.map) continue;
    placeBlock(state, token, token.map[0], token.map[1], false);
  }
}

function lineAt(state: BlockState, line: number): readonly [number, number] {
  const end = state.eMarks[line] ?? state.src.length;
  const start = (state.bMarks[line] ?? end) + (state.tShift[line] ?? 0);
  return [Math.min(start, end), end];
}

function keepAsText(state: BlockState, start: number, end: number): void {
  const first = state.skipEmptyLines(start);
  state.line = end;
  if (first >= end) return;
  const token = state.push("too_deep", "", 0);
  placeBlock(state, token, first, end);
}
