// Where the links of a PDF lead. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type Comparison, type Stretch, seenOf, someSeenOf } from "../compare.ts";
import type { PdfLink } from "../pdf/open.ts";
import {
  leadsTo,
  linksAt,
  type OnPage,
  onPage,
  pageName,
  sameDestination,
} from "../pdf/places.ts";
import type { PdfReading } from "../pdf/reading.ts";
import type { PageName } from "../text/locators.ts";
import type { Fault, Links } from "./calls.ts";

export function pdfLinks(comparison: Comparison, reading: PdfReading): Links {
  const faultAt = (place: OnPage | null, anchor: Anchor): Fault | null => {
    const fault = place && linkFault(reading, comparison, place, anchor);
    return fault ? { fault, seen: `page ${pageName(reading, place.page)}` } : null;
  };
  return {
    ofCall: (text, mark) => {
      const place = placeOf(reading, { text, mark });
      return place ? faultAt(place, mark.note) : { fault: "is missing", seen: null };
    },
    back: (text, _note, call) => {
      const mark = text.text.blocks[0];
      const place = mark ? placeOf(reading, { text, mark }) : null;
      return place
        ? faultAt(place, call)
        : { fault: "does not begin with its label", seen: null };
    },
    from: (stretch, target) => faultAt(placeOf(reading, stretch), target),
    at: (text, range, target) => faultAt(onPage(reading, text, range), target),
  };
}

function placeOf(reading: PdfReading, stretch: Stretch): OnPage | null {
  return onPage(reading, stretch.text, seenOf(stretch));
}

/** Where an anchor's text begins; null where it has none or it was not read. */
export function placeOfAnchor(
  reading: PdfReading,
  comparison: Comparison,
  anchor: Anchor,
): OnPage | null {
  const stretch = comparison.stretches.get(anchor);
  return stretch ? onPage(reading, stretch.text, someSeenOf(stretch)) : null;
}

/** The folio of the page on which an anchor was read. */
export function folioIn(
  reading: PdfReading,
  comparison: Comparison,
  anchor: Anchor,
): string | null {
  const place = placeOfAnchor(reading, comparison, anchor);
  return place && pageName(reading, place.page);
}

/** The page on which an anchor was read; a mark that holds no words is where the next word is. */
export function pagesIn(
  reading: PdfReading,
  comparison: Comparison,
): (anchor: Anchor) => PageName | null {
  return (anchor) => {
    const place = placeOfAnchor(reading, comparison, anchor);
    const number = place?.page ?? pageOfPoint(reading, comparison.stretches.get(anchor));
    return number === null ? null : { number, folio: pageName(reading, number) };
  };
}

function pageOfPoint(reading: PdfReading, stretch: Stretch | undefined): number | null {
  if (!stretch || stretch.mark.from !== stretch.mark.to) return null;
  const { alignment, seen } = stretch.text;
  const at = alignment?.seenOf[stretch.mark.from] ?? -1;
  return reading.glyphs[seen?.at[at] ?? -1]?.page ?? null;
}

/** What is wrong with the link at a place that should lead to `anchor`; null if nothing is. */
function linkFault(
  reading: PdfReading,
  comparison: Comparison,
  place: OnPage,
  anchor: Anchor,
): string | null {
  const links = linksAt(reading, place);
  if (links.length === 0) return "has no link";
  const faults = links.map((link) => faultOf(reading, comparison, link, anchor));
  return faults.find((fault) => fault !== null) ?? null;
}

function faultOf(
  reading: PdfReading,
  comparison: Comparison,
  link: PdfLink,
  anchor: Anchor,
): string | null {
  if (link.url !== null) return `links out of the file, to ${link.url}`;
  if (!link.to) return `links to ${link.name ?? "a place"}, which is not in the file`;
  const { to } = link;
  if (!sameDestination(reading, to.name, anchor))
    return `links to ${to.name}, not to ${anchor}`;
  const target = placeOfAnchor(reading, comparison, anchor);
  if (target && !leadsTo(reading, to, target)) {
    return `leads to page ${pageName(reading, to.page)}, but ${anchor} is on page ${pageName(reading, target.page)}`;
  }
  return null;
}
