// In a PDF every call leads to its note and back, and every reference to its target. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type Comparison, isLost, type Stretch, seenOf, someSeenOf } from "../compare.ts";
import {
  leadsTo,
  linkAt,
  type OnPage,
  onPage,
  pageName,
  sameDestination,
} from "../pdf/places.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { type Finding, finding, nameOf } from "./finding.ts";
import { references } from "./references.ts";

/** Calls, notes and the links between them, both ways. */
export function checkPdfCalls(comparison: Comparison, reading: PdfReading): Finding[] {
  const calls = comparison.calls.flatMap(({ text, call }) => {
    const { note } = comparison.byAnchor.get(call.note) ?? {};
    if (!note || isLost(comparison, call.note)) return [];
    const say = (message: string, place?: OnPage): Finding =>
      finding("call-leads-to-its-note", message, {
        about: call.anchor,
        span: comparison.itemOf.get(call.anchor)?.span ?? note.span,
        seen: place ? `page ${pageName(reading, place.page)}` : null,
      });
    const place = placeOf(reading, { text, mark: call });
    if (!place) return text.alignment ? [say(`the call ${note.label} is missing`)] : [];
    const fault = linkFault(reading, comparison, place, call.note);
    return fault ? [say(`the call ${note.label} ${fault}`, place)] : [];
  });
  return [...calls, ...checkBackLinks(comparison, reading)];
}

function checkBackLinks(comparison: Comparison, reading: PdfReading): Finding[] {
  return comparison.texts.flatMap((text) => {
    const { note } = text;
    const mark = text.text.blocks[0];
    const call = note?.calls[0];
    if (!note || !mark || call === undefined || !text.seen) return [];
    if (isLost(comparison, call)) return [];
    const place = placeOf(reading, { text, mark });
    const fault = place
      ? linkFault(reading, comparison, place, call)
      : "does not begin with its label";
    if (!fault) return [];
    return [
      finding("call-leads-to-its-note", `note ${note.label} ${fault}`, {
        about: note.anchor,
        span: note.span,
        seen: place ? `page ${pageName(reading, place.page)}` : null,
      }),
    ];
  });
}

/** References of the edition to itself. */
export function checkPdfReferences(comparison: Comparison, reading: PdfReading): Finding[] {
  return references(comparison).flatMap((item) => {
    const stretch = comparison.stretches.get(item.anchor);
    const place = stretch && placeOf(reading, stretch);
    if (!place || item.target === null) return [];
    const fault = linkFault(reading, comparison, place, item.target);
    if (!fault) return [];
    return [
      finding("reference-leads-to-its-target", `${nameOf(item)} ${fault}`, {
        about: item.anchor,
        span: item.span,
        seen: `page ${pageName(reading, place.page)}`,
      }),
    ];
  });
}

export function placeOf(reading: PdfReading, stretch: Stretch): OnPage | null {
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

/** What is wrong with the link at a place that should lead to `anchor`; null if nothing is. */
export function linkFault(
  reading: PdfReading,
  comparison: Comparison,
  place: OnPage,
  anchor: Anchor,
): string | null {
  const link = linkAt(reading, place);
  if (!link) return "has no link";
  if (link.url !== null) return `links out of the file, to ${link.url}`;
  if (!link.to) return `links to ${link.name ?? "a place"} that is not in the file`;
  const { to } = link;
  if (!sameDestination(reading, to.name, anchor))
    return `links to ${to.name}, not to ${anchor}`;
  const target = placeOfAnchor(reading, comparison, anchor);
  if (target && !leadsTo(reading, to, target)) {
    return `leads to page ${pageName(reading, to.page)}, but ${anchor} is on page ${pageName(reading, target.page)}`;
  }
  return null;
}
