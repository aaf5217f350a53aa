// The words that the sources divide with a hyphen at the end of a line or page, read anew from the
// documents. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import {
  type AnyNode,
  type Block,
  type Certainty,
  childrenOf,
  type LineEnd,
  type PageTurn,
} from "../../model/nodes.ts";
import type { Scope } from "../scope.ts";
import type { Maker } from "./maker.ts";

const COLUMNS = ["source", "here", "certainty", "source-page", "folio"];

interface Divided {
  readonly node: LineEnd | PageTurn;
  readonly anchor: Anchor;
  readonly sourcePage: string | null;
  readonly halves: readonly [before: string, after: string];
}

/** The table of hyphens, by document where several have any. */
export function hyphenation(to: Maker): void {
  const { edition, scope } = to;
  const lists = edition.parts.flatMap(({ id, shortTitle }) => {
    const own = dividedIn(id, to).filter(({ anchor }) => isShown(anchor, scope));
    return own.length > 0 ? [{ shortTitle, own }] : [];
  });
  if (lists.length === 0) {
    to.line(to.say("list-is-empty"));
    return;
  }
  to.line(to.say("hyphenation-introduction"));
  to.pagedColumns("hyphenation", COLUMNS);
  for (const { shortTitle, own } of lists) {
    if (lists.length > 1) to.line(shortTitle);
    for (const one of own) row(to, one);
  }
}

function isShown(anchor: Anchor, { output, has }: Scope): boolean {
  return output === "print" || output === "epub" || has(anchor);
}

function row(to: Maker, { node, anchor, sourcePage, halves }: Divided): void {
  const [before, after] = halves;
  const cert: Certainty | undefined = node.type === "line-end" ? node.cert : undefined;
  to.line(`${before}${node.hyphen === "kept" ? "" : "-"}|${after}`, node.span);
  to.line(() => to.link(anchor, before + after, node.span));
  if (cert) to.line(to.say(`cert-${cert}`), node.span);
  if (sourcePage !== null) to.line(sourcePage, node.span);
  to.folioColumn(anchor, node.span);
}

/** How many hyphens are kept and how many dropped, in all documents. */
export function hyphensBy(to: Maker): Readonly<Record<"kept" | "dropped", number>> {
  const all = to.edition.parts.flatMap(({ id }) => dividedIn(id, to));
  const kept = all.filter(({ node }) => node.hyphen === "kept").length;
  return { kept, dropped: all.length - kept };
}

/** Of all hyphens, how many an output lists. */
export function hyphensShown(to: Maker): readonly [shown: number, all: number] {
  const all = to.edition.parts.flatMap(({ id }) => dividedIn(id, to));
  return [all.filter(({ anchor }) => isShown(anchor, to.scope)).length, all.length];
}

/** The words that a pack or a book must list: whether there are any. */
export function dividesWords(nodes: ReadonlySet<AnyNode>): boolean {
  return [...nodes].some(isHyphen);
}

function isHyphen(node: AnyNode): node is LineEnd | PageTurn {
  return node.type === "line-end" || (node.type === "page-turn" && node.hyphen !== undefined);
}

function dividedIn(part: Anchor, { edition }: Maker): readonly Divided[] {
  const found: Divided[] = [];
  const { kind, file } = edition.parts.find(({ id }) => id === part) ?? {};
  if (kind !== "document" || !file) return found;
  const turns = edition.items.filter(
    ({ kind: what, place, inNote }) => what === "page-turn" && place.part === part && !inNote,
  );
  const first = Number(turns[0]?.node.type === "page-turn" ? turns[0].node.n : "");
  let sourcePage: string | null = Number.isInteger(first) && first > 1 ? `${first - 1}` : null;
  const line = (nodes: readonly AnyNode[]): void => {
    const pieces = piecesOf(nodes);
    pieces.forEach((piece, at) => {
      if (typeof piece === "string") return;
      if (piece.type === "page-turn") sourcePage = piece.n;
      if (!isHyphen(piece)) return;
      const [left, right] = [pieces.slice(0, at), pieces.slice(at + 1)].map(textOf);
      const halves = [wordAtEnd(left ?? ""), wordAtStart(right ?? "")] as const;
      found.push({ node: piece, anchor: edition.anchors.get(piece) ?? "", sourcePage, halves });
    });
  };
  const block = (node: Block): void => {
    if (node.type === "paragraph" || node.type === "heading") line(node.children);
    else if (node.type === "table") {
      for (const { children } of [node.header, ...node.rows].flat()) line(children);
    } else for (const child of childrenOf(node)) block(child as Block);
  };
  for (const child of file.children) block(child);
  return found;
}

type Piece = string | LineEnd | PageTurn;

/** The words of a line and the points that divide it; what stamps say is no part of a word. */
function piecesOf(nodes: readonly AnyNode[]): readonly Piece[] {
  return nodes.flatMap((node): readonly Piece[] => {
    if (node.type === "line-end" || node.type === "page-turn") return [node];
    if (node.type === "stamp" || node.type === "classification") return [];
    if (node.type === "text" || node.type === "code") return [node.value];
    return node.type === "line-break" ? [" "] : piecesOf(childrenOf(node));
  });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces.filter((piece) => typeof piece === "string").join("");
}

const WORD = "[\\p{L}\\p{M}\\p{N}'’-]*";

function wordAtEnd(text: string): string {
  return new RegExp(`${WORD}$`, "u").exec(text)?.[0] ?? "";
}

function wordAtStart(text: string): string {
  return new RegExp(`^${WORD}`, "u").exec(text)?.[0] ?? "";
}
