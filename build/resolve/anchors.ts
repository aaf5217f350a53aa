// Gives every node that must be findable an anchor. Floor: resolve.
// The editor's own ids come first, so that adding a stamp never renames what an editor named.

import type { Diagnostic } from "../diagnostics.ts";
import { type Anchor, ITEM_KINDS, type Part } from "../model/edition.ts";
import { type AnyNode, EDITORIAL } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import type { Visit } from "./walk.ts";

export interface Anchors {
  readonly of: ReadonlyMap<AnyNode, Anchor>;
  /** Numbers of the counted paragraphs. */
  readonly paragraphs: ReadonlyMap<AnyNode, number>;
  readonly diagnostics: readonly Diagnostic[];
  /** Reserves an anchor for something that is no node: `note-r4`. Made unique by a number. */
  readonly reserve: (wish: string) => Anchor;
}

/** Anchors of the parts, then of the editor's ids, then of everything else in reading order. */
export function assignAnchors(parts: readonly Part[], visits: readonly Visit[]): Anchors {
  const taken = new Map<string, Span | null>(parts.map(({ id }) => [id, null]));
  const of = new Map<AnyNode, Anchor>();
  const diagnostics = takeEditorsIds(visits, taken, of);
  const reserve = (wish: string): Anchor => {
    let anchor = wish;
    for (let n = 2; taken.has(anchor); n += 1) anchor = `${wish}-${n}`;
    taken.set(anchor, null);
    return anchor;
  };
  const counters = new Map<string, number>();
  for (const visit of visits) {
    const wish = of.has(visit.node) ? null : wishFor(visit, counters);
    if (wish) of.set(visit.node, reserve(wish));
  }
  return { of, paragraphs: countedParagraphs(visits), diagnostics, reserve };
}

function takeEditorsIds(
  visits: readonly Visit[],
  taken: Map<string, Span | null>,
  of: Map<AnyNode, Anchor>,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const { node } of visits) {
    const id = "id" in node ? node.id : undefined;
    if (id === undefined) continue;
    if (taken.has(id)) diagnostics.push(takenTwice(id, node.span, taken.get(id) ?? null));
    else taken.set(id, node.span);
    of.set(node, id);
  }
  return diagnostics;
}

function countedParagraphs(visits: readonly Visit[]): ReadonlyMap<AnyNode, number> {
  return new Map(
    visits.flatMap(({ node, place }) =>
      node.type === "paragraph" && place.paragraph !== null
        ? [[node, place.paragraph] as const]
        : [],
    ),
  );
}

/** `part-letter` as it stands inside other anchors: `letter`. */
export function stem(part: Part): string {
  return part.id.replace(/^part-/, "");
}

/** A redaction has the editor's id; every other item without one is counted, and every mark for the index. */
const COUNTED: ReadonlySet<string> = new Set([
  ...ITEM_KINDS.filter((kind) => kind !== "redaction"),
  "mention",
  "index-mark",
  "line-end",
]);

function wishFor(visit: Visit, counters: Map<string, number>): string | null {
  const { node, part, place } = visit;
  if (COUNTED.has(node.type)) return `${node.type}-${count(counters, node.type)}`;
  switch (node.type) {
    case "heading":
    case "division":
      if (node.type === "division" && EDITORIAL.includes(node.kind)) {
        return `${node.kind}-${stem(part)}`;
      }
      return `${node.type}-${stem(part)}-${count(counters, `${node.type} ${part.id}`)}`;
    case "paragraph":
      return place.paragraph === null ? null : `p-${stem(part)}-${place.paragraph}`;
    default:
      return null;
  }
}

function count(counters: Map<string, number>, key: string): number {
  const n = (counters.get(key) ?? 0) + 1;
  counters.set(key, n);
  return n;
}

function takenTwice(id: string, span: Span, first: Span | null): Diagnostic {
  return {
    rule: "id-is-unique",
    message: `the id "${id}" is already ${first ? `used in ${first.file}` : "the name of a part"}`,
    span,
    hint: `give this one an id of its own, such as #${id}-2, and mend the references to it`,
  };
}
