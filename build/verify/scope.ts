// What each output must show: the parts it takes, and their items and notes. Floor: verify.

import type { Anchor, Edition, Item, Note, Part } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";

export interface Scope {
  readonly output: Output;
  /** In the order of the output. */
  readonly parts: readonly Part[];
  readonly items: readonly Item[];
  readonly notes: readonly Note[];
  /** Whether a part, by its anchor, is taken. */
  readonly takes: (part: Anchor) => boolean;
}

/** The book has every part; the course pack has the documents it chooses, in its own order. */
export function scopeOf(edition: Edition, output: Output): Scope {
  const parts = output === "coursepack" ? packedParts(edition) : edition.parts;
  const order = new Map(parts.map(({ id }, index) => [id, index]));
  const takes = (part: Anchor): boolean => order.has(part);
  const byPart = (a: Anchor, b: Anchor): number => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  return {
    output,
    parts,
    takes,
    items: edition.items
      .filter(({ place }) => takes(place.part))
      .sort((a, b) => byPart(a.place.part, b.place.part)),
    notes: edition.notes
      .filter(({ part }) => takes(part))
      .sort((a, b) => byPart(a.part, b.part)),
  };
}

function packedParts(edition: Edition): readonly Part[] {
  const wanted = edition.manuscript.coursePack?.documents ?? [];
  return wanted.flatMap((id) => edition.parts.filter(({ file }) => file?.id === id));
}
