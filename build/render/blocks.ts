// Block nodes as XHTML. Every block that holds text has an id. Floor: render.

import {
  assertNever,
  type Block,
  type Heading,
  type List,
  type Paragraph,
  type Table,
  type TableCell,
} from "../model/nodes.ts";
import { type Context, whole } from "./context.ts";
import { division } from "./divisions.ts";
import { inlines } from "./inlines.ts";
import { omissionSign } from "./omissions.ts";
import { imageSource } from "./pictures.ts";
import { type Markup, markup } from "./shapes.ts";

/** Blocks, each on a line of its own. `lead` goes before the words of the first. */
export function blocks(nodes: readonly Block[], context: Context, lead?: Markup): Markup {
  const [first] = nodes;
  const inFirst = first?.type === "paragraph" ? lead : undefined;
  const alone = lead && !inFirst ? [leadParagraph(lead, context)] : [];
  const made = nodes.flatMap((node, at) => {
    const leftOut = omitted(node, context);
    if (leftOut) return leftOut;
    return node.type === "paragraph"
      ? [paragraph(node, context, at === 0 ? inFirst : undefined)]
      : [block(node, context)];
  });
  return lines([...alone, ...made]);
}

/**
 * What a course pack leaves out shows as one sign, where it begins; null for all else. It is made
 * all the same and not shown, so that the ids of the blocks that follow are print's.
 */
function omitted(node: Block, context: Context): readonly Markup[] | null {
  if (!context.pack?.leftOut.has(node)) return null;
  if (node.type === "paragraph") paragraph(node, context, undefined);
  else block(node, context);
  const omission = context.pack.omissionAt.get(node);
  return omission ? [omissionSign(omission, context)] : [];
}

/** Pieces of block markup, each on a line of its own. */
export function lines(pieces: readonly Markup[]): Markup {
  return markup(pieces.map((piece) => String(piece).trim()).join("\n"));
}

function block(node: Exclude<Block, Paragraph>, context: Context): Markup {
  const { fill } = context;
  switch (node.type) {
    case "heading":
      return heading(node, context);
    case "list":
      return list(node, context);
    case "quotation":
      return fill("nodes/quotation", { content: blocks(node.children, context) });
    case "table":
      return table(node, context);
    case "preformatted":
      return fill("nodes/preformatted", { id: context.blockIdOf(node), text: node.value });
    case "figure": {
      const { alt } = node;
      const src = imageSource(node.src, context);
      const caption = node.caption || null;
      return fill("nodes/figure", { id: context.blockIdOf(node), src, alt, caption });
    }
    case "rule":
      return fill("nodes/rule", {});
    case "division":
      return division(node, context, blocks);
    default:
      return assertNever(node);
  }
}

function paragraph(node: Paragraph, context: Context, lead: Markup | undefined): Markup {
  return context.fill("nodes/paragraph", {
    id: context.idOf(node),
    marks: node.role === "marks",
    ...numberOf(node, context),
    lead: lead ?? null,
    content: inlines(node.children, context),
  });
}

/** The number of a counted paragraph, where the edition prints them. */
function numberOf(node: Paragraph, { edition, epub, say }: Context) {
  const n = edition.paragraphs.get(node);
  const { paragraphNumbers } = edition.manuscript.config;
  if (n === undefined || !paragraphNumbers) return UNNUMBERED;
  return { number: String(n), spoken: say("paragraph-n", { n }), epub };
}

const UNNUMBERED = { number: null, spoken: null, epub: false };

function leadParagraph(lead: Markup, context: Context): Markup {
  const id = context.blockId();
  return context.fill("nodes/paragraph", {
    ...UNNUMBERED,
    id,
    marks: false,
    lead,
    content: markup(""),
  });
}

function heading(node: Heading, context: Context): Markup {
  return context.fill("nodes/heading", {
    id: context.idOf(node),
    level: String(node.level),
    content: inlines(node.children, whole(context)),
  });
}

/** A typed label is the source's: it stands in the text of its item. */
function list(node: List, context: Context): Markup {
  const ordered = node.style !== "bullet";
  const items = node.items.map(({ label, children }) => {
    const lead = label ? context.fill("nodes/item-label", { text: label }) : undefined;
    return { content: blocks(children, context, lead) };
  });
  const start = node.style === "number" && node.start !== 1 ? String(node.start) : null;
  return context.fill("nodes/list", { style: node.style, ordered, start, items });
}

/** Heads are set in small capitals, in which the face shows soft hyphens that it ought to hide. */
function table(node: Table, context: Context): Markup {
  const cells = (row: readonly TableCell[], inside: Context) =>
    row.map((cell) => ({
      id: context.blockIdOf(cell),
      align: cell.align === "left" ? null : cell.align,
      content: inlines(cell.children, inside),
    }));
  return context.fill("nodes/table", {
    header: cells(node.header, whole(context)),
    rows: node.rows.map((row) => ({ cells: cells(row, context) })),
  });
}
