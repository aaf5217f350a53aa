// Lists: bullets, numbers, and paragraphs that begin with a label of the source, `(1)`, `(a)`,
// `(i)`, which keep it as typed.

import type { Block, Inline, List, ListItem, Paragraph } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import type { Body } from "./stretch.ts";
import { LABEL } from "./vocabulary.ts";

/** An item as markdown-it reads it. */
export interface RawItem {
  readonly span: Span;
  /** The number as typed. */
  readonly info: string;
  /** `.` or `)` after a number. */
  readonly markup: string;
  readonly children: readonly Block[];
}

/**
 * A list of CommonMark. Numbers that a reader would not see as typed (`1)`, or 1 before 3) are
 * kept as labels: a list of the source is not renumbered.
 */
export function plainList(ordered: boolean, items: readonly RawItem[], span: Span): List {
  if (!ordered) return { type: "list", span, style: "bullet", start: 1, items: bare(items) };
  const start = Number(items[0]?.info ?? 1);
  const counts = items.every(
    ({ info, markup }, index) => markup === "." && info === String(start + index),
  );
  if (counts) return { type: "list", span, style: "number", start, items: bare(items) };
  const labelled = items.map(({ span: place, children, info, markup }) => ({
    span: place,
    label: info + markup,
    children,
  }));
  return { type: "list", span, style: "label", start, items: labelled };
}

function bare(items: readonly RawItem[]): readonly ListItem[] {
  return items.map(({ span, children }) => ({ span, children }));
}

type Numbering = "number" | "letter" | "roman";

interface Labelled {
  readonly label: string;
  readonly word: string;
  readonly paragraph: Paragraph;
  /** Blocks that go on with it. */
  readonly more: Block[];
}

/** A block in its order, and whether it goes on with the labelled paragraph above it. */
export interface Entry {
  readonly block: Block;
  readonly continues: boolean;
}

/** Gathers consecutive paragraphs whose labels count on into lists. */
export function gatherLabelled(entries: readonly Entry[], body: Body): readonly Block[] {
  const gathered: Block[] = [];
  let run: Labelled[] = [];
  let numbering: Numbering = "number";
  const end = (): void => {
    if (run.length > 0) gathered.push(listOf(run, numbering));
    run = [];
  };
  for (const { block, continues } of entries) {
    if (continues && run.length > 0) {
      run.at(-1)?.more.push(block);
      continue;
    }
    const labelled = labelOf(block, body);
    if (!labelled) {
      end();
      gathered.push(block);
      continue;
    }
    const goesOn: Numbering | null = run.length > 0 ? follows(run, labelled, numbering) : null;
    if (!goesOn) {
      end();
      numbering = numberingOf(labelled.word);
    } else numbering = goesOn;
    run.push(labelled);
  }
  end();
  return gathered;
}

/** The numbering in which `next` counts on from the last of `run`, if there is one. */
function follows(
  run: readonly Labelled[],
  next: Labelled,
  numbering: Numbering,
): Numbering | null {
  const last = run.at(-1)?.word ?? "";
  const ways: readonly Numbering[] =
    run.length === 1 ? ["number", "letter", "roman"] : [numbering];
  return (
    ways.find(
      (way) => countOf(last, way) > 0 && countOf(next.word, way) === countOf(last, way) + 1,
    ) ?? null
  );
}

function numberingOf(word: string): Numbering {
  if (/^\d/.test(word)) return "number";
  return word === "i" || word.length > 1 ? "roman" : "letter";
}

function countOf(word: string, numbering: Numbering): number {
  if (numbering === "number") return /^\d+$/.test(word) ? Number(word) : 0;
  if (numbering === "letter") return /^[a-z]$/.test(word) ? word.charCodeAt(0) - 96 : 0;
  return romanValue(word);
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

function romanValue(word: string): number {
  const values = [...word].map((letter) => ROMAN[letter] ?? Number.NaN);
  const total = values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
  return Number.isNaN(total) ? 0 : total;
}

function listOf(run: readonly Labelled[], numbering: Numbering): List {
  const items = run.map(({ label, paragraph, more }) => ({
    span: { ...paragraph.span, end: more.at(-1)?.span.end ?? paragraph.span.end },
    label,
    children: [withoutLabel(paragraph, label), ...more],
  }));
  const [first] = run;
  const last = items.at(-1);
  if (!first || !last) throw new Error("a list of no items");
  const span = { ...first.paragraph.span, end: last.span.end };
  const start = countOf(first.word, numbering);
  return { type: "list", span, style: "label", start, items };
}

function labelOf(block: Block, body: Body): Labelled | null {
  if (block.type !== "paragraph") return null;
  const [first] = block.children;
  if (first?.type !== "text") return null;
  const match = LABEL.exec(first.value);
  if (!match) return null;
  const [label, word = ""] = match;
  // An escaped parenthesis, `\(1)`, begins no list.
  if (!body.reads(label, first.span)) return null;
  return { label, word, paragraph: block, more: [] };
}

function withoutLabel(paragraph: Paragraph, label: string): Paragraph {
  const [first, ...rest] = paragraph.children;
  if (first?.type !== "text") return paragraph;
  const after = first.value.slice(label.length);
  const value = after.trimStart();
  const start = first.span.start + label.length + after.length - value.length;
  const text: readonly Inline[] =
    value === "" ? [] : [{ type: "text", value, span: { ...first.span, start } }];
  return {
    ...paragraph,
    span: { ...paragraph.span, start: Math.min(start, paragraph.span.end) },
    children: [...text, ...rest],
  };
}
