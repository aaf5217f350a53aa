// Persons, glossary, chronology and bibliography, from the authority files and the references.
// Floor: render.

import type { BibliographyEntry } from "../../model/edition.ts";
import type { Context } from "../context.ts";
import { inlines } from "../inlines.ts";
import { eventsOf, linkedWords, placesOf } from "../names.ts";
import { escaped, joined, type Markup } from "../shapes.ts";

export function persons(context: Context): Markup {
  return context.fill("parts/persons", {
    people: context.stock.persons.map((person) => ({
      anchor: anchorOf(person, context),
      name: person.name,
      role: linkedWords(person.role, person, context),
      note: person.note ? linkedWords(person.note, person, context) : null,
      sources: sourcesOf(person, context),
      placesAre: placesAre(context),
      places: placesOf(person, context),
      events: eventsOf(person, context),
    })),
  });
}

export function glossary(context: Context): Markup {
  return context.fill("parts/glossary", {
    terms: context.stock.glossary.map((term) => ({
      anchor: anchorOf(term, context),
      name: term.name,
      meaning: linkedWords(term.meaning, term, context),
      sources: sourcesOf(term, context),
      placesAre: placesAre(context),
      places: placesOf(term, context),
      events: eventsOf(term, context),
    })),
  });
}

export function chronology(context: Context): Markup {
  const events = [...context.edition.manuscript.chronology];
  events.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
  return context.fill("parts/chronology", {
    events: events.map((event) => ({
      anchor: anchorOf(event, context),
      date: event.label,
      event: linkedWords(event.event, event, context),
      sources: sourcesOf(event, context),
      placesAre: placesAre(context),
      places: placesOf(event, context),
    })),
  });
}

/** What the places of an entry are called: its pages, where there are any. */
function placesAre({ say, paged }: Context): string {
  return say(paged ? "entry-places" : "entry-occurrences");
}

function anchorOf(entry: object, { edition }: Context): string {
  return edition.authorities.of.get(entry)?.anchor ?? "";
}

/** What an entry rests on: short citations, the works in full being in the bibliography. */
function sourcesOf(entry: object, context: Context): Markup | null {
  const sources = context.edition.sourcesOf.get(entry) ?? [];
  if (sources.length === 0) return null;
  return joined(
    sources.flatMap((source, at) => [
      escaped(at === 0 ? "" : context.say("semicolon")),
      inlines(source, context),
    ]),
  );
}

/** The works in the order of the citation style, primary sources apart from secondary works. */
export function bibliography(entries: readonly BibliographyEntry[], context: Context): Markup {
  const of = (kind: BibliographyEntry["kind"]) =>
    entries
      .filter((entry) => entry.kind === kind)
      .map(({ anchor, children }) => ({ anchor, content: inlines(children, context) }));
  const primary = of("primary");
  const secondary = of("secondary");
  return context.fill("parts/bibliography", {
    hasPrimary: primary.length > 0,
    hasSecondary: secondary.length > 0,
    primary,
    secondary,
  });
}
