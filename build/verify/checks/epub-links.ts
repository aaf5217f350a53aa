// In an EPUB every item has its element, every call leads to its note and back, and every
// reference to its target. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { type Comparison, isLost, type Stretch, seenOf } from "../compare.ts";
import { elementOf, holderOf, whereabouts } from "../epub/places.ts";
import { type EpubReading, type Led, linksIn, type PlacedElement } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import { attribute, type Element, named } from "../epub/xml.ts";
import { placesIn } from "../wanted/names.ts";
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

/** What an index leads to is the element in which the words stand. */
export function checkNamedElements(comparison: Comparison, reading: EpubReading): Finding[] {
  const { edition, scope } = comparison.wanted;
  return [...edition.authorities.occurrences].flatMap(([{ name }, occurrences]) =>
    placesIn(scope, occurrences).flatMap(({ anchor, span }) => {
      const stretch = comparison.stretches.get(anchor);
      const fault = stretch ? elementFault(reading, stretch, anchor) : null;
      const message = `a place of “${name}” ${fault}`;
      return fault ? [finding("index-is-true", message, { about: anchor, span })] : [];
    }),
  );
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
  const where = whereabouts(reading);
  const faultAt = (stretch: Stretch, target: Anchor, missing: string): Fault | null => {
    const range = seenOf(stretch);
    if (!range) return { fault: missing, seen: null };
    const fault = linkFault(reading, holderOf(reading, stretch.text, range.from), target);
    return fault ? { fault, seen: where(stretch.text, range.from) } : null;
  };
  return {
    ofCall: (text, mark) => faultAt({ text, mark }, mark.note, "is missing"),
    back: (text, _note, call) => {
      const mark = text.text.blocks[0];
      return mark ? faultAt({ text, mark }, call, "does not begin with its label") : null;
    },
    from: (stretch, target) => (seenOf(stretch) ? faultAt(stretch, target, "") : null),
    at: (text, { from }, target) => {
      const fault = linkFault(reading, holderOf(reading, text, from), target);
      return fault ? { fault, seen: where(text, from) } : null;
    },
  };
}

/** What is wrong with the link in which something stands and that should lead to `anchor`. */
function linkFault(
  reading: EpubReading,
  place: PlacedElement | null,
  anchor: Anchor,
): string | null {
  if (!place) return null;
  const { element, document } = place;
  const link = [element, ...ancestorsOf(element)].find(({ localName }) => localName === "a");
  const [target] = link ? linksIn(reading, { element: link, document }) : [];
  if (!target) return "has no link";
  if (target.id === "") return beginsWith(reading, target.path, anchor);
  if (!target.to) return `links to #${target.id}, which is not in the file`;
  return target.id === anchor ? null : `links to #${target.id}, not to #${anchor}`;
}

/** A link to a whole document leads to the part that it holds. */
function beginsWith(reading: EpubReading, path: string, anchor: Anchor): string | null {
  const place = elementOf(reading, anchor);
  return place?.document.href === path ? null : `links to ${path}, not to #${anchor}`;
}

/**
 * Every other link of the spine leads to something. Those of items have a check of their own, and
 * what is not in the file at all is told once, not at every link to it.
 */
export function checkDeadLinks(comparison: Comparison, reading: EpubReading): Finding[] {
  const dead = new Map<string, Finding>();
  for (const { led, from } of linksOf(reading)) {
    if (!isDead(reading, led) || isLost(comparison, led.id)) continue;
    if (isOfItem(comparison, led.link)) continue;
    const href = `${led.path}#${led.id}`;
    const message = `a link leads to ${href}, which is not there`;
    const place = { about: led.id, seen: from };
    dead.set(href, finding("reference-leads-to-its-target", message, place));
  }
  return [...dead.values()];
}

/** Every link of the spine but those of the navigation, which is checked as such. */
function linksOf(reading: EpubReading): readonly { led: Led; from: string }[] {
  const { spine, nav } = reading.file;
  return spine
    .filter(({ href }) => href !== nav?.href)
    .flatMap((document) => {
      const element = document.dom.documentElement;
      const links = element ? linksIn(reading, { element, document }) : [];
      return links.map((led) => ({ led, from: document.href }));
    });
}

/** The addresses out of the book that its documents link to. */
export function outwardLinks({ file }: EpubReading): readonly string[] {
  return file.spine.flatMap(({ dom }) =>
    named(dom, "a")
      .map((link) => attribute(link, "href"))
      .filter((href) => OUTWARD.test(href)),
  );
}

const OUTWARD = /^[a-z][a-z+.-]*:/iu;

function isDead(reading: EpubReading, { link, to, id, path }: Led): boolean {
  if (to || OUTWARD.test(attribute(link, "href"))) return false;
  return id !== "" || !reading.file.spine.some(({ href }) => href === path);
}

function isOfItem({ itemOf, byAnchor }: Comparison, link: Element): boolean {
  const holder = [link, ...ancestorsOf(link)].find((one) => itemOf.has(attribute(one, "id")));
  const note = ancestorsOf(link).find((one) => byAnchor.get(attribute(one, "id"))?.note);
  return holder !== undefined || note !== undefined;
}
