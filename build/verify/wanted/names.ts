// Where names lead, and where their entries say that they stand. Floor: verify.

import type {
  Authority,
  AuthorityKind,
  IndexEntry,
  Occurrence,
} from "../../model/authorities.ts";
import type { Anchor, Edition } from "../../model/edition.ts";
import type { Text } from "../../model/nodes.ts";
import type { Span } from "../../model/span.ts";
import type { Scope } from "../scope.ts";
import type { Expected } from "../text/expected.ts";

const LISTS: Readonly<Partial<Record<AuthorityKind, Anchor>>> = {
  person: "part-persons",
  term: "part-glossary",
  event: "part-chronology",
};

/** The entry to which a name leads in an output: in its list, else in the first index that has it. */
export function leadOf(edition: Edition, scope: Scope, authority: Authority): Anchor | null {
  const list = LISTS[authority.kind];
  if (list !== undefined && scope.takes(list) && scope.has(authority.anchor, list)) {
    return authority.anchor;
  }
  for (const [part, groups] of edition.indexes) {
    const entries = scope.takes(part) ? groups.flatMap((group) => group.entries) : [];
    const found = headingOf(entries, authority);
    if (found) return found;
  }
  return null;
}

function headingOf(entries: readonly IndexEntry[], authority: Authority): Anchor | null {
  for (const entry of entries) {
    if (entry.authority === authority) return entry.anchor;
    const below = headingOf(entry.children, authority);
    if (below) return below;
  }
  return null;
}

/** Writes words in which entries of the authority files are named. */
export function writeNames(
  to: Expected,
  text: string,
  span: Span,
  names: readonly {
    readonly start: number;
    readonly end: number;
    readonly lead: Anchor | null;
  }[],
): void {
  let at = 0;
  for (const { start, end, lead } of names) {
    to.text(text.slice(at, start), span);
    writeLead(to, lead, () => to.text(text.slice(start, end), span));
    at = end;
  }
  to.text(text.slice(at), span);
}

/**
 * A text of the manuscript. The listed forms found in it have anchors, to which an index leads, and
 * some lead to their entry.
 */
export function writeText(to: Expected, edition: Edition, scope: Scope, node: Text): void {
  const { value, span } = node;
  const whole = span.end - span.start === value.length;
  const write = (from: number, end: number): void => {
    const own = whole ? { ...span, start: span.start + from, end: span.start + end } : span;
    to.text(value.slice(from, end), own);
  };
  let at = 0;
  for (const found of edition.authorities.foundIn.get(node) ?? []) {
    const { anchor, start, end, authority, leads } = found;
    const lead = leads ? leadOf(edition, scope, authority) : null;
    write(at, start);
    to.name(anchor ?? "", () => writeLead(to, lead, () => write(start, end)));
    at = end;
  }
  write(at, value.length);
}

/** Words that lead to an anchor, if to any. */
export function writeLead(
  to: Expected,
  target: Anchor | null | undefined,
  inside: () => void,
): void {
  if (target) to.link(target, inside);
  else inside();
}

/** The places of an entry that an output has. */
export function placesIn(
  scope: Scope,
  occurrences: readonly Occurrence[],
): readonly Occurrence[] {
  return occurrences.filter(({ place, node }) => scope.takes(place.part) && scope.shows(node));
}
