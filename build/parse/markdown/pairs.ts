// Which square bracket belongs to which, found once for a paragraph in one pass from left to
// right, together with what follows each closing bracket. So no rule ever looks ahead twice.
// Code spans and web addresses bind tighter than brackets: CommonMark 0.31, section 6.3.

import { type AttributeResult, readAttributes } from "../attributes.ts";
import type { Effort } from "../effort.ts";
import type { Helpers } from "./types.ts";

export interface LinkTail {
  readonly href: string;
  readonly title: string;
  readonly end: number;
}

/** An opening bracket's partner and what stands directly behind it. */
export interface Pair {
  readonly open: number;
  readonly close: number;
  readonly attributes: AttributeResult;
  readonly link: LinkTail | null;
  /** Attributes behind a link's parenthesis. */
  readonly linkAttributes: AttributeResult;
}

const NONE: AttributeResult = { kind: "prose" };
const CODE_OR_ADDRESS = /`+|<https?:\/\/[^<>\s]+>/y;

/** Pairs by the offset of their opening bracket. Unpaired brackets are in no pair. */
export function pairBrackets(
  text: string,
  helpers: Helpers,
  effort: Effort,
): ReadonlyMap<number, Pair> {
  const pairs = new Map<number, Pair>();
  const opened: number[] = [];
  const skipCode = codeSkipper(text);
  const close = (at: number): number => {
    const open = opened.pop();
    if (open === undefined) return at + 1;
    const pair = pairUp(text, open, at, helpers);
    pairs.set(open, pair);
    return endOf(pair);
  };
  const step = (at: number): number => {
    switch (text[at]) {
      case "\\":
        return at + 2;
      case "`":
      case "<":
        return skipTight(text, at, skipCode);
      case "]":
        return close(at);
      default:
        if (text[at] === "[") opened.push(at);
        return at + 1;
    }
  };
  for (let at = 0; at < text.length; effort.steps += 1) at = step(at);
  return pairs;
}

/** After the whole of what a pair makes, tail included. */
export function endOf(pair: Pair): number {
  if (pair.attributes.kind === "list") return pair.attributes.list.end;
  if (pair.linkAttributes.kind === "list") return pair.linkAttributes.list.end;
  return pair.link?.end ?? pair.close + 1;
}

function pairUp(text: string, open: number, close: number, helpers: Helpers): Pair {
  const next = text[close + 1];
  const link = next === "(" ? readLinkTail(text, close + 1, helpers) : null;
  return {
    open,
    close,
    attributes: next === "{" ? readAttributes(text, close + 1) : NONE,
    link,
    linkAttributes: link && text[link.end] === "{" ? readAttributes(text, link.end) : NONE,
  };
}

/** `(address "title")` at `start`. */
function readLinkTail(text: string, start: number, helpers: Helpers): LinkTail | null {
  const max = text.length;
  const address = helpers.parseLinkDestination(text, skipSpace(text, start + 1), max);
  if (!address.ok) return null;
  const spaced = skipSpace(text, address.pos);
  const title = spaced > address.pos ? helpers.parseLinkTitle(text, spaced, max) : null;
  const end = skipSpace(text, title?.ok ? title.pos : address.pos);
  if (text[end] !== ")") return null;
  return { href: address.str, title: title?.ok ? title.str : "", end: end + 1 };
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\n" || text[at] === "\t") at += 1;
  return at;
}

function skipTight(
  text: string,
  at: number,
  skipCode: (at: number, length: number) => number,
): number {
  CODE_OR_ADDRESS.lastIndex = at;
  const found = CODE_OR_ADDRESS.exec(text)?.[0];
  if (!found) return at + 1;
  return found.startsWith("`") ? skipCode(at, found.length) : at + found.length;
}

/** A function that gives the end of the code span opened at `at`, or of its backticks if it is none. */
function codeSkipper(text: string): (at: number, length: number) => number {
  const runs = new Map<number, number[]>();
  for (const { 0: run, index } of text.matchAll(/`+/g)) {
    const starts = runs.get(run.length) ?? [];
    starts.push(index);
    runs.set(run.length, starts);
  }
  const next = new Map<number, number>();
  return (at, length) => {
    const starts = runs.get(length) ?? [];
    let index = next.get(length) ?? 0;
    while (index < starts.length && (starts[index] ?? 0) < at + length) index += 1;
    next.set(length, index);
    const close = starts[index];
    return close === undefined ? at + length : close + length;
  };
}
