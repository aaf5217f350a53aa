// Names and terms as links: from the text to the entry of an authority file, from the entry to
// where the text names it. Floor: render.

import type {
  Authority,
  AuthorityKind,
  Found,
  IndexEntry,
  Occurrence,
} from "../model/authorities.ts";
import type { Anchor, Edition } from "../model/edition.ts";
import { type LocatorPage, mergeLocators } from "../model/locators.ts";
import type { Mention, Text } from "../model/nodes.ts";
import type { Context } from "./context.ts";
import type { Inside } from "./links.ts";
import { escaped, joined, type Markup } from "./shapes.ts";
import { words } from "./words.ts";

/** A text of the manuscript; the listed forms in it can be found by their anchors. */
export function named(node: Text, context: Context): Markup {
  const found = context.edition.authorities.foundIn.get(node) ?? [];
  return withNames(node.value, found, context, ({ authority, anchor, leads }, content) =>
    context.fill("nodes/mention", {
      anchor: anchor ?? "",
      kind: authority.kind,
      key: authority.key,
      href: leads ? hrefOf(authority, context) : null,
      content,
    }),
  );
}

/** A mention that the editor marked. */
export function mention(node: Mention, context: Context, inside: Inside): Markup {
  const { byKey, leading } = context.edition.authorities;
  const authority = byKey.get(`${node.kind}:${node.key}`);
  return context.fill("nodes/mention", {
    anchor: context.anchorOf(node),
    kind: node.kind,
    key: node.key,
    href: authority && leading.has(node) ? hrefOf(authority, context) : null,
    content: inside(node.children, context),
  });
}

/** Words of the authority files, in which other entries are named; `own` is the entry they belong to. */
export function linkedWords(text: string, own: object, context: Context): Markup {
  const found = context.edition.authorities.foundInWords.get(text) ?? [];
  return withNames(text, found, context, ({ authority, leads }, content) => {
    const leadsOn = leads && authority.entry !== own;
    const href = leadsOn ? hrefOf(authority, context) : null;
    return href === null ? content : context.fill("nodes/entry-link", { href, content });
  });
}

function withNames(
  text: string,
  found: readonly Found[],
  context: Context,
  name: (one: Found, content: Markup) => Markup,
): Markup {
  let from = 0;
  const pieces = found.flatMap((one) => {
    const before = words(text.slice(from, one.start), context);
    from = one.end;
    return [before, name(one, words(text.slice(one.start, one.end), context))];
  });
  return joined([...pieces, words(text.slice(from), context)]);
}

/** The parts that list entries of each kind. */
const LISTS: Readonly<Partial<Record<AuthorityKind, Anchor>>> = {
  person: "part-persons",
  term: "part-glossary",
  event: "part-chronology",
};

/** Where an entry stands in this output: in its list or, failing that, in an index. */
export function hrefOf(authority: Authority, context: Context): string | null {
  const list = LISTS[authority.kind];
  if (list !== undefined && context.parts.has(list) && context.has(authority.anchor, list)) {
    return `#${authority.anchor}`;
  }
  const places = headingsOf(context.edition).get(authority) ?? [];
  const here = places.find(({ part }) => context.parts.has(part));
  return here ? `#${here.anchor}` : null;
}

interface HeadingPlace {
  readonly part: Anchor;
  readonly anchor: Anchor;
}

const known = new WeakMap<Edition, ReadonlyMap<Authority, readonly HeadingPlace[]>>();

function headingsOf(edition: Edition): ReadonlyMap<Authority, readonly HeadingPlace[]> {
  const found = known.get(edition);
  if (found) return found;
  const places = new Map<Authority, HeadingPlace[]>();
  const visit = (part: Anchor, entries: readonly IndexEntry[]): void => {
    for (const { authority, anchor, children } of entries) {
      if (authority)
        places.set(authority, [...(places.get(authority) ?? []), { part, anchor }]);
      visit(part, children);
    }
  };
  for (const [part, groups] of edition.indexes) {
    for (const { entries } of groups) visit(part, entries);
  }
  known.set(edition, places);
  return places;
}

/** The places of an entry that is in one of the book's lists; null where this output has none. */
export function placesOf(entry: object, context: Context): Markup | null {
  const { of, occurrences } = context.edition.authorities;
  const authority = of.get(entry);
  return authority ? locators(occurrences.get(authority) ?? [], context) : null;
}

/** The events of the chronology that name an entry; null where there are none here. */
export function eventsOf(entry: object, context: Context): Markup | null {
  const { of, events } = context.edition.authorities;
  const authority = of.get(entry);
  const named = (authority && events.get(authority)) ?? [];
  if (named.length === 0 || !context.parts.has("part-chronology")) return null;
  return joined(
    named.flatMap((event, at) => {
      const content = words(event.name, context);
      const href = `#${event.anchor}`;
      return [
        escaped(at === 0 ? "" : context.say("semicolon")),
        context.fill("nodes/entry-link", { href, content }),
      ];
    }),
  );
}

/**
 * A list of locators: by typeset's contract (model/locators.ts) filled in when pages are known; an
 * EPUB has print's folios, or counts the places where there is no print edition.
 */
export function locators(occurrences: readonly Occurrence[], context: Context): Markup | null {
  const { say, epub, folios, pack } = context;
  const here = occurrences.filter(({ place, node }) =>
    pack ? pack.nodes.has(node) : context.parts.has(place.part),
  );
  if (here.length === 0) return null;
  const targets = here.map(({ anchor, note }) => ({ anchor, note: note?.label ?? null }));
  const infix = { note: say("locator-note"), notes: say("locator-notes") };
  return context.fill("nodes/locators", {
    targets: epub
      ? null
      : targets
          .map(({ anchor, note }) => (note === null ? anchor : `${anchor}:${note}`))
          .join(" "),
    ...infix,
    content: epub ? joined(merged()) : escaped(""),
  });

  function merged(): readonly Markup[] {
    const pages = folios && folios.pages.length > 0 ? folios : null;
    const pageOf = (anchor: string): LocatorPage | undefined => {
      const index = pages?.pageOf.get(anchor);
      const page = index === undefined ? undefined : pages?.pages[index];
      return page && index !== undefined ? { index, folio: page.folio } : undefined;
    };
    const list = pages
      ? mergeLocators(targets, pageOf, infix)
      : targets.map(({ anchor }, at) => ({
          joint: at === 0 ? "" : ", ",
          text: String(at + 1),
          anchor,
        }));
    return list.flatMap(({ joint, text, anchor }) => [
      escaped(joint),
      context.fill("nodes/locator", { href: `#${anchor}`, text }),
    ]);
  }
}
