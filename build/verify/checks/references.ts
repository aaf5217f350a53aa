// Which references an output can be held to. Floor: verify.

import type { Anchor, Item } from "../../model/edition.ts";
import { isPack } from "../../model/manuscript.ts";
import { type Comparison, isLost } from "../compare.ts";

/** The cross-references whose target the output has. */
export function references(comparison: Comparison): readonly Item[] {
  return comparison.wanted.scope.items.filter(
    ({ kind, target }) =>
      kind === "cross-reference" && target !== null && isHere(comparison, target),
  );
}

/** Whether an output has what an anchor names, and the file has something of it. */
export function isHere(comparison: Comparison, anchor: Anchor): boolean {
  if (isLost(comparison, anchor)) return false;
  const { scope } = comparison.wanted;
  return isPack(scope.output)
    ? scope.has(anchor)
    : comparison.stretches.has(anchor) || scope.takes(anchor);
}
