// Persons, glossary, chronology and bibliography. Floor: verify.

import type { Maker } from "./maker.ts";

function anchorOf({ edition }: Maker, entry: object): string {
  return edition.authorities.of.get(entry)?.anchor ?? "";
}

export function persons(to: Maker): void {
  for (const person of to.scope.stock.persons) {
    const { name, role, note, span } = person;
    to.writer.to.block(anchorOf(to, person), () => to.words(name, span));
    to.line(() => {
      to.names(role, person, span);
      to.words(" ", span);
      to.names(note ?? "", person, span);
      to.sources(person, span);
      to.whereabouts(person, span);
    });
  }
}

export function glossary(to: Maker): void {
  for (const term of to.scope.stock.glossary) {
    const { name, meaning, span } = term;
    to.writer.to.block(anchorOf(to, term), () => to.words(name, span));
    to.line(() => {
      to.names(meaning, term, span);
      to.sources(term, span);
      to.whereabouts(term, span);
    });
  }
}

/** By date; events of one day in the editor's order. */
export function chronology(to: Maker): void {
  const events = [...to.edition.manuscript.chronology].sort(
    (a, b) => Number(a.date > b.date) - Number(a.date < b.date),
  );
  to.columns(["chronology-date", "chronology-event"]);
  for (const event of events) {
    to.writer.to.block(anchorOf(to, event), () => to.words(event.label, event.span));
    to.line(() => {
      to.names(event.event, event, event.span);
      to.sources(event, event.span);
      to.whereabouts(event, event.span);
    });
  }
}

export function bibliography(to: Maker): void {
  const { works } = to.scope.stock;
  const kinds = new Map(to.edition.references.map(({ key, kind }) => [key, kind]));
  for (const kind of ["primary", "secondary"] as const) {
    const own = works.filter(({ key }) => kinds.get(key) === kind);
    if (own.length > 0) to.heading(2, to.say(`bibliography-${kind}`));
    for (const { anchor, children } of own) {
      to.writer.to.block(anchor, () => to.writer.inlines(children));
    }
  }
}
