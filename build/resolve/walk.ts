// Walks a file in reading order and says where each node stands: the running section, source
// page and paragraph. Floor: resolve.

import type { Part, Place } from "../model/edition.ts";
import type { ManuscriptFile } from "../model/manuscript.ts";
import {
  type AnyNode,
  type Block,
  childrenOf,
  EDITORIAL,
  LINEATED,
  type NoteDefinition,
} from "../model/nodes.ts";
import { headingLabel } from "../model/text.ts";

export interface Visit {
  readonly node: AnyNode;
  readonly part: Part;
  readonly file: ManuscriptFile;
  readonly place: Place;
  /** The definition it stands in; its place is then that of the note's call, filled in later. */
  readonly note: NoteDefinition | null;
}

interface State {
  section: string | null;
  sourcePage: string | null;
  paragraph: number | null;
  counted: number;
}

/** Every node of a part, each before its children: first the running text, then the notes. */
export function walkPart(part: Part): readonly Visit[] {
  const { file } = part;
  if (!file) return [];
  const visits: Visit[] = [];
  const state: State = {
    section: null,
    sourcePage: firstPage(file),
    paragraph: null,
    counted: 0,
  };
  const visit = (node: AnyNode, note: NoteDefinition | null, counts: boolean): void => {
    advance(state, node, counts);
    visits.push({ node, part, file, place: placeOf(part, state), note });
    const inside = counts && countsInside(node);
    for (const child of childrenOf(node)) visit(child, note, inside);
    if (node.type === "paragraph") state.paragraph = null;
  };
  for (const block of file.children) visit(block, null, file.voice === "transcription");
  for (const note of file.notes) {
    for (const block of note.children) visit(block, note, false);
  }
  return visits;
}

function placeOf(part: Part, state: State): Place {
  const { section, sourcePage, paragraph } = state;
  return { part: part.id, section, sourcePage, paragraph };
}

function advance(state: State, node: AnyNode, counts: boolean): void {
  if (node.type === "heading") state.section = headingLabel(node);
  if (node.type === "page-turn") state.sourcePage = node.n;
  if (counts && node.type === "paragraph" && node.role === "text") {
    state.counted += 1;
    state.paragraph = state.counted;
  }
}

/** Paragraphs are counted in the transcription's own running text, not in forms and letterheads. */
function countsInside(node: AnyNode): boolean {
  if (node.type !== "division") return true;
  return !LINEATED.includes(node.kind) && !EDITORIAL.includes(node.kind);
}

/** A document whose first page turn begins page 2 begins on page 1. */
function firstPage(file: ManuscriptFile): string | null {
  const first = findTurn(file.children);
  const n = first === null ? Number.NaN : Number(first);
  return Number.isInteger(n) && n > 1 ? String(n - 1) : null;
}

function findTurn(nodes: readonly (AnyNode | Block)[]): string | null {
  for (const node of nodes) {
    if (node.type === "page-turn") return node.n;
    const inside = findTurn(childrenOf(node));
    if (inside !== null) return inside;
  }
  return null;
}
