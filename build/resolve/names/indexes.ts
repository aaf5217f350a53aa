// The indexes of the book: headings in the order of the edition's language, what stands under
// them and what they point at. Floor: resolve. Pages are not known here; see model/locators.ts.

import type { Diagnostic } from "../../diagnostics.ts";
import type {
  Authority,
  AuthorityKind,
  IndexEntry,
  IndexGroup,
  IndexLink,
  Occurrence,
} from "../../model/authorities.ts";
import type { Anchor, Part } from "../../model/edition.ts";
import type { GeneratedPart } from "../../model/manuscript.ts";
import type { Visit } from "../walk.ts";
import { keyOf, type Listed } from "./entries.ts";
import type { Names } from "./names.ts";

/** What each kind of index takes. Events stand in the chronology alone. */
const KINDS: Readonly<Partial<Record<GeneratedPart, readonly AuthorityKind[]>>> = {
  index: ["person", "term", "place", "subject"],
  "index-persons": ["person"],
  "index-terms": ["term"],
  "index-places": ["place"],
  "index-subjects": ["subject"],
};

/** Marks for an index in an edition that has none in which they could stand: told at the first. */
export function checkMarks(
  parts: readonly Part[],
  visits: readonly Visit[],
): readonly Diagnostic[] {
  const taken = parts.some(({ kind }) => KINDS[kind as GeneratedPart]?.includes("subject"));
  const marks = visits.filter(({ node }) => node.type === "index-mark");
  const [first] = marks;
  if (taken || !first) return [];
  const others = marks.length > 1 ? `, like ${marks.length - 1} more,` : "";
  return [
    {
      rule: "index-mark-has-an-index",
      message: `this mark${others} stands in no index: the edition has none`,
      span: first.node.span,
      hint: "name index or index-subjects under parts in edition.yaml, or take the mark out",
    },
  ];
}

/** A heading while the index grows. */
interface Heading {
  readonly anchor: Anchor;
  readonly heading: string;
  readonly listed: Listed | null;
  readonly occurrences: Occurrence[];
  readonly children: Heading[];
}

interface Growing {
  readonly part: Part;
  readonly roots: Heading[];
  readonly of: ReadonlyMap<Authority, Heading>;
}

/** Every index that the book has, by its part. `language` is BCP 47. */
export function makeIndexes(
  parts: readonly Part[],
  listed: readonly Listed[],
  names: Names,
  { language, reserve }: { language: string; reserve: (wish: string) => Anchor },
): ReadonlyMap<Anchor, readonly IndexGroup[]> {
  const grown = parts.flatMap((part) => {
    const kinds = part.file ? undefined : KINDS[part.kind as GeneratedPart];
    return kinds ? [grow(part, kinds, { listed, names, reserve })] : [];
  });
  const collator = new Intl.Collator(language, { numeric: true });
  return new Map(
    grown.map((index) => {
      const others = [index, ...grown.filter((one) => one !== index)];
      const entries = finished(index.roots, others, collator);
      return [index.part.id, inGroups(entries)];
    }),
  );
}

function grow(
  part: Part,
  kinds: readonly AuthorityKind[],
  tools: { listed: readonly Listed[]; names: Names; reserve: (wish: string) => Anchor },
): Growing {
  const { listed, names, reserve } = tools;
  const stem = part.id.replace(/^part-/, "");
  const own = listed.filter(({ authority }) => kinds.includes(authority.kind));
  const of = new Map<Authority, Heading>(
    own.map((one) => {
      const { authority } = one;
      const heading: Heading = {
        anchor: reserve(`${stem}-${authority.kind}-${authority.key}`),
        heading: authority.name,
        listed: one,
        occurrences: one.see ? [] : [...(names.authorities.occurrences.get(authority) ?? [])],
        children: [],
      };
      return [authority, heading];
    }),
  );
  const roots: Heading[] = [];
  for (const { authority, under } of own) {
    const heading = of.get(authority);
    if (heading)
      (under && of.get(under) ? (of.get(under)?.children ?? roots) : roots).push(heading);
  }
  if (kinds.includes("subject")) {
    for (const { mark, occurrence } of names.marked) {
      const path = mark.entry.split("!").map((step) => step.trim());
      headingAt(path, roots, { names, of, reserve, stem })?.occurrences.push(occurrence);
    }
  }
  return { part, roots, of };
}

