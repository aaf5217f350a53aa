// The text of a block as one string, in which a form is found wherever its words happen to be
// parted: by emphasis, by a note's call, by the turn of a page. Floor: resolve.

import {
  type AnyNode,
  assertNever,
  type Block,
  type Inline,
  type Text,
} from "../../model/nodes.ts";

/** A node's share of a run. */
export interface Piece {
  readonly node: Text;
  readonly from: number;
  /**
   * Can be no link: it stands in one already, in a heading, to which contents and outline link, or
   * in a mark of the source whose name is read out in its place.
   */
  readonly inLink: boolean;
}

export interface Run {
  readonly text: string;
  /** In order, without the ones that hold no text. */
  readonly pieces: readonly Piece[];
}

/** Stands for whatever no form can reach across. */
const BARRIER = "\ufffc";

/** The run of every block that holds a line of text, in reading order. */
export function runsOf(blocks: readonly Block[]): readonly Run[] {
  return blocks.flatMap((block): readonly Run[] => {
    switch (block.type) {
      case "paragraph":
        return [runOf(block.children)];
      case "heading":
        return [runOf(block.children, true)];
      case "table":
        return [block.header, ...block.rows].flat().map(({ children }) => runOf(children));
      case "list":
        return block.items.flatMap(({ children }) => runsOf(children));
      case "quotation":
      case "division":
        return runsOf(block.children);
      case "preformatted":
      case "figure":
      case "rule":
        return [];
      default:
        return assertNever(block);
    }
  });
}

function runOf(nodes: readonly Inline[], linked = false): Run {
  const pieces: Piece[] = [];
  let text = "";
  const read = (node: Inline, inLink: boolean): void => {
    switch (node.type) {
      case "text":
        pieces.push({ node, from: text.length, inLink });
        text += node.value;
        return;
      case "line-break":
        text += "\n";
        return;
      case "page-turn":
      case "line-end":
      case "note-call":
        return;
      case "link":
      case "cross-reference":
      case "unclear":
      case "supplied":
      case "addition":
      case "deletion":
      case "stamp":
      case "classification":
        for (const child of node.children) read(child, true);
        return;
      case "mention":
      case "redaction":
      case "gap":
      case "checkbox":
      case "blank":
      case "code":
      case "image":
      case "citation":
        text += BARRIER;
        return;
      default:
        for (const child of node.children) read(child, inLink);
    }
  };
  for (const node of nodes) read(node, linked);
  return { text, pieces };
}

/** The piece in which a character of a run stands. */
export function pieceAt({ pieces }: Run, index: number): Piece | undefined {
  return pieces.findLast(({ from, node }) => from <= index && index < from + node.value.length);
}

/** Where a stretch of a text stands in its file: to the character where nothing in it is escaped. */
export function spanIn(node: Text, start: number, end: number): AnyNode["span"] {
  const { span, value } = node;
  if (span.end - span.start !== value.length) return span;
  return { ...span, start: span.start + start, end: span.start + end };
}
