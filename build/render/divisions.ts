// The fenced blocks: letterheads and forms keep their lines, the editor's own blocks stand outside
// the transcription. Floor: render.

import {
  type AnyNode,
  type Block,
  childrenOf,
  type Division,
  EDITORIAL,
  type Inline,
  LINEATED,
} from "../model/nodes.ts";
import { type Context, inOwnVoice, whole } from "./context.ts";
import { inlines } from "./inlines.ts";
import { escaped, joined, type Markup, markup } from "./shapes.ts";

/** How to render blocks: handed in, since divisions hold blocks. */
type Blocks = (nodes: readonly Block[], context: Context) => Markup;

export function division(node: Division, context: Context, blocks: Blocks): Markup {
  const { kind, label: name = null, hand = null } = node;
  return context.fill("nodes/division", {
    id: context.idOf(node),
    kind,
    name,
    hand,
    editorial: EDITORIAL.includes(kind),
    content: contentOf(node, context, blocks),
  });
}

function contentOf(node: Division, context: Context, blocks: Blocks): Markup {
  if (EDITORIAL.includes(node.kind)) return blocks(node.children, inOwnVoice(context));
  if (LINEATED.includes(node.kind)) return lineated(node, context, blocks);
  if (holdsApart(node, context)) return transcription(node.children, context, blocks);
  return blocks(node.children, context);
}

/**
 * The blocks of a transcription: stretches of the source's own text are wrapped, the editor's
 * headnote and source note and an instructor's omissions stand between them.
 */
export function transcription(
  nodes: readonly Block[],
  context: Context,
  blocks: Blocks,
): Markup {
  const pieces: Markup[] = [];
  let stretch: Block[] = [];
  const close = (): void => {
    if (stretch.length > 0) {
      pieces.push(
        context.fill("nodes/transcription", {
          content: blocks(stretch, context),
          numbered: context.epub && context.edition.manuscript.config.paragraphNumbers,
        }),
      );
    }
    stretch = [];
  };
  for (const node of nodes) {
    if (isApart(node, context) || holdsApart(node, context)) {
      close();
      pieces.push(blocks([node], context));
    } else stretch.push(node);
  }
  close();
  return markup(pieces.map(String).join("\n"));
}

/** Whether a block is not the source's: the editor's own, or the sign that something was left out. */
function isApart(node: AnyNode, { pack }: Context): boolean {
  const editorial = node.type === "division" && EDITORIAL.includes(node.kind);
  return editorial || (pack?.leftOut.has(node) ?? false);
}

function holdsApart(node: AnyNode, context: Context): boolean {
  return (
    !isApart(node, context) &&
    childrenOf(node).some((child) => isApart(child, context) || holdsApart(child, context))
  );
}

/** Each line of the source as a line of ours; a blank line between paragraphs parts stanzas. */
function lineated(node: Division, context: Context, blocks: Blocks): Markup {
  const form = node.kind === "release-form";
  const pieces = node.children.map((child) => {
    if (child.type !== "paragraph") return blocks([child], context);
    const content = markup(
      splitLines(child.children)
        .map((line) => lineOf(line, form, context))
        .join("\n"),
    );
    return context.fill("nodes/stanza", { id: child.id ?? null, content });
  });
  return markup(pieces.map(String).join("\n"));
}

function lineOf(line: readonly Inline[], form: boolean, context: Context): Markup {
  const boxed = form && line.some(({ type }) => type === "checkbox");
  return context.fill("nodes/line", {
    id: line[0] ? context.blockIdOf(line[0]) : context.blockId(),
    form: boxed,
    content: boxed ? cellsOf(line, whole(context)) : inlines(line, whole(context)),
  });
}

function splitLines(nodes: readonly Inline[]): readonly (readonly Inline[])[] {
  const found: Inline[][] = [[]];
  for (const node of nodes) {
    if (node.type === "line-break") found.push([]);
    else found.at(-1)?.push(node);
  }
  return found.filter((line) => line.length > 0);
}

/** The boxes of one line of a form, each with its words. */
function cellsOf(line: readonly Inline[], context: Context): Markup {
  const cells: Inline[][] = [];
  for (const node of line) {
    if (node.type === "checkbox" || cells.length === 0) cells.push([]);
    cells.at(-1)?.push(node);
  }
  const made = cells.map((cell) =>
    context.fill("nodes/cell", { content: inlines(cell, context) }),
  );
  return joined(made.flatMap((cell, at) => (at === 0 ? [cell] : [escaped(" "), cell])));
}
