// The number of every paragraph and the source page of everything, read anew from the documents. Floor: verify.
// What is counted is the running text of the transcription, through the whole document: not its
// forms, letterheads and verse, not lines of nothing but marks, and not the editor's own blocks.

import type { Anchor, Edition } from "../../model/edition.ts";
import {
  type AnyNode,
  type Block,
  childrenOf,
  descendants,
  EDITORIAL,
  LINEATED,
  type Paragraph,
} from "../../model/nodes.ts";
import { plainText } from "../../model/text.ts";
import type { Scope } from "../scope.ts";

export interface NumberedParagraph {
  readonly anchor: Anchor;
  readonly number: number;
  readonly node: Paragraph;
}

/** The numbers that an output must show, in the order of its documents; none where none are printed. */
export function numberedParagraphs(
  edition: Edition,
  scope: Scope,
): readonly NumberedParagraph[] {
  if (!edition.manuscript.config.paragraphNumbers) return [];
  return scope.parts.flatMap(({ id }) => {
    const file = edition.parts.find((part) => part.id === id)?.file;
    return file?.voice === "transcription" ? numberedIn(file.children, edition, scope) : [];
  });
}

function numberedIn(
  children: readonly Block[],
  { anchors }: Edition,
  scope: Scope,
): readonly NumberedParagraph[] {
  return counted(children).flatMap((node, index) => {
    const anchor = anchors.get(node);
    const shown = anchor !== undefined && scope.shows(node);
    return shown ? [{ anchor, number: index + 1, node }] : [];
  });
}

/** The longest counted paragraph that an output shows, of those that no page turn opens. */
export function longestParagraph(edition: Edition, scope: Scope): NumberedParagraph | null {
  const all = scope.parts.flatMap(({ id }) => {
    const file = edition.parts.find((part) => part.id === id)?.file;
    return file?.voice === "transcription" ? numberedIn(file.children, edition, scope) : [];
  });
  const open = all.filter(({ node }) => node.children[0]?.type !== "page-turn");
  const lengths = open.map(({ node }) => plainText([node]).length);
  const most = Math.max(...lengths);
  return most > 0 ? (open[lengths.indexOf(most)] ?? null) : null;
}

function counted(nodes: readonly AnyNode[]): readonly Paragraph[] {
  return nodes.flatMap((node) => {
    if (node.type === "paragraph") return node.role === "text" ? [node] : [];
    return isCounted(node as Block) ? counted(childrenOf(node)) : [];
  });
}

function isCounted(block: Block): boolean {
  if (block.type !== "division") return true;
  return ![...LINEATED, ...EDITORIAL].includes(block.kind);
}

export interface OwnPlace {
  readonly paragraph: number | null;
  readonly sourcePage: string | null;
}

/**
 * In which paragraph and on which page of its source everything in the documents' running text
 * stands, by its anchor: read through from the beginning, as a reader with the source would.
 */
export function ownPlaces(edition: Edition): ReadonlyMap<Anchor, OwnPlace> {
  const known = places.get(edition);
  if (known) return known;
  const found = new Map<Anchor, OwnPlace>();
  for (const { file } of edition.parts) {
    if (file?.voice === "transcription") readPlaces(file.children, edition, found);
  }
  places.set(edition, found);
  return found;
}

const places = new WeakMap<Edition, ReadonlyMap<Anchor, OwnPlace>>();

function readPlaces(
  children: readonly Block[],
  { anchors }: Edition,
  found: Map<Anchor, OwnPlace>,
): void {
  const numbers = new Map(counted(children).map((node, index) => [node as AnyNode, index + 1]));
  let sourcePage = pageBefore([...descendants(children)]);
  const read = (node: AnyNode, around: number | null): void => {
    const paragraph = numbers.get(node) ?? around;
    if (node.type === "page-turn") sourcePage = node.n;
    const anchor = anchors.get(node);
    if (anchor !== undefined) found.set(anchor, { paragraph, sourcePage });
    for (const child of childrenOf(node)) read(child, paragraph);
  };
  for (const child of children) read(child, null);
}

/** The page before the first turn, where pages are plain numbers and it is not the first. */
function pageBefore(nodes: readonly AnyNode[]): string | null {
  const first = nodes.find((node) => node.type === "page-turn");
  const n = first?.type === "page-turn" ? Number(first.n) : Number.NaN;
  return Number.isInteger(n) && n > 1 ? String(n - 1) : null;
}
