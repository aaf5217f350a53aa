// What each output must show: its parts, and their items and notes. Floor: verify.

import type { Anchor, Edition, Item, Note, OutputPart } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type {
  CoursePackConfig,
  GeneratedPart,
  Matter,
  Output,
  PackPart,
} from "../model/manuscript.ts";
import { citedWorks } from "./wanted/works.ts";

export interface Scope {
  readonly output: Output;
  /** In the order of the output. */
  readonly parts: readonly OutputPart[];
  readonly items: readonly Item[];
  readonly notes: readonly Note[];
  /** Whether a part, by its anchor, is taken. */
  readonly takes: (part: Anchor) => boolean;
}

/** The book has every part; the course pack has the documents it chooses, in its own order. */
export function scopeOf(edition: Edition, output: Output): Scope {
  const parts = partsOf(edition, output);
  const order = new Map(parts.map(({ id }, index) => [id, index]));
  const takes = (part: Anchor): boolean => order.has(part);
  const byPart = (a: Anchor, b: Anchor): number => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  return {
    output,
    parts,
    takes,
    items: edition.items
      .filter(({ place }) => takes(place.part))
      .sort((a, b) => byPart(a.place.part, b.place.part)),
    notes: edition.notes
      .filter(({ part }) => takes(part))
      .sort((a, b) => byPart(a.part, b.part)),
  };
}

function partsOf(edition: Edition, output: Output): readonly OutputPart[] {
  if (output === "print") return edition.parts;
  if (output === "epub") return withContents(edition);
  const { coursePack } = edition.manuscript;
  return coursePack ? packedParts(edition, coursePack) : [];
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

/** What a pack takes of the edition, and what a reader needs beside it. */
function packedParts(edition: Edition, pack: CoursePackConfig): readonly OutputPart[] {
  const { manuscript, legend } = edition;
  const documents = pack.documents.flatMap((id) =>
    edition.parts.filter(({ file }) => file?.id === id),
  );
  const taken = new Set(documents.map(({ id }) => id));
  const items = edition.items.filter(({ place }) => taken.has(place.part));
  const back: readonly (readonly [GeneratedPart | PackPart, number])[] = [
    ["pack-questions", pack.questions.length],
    ["pack-legend", legend.length],
    ["glossary", manuscript.glossary.length],
    ["persons", manuscript.persons.length],
    ["bibliography", citedWorks(edition, items).length],
    ["pack-disclosure", 1],
  ];
  const own = (kind: GeneratedPart | PackPart, matter: Matter): OutputPart =>
    made(kind, matter, label(edition.labels, `part-${kind}`));
  return [
    own("pack-title", "front"),
    own("pack-reading", "front"),
    ...documents,
    ...back.flatMap(([kind, size]) => (size > 0 ? [own(kind, "back")] : [])),
  ];
}
