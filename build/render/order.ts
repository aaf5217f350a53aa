// Which parts an output has, in which order. The course pack takes the documents that it names and
// what a reader needs beside them. Floor: render.

import type { BibliographyEntry, Edition, OutputPart, Part } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { CoursePackConfig, Matter, Output, PackPart } from "../model/manuscript.ts";
import { type AnyNode, descendants } from "../model/nodes.ts";

/** The parts of `output`; none for a course pack that the edition does not configure. */
export function partsOf(edition: Edition, output: Output): readonly OutputPart[] {
  if (output !== "coursepack") return edition.parts;
  const { coursePack } = edition.manuscript;
  return coursePack ? packParts(edition, coursePack) : [];
}

function packParts(edition: Edition, pack: CoursePackConfig): readonly OutputPart[] {
  const { manuscript, labels } = edition;
  const own = (kind: PackPart, matter: Matter): OutputPart => {
    const title = label(labels, `part-${kind}`);
    return { id: `part-${kind}`, kind, matter, title, shortTitle: title };
  };
  const shared = (kind: "glossary" | "persons" | "bibliography"): OutputPart => {
    const title = label(labels, `part-${kind}`);
    return { id: `part-${kind}`, kind, matter: "back", title, shortTitle: title };
  };
  const some = <T>(there: boolean, part: T): readonly T[] => (there ? [part] : []);
  const documents = documentsOf(edition, pack);
  return [
    own("pack-title", "front"),
    own("pack-reading", "front"),
    ...documents,
    ...some(pack.questions.length > 0, own("pack-questions", "back")),
    ...some(edition.legend.length > 0, own("pack-legend", "back")),
    ...some(manuscript.glossary.length > 0, shared("glossary")),
    ...some(manuscript.persons.length > 0, shared("persons")),
    ...some(citedWorks(edition, documents).length > 0, shared("bibliography")),
    own("pack-disclosure", "back"),
  ];
}

function documentsOf(edition: Edition, pack: CoursePackConfig): readonly Part[] {
  return pack.documents.flatMap((id) => edition.parts.filter(({ file }) => file?.id === id));
}

/** The works that the documents, their notes, the glossary and the persons of a pack cite. */
export function citedWorks(
  { manuscript, bibliography }: Edition,
  parts: readonly OutputPart[],
): readonly BibliographyEntry[] {
  const keys = new Set(
    [...manuscript.glossary, ...manuscript.persons].flatMap(({ sources }) =>
      sources.map((source) => source.replace(/^@/, "").split(",")[0]?.trim()),
    ),
  );
  for (const { file } of parts) {
    const nodes: readonly AnyNode[] = [
      ...(file?.children ?? []),
      ...(file?.notes ?? []).flatMap(({ children }) => children),
    ];
    for (const node of descendants(nodes)) {
      if (node.type === "citation") for (const { key } of node.items) keys.add(key);
    }
  }
  return bibliography.filter(({ key }) => keys.has(key));
}
