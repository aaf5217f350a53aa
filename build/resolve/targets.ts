// What cross-references point at, and what they say. Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { Note, Part, Target } from "../model/edition.ts";
import { type Labels, label } from "../model/labels.ts";
import { nearest } from "../model/nearest.ts";
import type { AnyNode, CrossReference } from "../model/nodes.ts";
import { headingLabel, plainText } from "../model/text.ts";
import type { Anchors } from "./anchors.ts";
import { countedTargets } from "./counted.ts";
import type { Visit } from "./walk.ts";

export interface Targets {
  /** By the id written in the manuscript. */
  readonly byId: ReadonlyMap<string, Target>;
  readonly of: ReadonlyMap<AnyNode, Target>;
  readonly diagnostics: readonly Diagnostic[];
}

export interface TargetContext {
  /** Whether the edition prints the numbers of paragraphs. */
  readonly paragraphNumbers: boolean;
  readonly parts: readonly Part[];
  readonly visits: readonly Visit[];
  readonly anchors: Anchors;
  readonly noteOf: ReadonlyMap<AnyNode, Note>;
  readonly labels: Labels;
}

/** Every id that can be pointed at, and the target of every cross-reference. */
export function joinTargets(context: TargetContext): Targets {
  const byId = new Map([...partTargets(context.parts), ...nodeTargets(context)]);
  const notes = notesByLabel(context);
  const counted = countedTargets(context);
  const found = context.visits.flatMap(({ node, part }): Found[] => {
    if (node.type !== "cross-reference") return [];
    const named = byId.get(node.target) ?? notes.get(`${part.id} ${node.target}`);
    if (!named) return [{ node, problem: noSuchTarget(node, [...byId.keys()]) }];
    const target = node.n === undefined ? named : counted.of(node, named);
    if (!target) return [{ node, problem: counted.problem(node, named) }];
    const problem = formProblem(node, target) ?? unprinted(node, context);
    return [problem ? { node, problem } : { node, target }];
  });
  return {
    byId,
    of: new Map(found.flatMap(({ node, target }) => (target ? [[node, target] as const] : []))),
    diagnostics: found.flatMap(({ problem }) => problem ?? []),
  };
}

interface Found {
  readonly node: CrossReference;
  readonly target?: Target;
  readonly problem?: Diagnostic;
}

/** Parts are pointed at by their file's id, or by their whole anchor where that would be ambiguous. */
function partTargets(parts: readonly Part[]): readonly (readonly [string, Target])[] {
  return parts.flatMap(({ id, title }) => {
    const place = { part: id, section: null, sourcePage: null, paragraph: null };
    const target = { anchor: id, label: title, place };
    return [[id.replace(/^part-/, ""), target] as const, [id, target] as const];
  });
}

function nodeTargets(context: TargetContext): readonly (readonly [string, Target])[] {
  return context.visits.flatMap((visit) => {
    const id = "id" in visit.node ? visit.node.id : undefined;
    return id === undefined ? [] : [[id, toTarget(visit, id, context)] as const];
  });
}

function toTarget(
  visit: Visit,
  id: string,
  { anchors, noteOf, labels }: TargetContext,
): Target {
  const { node, place } = visit;
  const note = noteOf.get(node);
  return {
    anchor: anchors.of.get(node) ?? id,
    label: labelOf(node, labels),
    place,
    ...(note ? { noteLabel: note.label } : {}),
  };
}

function labelOf(node: AnyNode, labels: Labels): string {
  switch (node.type) {
    case "heading":
      return headingLabel(node);
    case "division":
      return node.label ?? label(labels, `division-${node.kind}`);
    case "redaction":
      return node.id.toUpperCase();
    case "page-turn":
      return label(labels, "source-page-n", { n: node.n });
    default:
      return plainText([node]) || label(labels, `item-${node.type}`);
  }
}

/** Notes can be pointed at by their label, inside their own file. */
function notesByLabel({ visits, noteOf, labels }: TargetContext): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  for (const { node, part, place } of visits) {
    const note = noteOf.get(node);
    const written =
      node.type === "note-call" ? node.label : "note" in node ? node.note : undefined;
    if (!note || written === undefined) continue;
    found.set(`${part.id} ${written}`, {
      anchor: note.anchor,
      label: label(labels, "note-n", { n: note.label }),
      place,
      noteLabel: note.label,
    });
  }
  return found;
}

function noSuchTarget(node: CrossReference, known: readonly string[]): Diagnostic {
  const close = nearest(node.target, known);
  return {
    rule: "reference-has-a-target",
    message: `nothing has the id "${node.target}"`,
    span: node.span,
    hint: close
      ? `did you mean #${close}?`
      : `give the place you mean an id, {#${node.target}}, on its heading, block or passage`,
  };
}

/** A reference by a number that the edition does not print leads nobody anywhere. */
function unprinted(
  node: CrossReference,
  { paragraphNumbers }: TargetContext,
): Diagnostic | null {
  if (node.form !== "paragraph" || paragraphNumbers) return null;
  return {
    rule: "reference-has-a-target",
    message: "the paragraphs of this edition show no numbers",
    span: node.span,
    hint: "write paragraph-numbers: true into edition.yaml, or refer by page",
  };
}

/** A reference by note, source page or paragraph needs a target that has one. */
function formProblem(node: CrossReference, target: Target): Diagnostic | null {
  const { noteLabel, place } = target;
  const missing: Partial<Record<CrossReference["form"], string | false>> = {
    note: noteLabel === undefined && "has no note",
    "source-page": place.sourcePage === null && "stands on no numbered page of the source",
    paragraph: place.paragraph === null && "stands in no numbered paragraph",
  };
  const lack = missing[node.form];
  if (!lack) return null;
  return {
    rule: "reference-has-a-target",
    message: `"${node.target}" ${lack}`,
    span: node.span,
    hint: `refer to it by its label, [](#${node.target}), or by its page, [](#${node.target}){.page}`,
  };
}
