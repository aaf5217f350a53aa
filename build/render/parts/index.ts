// An index: headings in their groups, sub-entries under them. Floor: render.

import type { IndexEntry, IndexGroup } from "../../model/authorities.ts";
import type { Context } from "../context.ts";
import { hrefOf, locators } from "../names.ts";
import { joined, type Markup } from "../shapes.ts";

export function index(groups: readonly IndexGroup[], context: Context): Markup {
  return context.fill("parts/index", {
    groups: groups.map(({ entries }) => ({
      entries: joined(entries.map((one) => entry(one, context))),
    })),
  });
}

/** A heading leads to its entry in the book's lists, where there is one. */
function entry(one: IndexEntry, context: Context): Markup {
  const { anchor, heading, authority, occurrences, see, seeAlso, children } = one;
  const href = authority ? hrefOf(authority, context) : null;
  const here = (links: IndexEntry["see"]) =>
    links.map((link) => ({ href: `#${link.anchor}`, heading: link.heading }));
  return context.fill("nodes/index-entry", {
    anchor,
    heading,
    href: href === `#${anchor}` || href?.startsWith("#index") ? null : href,
    locators: locators(occurrences, context),
    seeOther: see.length > 0,
    see: here(see),
    seeMore: seeAlso.length > 0,
    seeAlso: here(seeAlso),
    children:
      children.length > 0 ? joined(children.map((child) => entry(child, context))) : null,
  });
}
