// What a course pack can take or leave: the blocks of a document, one by one, with the source pages
// on which each stands. Floor: resolve.

import {
  type AnyNode,
  type Block,
  childrenOf,
  type Division,
  descendants,
  EDITORIAL,
  LINEATED,
} from "../../model/nodes.ts";
import type { Visit } from "../walk.ts";

/** A block that is taken whole or not at all, and the fenced blocks that hold it, outermost first. */
export interface Unit {
  readonly block: Block;
  readonly trail: readonly Division[];
  /** Source pages on which something of it stands, in order; null is before the first. */
  readonly pages: readonly (string | null)[];
}

/** The units of a document in reading order. */
export function unitsOf(blocks: readonly Block[], visits: readonly Visit[]): readonly Unit[] {
  const pageOf = new Map(visits.map(({ node, place }) => [node, place.sourcePage]));
  const gather = (list: readonly Block[], trail: readonly Division[]): readonly Unit[] =>
    list.flatMap((block) =>
      isContainer(block)
        ? gather(block.children, [...trail, block])
        : [{ block, trail, pages: pagesOf(block, pageOf) }],
    );
  return gather(blocks, []);
}

/** Whether a pack may take some of a fenced block: not where its lines belong together. */
export function isContainer(block: Block): block is Division {
  return (
    block.type === "division" &&
    block.children.length > 0 &&
    !LINEATED.includes(block.kind) &&
    !EDITORIAL.includes(block.kind)
  );
}

/** A document's own headnote and source note say what it is, and come with every choice of it. */
export function comesAlong({ block, trail }: Unit): boolean {
  return trail.length === 0 && block.type === "division" && EDITORIAL.includes(block.kind);
}

function pagesOf(
  block: Block,
  pageOf: ReadonlyMap<AnyNode, string | null>,
): readonly (string | null)[] {
  const content = [...descendants([block])].filter(isContent);
  const nodes = content.length > 0 ? content : [...descendants([block])].slice(-1);
  return [...new Set(nodes.map((node) => pageOf.get(node) ?? null))];
}

/** What stands on a page, as against the sign that a page begins. */
export function isContent(node: AnyNode): boolean {
  if (node.type === "page-turn" || node.type === "line-end" || childrenOf(node).length > 0)
    return false;
  return node.type !== "text" || node.value.trim() !== "";
}
