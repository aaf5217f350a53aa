// From coursepack.yaml to what the pack takes of each document and what it leaves out, stretch by
// stretch. Floor: resolve.

import type { Diagnostic, Outcome } from "../../diagnostics.ts";
import type { Part } from "../../model/edition.ts";
import type { Manuscript, PackChoice } from "../../model/manuscript.ts";
import { offer } from "../../model/nearest.ts";
import { type AnyNode, type Block, descendants } from "../../model/nodes.ts";
import type { ExampleLine, Omission, Pack, PackedDocument } from "../../model/pack.ts";
import { headingLabel, plainText } from "../../model/text.ts";
import type { Anchors } from "../anchors.ts";
import type { Visit } from "../walk.ts";
import { exampleIn } from "./example.ts";
import { type Choosing, type Selection, select } from "./select.ts";
import { isContainer, isContent } from "./units.ts";

/** The choice before anything is known of notes and works: its nodes are those of running text. */
export interface Chosen
  extends Pick<Pack, "documents" | "leftOut" | "omissionAt" | "nodes" | "example"> {
  /** Signs that a source page begins of which nothing is taken: there is no going to that page. */
  readonly turnsAway: ReadonlySet<AnyNode>;
}

/** Null where the edition has no pack. What cannot be chosen is reported and left out. */
export function choosePack(
  manuscript: Manuscript,
  visitsOf: ReadonlyMap<Part, readonly Visit[]>,
  anchors: Anchors,
): Outcome<Chosen | null> {
  const { coursePack } = manuscript;
  if (!coursePack) return { value: null, diagnostics: [] };
  const chooser = new Chooser(visitsOf, anchors);
  for (const choice of coursePack.documents) chooser.choose(choice);
  chooser.chooseExample();
  return { value: chooser, diagnostics: chooser.diagnostics };
}

class Chooser implements Chosen {
  readonly documents: PackedDocument[] = [];
  readonly leftOut = new Set<AnyNode>();
  readonly omissionAt = new Map<AnyNode, Omission>();
  readonly nodes = new Set<AnyNode>();
  readonly turnsAway = new Set<AnyNode>();
  readonly diagnostics: Diagnostic[] = [];
  example: ExampleLine | null = null;
  private readonly visitsOf: ReadonlyMap<Part, readonly Visit[]>;
  private readonly anchors: Anchors;

  constructor(visitsOf: ReadonlyMap<Part, readonly Visit[]>, anchors: Anchors) {
    this.visitsOf = visitsOf;
    this.anchors = anchors;
  }

  choose(choice: PackChoice): void {
    const part = documentOf(choice, [...this.visitsOf.keys()]);
    if (typeof part === "string") this.diagnostics.push(noDocument(choice, part));
    else if (this.documents.some((one) => one.part === part))
      this.diagnostics.push(twice(choice));
    else this.take(part, choice);
  }

  chooseExample(): void {
    const parts = this.documents.map(({ part }) => part);
    this.example = exampleIn(parts, this.visitsOf, this.nodes, this.anchors);
  }

  private take(part: Part, choice: PackChoice): void {
    const visits = (this.visitsOf.get(part) ?? []).filter(({ note }) => note === null);
    const choosing = { part, visits, anchors: this.anchors };
    const selection = select(choice, choosing);
    this.diagnostics.push(...selection.diagnostics);
    for (const { block, trail } of selection.taken) {
      for (const node of [...trail, ...descendants([block])]) this.nodes.add(node);
    }
    for (const turn of turnsAway(visits, this.nodes)) this.turnsAway.add(turn);
    const runs = runsLeftOut(part.file?.children ?? [], selection);
    const omissions = runs.map((run) => {
      const omission = omissionFor(run, choosing);
      for (const block of run) this.leftOut.add(block);
      if (run[0]) this.omissionAt.set(run[0], omission);
      return omission;
    });
    this.documents.push({
      part,
      whole: omissions.length === 0,
      sections: selection.sections.map(labelOf),
      sourcePages: selection.sourcePages,
      omissions,
    });
  }
}

