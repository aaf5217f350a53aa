// Which persons and terms a course pack needs: those that its text names. Floor: resolve.

import type { Authorities, Authority } from "../../model/authorities.ts";
import type { AuthorityBase } from "../../model/manuscript.ts";
import type { AnyNode } from "../../model/nodes.ts";

export interface Wanted {
  readonly authorities: Authorities;
  /** What the pack shows of documents and notes. */
  readonly nodes: ReadonlySet<AnyNode>;
  /** Keys that are wanted whatever the text names. */
  readonly keys: ReadonlySet<string>;
  /** Named in what Stet writes into the notes: the readings that the apparatus proposes. */
  readonly proposed: ReadonlySet<Authority>;
}

/** The entries that are wanted by key, or named in what the pack shows: found or marked there. */
export function entriesNamed<T extends AuthorityBase>(
  entries: readonly T[],
  { authorities, nodes, keys, proposed }: Wanted,
): readonly T[] {
  return entries.filter((entry) => {
    const authority = authorities.of.get(entry);
    if (keys.has(entry.key) || !authority) return keys.has(entry.key);
    const places = authorities.occurrences.get(authority) ?? [];
    return proposed.has(authority) || places.some(({ node }) => nodes.has(node));
  });
}
