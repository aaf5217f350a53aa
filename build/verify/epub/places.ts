// From characters that were read to elements of an EPUB. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Compared } from "../compare.ts";
import { type EpubReading, hrefOf, type PlacedElement } from "./reading.ts";
import { ancestorsOf } from "./selectors.ts";
import { attribute } from "./xml.ts";

/** The only element of an id; null where there is none or more than one. */
export function elementOf(reading: EpubReading, anchor: Anchor): PlacedElement | null {
  const found = reading.byId.get(anchor) ?? [];
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The element in which a character of a seen text stands. */
export function holderOf(
  reading: EpubReading,
  text: Compared,
  at: number,
): PlacedElement | null {
  const { seen } = text;
  if (!seen || seen.length === 0) return null;
  const index = seen.at[Math.max(0, Math.min(at, seen.length - 1))] ?? -1;
  return reading.holders[index] ?? null;
}

/** `text/memo.xhtml#p-memo-3`: the nearest element around a character that has an id. */
export function whereabouts(
  reading: EpubReading,
): (text: Compared, at: number) => string | null {
  return (text, at) => {
    const holder = holderOf(reading, text, at);
    if (!holder) return null;
    const named = [holder.element, ...ancestorsOf(holder.element)].find((one) =>
      attribute(one, "id"),
    );
    return hrefOf(holder, named ? attribute(named, "id") : "");
  };
}
