// Which conventions an edition in fact uses, from its vocabulary in use. Floor: resolve.

import { type Apparatus, CONVENTIONS, type Convention } from "../model/apparatus.ts";
import type { LedgerEntry, Note, Part } from "../model/edition.ts";
import {
  type AnyNode,
  CERTAINTIES,
  type Certainty,
  type Classification,
  type Division,
  EDITORIAL,
  LINEATED,
} from "../model/nodes.ts";
import type { Anchors } from "./anchors.ts";
import { collectHyphens } from "./hyphens.ts";
import { collectTurns } from "./turns.ts";
import type { Visit } from "./walk.ts";

export interface Uses {
  /** Whether the edition prints the numbers of paragraphs. */
  readonly paragraphNumbers: boolean;
  readonly parts: readonly Part[];
  readonly visits: readonly Visit[];
  readonly anchors: Anchors;
  readonly ledger: readonly LedgerEntry[];
  readonly notes: readonly Note[];
}

/** What the statement of method says, and the turns it speaks of. Only documents are looked at. */
export function collectApparatus(uses: Uses): Apparatus {
  const { parts, visits, anchors } = uses;
  const own = visits.filter(({ part, note }) => part.kind === "document" && note === null);
  const turns = collectTurns(own, anchors);
  const hyphens = collectHyphens(own, anchors);
  const certainties = new Set(own.flatMap(({ node }) => certaintyOf(node)));
  const hands = handsOf(parts, own);
  const used = new Set<Convention>([
    ...own.flatMap(({ node }) => conventionsOf(node)),
    ...ofTables(uses),
    ...turns.flatMap(({ joins }) => (joins ? [JOINED[joins]] : [])),
    ...(hyphens.length > 0 ? (["hyphenation"] as const) : []),
    ...(certainties.size > 0 ? (["certainty"] as const) : []),
    ...(hands.length > 0 ? (["hands"] as const) : []),
    ...(uses.paragraphNumbers && anchors.paragraphs.size > 0
      ? (["paragraph-numbers"] as const)
      : []),
  ]);
  return {
    conventions: CONVENTIONS.filter((convention) => used.has(convention)),
    certainties: CERTAINTIES.filter((cert) => certainties.has(cert)),
    hands,
    turns,
    hyphens,
  };
}

const JOINED = { paragraph: "joined", word: "word-joined" } as const;

/** What the ledger and the notes of the documents tell. */
function ofTables({ parts, ledger, notes }: Uses): readonly Convention[] {
  const documents = new Set(
    parts.filter(({ kind }) => kind === "document").map(({ id }) => id),
  );
  return [
    ...ledger.map(({ kind }): Convention => `redaction-${kind}`),
    ...ledger.flatMap(({ extent }) => (extent === null ? [] : (["extent"] as const))),
    ...notes
      .filter(({ part }) => documents.has(part))
      .map(({ series }): Convention => `notes-${series}`),
  ];
}

function conventionsOf(node: AnyNode): readonly Convention[] {
  switch (node.type) {
    case "gap":
      return node.extent === undefined ? [node.reason] : [node.reason, "extent"];
    case "sic":
      return [node.corr === undefined ? "sic-doubt" : "sic"];
    case "stamp":
      return node.corr === undefined ? ["stamp"] : ["stamp", "stamp-misread"];
    case "classification":
      return isStruck(node) ? ["classification", "classification-struck"] : ["classification"];
    case "page-turn":
      return node.cert === "certain" ? ["page-turn"] : ["page-turn", "page-turn-uncertain"];
    case "division":
      return divisionOf(node);
    default:
      return PLAIN.filter((type) => type === node.type);
  }
}

/** Kinds of node that are a convention each. */
const PLAIN = [
  "unclear",
  "supplied",
  "deletion",
  "addition",
  "original",
  "checkbox",
  "blank",
] as const;

function isStruck({ children }: Classification): boolean {
  return children.some(({ type }) => type === "deletion");
}

function divisionOf({ kind }: Division): readonly Convention[] {
  if (EDITORIAL.includes(kind)) return ["editorial"];
  return LINEATED.includes(kind) ? ["lineated"] : [];
}

/** How sure a reading is; how sure a page turn or a hyphen is, its entry says. */
function certaintyOf(node: AnyNode): readonly Certainty[] {
  if (node.type === "page-turn" || node.type === "line-end") return [];
  return "cert" in node && node.cert !== undefined ? [node.cert] : [];
}

/** The hands that wrote something, each document's in the order of its front matter. */
function handsOf(parts: readonly Part[], visits: readonly Visit[]): Apparatus["hands"] {
  const used = new Set(
    visits.flatMap(({ node, part }) =>
      "hand" in node && node.hand !== undefined ? [`${part.id} ${node.hand}`] : [],
    ),
  );
  return parts.flatMap(({ id: part, file }) =>
    Object.entries(file?.meta.hands ?? {})
      .filter(([id]) => used.has(`${part} ${id}`))
      .map(([id, known]) => ({ part, id, known })),
  );
}
