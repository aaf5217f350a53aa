// What each kind of part must say, from the model alone. Floor: verify.
// A kind of part that has no line here does not compile: what nothing is expected of cannot be
// proved.

import type { Edition, OutputPart } from "../../model/edition.ts";
import type { Scope } from "../scope.ts";
import type { Expected } from "../text/expected.ts";
import { conventions, emendations, pageTurns } from "./apparatus.ts";
import { bibliography, chronology, glossary, persons } from "./authorities.ts";
import { legend } from "./codes.ts";
import { packDisclosure } from "./disclosure.ts";
import { contents, imprint, titlePage } from "./front.ts";
import { hyphenation } from "./hyphens.ts";
import { index } from "./index.ts";
import { ledger } from "./ledger.ts";
import { Maker } from "./maker.ts";
import { packQuestions, packReading, packTeaching, packTitle } from "./pack.ts";
import { written } from "./written.ts";

/** Writes out what a part says after its title. */
export type Says = (to: Maker, part: OutputPart) => void;

export const PARTS: Readonly<Record<OutputPart["kind"], Says>> = {
  prose: written,
  document: written,
  "title-page": titlePage,
  imprint,
  contents,
  persons,
  glossary,
  chronology,
  ledger,
  conventions,
  emendations,
  "page-turns": pageTurns,
  hyphenation,
  bibliography,
  index,
  "index-persons": index,
  "index-terms": index,
  "index-places": index,
  "index-subjects": index,
  "pack-title": packTitle,
  "pack-reading": packReading,
  "pack-questions": packQuestions,
  "pack-teaching": packTeaching,
  "pack-legend": legend,
  "pack-disclosure": packDisclosure,
};

/** Parts that print no title of their own. */
const UNTITLED: readonly OutputPart["kind"][] = ["title-page"];

/** Whether a part prints its title. */
export function hasTitle({ kind }: Pick<OutputPart, "kind">): boolean {
  return !UNTITLED.includes(kind);
}

/** The whole text of a part, its title first. */
export function expectedPart(edition: Edition, scope: Scope, part: OutputPart): Expected {
  const to = new Maker(edition, scope);
  const { file, kind, id, title } = part;
  const span = file ? { file: file.source.path, start: 0, end: 0 } : to.here;
  if (hasTitle(part)) to.writer.to.block(id, () => to.words(title, span));
  PARTS[kind](to, part);
  return to.writer.to;
}
