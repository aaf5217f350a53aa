// Which parts an output has, in which order. The course pack takes the documents that it names and
// what a reader needs beside them. Floor: render.

import type { Edition, OutputPart } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import {
  type CoursePackConfig,
  isPack,
  type Matter,
  type Output,
  type PackPart,
} from "../model/manuscript.ts";
import type { Pack } from "../model/pack.ts";

/** The parts of `output`; none for a course pack that the edition does not configure. */
export function partsOf(edition: Edition, output: Output): readonly OutputPart[] {
  if (!isPack(output)) return edition.parts;
  const { pack, manuscript } = edition;
  const config = manuscript.coursePack;
  return pack && config ? packParts(edition, pack, config, output) : [];
}

/**
 * The documents begin on page 1 of both packs, and what only the instructor reads comes after them:
 * a page and a line are the same for everyone in the room.
 */
function packParts(
  { labels, apparatus }: Edition,
  pack: Pack,
  { questions, teachingNotes }: CoursePackConfig,
  output: Output,
): readonly OutputPart[] {
  const instructors = output === "coursepack-instructor";
  const part = <K extends PackPart | "hyphenation" | "glossary" | "persons" | "bibliography">(
    kind: K,
    matter: Matter,
  ) => {
    const title = label(labels, `part-${kind}`);
    return { id: `part-${kind}`, kind, matter, title, shortTitle: title };
  };
  const some = <T>(there: boolean, one: T): readonly T[] => (there ? [one] : []);
  const divides = apparatus.hyphens.some(({ anchor }) => pack.anchors.has(anchor));
  return [
    part("pack-title", "front"),
    part("pack-disclosure", "front"),
    part("pack-reading", "front"),
    ...pack.documents.map((document) => document.part),
    ...some(questions.length > 0, part("pack-questions", "back")),
    ...some(instructors && teachingNotes.length > 0, part("pack-teaching", "back")),
    ...some(pack.legend.length > 0, part("pack-legend", "back")),
    ...some(divides, part("hyphenation", "back")),
    ...some(pack.glossary.length > 0, part("glossary", "back")),
    ...some(pack.persons.length > 0, part("persons", "back")),
    ...some(pack.bibliography.length > 0, part("bibliography", "back")),
  ];
}
