// The last look of `parse` at its own work: every word of a file is in its tree. A finding here is
// a fault of Stet rather than of the editor, but it must stop the book.

import type { MarkdownSource } from "../model/manuscript.ts";
import {
  type AnyNode,
  type Block,
  childrenOf,
  type ListItem,
  type NoteDefinition,
  type Text,
} from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import type { Findings } from "./findings.ts";

export interface Parsed {
  readonly source: MarkdownSource;
  readonly children: readonly Block[];
  readonly notes: readonly NoteDefinition[];
  /** Markup that left no node. */
  readonly marks: readonly Span[];
}

const WORD = /[\p{L}\p{N}]+/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/** Reports every word of the source that no node, and no recognised markup, accounts for. */
export function reportLost(parsed: Parsed, findings: Findings): void {
  const { source, children, notes, marks } = parsed;
  const covered = new Uint8Array(source.text.length + 1);
  const cover = ({ start, end }: Pick<Span, "start" | "end">): void => {
    covered.fill(1, start, end);
  };
  cover({ start: 0, end: source.bodyStart });
  for (const mark of marks) cover(mark);
  for (const note of notes) {
    cover({ start: note.span.start, end: note.span.start + note.label.length + 4 });
    for (const child of note.children) coverNode(child, source.text, cover);
  }
  for (const child of children) coverNode(child, source.text, cover);
  for (const { 0: word, index } of uncovered(source.text, covered)) {
    findings.report(
      "text-is-conserved",
      { file: source.path, start: index, end: index + word.length },
      `"${word}" is in the manuscript, but parsing lost it`,
      "this is a fault of Stet: please report it with the lines around this word",
    );
  }
}

/** The words of which a character is not covered. Most texts have none, and then only the gaps are read. */
function uncovered(text: string, covered: Uint8Array): readonly RegExpExecArray[] {
  for (let gap = covered.indexOf(0); gap >= 0 && gap < text.length; ) {
    const next = covered.indexOf(1, gap);
    const end = next < 0 ? text.length : next;
    if (HAS_WORD.test(text.slice(gap, end))) {
      return [...text.matchAll(WORD)].filter(({ 0: word, index }) => {
        const first = covered.indexOf(0, index);
        return first >= 0 && first < index + word.length;
      });
    }
    gap = covered.indexOf(0, end);
  }
  return [];
}

type Cover = (stretch: Pick<Span, "start" | "end">) => void;

/** What a node itself accounts for: a leaf its whole span, another its marks before and after its children. */
function coverNode(node: AnyNode, text: string, cover: Cover): void {
  const children = childrenOf(node);
  if (node.type === "text") coverText(node, text, cover);
  else if (children.length === 0) cover(node.span);
  else if (node.type !== "paragraph" && node.type !== "quotation")
    coverEdges(node, children, cover);
  if (node.type === "list") for (const item of node.items) coverLabel(item, cover);
  for (const child of children) coverNode(child, text, cover);
}

/** A text accounts for its stretch if it has the words of it; entities are words by another name. */
function coverText({ value, span }: Text, text: string, cover: Cover): void {
  const written = text.slice(span.start, span.end);
  if (value === written || written.includes("&") || words(value) === words(written))
    cover(span);
}

function words(text: string): string {
  return (text.match(WORD) ?? []).join(" ");
}

function coverEdges(node: AnyNode, children: readonly AnyNode[], cover: Cover): void {
  const first = children[0]?.span.start ?? node.span.end;
  const last = children.at(-1)?.span.end ?? node.span.start;
  if (node.type !== "list" && node.type !== "table" && node.type !== "division") {
    cover({ start: node.span.start, end: first });
    cover({ start: last, end: node.span.end });
  }
}

function coverLabel({ span, children }: ListItem, cover: Cover): void {
  cover({ start: span.start, end: children[0]?.span.start ?? span.end });
}
