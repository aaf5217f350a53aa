// Puts the page markers into the text. Floor: paging.

import { counted, isAside } from "./blocks.ts";
import type { PageMark } from "./pages.ts";
import type { XmlElement, XmlNode } from "./xml.ts";

/** How an output marks where a page of print begins. */
export interface Marking {
  readonly marker: (mark: PageMark) => XmlElement;
  /** Whether a page that begins with a heading is marked before it rather than in it. */
  readonly beforeHeadings: boolean;
}

/** A part's tree with its markers in place. Marks whose block is in another part are passed over. */
export function placeMarkers(
  tree: XmlElement,
  marks: readonly PageMark[],
  marking: Marking,
): XmlElement {
  const byBlock = new Map<string, readonly PageMark[]>();
  for (const mark of marks) byBlock.set(mark.block, [...(byBlock.get(mark.block) ?? []), mark]);
  const children = tree.children.flatMap((child) => withMarkers(child, tree, byBlock, marking));
  return { ...tree, children };
}

function withMarkers(
  node: XmlNode,
  parent: XmlElement,
  byBlock: ReadonlyMap<string, readonly PageMark[]>,
  marking: Marking,
): readonly XmlNode[] {
  if (node.type === "text" || isAside(node)) return [node];
  const children = node.children.flatMap((child) => withMarkers(child, node, byBlock, marking));
  const inner = { ...node, children };
  const { id } = node.attributes;
  const marks = id === undefined ? [] : (byBlock.get(id) ?? []);
  if (marks.length === 0) return [inner];
  const { marker, beforeHeadings } = marking;
  const stands = beforeHeadings && standsBefore(node, parent);
  const before = stands ? marks.filter(({ offset }) => offset === 0) : [];
  const inside = marks.filter((mark) => !before.includes(mark));
  return [...before.map(marker), insertInto(inner, inside, marker)];
}

/**
 * Inside a heading a marker would become part of its name in tables of contents and for screen
 * readers; before any other block it would come between the neighbours that a style sheet's `+`
 * speaks of, or where HTML allows no span.
 */
function standsBefore(node: XmlElement, parent: XmlElement): boolean {
  return /^h[1-6]$/.test(node.name) && parent.name !== "hgroup" && parent.name !== "summary";
}

/** The element with markers before the characters at their offsets; those beyond its text at its end. */
function insertInto(
  block: XmlElement,
  marks: readonly PageMark[],
  marker: Marking["marker"],
): XmlElement {
  const waiting = [...marks].sort((a, b) => a.offset - b.offset);
  const cursor: Cursor = { at: 0, waiting, marker };
  const children = block.children.flatMap((child) => insertNode(child, cursor));
  return { ...block, children: [...children, ...cursor.waiting.map(marker)] };
}

interface Cursor {
  /** Characters passed. */
  at: number;
  /** Markers yet to be placed, by offset. */
  waiting: PageMark[];
  readonly marker: Marking["marker"];
}

/** Markers due at or before `offset`. */
function take(cursor: Cursor, offset: number): readonly XmlElement[] {
  const due = cursor.waiting.filter((mark) => mark.offset <= offset);
  cursor.waiting = cursor.waiting.slice(due.length);
  return due.map(cursor.marker);
}

function insertNode(node: XmlNode, cursor: Cursor): readonly XmlNode[] {
  if (node.type === "text") return insertText(node.value, cursor);
  if (isAside(node)) return [node];
  const before = hasText(node) ? take(cursor, cursor.at) : [];
  const children = node.children.flatMap((child) => insertNode(child, cursor));
  return [...before, { ...node, children }];
}

/** An empty element (a line break, an index mark) closes what came before; the page begins after it. */
function hasText(node: XmlElement): boolean {
  return node.children.some((child) =>
    child.type === "text" ? counted(child.value) !== "" : hasText(child),
  );
}

function insertText(value: string, cursor: Cursor): readonly XmlNode[] {
  const nodes: XmlNode[] = [];
  let from = 0;
  for (let index = 0; index < value.length && cursor.waiting.length > 0; index += 1) {
    if (value[index] === "\u00ad") continue;
    const due = take(cursor, cursor.at);
    if (due.length > 0) {
      nodes.push({ type: "text", value: value.slice(from, index) }, ...due);
      from = index;
    }
    cursor.at += 1;
  }
  return [...nodes, { type: "text", value: value.slice(from) }];
}
