// Every item of the manuscript is in the file, once, in its order and as it is to be read.
// Floor: verify.

import type { Item } from "../../model/edition.ts";
import { type Comparison, isMoved, type Stretch, seenOf, someSeenOf } from "../compare.ts";
import type { Whereabouts } from "./conservation.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";

/** Items missing or altered. Order is the alignment's: what stands elsewhere is not aligned. */
export function checkItems(comparison: Comparison, where: Whereabouts): Finding[] {
  return comparison.wanted.scope.items.flatMap((item) => {
    const stretch = comparison.stretches.get(item.anchor);
    if (!stretch) return [finding("item-survives", `${nameOf(item)} is in no text`, of(item))];
    if (item.printed === "" || !stretch.text.alignment) return [];
    return seenOf(stretch) || isMoved(comparison, stretch)
      ? []
      : [altered(item, stretch, where)];
  });
}

function of({ anchor, span }: Item): { about: string; span: Item["span"] } {
  return { about: anchor, span };
}

function altered(item: Item, stretch: Stretch, where: Whereabouts): Finding {
  const { text, mark } = stretch;
  const got = readInstead(stretch);
  const message = got
    ? `${nameOf(item)} reads ${quoted(got)}`
    : `${nameOf(item)} is missing${neighbours(text.text.slice(mark.from - 40, mark.from))}`;
  const seen = placeNear(stretch);
  return finding("item-survives", message, {
    ...of(item),
    seen: seen === null ? null : where(text, seen),
  });
}

function neighbours(before: string): string {
  return before ? `, after ${quoted(`…${before}`)}` : "";
}

/** More than this around an item is a loss of its own, and nothing in it was read in the item's place. */
const AROUND = 20;

/** What was read in the stretch, where something else was. */
function readInstead({ text, mark }: Stretch): string {
  const hunks = (text.alignment?.hunks ?? []).filter(
    ({ from, to }) =>
      from < mark.to && to > mark.from && from > mark.from - AROUND && to < mark.to + AROUND,
  );
  const some = someSeenOf({ text, mark });
  const ends = hunks
    .filter(({ seenFrom, seenTo }) => seenTo > seenFrom)
    .flatMap(({ seenFrom, seenTo }) => [seenFrom, seenTo]);
  const all = [...ends, ...(some ? [some.from, some.to] : [])];
  if (all.length === 0) return "";
  return text.seen?.slice(Math.min(...all), Math.max(...all)) ?? "";
}

/** The last character read before the stretch. */
export function placeNear({ text, mark }: Stretch): number | null {
  for (let at = mark.from; at >= 0; at -= 1) {
    const seen = text.alignment?.seenOf[at] ?? -1;
    if (seen >= 0) return seen;
  }
  return null;
}
