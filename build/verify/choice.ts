// What a course pack takes, read anew from its configuration and the documents: block by block in
// reading order, so that a fault in what chose cannot hide here too. Floor: verify.

import type { Anchor, Edition } from "../model/edition.ts";
import type { ManuscriptFile, PackChoice } from "../model/manuscript.ts";
import {
  type AnyNode,
  type Block,
  childrenOf,
  type Division,
  descendants,
  EDITORIAL,
  LINEATED,
} from "../model/nodes.ts";

export interface Choice {
  /** Every node of the documents' running text that the pack must show. */
  readonly nodes: ReadonlySet<AnyNode>;
  /** Page turns among them after which, to the end of their page, nothing is shown. */
  readonly turnsAway: ReadonlySet<AnyNode>;
}

export function readChoice({ manuscript, parts, anchors }: Edition): Choice {
  const nodes = new Set<AnyNode>();
  const turnsAway = new Set<AnyNode>();
  for (const choice of manuscript.coursePack?.documents ?? []) {
    const part = parts.find(({ file }) => file?.id === choice.document.id);
    if (!part?.file) continue;
    for (const node of new ChoiceReader(choice, part.file, anchors).taken()) nodes.add(node);
    for (const turn of idleTurns(part.file, nodes)) turnsAway.add(turn);
  }
  return { nodes, turnsAway };
}

/** Reads a document backwards: what is shown of a page is known before its beginning is met. */
function idleTurns(
  { children }: ManuscriptFile,
  shown: ReadonlySet<AnyNode>,
): readonly AnyNode[] {
  const idle: AnyNode[] = [];
  let some = false;
  for (const node of [...descendants(children)].reverse()) {
    if (node.type === "page-turn") {
      if (!some && shown.has(node)) idle.push(node);
      some = false;
    } else if (isInk(node) && shown.has(node)) some = true;
  }
  return idle;
}

/** A block that is shown or left out as one, and what holds it. */
interface Leaf {
  readonly block: Block;
  readonly within: readonly Division[];
  /** It stands in something that the choice names. */
  readonly named: boolean;
}

class ChoiceReader {
  private readonly leaves: Leaf[] = [];
  private readonly choice: PackChoice;
  private readonly names: ReadonlySet<string>;
  private readonly anchors: ReadonlyMap<AnyNode, Anchor>;
  private readonly file: ManuscriptFile;

  constructor(choice: PackChoice, file: ManuscriptFile, anchors: ReadonlyMap<AnyNode, Anchor>) {
    this.choice = choice;
    this.file = file;
    this.anchors = anchors;
    const { sections = [], omit = [] } = choice;
    this.names = new Set([...sections, ...omit].map(({ id }) => id));
    this.read(this.file.children, [], false);
  }

  *taken(): Generator<AnyNode> {
    const shown = this.choice.sourcePages ? this.byPages() : this.byNames();
    for (const leaf of this.leaves) {
      const introduces = leaf.within.length === 0 && isEditorial(leaf.block);
      if (!introduces && !shown.has(leaf)) continue;
      yield* leaf.within;
      yield* descendants([leaf.block]);
    }
  }

  /** A heading that is named opens its section, and the next of its level, or another paper, ends it. */
  private read(blocks: readonly Block[], within: readonly Division[], inside: boolean): void {
    let open = CLOSED;
    for (const block of blocks) {
      const isNamed = this.names.has(this.anchors.get(block) ?? "");
      open = openAfter(block, isNamed, open);
      const named = inside || open < CLOSED || isNamed;
      if (isParted(block)) this.read(block.children, [...within, block], named);
      else this.leaves.push({ block, within, named });
    }
  }

  private byNames(): ReadonlySet<Leaf> {
    const { sections, omit } = this.choice;
    return new Set(
      this.leaves.filter(({ named }) => (sections ? named : omit ? !named : true)),
    );
  }

  /** What stands on a chosen page in any part, and the heading that leads to it. */
  private byPages(): ReadonlySet<Leaf> {
    const pages = this.pagesOfLeaves();
    const wanted = this.wantedPages([...new Set([...pages.values()].flat())]);
    const shown = new Set<Leaf>();
    for (const [at, leaf] of [...this.leaves.entries()].reverse()) {
      const next = this.leaves[at + 1];
      const own = pages.get(leaf) ?? [];
      const nextOwn = (next && pages.get(next)) ?? [];
      const leads = leaf.block.type === "heading" && nextOwn.some((page) => wanted.has(page));
      if (leads || own.some((page) => wanted.has(page))) shown.add(leaf);
    }
    return shown;
  }

  /** Turns the pages one by one: a sign that a page begins is not yet on it by itself. */
  private pagesOfLeaves(): ReadonlyMap<Leaf, readonly string[]> {
    const turns = [...descendants(this.file.children)].filter(
      (node) => node.type === "page-turn",
    );
    let page = pageBefore(turns[0]?.n ?? "");
    const found = new Map<Leaf, readonly string[]>();
    for (const leaf of this.leaves) {
      const pages = new Set<string>();
      for (const node of descendants([leaf.block])) {
        if (node.type === "page-turn") page = node.n;
        else if (isInk(node)) pages.add(page);
      }
      found.set(leaf, pages.size > 0 ? [...pages] : [page]);
    }
    return found;
  }

  private wantedPages(order: readonly string[]): ReadonlySet<string> {
    const wanted = new Set<string>();
    for (const { id } of this.choice.sourcePages ?? []) {
      const [from = id, to = from] = order.includes(id) ? [id] : id.split(/\s*[-–]\s*/u);
      for (const page of order.slice(order.indexOf(from), order.indexOf(to) + 1)) {
        wanted.add(page);
      }
    }
    return wanted;
  }
}

/** Deeper than any heading: no section is open. */
const CLOSED = Number.POSITIVE_INFINITY;

/** The level of the section that is open once `block` is met. */
function openAfter(block: Block, isNamed: boolean, open: number): number {
  if (block.type === "division" && endsSection(block)) return CLOSED;
  if (block.type !== "heading") return open;
  if (open < block.level) return open;
  return isNamed ? block.level : CLOSED;
}

function endsSection({ kind }: Division): boolean {
  return kind === "enclosure" || EDITORIAL.includes(kind);
}

function isEditorial(block: Block): boolean {
  return block.type === "division" && EDITORIAL.includes(block.kind);
}

/** Whether some of a fenced block may be shown without the rest. */
function isParted(block: Block): block is Division {
  if (block.type !== "division" || block.children.length === 0) return false;
  return !LINEATED.includes(block.kind) && !EDITORIAL.includes(block.kind);
}

function isInk(node: AnyNode): boolean {
  if (childrenOf(node).length > 0) return false;
  return node.type !== "text" || /\S/u.test(node.value);
}

/** A document whose first turn begins page 2 begins on page 1. */
function pageBefore(first: string): string {
  return /^\d+$/u.test(first) && Number(first) > 1 ? String(Number(first) - 1) : "";
}
