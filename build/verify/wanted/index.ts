// The indexes. Floor: verify.

import type { IndexEntry, IndexLink } from "../../model/authorities.ts";
import type { OutputPart } from "../../model/edition.ts";
import type { Maker } from "./maker.ts";
import { leadOf } from "./names.ts";

export function index(to: Maker, { id }: OutputPart): void {
  for (const { entries } of to.edition.indexes.get(id) ?? []) {
    for (const one of entries) entry(to, one);
  }
}

/** Heading, places, what it points at, then its sub-entries. */
function entry(to: Maker, one: IndexEntry): void {
  const { anchor, heading, authority, occurrences, see, seeAlso, children } = one;
  const span = authority?.span ?? to.here;
  const lead = authority && leadOf(to.edition, to.scope, authority);
  const isListed = lead !== null && lead === authority?.anchor;
  to.line(() => {
    to.writer.to.name(anchor, () => {
      if (isListed) to.link(lead, heading, span);
      else to.words(heading, span);
    });
    to.places(occurrences, span, ", ");
    links(to, "index-see", see);
    links(to, "index-see-also", seeAlso);
  });
  for (const child of children) entry(to, child);
}

function links(to: Maker, key: string, targets: readonly IndexLink[]): void {
  if (targets.length === 0) return;
  to.words(`. ${to.say(key)} `);
  targets.forEach(({ anchor, heading }, at) => {
    if (at > 0) to.words(to.say("semicolon"));
    to.link(anchor, heading);
  });
}