/** The heading a mark names, made where there is none: by its words, or by an entry's key. */
function headingAt(
  path: readonly string[],
  roots: Heading[],
  {
    names,
    of,
    reserve,
    stem,
  }: { names: Names; of: Growing["of"]; reserve: (wish: string) => Anchor; stem: string },
): Heading | null {
  let among = roots;
  let found: Heading | null = null;
  for (const [depth, step] of path.entries()) {
    if (step === "") continue;
    const keyed = ["person", "term", "place", "subject"].flatMap((kind) => {
      const key = step.includes(":") ? step : keyOf({ kind: kind as AuthorityKind, key: step });
      return of.get(names.authorities.byKey.get(key) as Authority) ?? [];
    })[0];
    const known: Heading | undefined =
      among.find(({ heading }) => heading === step) ??
      (depth === 0
        ? ([...of.values()].find(({ heading }) => heading === step) ?? keyed)
        : undefined);
    found = known ?? newHeading(step, reserve(`${stem}-${slug(step)}`));
    if (!known) among.push(found);
    among = found.children;
  }
  return found;
}

function slug(words: string): string {
  const letters = words.normalize("NFD").toLowerCase().replace(/\p{M}/gu, "");
  return letters.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "") || "heading";
}

function newHeading(heading: string, anchor: Anchor): Heading {
  return { anchor, heading, listed: null, occurrences: [], children: [] };
}

/** Sorted, without the headings at which nothing stands. */
function finished(
  headings: readonly Heading[],
  indexes: readonly Growing[],
  collator: Intl.Collator,
): readonly IndexEntry[] {
  return headings
    .map((heading): IndexEntry => {
      const { anchor, listed, occurrences } = heading;
      const link = (authority: Authority): readonly IndexLink[] => linkTo(authority, indexes);
      return {
        anchor,
        heading: heading.heading,
        authority: listed?.authority ?? null,
        occurrences,
        see: listed?.see ? link(listed.see) : [],
        seeAlso: [...(listed?.seeAlso ?? [])]
          .flatMap(link)
          .sort((a, b) => collator.compare(a.heading, b.heading)),
        children: finished(heading.children, indexes, collator),
      };
    })
    .filter(
      ({ occurrences, see, children }) => occurrences.length + see.length + children.length > 0,
    )
    .sort(
      (a, b) =>
        collator.compare(sortKey(a.heading), sortKey(b.heading)) ||
        (a.anchor < b.anchor ? -1 : 1),
    );
}

function linkTo(authority: Authority, indexes: readonly Growing[]): readonly IndexLink[] {
  for (const { of } of indexes) {
    const found = of.get(authority);
    if (found) return [{ heading: found.heading, anchor: found.anchor }];
  }
  return [];
}

/** Signs before the first letter or figure do not count. */
function sortKey(heading: string): string {
  return heading.replace(/^[^\p{L}\p{N}]+/u, "");
}

function inGroups(entries: readonly IndexEntry[]): readonly IndexGroup[] {
  const groups: { letter: string; entries: IndexEntry[] }[] = [];
  for (const entry of entries) {
    const letter = letterOf(entry.heading);
    const last = groups.at(-1);
    if (last?.letter === letter) last.entries.push(entry);
    else groups.push({ letter, entries: [entry] });
  }
  return groups;
}

function letterOf(heading: string): string {
  const [first = ""] = sortKey(heading).normalize("NFD").toUpperCase();
  return /\p{L}/u.test(first) ? first : "";
}
