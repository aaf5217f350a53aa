// The text of every block of the book, as the print edition's page map counts it. Floor: paging.

import type { Anchor } from "../model/edition.ts";
import { hasClass, type XmlElement, type XmlNode } from "./xml.ts";

/** A stretch of a block's text, in UTF-16 units; `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A block in which a page may begin. */
export interface BlockText {
  readonly id: Anchor;
  /** Its place in reading order, through all parts. */
  readonly order: number;
  /** Without soft hyphens and without notes. */
  readonly text: string;
  /** Links and redactions: what no page marker may stand in. */
  readonly whole: readonly Stretch[];
  /** Where lines end that the source ends: as good as white space. */
  readonly lineEnds: readonly number[];
  /** Where each element inside it that has an anchor stands. */
  readonly anchors: ReadonlyMap<Anchor, Stretch>;
}

/** The elements that the page map speaks of: those that hold text and are no part of a line. */
const BLOCKS: ReadonlySet<string> = new Set(
  "p h1 h2 h3 h4 h5 h6 li td th caption dt dd figcaption pre div".split(" "),
);

/** Every block with an id, its text beside it, in reading order; none that is in a note. */
export function blocksOf(
  files: readonly { readonly tree: XmlElement }[],
): ReadonlyMap<Anchor, BlockText> {
  const blocks = new Map<Anchor, BlockText>();
  for (const { tree } of files) collect(tree, blocks);
  return blocks;
}

function collect(element: XmlElement, blocks: Map<Anchor, BlockText>): void {
  if (isNote(element)) return;
  const { id } = element.attributes;
  if (id !== undefined && BLOCKS.has(element.name)) {
    blocks.set(id, { id, order: blocks.size, ...readBlock(element) });
  }
  for (const child of element.children) if (child.type === "element") collect(child, blocks);
}

/** Notes stand outside the running text. A table may have a column of that name. */
export function isNote(element: XmlElement): boolean {
  const isCell = element.name === "td" || element.name === "th";
  return hasClass(element, "notes") || (hasClass(element, "note") && !isCell);
}

/** No part of the text of what it stands in: a note, and the number of a paragraph. */
export function isAside(element: XmlElement): boolean {
  return isNote(element) || hasClass(element, "paragraph-number");
}

/** What a marker inside would break: a link's words are read as one, a redaction is one thing. */
export function isWhole(element: XmlElement): boolean {
  return element.name === "a" || hasClass(element, "redaction");
}

/** Text as the page map counts it. */
export function counted(value: string): string {
  return value.replaceAll("\u00ad", "");
}

function readBlock(block: XmlElement): Omit<BlockText, "id" | "order"> {
  let text = "";
  const whole: Stretch[] = [];
  const lineEnds: number[] = [];
  const anchors = new Map<Anchor, Stretch>();
  const read = (node: XmlNode): void => {
    if (node.type === "text") {
      text += counted(node.value);
      return;
    }
    if (isAside(node)) return;
    if (node.name === "br") lineEnds.push(text.length);
    const start = text.length;
    const { id } = node.attributes;
    if (id !== undefined) anchors.set(id, { start, end: start });
    node.children.forEach(read);
    if (id !== undefined) anchors.set(id, { start, end: text.length });
    if (isWhole(node)) whole.push({ start, end: text.length });
  };
  block.children.forEach(read);
  return { text, whole, lineEnds, anchors };
}