/** The page turns taken after which, to the end of their page, nothing is taken. */
function turnsAway(visits: readonly Visit[], taken: ReadonlySet<AnyNode>): readonly AnyNode[] {
  return visits.flatMap(({ node }, at) => {
    if (node.type !== "page-turn" || !taken.has(node)) return [];
    const rest = visits.slice(at + 1);
    const end = rest.findIndex((visit) => visit.node.type === "page-turn");
    const page = end === -1 ? rest : rest.slice(0, end);
    const some = page.some((visit) => isContent(visit.node) && taken.has(visit.node));
    return some ? [] : [node];
  });
}

/** The document of that id, or what to say instead. */
function documentOf({ document }: PackChoice, parts: readonly Part[]): Part | string {
  const documents = parts.filter(({ kind }) => kind === "document");
  const found = documents.find(({ id }) => id === `part-${document.id}`);
  if (found) return found;
  const known = documents.map(({ id }) => id.replace(/^part-/, ""));
  return offer(document.id, known);
}

function noDocument({ document: { id, span } }: PackChoice, hint: string): Diagnostic {
  const message = `there is no document "${id}"`;
  return { rule: "pack-takes-what-exists", message, span, hint };
}

function twice({ document: { id, span } }: PackChoice): Diagnostic {
  return {
    rule: "pack-choices-do-not-overlap",
    message: `the document "${id}" is chosen twice`,
    span,
    hint: "name all that is taken of a document in one entry",
  };
}

/** Neighbours that are left out are one run; a fenced block of which some is taken has its own. */
function runsLeftOut(
  blocks: readonly Block[],
  { taken }: Selection,
): readonly (readonly Block[])[] {
  const kept = new Set<Block>([...taken].flatMap(({ block, trail }) => [block, ...trail]));
  const runsIn = (list: readonly Block[]): readonly (readonly Block[])[] => {
    const inside = list.filter((block) => kept.has(block)).filter(isContainer);
    return [
      ...stretches(list, (block) => !kept.has(block)),
      ...inside.flatMap(({ children }) => runsIn(children)),
    ];
  };
  const order = new Map([...descendants(blocks)].map((node, at) => [node, at]));
  const placeOf = ([first]: readonly Block[]): number => (first && order.get(first)) ?? 0;
  return [...runsIn(blocks)].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The unbroken stretches of a list in which `has` is true of everything. */
function stretches<T>(list: readonly T[], has: (one: T) => boolean): readonly (readonly T[])[] {
  const found: T[][] = [];
  for (const [at, one] of list.entries()) {
    if (!has(one)) continue;
    const before = list[at - 1];
    if (at > 0 && before !== undefined && has(before)) found.at(-1)?.push(one);
    else found.push([one]);
  }
  return found;
}

function omissionFor(run: readonly Block[], { part, visits, anchors }: Choosing): Omission {
  const inside = new Set(descendants(run));
  const own = visits.filter(({ node }) => inside.has(node));
  const pages = own.flatMap(({ node, place }) => (isContent(node) && place.sourcePage) || []);
  const [from, to] = [pages[0], pages.at(-1)];
  return {
    anchor: anchors.reserve(`omission-${part.id.replace(/^part-/, "")}`),
    sections: topSections(run),
    sourcePages: from === undefined || to === undefined ? null : [from, to],
    redactions: own.flatMap(({ node }) =>
      node.type === "redaction" ? [node.id.toUpperCase()] : [],
    ),
    first: own.map(({ node }) => anchors.of.get(node)).find((anchor) => anchor) ?? null,
  };
}

/** The uppermost headings among blocks, and fenced blocks that the editor named. */
function topSections(run: readonly Block[]): readonly string[] {
  const found = headingsIn(run);
  const top = Math.min(...found.map(({ level }) => level));
  return found.flatMap(({ level, label }) => (level === top ? [label] : []));
}

function headingsIn(
  blocks: readonly Block[],
): readonly { readonly level: number; readonly label: string }[] {
  return blocks.flatMap((block) => {
    if (block.type === "heading") return [{ level: block.level, label: headingLabel(block) }];
    if (block.type !== "division") return [];
    return block.label ? [{ level: TOP, label: block.label }] : headingsIn(block.children);
  });
}

/** The level of headings in a part: level 1 is the part's own. */
const TOP = 2;

function labelOf(block: Block): string {
  if (block.type === "heading") return headingLabel(block);
  return (block.type === "division" && block.label) || plainText([block]);
}
