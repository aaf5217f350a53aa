// What each output must show: its parts, and their items and notes. Floor: verify.

import type {
  Anchor,
  BibliographyEntry,
  CodeReading,
  Edition,
  Item,
  Note,
  OutputPart,
} from "../model/edition.ts";
import { label } from "../model/labels.ts";
import {
  type CoursePackConfig,
  type GeneratedPart,
  type GlossaryEntry,
  isPack,
  type Matter,
  type Output,
  type PackPart,
  type Person,
} from "../model/manuscript.ts";
import { type AnyNode, descendants } from "../model/nodes.ts";
import type { Pack } from "../model/pack.ts";
import { readChoice } from "./choice.ts";
import { type NamedEntries, namedEntries } from "./wanted/entries.ts";
import { dividesWords } from "./wanted/hyphens.ts";
import { citedWorks } from "./wanted/works.ts";

export interface Scope {
  readonly output: Output;
  /** In the order of the output. */
  readonly parts: readonly OutputPart[];
  readonly items: readonly Item[];
  readonly notes: readonly Note[];
  /** Whether a part, by its anchor, is taken, whole or not. */
  readonly takes: (part: Anchor) => boolean;
  /** Whether a node is taken. */
  readonly shows: (node: AnyNode) => boolean;
  /** Whether the output has what an anchor names, which is in a part. */
  readonly has: (anchor: Anchor, part?: Anchor) => boolean;
  readonly stock: Stock;
}

/** What an output shows of the authority files, the works and the codes. */
export interface Stock {
  readonly persons: readonly Person[];
  readonly glossary: readonly GlossaryEntry[];
  readonly works: readonly BibliographyEntry[];
  readonly legend: readonly CodeReading[];
}

/** The book has every part; the course pack has what it chooses of documents, in its own order. */
export function scopeOf(edition: Edition, output: Output): Scope {
  if (isPack(output)) return packScope(edition, output);
  const { persons, glossary } = edition.manuscript;
  const parts = output === "epub" ? withContents(edition) : edition.parts;
  const ids = new Set(parts.map(({ id }) => id));
  const takes = (part: Anchor): boolean => ids.has(part);
  return {
    output,
    parts,
    takes,
    shows: () => true,
    has: (anchor, part = anchor) => takes(part) || takes(anchor),
    items: edition.items.filter(({ place }) => takes(place.part)),
    notes: edition.notes.filter(({ part }) => takes(part)),
    stock: { persons, glossary, works: edition.bibliography, legend: edition.legend },
  };
}

/** An EPUB always has contents: EPUB 3.3, 7.3. An edition without gets them after its first pages. */
function withContents(edition: Edition): readonly OutputPart[] {
  const { parts } = edition;
  if (parts.some(({ kind }) => kind === "contents")) return parts;
  const first = parts.findIndex(({ kind }) => kind !== "title-page" && kind !== "imprint");
  const at = first === -1 ? parts.length : first;
  const title = label(edition.labels, "epub-contents");
  return [...parts.slice(0, at), made("contents", "front", title), ...parts.slice(at)];
}

function made(kind: GeneratedPart | PackPart, matter: Matter, title: string): OutputPart {
  return { id: `part-${kind}`, kind, matter, title, shortTitle: title };
}

