// The page turns of the sources: what each divides, and how sure it is. Floor: resolve.

import type { TurnEntry } from "../model/apparatus.ts";
import { type AnyNode, childrenOf, type LineEnd, type PageTurn } from "../model/nodes.ts";
import type { Anchors } from "./anchors.ts";
import type { Visit } from "./walk.ts";

/** How many words on either side show where a turn is. */
const WORDS = 3;

/** Every page turn in reading order. */
export function collectTurns(visits: readonly Visit[], anchors: Anchors): readonly TurnEntry[] {
  const holders = new Map(
    visits.flatMap(({ node }) =>
      node.type === "paragraph" && node.role === "text" ? [...around(node.children)] : [],
    ),
  );
  return visits.flatMap(({ node, place }) => {
    if (node.type !== "page-turn") return [];
    const [before, after] = holders.get(node) ?? ["", ""];
    const joins = joinOf(before, after);
    return [
      {
        anchor: anchors.of.get(node) ?? "",
        n: node.n,
        cert: node.cert,
        place,
        joins,
        hyphen: node.hyphen ?? null,
        before: joins ? lastWords(before) : "",
        after: joins ? firstWords(after) : "",
      },
    ];
  });
}

/** A point at which a source is divided. */
type Divider = PageTurn | LineEnd;

/**
 * The text before and after each divider in a line of writing: words of the source, not of its
 * marks.
 */
export function around(
  line: readonly AnyNode[],
): ReadonlyMap<AnyNode, readonly [before: string, after: string]> {
  const found: { readonly node: Divider; readonly at: number }[] = [];
  let text = "";
  const read = (node: AnyNode): void => {
    if (node.type === "page-turn" || node.type === "line-end")
      found.push({ node, at: text.length });
    if (["stamp", "classification"].includes(node.type)) return;
    const [open, close] = node.type === "original" ? ["[", "]"] : ["", ""];
    text += open + ownText(node);
    childrenOf(node).forEach(read);
    text += close;
  };
  line.forEach(read);
  return new Map(found.map(({ node, at }) => [node, [text.slice(0, at), text.slice(at)]]));
}

function ownText(node: AnyNode): string {
  if (node.type === "line-break") return " ";
  return node.type === "text" || node.type === "code" ? node.value : "";
}

/** A turn with letters on both sides divides the paragraph; one with no space between, the word. */
function joinOf(before: string, after: string): TurnEntry["joins"] {
  if (!/\p{L}/u.test(before) || !/\p{L}/u.test(after)) return null;
  return /[\p{L}-]$/u.test(before) && /^\p{L}/u.test(after) ? "word" : "paragraph";
}

function lastWords(text: string): string {
  return words(text).slice(-WORDS).join(" ");
}

function firstWords(text: string): string {
  return words(text).slice(0, WORDS).join(" ");
}

function words(text: string): readonly string[] {
  return text.split(/\s+/u).filter(Boolean);
}
