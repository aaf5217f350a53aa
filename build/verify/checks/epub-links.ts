// In an EPUB every item has its element, every call leads to its note and back, and every
// reference to its target. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type Comparison, type Stretch, seenOf } from "../compare.ts";
import { elementOf, holderOf } from "../epub/places.ts";
import { type EpubReading, hrefOf, linksIn, type PlacedElement } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import type { Element } from "../epub/xml.ts";
import type { Fault, Links } from "./calls.ts";
import { type Finding, finding, nameOf } from "./finding.ts";

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

export function epubLinks(reading: EpubReading): Links {
  const faultIn = (anchor: Anchor, target: Anchor): Fault | null => {
    const element = elementOf(reading, anchor);
    const fault = element && linkFault(reading, element, target);
    return fault ? { fault, seen: hrefOf(element, anchor) } : null;
  };
  return {
    ofCall: (text, mark) =>
      seenOf({ text, mark })
        ? faultIn(mark.anchor, mark.note)
        : { fault: "is missing", seen: null },
    back: (_text, note, call) => faultIn(note.anchor, call),
    ofReference: ({ anchor }, target) => faultIn(anchor, target),
  };
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
