// What leads elsewhere: note calls, citations, cross-references. Floor: render.

import type { Note, Target } from "../model/edition.ts";
import { declared } from "../model/manuscript.ts";
import type { AnyNode, Citation, CrossReference, Inline, NoteCall } from "../model/nodes.ts";
import { type Context, folio, placeInEdition, printFolio } from "./context.ts";
import { escaped, joined, type Markup } from "./shapes.ts";

/** How to render what stands inside a node: handed in, since inlines hold inlines. */
export type Inside = (nodes: readonly Inline[], context: Context) => Markup;

/** The call that an item such as a redaction carries inside it, without an id of its own. */
export function call(node: AnyNode, context: Context): Markup | null {
  const note = context.edition.noteOf.get(node);
  if (!note) return null;
  return context.fill("nodes/call", {
    href: `#${note.anchor}`,
    text: note.label,
    series: note.series,
    epub: context.epub,
  });
}

export function noteCall(node: NoteCall, context: Context): Markup {
  const note = context.edition.noteOf.get(node);
  return context.fill("nodes/note-call", {
    anchor: context.anchorOf(node),
    href: `#${note?.anchor ?? ""}`,
    text: note?.label ?? "",
    series: note?.series ?? "explanatory",
    epub: context.epub,
  });
}

/**
 * The call's anchor or, where an item calls the note, the item's: where a note's number leads back.
 * In a course pack the first of its calls that the pack takes.
 */
export function callerOf({ calls, part }: Note, { has }: Context): string {
  return calls.find((call) => has(call, part)) ?? calls[0] ?? "";
}

export function citation(node: Citation, context: Context, inside: Inside): Markup {
  const words = context.edition.citations.get(node)?.[declared(context.output)] ?? [];
  return context.fill("nodes/citation", {
    anchor: context.anchorOf(node),
    content: inside(words, context),
  });
}

/** A target outside this output, as another part is for a course pack, is named but not linked. */
export function crossReference(node: CrossReference, context: Context, inside: Inside): Markup {
  const target = context.edition.targetOf.get(node);
  const here = target !== undefined && context.has(target.anchor, target.place.part);
  return context.fill("nodes/cross-reference", {
    anchor: context.anchorOf(node),
    href: here ? `#${target.anchor}` : null,
    content:
      target && !here
        ? outside(node, target, context, inside)
        : wording(node, target, context, inside),
  });
}

/** For a reader of the pack: `the edition, p. 12`, `note 31 (the edition, p. 13)`. */
function outside(
  node: CrossReference,
  target: Target,
  context: Context,
  inside: Inside,
): Markup {
  const where = placeInEdition(target.anchor, context);
  if (node.form === "page" && node.children.length === 0) return escaped(where);
  const [before = "", after = ""] = context
    .say("in-edition", { what: "\0", where })
    .split("\0");
  return joined([escaped(before), wording(node, target, context, inside), escaped(after)]);
}

function wording(
  node: CrossReference,
  target: Target | undefined,
  context: Context,
  inside: Inside,
): Markup {
  if (node.children.length > 0) return inside(node.children, context);
  if (!target) return escaped("");
  const { place, noteLabel, label } = target;
  switch (node.form) {
    case "page":
      return pageOf(target, context);
    case "source-page":
      return escaped(context.say("source-page-n", { n: place.sourcePage ?? "" }));
    case "note":
      return escaped(context.say("note-n", { n: noteLabel ?? "" }));
    case "paragraph":
      return escaped(context.say("paragraph-n", { n: place.paragraph ?? "" }));
    default:
      return escaped(label);
  }
}

/**
 * In print `page 12`, its figure to be filled in by typeset. Elsewhere `p. 12 of the print edition`,
 * the page that every output shows; without a print edition the page of the pack, or the label.
 */
function pageOf({ anchor, label }: Target, context: Context): Markup {
  const printed = printFolio(anchor, context);
  if (printed !== null) return escaped(context.say("print-page-n", { n: printed }));
  if (context.epub) return escaped(label);
  const [before = "", after = ""] = context.say("page-n", { n: "\0" }).split("\0");
  return joined([escaped(before), folio(anchor, context), escaped(after)]);
}
