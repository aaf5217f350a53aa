// Which units of a document a course pack takes, by sections, by source pages or by what is left
// out. Floor: resolve.

import type { Diagnostic } from "../../diagnostics.ts";
import type { Part } from "../../model/edition.ts";
import type { Named, PackChoice } from "../../model/manuscript.ts";
import { nearest } from "../../model/nearest.ts";
import { type AnyNode, type Block, descendants } from "../../model/nodes.ts";
import type { Span } from "../../model/span.ts";
import type { Anchors } from "../anchors.ts";
import type { Visit } from "../walk.ts";
import { selectPages } from "./pages.ts";
import { comesAlong, isContainer, type Unit, unitsOf } from "./units.ts";

/** One document with what is needed to choose from it. */
export interface Choosing {
  readonly part: Part;
  readonly visits: readonly Visit[];
  readonly anchors: Anchors;
}

export interface Selection {
  readonly units: readonly Unit[];
  readonly taken: ReadonlySet<Unit>;
  /** The headings and fenced blocks chosen by their ids, in the order of the document. */
  readonly sections: readonly Block[];
  readonly sourcePages: readonly (readonly [from: string, to: string])[];
  readonly diagnostics: readonly Diagnostic[];
}

export function select(choice: PackChoice, choosing: Choosing): Selection {
  const { part, visits } = choosing;
  const units = unitsOf(part.file?.children ?? [], visits);
  const { sections, sourcePages, omit } = choice;
  const base = { units, sections: [], sourcePages: [], diagnostics: manners(choice) };
  if (base.diagnostics.length > 0) return { ...base, taken: new Set() };
  if (sourcePages) return { ...base, ...selectPages(choice, sourcePages, units, visits) };
  if (!sections && !omit) return { ...base, taken: new Set(units) };
  const named = selectSections(sections ?? omit ?? [], choosing, units);
  const isNamed = (unit: Unit): boolean => named.units.has(unit);
  const takes = (unit: Unit): boolean =>
    comesAlong(unit) || (omit ? !isNamed(unit) : isNamed(unit));
  const taken = new Set(units.filter(takes));
  return {
    ...base,
    taken,
    sections: sections ? named.blocks : [],
    diagnostics: [...named.diagnostics, ...nothingLeft(choice, named, taken)],
  };
}

/** A document is chosen from in one manner only: otherwise one would have to outdo the other. */
function manners({ document, sections, sourcePages, omit }: PackChoice): readonly Diagnostic[] {
  const used = [
    ...(sections ? ["sections"] : []),
    ...(sourcePages ? ["source-pages"] : []),
    ...(omit ? ["omit"] : []),
  ];
  if (used.length < 2) return [];
  return [
    {
      rule: "pack-choices-do-not-overlap",
      message: `"${document.id}" is chosen from by ${used.join(" and by ")} at once`,
      span: document.span,
      hint: `keep one of ${used.join(", ")}`,
    },
  ];
}

function nothingLeft(
  { document, omit }: PackChoice,
  { diagnostics }: { readonly diagnostics: readonly Diagnostic[] },
  taken: ReadonlySet<Unit>,
): readonly Diagnostic[] {
  const left = [...taken].some((unit) => !comesAlong(unit));
  if (left || !omit || diagnostics.length > 0) return [];
  return [
    {
      rule: "pack-takes-what-exists",
      message: `nothing is left of "${document.id}" but its headnote and source note`,
      span: omit[0]?.span ?? document.span,
      hint: "omit less, or take the document out of the pack",
    },
  ];
}

interface Sections {
  readonly units: ReadonlySet<Unit>;
  readonly blocks: readonly Block[];
  readonly diagnostics: readonly Diagnostic[];
}

function selectSections(
  named: readonly Named[],
  choosing: Choosing,
  units: readonly Unit[],
): Sections {
  const { part, anchors } = choosing;
  const extents = extentsOf(part.file?.children ?? []);
  const byId = new Map([...extents.keys()].map((block) => [anchors.of.get(block), block]));
  const ids = [...byId.keys()].flatMap((id) => id ?? []);
  const chosen = new Map<Unit, string>();
  const blocks = new Set<Block>();
  const take = ({ id, span }: Named): readonly Diagnostic[] => {
    const block = byId.get(id);
    if (!block) return [noSection(id, span, choosing, ids)];
    const own = new Set<AnyNode>(descendants(extents.get(block) ?? []));
    const found = units.filter((unit) => own.has(unit.block));
    const before = found.map((unit) => chosen.get(unit)).find((name) => name !== undefined);
    if (before !== undefined) return [chosenTwice(id, before, span)];
    blocks.add(block);
    for (const unit of found) chosen.set(unit, id);
    return [];
  };
  const diagnostics = named.flatMap(take);
  const inOrder = [...extents.keys()].filter((block) => blocks.has(block));
  return { units: new Set(chosen.keys()), blocks: inOrder, diagnostics };
}

/**
 * Every heading and fenced block of a document, and the blocks that belong to it: to a heading all
 * up to the next one of its level or an enclosure, which is a paper of its own.
 */
function extentsOf(blocks: readonly Block[]): ReadonlyMap<Block, readonly Block[]> {
  const found = new Map<Block, readonly Block[]>();
  const gather = (list: readonly Block[]): void => {
    for (const [at, block] of list.entries()) {
      if (block.type === "heading")
        found.set(block, list.slice(at, endOf(list, at, block.level)));
      if (block.type === "division") found.set(block, [block]);
      if (isContainer(block)) gather(block.children);
    }
  };
  gather(blocks);
  return found;
}

function endOf(list: readonly Block[], from: number, level: number): number {
  const rest = list.slice(from + 1);
  const end = rest.findIndex(
    (block) =>
      (block.type === "heading" && block.level <= level) ||
      (block.type === "division" &&
        ["enclosure", "headnote", "source-note"].includes(block.kind)),
  );
  return end === -1 ? list.length : from + 1 + end;
}

function chosenTwice(id: string, before: string, span: Span): Diagnostic {
  return {
    rule: "pack-choices-do-not-overlap",
    message: id === before ? `"${id}" is chosen twice` : `"${id}" and "${before}" overlap`,
    span,
    hint: id === before ? "name it once" : "keep the larger of the two",
  };
}

/** Why an id names no section: a redaction or a note cannot be taken or left alone, say. */
function noSection(
  id: string,
  span: Span,
  { part, visits }: Choosing,
  known: readonly string[],
): Diagnostic {
  const named = visits.find(({ node }) => "id" in node && node.id === id)?.node;
  const isNote = part.file?.notes.some(({ label }) => label === id) ?? false;
  if (named?.type === "redaction" || (isNote && !named)) return parts(id, span, named);
  const close = nearest(id, known);
  const what = part.shortTitle;
  return {
    rule: "pack-takes-what-exists",
    message: named
      ? `"${id}" is no section of "${what}"`
      : `nothing in "${what}" has the id "${id}"`,
    span,
    hint: close
      ? `did you mean "${close}"?`
      : `name headings and fenced blocks by their ids: ${known.slice(0, 12).join(", ")}`,
  };
}

function parts(id: string, span: Span, redaction: AnyNode | undefined): Diagnostic {
  const message = redaction
    ? `"${id}" is a redaction: chosen by itself it would be parted from its text and its note`
    : `"${id}" is a note: chosen by itself it would be parted from what calls it`;
  return {
    rule: "pack-parts-nothing",
    message,
    span,
    hint: "name the section in which it stands: what is in a section comes with its notes",
  };
}
