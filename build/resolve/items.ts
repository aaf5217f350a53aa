// Everything that must survive into every output, in reading order. Floor: resolve.

import type { Item, ItemKind, LedgerEntry, Note, Place, Target } from "../model/edition.ts";
import { ITEM_KINDS } from "../model/edition.ts";
import { type Labels, label } from "../model/labels.ts";
import type { AnyNode, CrossReference, Inline } from "../model/nodes.ts";
import { plainText } from "../model/text.ts";
import type { Anchors } from "./anchors.ts";
import { printedForm } from "./printed.ts";
import type { Visit } from "./walk.ts";

export interface ItemContext {
  readonly anchors: Anchors;
  readonly noteOf: ReadonlyMap<AnyNode, Note>;
  readonly entryOf: ReadonlyMap<AnyNode, LedgerEntry>;
  readonly targetOf: ReadonlyMap<AnyNode, Target>;
  readonly citations: ReadonlyMap<AnyNode, { readonly print: readonly Inline[] }>;
  readonly labels: Labels;
  /** Of the notes in their printed order, by the label of their definition's part and span. */
  readonly noteOfDefinition: ReadonlyMap<object, Note>;
  readonly placeOfNote: ReadonlyMap<Note, Place>;
}

/** The items among `visits`; those in notes carry the place of their note's call. */
export function collectItems(visits: readonly Visit[], context: ItemContext): readonly Item[] {
  return visits.flatMap((visit) => {
    const kind = kindOf(visit.node);
    return kind ? [toItem(kind, visit, context)] : [];
  });
}

function kindOf(node: AnyNode): ItemKind | null {
  return (ITEM_KINDS as readonly string[]).includes(node.type) ? (node.type as ItemKind) : null;
}

function toItem(kind: ItemKind, visit: Visit, context: ItemContext): Item {
  const { node } = visit;
  const inNote = visit.note ? (context.noteOfDefinition.get(visit.note) ?? null) : null;
  return {
    kind,
    anchor: context.anchors.of.get(node) ?? "",
    printed: printedOf(node, context),
    place: (inNote && context.placeOfNote.get(inNote)) ?? visit.place,
    span: node.span,
    node,
    inNote: inNote?.anchor ?? null,
    note: context.noteOf.get(node)?.anchor ?? null,
    target: context.targetOf.get(node)?.anchor ?? null,
  };
}

function printedOf(node: AnyNode, context: ItemContext): string {
  switch (node.type) {
    case "redaction":
      return context.entryOf.get(node)?.printed ?? "";
    case "note-call":
      return context.noteOf.get(node)?.label ?? "";
    case "citation":
      return plainText(context.citations.get(node)?.print ?? []);
    case "cross-reference":
      return referenceText(node, context.targetOf.get(node), context.labels);
    default:
      return printedForm(node, context.labels) ?? "";
  }
}

/** The words of a cross-reference where there are no pages: what the EPUB prints. */
export function referenceText(
  node: CrossReference,
  target: Target | undefined,
  labels: Labels,
): string {
  if (node.children.length > 0) return plainText(node.children);
  if (!target) return "";
  switch (node.form) {
    case "source-page":
      return label(labels, "source-page-n", { n: target.place.sourcePage ?? "" });
    case "note":
      return label(labels, "note-n", { n: target.noteLabel ?? "" });
    case "paragraph":
      return label(labels, "paragraph-n", { n: target.place.paragraph ?? "" });
    default:
      return target.label;
  }
}
