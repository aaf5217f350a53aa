// Inline nodes as XHTML. Floor: render.

import { assertNever, type Inline } from "../model/nodes.ts";
import { type Context, inLanguage } from "./context.ts";
import { call, citation, crossReference, noteCall } from "./links.ts";
import { isMark, mark } from "./marks.ts";
import { mention, named } from "./names.ts";
import { imageSource } from "./pictures.ts";
import { joined, type Markup } from "./shapes.ts";

/** Nodes one after another, nothing between them. */
export function inlines(nodes: readonly Inline[], context: Context): Markup {
  return joined(nodes.map((node) => inline(node, context)));
}

function inline(node: Inline, context: Context): Markup {
  if (isMark(node)) return mark(node, { context, call: call(node, context), inlines });
  const { fill } = context;
  switch (node.type) {
    case "text":
      return named(node, context);
    case "line-break":
      return fill("nodes/line-break", {});
    case "emphasis":
    case "strong":
      return fill(`nodes/${node.type}`, { content: inlines(node.children, context) });
    case "code":
      return fill("nodes/code", { text: node.value });
    case "link":
      return fill("nodes/link", {
        href: node.href,
        content: inlines(node.children, context),
      });
    case "image":
      return fill("nodes/image", { src: imageSource(node.src, context), alt: node.alt });
    case "foreign":
      return inLanguage(node.lang, context, (inside) => inlines(node.children, inside));
    case "line-end":
      return fill("nodes/line-end", { anchor: context.anchorOf(node) });
    case "mention":
      return mention(node, context, inlines);
    case "index-mark":
      return fill("nodes/index-mark", {
        anchor: context.anchorOf(node),
        entry: node.entry,
        content: inlines(node.children, context),
      });
    case "note-call":
      return noteCall(node, context);
    case "citation":
      return citation(node, context, inlines);
    case "cross-reference":
      return crossReference(node, context, inlines);
    default:
      return assertNever(node);
  }
}
