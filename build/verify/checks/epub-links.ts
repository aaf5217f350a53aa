// In an EPUB every item has its element, every call leads to its note and back, and every
// reference to its target. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type Comparison, isLost, type Stretch, seenOf, someSeenOf } from "../compare.ts";
import { elementOf, holderOf } from "../epub/places.ts";
import { type EpubReading, hrefOf, linksIn, type PlacedElement } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import type { Element } from "../epub/xml.ts";
import { type Finding, finding, nameOf } from "./finding.ts";
import { references } from "./references.ts";

/** Each item's text stands in the one element that bears its anchor. */
export function checkElements(comparison: Comparison, reading: EpubReading): Finding[] {
  return comparison.wanted.scope.items.flatMap((item) => {
    const stretch = comparison.stretches.get(item.anchor);
    const fault = stretch ? elementFault(reading, stretch, item.anchor) : null;
    if (!fault) return [];
    const place = { about: item.anchor, span: item.span };
    return [finding("item-survives", `${nameOf(item)} ${fault}`, place)];
  });
}

function elementFault(reading: EpubReading, stretch: Stretch, anchor: Anchor): string | null {
  const range = seenOf(stretch);
  if (!range) return null;
  const count = reading.byId.get(anchor)?.length ?? 0;
  if (count === 0) return `has no element with the id ${anchor}`;
  if (count > 1) return `stands ${count} times`;
  const holder = holderOf(reading, stretch.text, range.from);
  const own = elementOf(reading, anchor);
  const inside = holder && own && isInside(holder.element, own.element);
  return inside ? null : `does not stand in the element with the id ${anchor}`;
}

function isInside(element: Element, holder: Element): boolean {
  return element === holder || ancestorsOf(element).includes(holder);
}

/** Calls, notes and the links between them, both ways. */
export function checkEpubCalls(comparison: Comparison, reading: EpubReading): Finding[] {
  const calls = comparison.calls.flatMap(({ text, call }) => {
    const { note } = comparison.byAnchor.get(call.note) ?? {};
    const element = elementOf(reading, call.anchor);
    if (!note || !text.alignment || isLost(comparison, call.note)) return [];
    const range = seenOf({ text, mark: call });
    const fault = range ? element && linkFault(reading, element, call.note) : "is missing";
    return fault
      ? [
          finding("call-leads-to-its-note", `the call ${note.label} ${fault}`, {
            about: call.anchor,
            span: comparison.itemOf.get(call.anchor)?.span ?? note.span,
            seen: element && hrefOf(element, call.anchor),
          }),
        ]
      : [];
  });
  return [...calls, ...checkBackLinks(comparison, reading)];
}

function checkBackLinks(comparison: Comparison, reading: EpubReading): Finding[] {
  return comparison.texts.flatMap(({ note }) => {
    const element = note && elementOf(reading, note.anchor);
    const call = note?.calls[0];
    if (!note || !element || call === undefined || isLost(comparison, call)) return [];
    const fault = linkFault(reading, element, call);
    return fault
      ? [
          finding("call-leads-to-its-note", `note ${note.label} ${fault}`, {
            about: note.anchor,
            span: note.span,
            seen: hrefOf(element, note.anchor),
          }),
        ]
      : [];
  });
}

export function checkEpubReferences(comparison: Comparison, reading: EpubReading): Finding[] {
  return references(comparison).flatMap((item) => {
    const element = elementOf(reading, item.anchor);
    const { target } = item;
    if (!element || target === null) return [];
    const fault = linkFault(reading, element, target);
    return fault
      ? [
          finding("reference-leads-to-its-target", `${nameOf(item)} ${fault}`, {
            about: item.anchor,
            span: item.span,
            seen: hrefOf(element, item.anchor),
          }),
        ]
      : [];
  });
}

/** What is wrong where a link in or around `place` should lead to `anchor`; null if nothing is. */
function linkFault(reading: EpubReading, place: PlacedElement, anchor: Anchor): string | null {
  const links = linksIn(reading, place);
  if (links.length === 0) return "has no link";
  if (links.some(({ to, id }) => id === anchor && to !== null)) return null;
  const dead = links.find(({ to }) => to === null);
  if (dead) return `links to #${dead.id}, which is not in the file`;
  return `links to #${links[0]?.id ?? ""}, not to #${anchor}`;
}

/** Every link of the spine leads to something. */
export function checkDeadLinks(reading: EpubReading): Finding[] {
  const dead = new Map<string, string>();
  for (const document of reading.file.spine) {
    const root = document.dom.documentElement;
    if (!root) continue;
    for (const { link, id, to } of linksIn(reading, { element: root, document })) {
      const href = link.getAttribute("href") ?? "";
      const outside = /^[a-z][a-z+.-]*:/iu.test(href) || !href.includes("#");
      if (!to && !outside) dead.set(`${document.href}#${id}`, document.href);
    }
  }
  return [...dead].map(([href, from]) =>
    finding("reference-leads-to-its-target", `a link leads to ${href}, which is not there`, {
      seen: from,
    }),
  );
}

/** Whatever of an item was read; used where only its place matters. */
export function seenElement(
  comparison: Comparison,
  reading: EpubReading,
  anchor: Anchor,
): PlacedElement | null {
  const stretch = comparison.stretches.get(anchor);
  const range = stretch && someSeenOf(stretch);
  return stretch && range ? holderOf(reading, stretch.text, range.from) : null;
}
