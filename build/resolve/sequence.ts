// The order in which the citations of each output are read. Floor: resolve.

import type { Part } from "../model/edition.ts";
import type { DeclaredOutput } from "../model/manuscript.ts";
import { type AnyNode, type Citation, childrenOf } from "../model/nodes.ts";
import type { Group } from "./citations.ts";
import type { Draft } from "./notes.ts";
import type { Chosen } from "./pack/choose.ts";
import type { Visit } from "./walk.ts";

/**
 * Citations grouped by note, in the order of the notes' calls; a citation of running text is a
 * group of its own. The course pack's sequence has only what the pack takes, in its own order.
 */
export function citationGroups(
  visitsOf: ReadonlyMap<Part, readonly Visit[]>,
  draftOf: ReadonlyMap<AnyNode, Draft>,
  pack: Chosen | null,
): Readonly<Record<DeclaredOutput, readonly Group[]>> {
  const all = [...visitsOf.values()].flatMap((visits) => groupsOf(visits, draftOf, () => true));
  const packed = (pack?.documents ?? []).flatMap(({ part }) =>
    groupsOf(visitsOf.get(part) ?? [], draftOf, (node) => pack?.nodes.has(node) ?? false),
  );
  return { print: all, epub: all, coursepack: packed };
}

/** A note's citations stand where the note is first called from what is `there`. */
function groupsOf(
  visits: readonly Visit[],
  draftOf: ReadonlyMap<AnyNode, Draft>,
  there: (node: AnyNode) => boolean,
): readonly Group[] {
  const inNotes = new Map<object, Citation[]>();
  for (const { node, note } of visits) {
    if (note && node.type === "citation") {
      inNotes.set(note, [...(inNotes.get(note) ?? []), node]);
    }
  }
  return visits.flatMap(({ node, note }) => {
    if (note || !there(node)) return [];
    if (node.type === "citation") return [[node]];
    const draft = draftOf.get(node);
    const first = draft?.calls.find((call) => there(call.node))?.node === node;
    const group = first && draft.definition ? inNotes.get(draft.definition) : undefined;
    return group ? [group] : [];
  });
}

/** The citations that the editor's own full stop follows at once. */
export function citationsBeforeStop(visits: readonly Visit[]): ReadonlySet<Citation> {
  const found = new Set<Citation>();
  for (const { node } of visits) {
    const children = childrenOf(node);
    for (const [at, child] of children.entries()) {
      const next = children[at + 1];
      const stop = next?.type === "text" && next.value.startsWith(".");
      if (child.type === "citation" && stop) found.add(child);
    }
  }
  return found;
}