function packScope(edition: Edition, output: Output): Scope {
  const { manuscript, pack } = edition;
  const config = manuscript.coursePack;
  if (!config || !pack) {
    const stock = { persons: [], glossary: [], works: [], legend: [] };
    const never = (): boolean => false;
    return {
      output,
      parts: [],
      items: [],
      notes: [],
      takes: never,
      shows: never,
      has: never,
      stock,
    };
  }
  const choice = readChoice(edition);
  const shown = anchorsOf(choice.nodes, edition);
  const notes = edition.notes.filter(({ calls }) => calls.some((call) => shown.has(call)));
  const inNotes = new Set(notes.map(({ anchor }) => anchor));
  const items = edition.items.filter(({ node, inNote }) =>
    inNote === null ? choice.nodes.has(node) : inNotes.has(inNote),
  );
  const stock = stockOf(edition, pack, namedEntries(edition, choice.nodes, notes), items);
  const divides = dividesWords(choice.nodes);
  const parts = packedParts(edition, config, { ...stock, divides }, output);
  const order = new Map(parts.map(({ id }, index) => [id, index]));
  const takes = (part: Anchor): boolean => order.has(part);
  const byPart = (a: Anchor, b: Anchor): number => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  const inNote = new Set(notes.flatMap(({ children }) => [...descendants(children)]));
  const away = anchorsOf(choice.turnsAway, edition);
  const there = new Set([
    ...[...shown].filter((anchor) => !away.has(anchor)),
    ...inNotes,
    ...items.map(({ anchor }) => anchor).filter((anchor) => !away.has(anchor)),
    ...entriesOf(stock),
  ]);
  return {
    output,
    parts,
    takes,
    shows: (node) => choice.nodes.has(node) || inNote.has(node),
    has: (anchor) => there.has(anchor) || takes(anchor),
    items: items.sort((a, b) => byPart(a.place.part, b.place.part)),
    notes: notes.sort((a, b) => byPart(a.part, b.part)),
    stock,
  };
}

function anchorsOf(nodes: ReadonlySet<AnyNode>, { anchors }: Edition): ReadonlySet<Anchor> {
  return new Set([...nodes].flatMap((node) => anchors.get(node) ?? []));
}

function entriesOf({ persons, glossary, works }: Stock): readonly Anchor[] {
  return [
    ...persons.map(({ key }) => `person-${key}`),
    ...glossary.map(({ key }) => `term-${key}`),
    ...works.map(({ anchor }) => anchor),
  ];
}

/** Works and codes follow from what is shown; how the works are worded as one list, the model says. */
function stockOf(
  edition: Edition,
  { bibliography }: Pack,
  { persons, glossary }: NamedEntries,
  items: readonly Item[],
): Stock {
  const entries = new Map(edition.ledger.map((entry) => [entry.anchor, entry]));
  const codes = new Set(
    items.flatMap(({ anchor }) =>
      (entries.get(anchor)?.codes ?? []).map(({ normalised }) => normalised),
    ),
  );
  return {
    persons,
    glossary,
    works: citedWorks(edition, items, [...persons, ...glossary]).map(
      (work) => bibliography.find(({ key }) => key === work.key) ?? work,
    ),
    legend: edition.legend.filter(({ normalised }) => codes.has(normalised)),
  };
}

/** What a pack takes of the edition, and what a reader needs beside it. */
function packedParts(
  edition: Edition,
  { documents, questions, teachingNotes }: CoursePackConfig,
  { persons, glossary, works, legend, divides }: Stock & { readonly divides: boolean },
  output: Output,
): readonly OutputPart[] {
  const own = (kind: GeneratedPart | PackPart, matter: Matter): OutputPart =>
    made(kind, matter, label(edition.labels, `part-${kind}`));
  const teaching = output === "coursepack-instructor" ? teachingNotes.length : 0;
  const back: readonly (readonly [GeneratedPart | PackPart, number])[] = [
    ["pack-questions", questions.length],
    ["pack-teaching", teaching],
    ["pack-legend", legend.length],
    ["hyphenation", divides ? 1 : 0],
    ["glossary", glossary.length],
    ["persons", persons.length],
    ["bibliography", works.length],
  ];
  return [
    own("pack-title", "front"),
    own("pack-disclosure", "front"),
    own("pack-reading", "front"),
    ...documents.flatMap(({ document }) =>
      edition.parts.filter(({ file }) => file?.id === document.id),
    ),
    ...back.flatMap(([kind, size]) => (size > 0 ? [own(kind, "back")] : [])),
  ];
}
