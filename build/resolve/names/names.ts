// The authority files and the text, joined. Floor: resolve.

import type { Diagnostic } from "../../diagnostics.ts";
import type { Authorities, Authority, Found } from "../../model/authorities.ts";
import type { Manuscript } from "../../model/manuscript.ts";
import { nearest } from "../../model/nearest.ts";
import { FILES, keyOf, type Listing } from "./entries.ts";
import { checkForms, type FormTable, matchesIn, ownerOf, tableOf } from "./forms.ts";
import { gather, type MarkedPlace, type NamesContext } from "./occurrences.ts";

export interface Names {
  readonly authorities: Authorities;
  readonly marked: readonly MarkedPlace[];
  /** The entries that words name which stand in no text: a proposed reading. */
  readonly namedIn: (words: string) => readonly Authority[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds every listed form, gathers every mark, and reports entries that nothing names. */
export function findNames(
  manuscript: Manuscript,
  listing: Listing,
  context: NamesContext,
): Names {
  const { listed, byKey } = listing;
  const table = tableOf(listed);
  const gathered = gather(table, byKey, context);
  const { leading, occurrences, marked } = gathered;
  const of = new Map(listed.map(({ authority }) => [authority.entry, authority]));
  const foundInWords = foundInLists(manuscript, table);
  return {
    authorities: {
      list: listed.map(({ authority }) => authority),
      of,
      byKey,
      foundIn: gathered.foundIn,
      foundInWords,
      leading,
      occurrences,
      events: eventsOf(manuscript, of, foundInWords),
    },
    marked,
    namedIn: (words) => foundIn(words, table).map(({ authority }) => authority),
    diagnostics: [
      ...listing.diagnostics,
      ...checkForms(listed, manuscript),
      ...gathered.diagnostics,
      ...checkUse(listing, gathered.occurrences, misspelt(listing, context)),
    ],
  };
}

/** What the entries of the authority files say of one another, by their words. */
function foundInLists(
  { persons, glossary, chronology }: Manuscript,
  table: FormTable,
): ReadonlyMap<string, readonly Found[]> {
  const texts = new Set([
    ...persons.flatMap(({ role, note }) => (note === undefined ? [role] : [role, note])),
    ...glossary.map(({ meaning }) => meaning),
    ...chronology.map(({ event }) => event),
  ]);
  return new Map([...texts].map((text) => [text, foundIn(text, table)]));
}

function foundIn(text: string, table: FormTable): readonly Found[] {
  const known = new Set<Authority>();
  return matchesIn(text, table).flatMap(({ start, end, form }): readonly Found[] => {
    const authority = ownerOf(form);
    if (!authority) return [];
    const leads = !known.has(authority);
    known.add(authority);
    return [{ authority, anchor: null, start, end, leads }];
  });
}

function eventsOf(
  { chronology }: Manuscript,
  of: ReadonlyMap<object, Authority>,
  foundInWords: ReadonlyMap<string, readonly Found[]>,
): ReadonlyMap<Authority, readonly Authority[]> {
  const events = new Map<Authority, Authority[]>();
  const inOrder = [...chronology].sort((a, b) =>
    a.date < b.date ? -1 : Number(a.date > b.date),
  );
  for (const entry of inOrder) {
    const event = of.get(entry);
    const named = (foundInWords.get(entry.event) ?? []).map(({ authority }) => authority);
    for (const authority of new Set(named)) {
      if (event && authority !== event) {
        events.set(authority, [...(events.get(authority) ?? []), event]);
      }
    }
  }
  return events;
}

/** The entries that a mention with an unknown key means, most likely: told of already. */
function misspelt({ byKey }: Listing, { visits }: NamesContext): ReadonlySet<Authority> {
  const keys = [...byKey.keys()];
  return new Set(
    visits.flatMap(({ node }) => {
      if (node.type !== "mention" || byKey.has(keyOf(node))) return [];
      return byKey.get(nearest(keyOf(node), keys) ?? "") ?? [];
    }),
  );
}

/** Entries that the edition never names. A list may hold an entry that is not searched for. */
function checkUse(
  { listed }: Listing,
  occurrences: Authorities["occurrences"],
  meant: ReadonlySet<Authority>,
): readonly Diagnostic[] {
  const above = new Set(listed.flatMap(({ under }) => under ?? []));
  return listed.flatMap(({ authority, forms, sendsOn }) => {
    const { kind, key, span } = authority;
    const isHeading = kind === "place" || kind === "subject";
    const searched = forms.forms.length + forms.shared.length > 0;
    if (occurrences.has(authority) || sendsOn || above.has(authority)) return [];
    if (meant.has(authority)) return [];
    if (!searched && !isHeading) return [];
    const message = `nothing in the edition names the entry "${key}" of ${FILES[kind]}`;
    const mark = `mark the place, […]{.${kind} key="${key}"},`;
    const hint = searched
      ? `compare its forms with the text, ${mark} or take the entry out`
      : `list its forms, ${mark} or take the entry out`;
    return [{ rule: "entry-is-found" as const, message, span, hint }];
  });
}
