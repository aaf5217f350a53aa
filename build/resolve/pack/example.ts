// Which line a course pack cites to show how one is cited. Floor: resolve.

import type { Part } from "../../model/edition.ts";
import type { AnyNode } from "../../model/nodes.ts";
import type { ExampleLine } from "../../model/pack.ts";
import { plainText } from "../../model/text.ts";
import type { Anchors } from "../anchors.ts";
import type { Visit } from "../walk.ts";

/**
 * The first line of the longest paragraph that the pack takes: numbers of lines stand beside such a
 * one, so that a reader can count to it. One that a page turn opens begins on two source pages and
 * is passed over.
 */
export function exampleIn(
  parts: readonly Part[],
  visitsOf: ReadonlyMap<Part, readonly Visit[]>,
  taken: ReadonlySet<AnyNode>,
  anchors: Anchors,
): ExampleLine | null {
  let example: ExampleLine | null = null;
  let longest = 0;
  for (const { node, place } of parts.flatMap((part) => visitsOf.get(part) ?? [])) {
    const paragraph = anchors.paragraphs.get(node);
    const anchor = anchors.of.get(node);
    if (node.type !== "paragraph" || paragraph === undefined || anchor === undefined) continue;
    if (!taken.has(node) || node.children[0]?.type === "page-turn") continue;
    const { length } = plainText([node]);
    if (length <= longest) continue;
    longest = length;
    example = { anchor, paragraph, sourcePage: place.sourcePage };
  }
  return example;
}
