// Puts a page's glyphs in reading order: that of the structure tree, in which a screen reader
// reads them, and not that of painting, which a style sheet may change. Floor: verify.

import type { Glyph } from "./content.ts";

/** A node of the structure tree of one page, as pdfjs gives it. */
export interface StructNode {
  readonly type?: string;
  readonly id?: string;
  /** Structure type, standard or mapped. */
  readonly role?: string;
  /** Its language, where it states one. */
  readonly lang?: string;
  /** What is said of a picture. */
  readonly alt?: string;
  readonly children?: readonly StructNode[];
}

/**
 * The marked contents of a page in the order of its structure tree, its notes after its text: the
 * rank of each by its id. In the tree a note stands after the paragraph that calls it.
 */
export function ranksOf(tree: StructNode | null): ReadonlyMap<number, number> {
  const text: number[] = [];
  const notes: number[] = [];
  const visit = (node: StructNode, into: number[]): void => {
    const { role, children = [] } = node;
    const owner = ownerOf(node);
    if (owner !== null) into.push(owner);
    const inside = role === "Note" ? notes : into;
    const own: number[] = isSpokenAsOne(node) ? [] : inside;
    for (const child of children) visit(child, own);
    if (own !== inside) inside.push(...own.sort((one, other) => one - other));
  };
  if (tree) visit(tree, text);
  return new Map([...text, ...notes].map((owner, rank) => [owner, rank]));
}

function ownerOf({ type, id }: StructNode): number | null {
  const owner = /_mc(\d+)$/u.exec(id ?? "")?.[1];
  return type === "content" && owner !== undefined ? Number(owner) : null;
}

/**
 * A mark that is read out as one, with the calls of notes within it after it, so that they can be
 * followed: its words stand as they were painted.
 */
function isSpokenAsOne({ role, children = [] }: StructNode): boolean {
  const sign = children.findIndex((child) => child.role === "Span" && child.alt !== undefined);
  return (
    role === "Span" &&
    sign >= 0 &&
    children.slice(sign).some((child) => child.role === "Reference")
  );
}

/** The language of each marked content: that of the nearest element around it that states one. */
export function languagesOf(tree: StructNode | null): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const visit = (node: StructNode, around: string): void => {
    const own = node.lang ?? around;
    const owner = ownerOf(node);
    if (owner !== null) found.set(owner, own);
    for (const child of node.children ?? []) visit(child, own);
  };
  if (tree) visit(tree, "");
  return found;
}

/** What is said of the pictures of a page, in the order of its structure tree. */
export function describedIn(tree: StructNode | null): readonly string[] {
  const own = tree?.role === "Figure" && tree.alt !== undefined ? [tree.alt] : [];
  return [...own, ...(tree?.children ?? []).flatMap(describedIn)];
}

/**
 * The glyphs in reading order. What no part of the structure owns goes with its neighbour on the
 * same line, before or after it, as it was painted.
 */
export function inReadingOrder(
  glyphs: readonly Glyph[],
  ranks: ReadonlyMap<number, number>,
): readonly Glyph[] {
  if (ranks.size === 0) return glyphs;
  return sorted(
    glyphs.map((glyph) => owned(glyph, ranks)),
    ranks,
  );
}

/** What is marked, and not in the tree, belongs to nothing. */
function owned(glyph: Glyph, ranks: ReadonlyMap<number, number>): Glyph {
  return glyph.owner === null || ranks.has(glyph.owner) ? glyph : { ...glyph, owner: null };
}

function sorted(
  glyphs: readonly Glyph[],
  ranks: ReadonlyMap<number, number>,
): readonly Glyph[] {
  const own = glyphs.map(({ owner }) => (owner === null ? null : (ranks.get(owner) ?? null)));
  const before = neighbours(glyphs, own, 1);
  const after = neighbours(glyphs, own, -1);
  return glyphs
    .map((glyph, at) => ({ glyph, at, rank: rankAt(glyph, own[at], before[at], after[at]) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ glyph }) => glyph);
}

interface Neighbour {
  readonly rank: number;
  readonly glyph: Glyph;
}

/** For each glyph the last owned one before it in the given direction. */
function neighbours(
  glyphs: readonly Glyph[],
  own: readonly (number | null)[],
  step: 1 | -1,
): readonly (Neighbour | null)[] {
  const found: (Neighbour | null)[] = glyphs.map(() => null);
  let last: Neighbour | null = null;
  for (let n = 0; n < glyphs.length; n += 1) {
    const at = step === 1 ? n : glyphs.length - 1 - n;
    found[at] = last;
    const rank = own[at];
    const glyph = glyphs[at];
    if (rank !== null && rank !== undefined && glyph) last = { rank, glyph };
  }
  return found;
}

function rankAt(
  glyph: Glyph,
  own: number | null | undefined,
  before: Neighbour | null | undefined,
  after: Neighbour | null | undefined,
): number {
  if (own !== null && own !== undefined) return own;
  const onLine = (one: Neighbour): boolean =>
    Math.abs(one.glyph.baseline - glyph.baseline) < 0.6 * glyph.size;
  if (before && onLine(before)) return before.rank + 0.5;
  if (after && onLine(after)) return after.rank - 0.5;
  return (before?.rank ?? -1) + 0.5;
}
