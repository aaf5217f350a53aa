// Joins calls and notes, and numbers the three series. Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { Emendation, LedgerEntry, Note, NoteSeries, Part } from "../model/edition.ts";
import type { AnyNode, NoteDefinition, Sic, Stamp } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { plainText } from "../model/text.ts";
import { type Anchors, stem } from "./anchors.ts";
import type { Visit } from "./walk.ts";

/** A note while it is being joined: what calls it, and where. */
export interface Draft {
  readonly series: NoteSeries;
  readonly part: Part;
  readonly definition: NoteDefinition | null;
  readonly anchor: string;
  readonly calls: Visit[];
  readonly span: Span;
}

export interface JoinedNotes {
  readonly drafts: readonly Draft[];
  readonly draftOf: ReadonlyMap<AnyNode, Draft>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a node asks for: the note of a label, or, label null, the apparatus entry Stet makes. */
interface Ask {
  readonly label: string | null;
  readonly series: NoteSeries;
}

function asks(node: AnyNode): Ask | null {
  if (node.type === "note-call") return { label: node.label, series: "explanatory" };
  if (node.type === "redaction") return { label: node.id, series: "redaction" };
  if ("note" in node && node.note) return { label: node.note, series: "textual" };
  return needsApparatus(node) ? { label: null, series: "textual" } : null;
}

/** An emendation without the editor's note still has its lemma and reading at the foot. */
function needsApparatus(node: AnyNode): node is Sic | Stamp {
  return node.type === "sic" || (node.type === "stamp" && node.corr !== undefined);
}

/**
 * Joins every call of a part with its note, in the order of first calls. Reports calls without
 * notes, notes without calls, and notes called from inside a note, which no page can set.
 */
export function joinNotes(part: Part, visits: readonly Visit[], anchors: Anchors): JoinedNotes {
  const definitions = new Map(part.file?.notes.map((note) => [note.label, note]));
  const drafts = new Map<string, Draft>();
  const draftOf = new Map<AnyNode, Draft>();
  const diagnostics: Diagnostic[] = [];
  for (const visit of visits) {
    const ask = asks(visit.node);
    if (!ask) continue;
    const problem = problemWith(ask, visit, definitions);
    if (problem) {
      diagnostics.push(problem);
      continue;
    }
    const definition = definitions.get(ask.label ?? "") ?? null;
    const key = definition ? `label ${ask.label}` : `own ${anchors.of.get(visit.node)}`;
    const draft = drafts.get(key) ?? newDraft(visit, ask.series, definition, anchors);
    drafts.set(key, draft);
    draft.calls.push(visit);
    draftOf.set(visit.node, draft);
  }
  const called = new Set([...drafts.values()].map(({ definition }) => definition));
  const idle = [...definitions.values()].filter((definition) => !called.has(definition));
  return {
    drafts: [...drafts.values()],
    draftOf,
    diagnostics: [...diagnostics, ...idle.map(neverCalled)],
  };
}

function problemWith(
  { label, series }: Ask,
  { node, note }: Visit,
  definitions: ReadonlyMap<string, NoteDefinition>,
): Diagnostic | null {
  if (note) return calledFromNote(node);
  if (label === null || series === "redaction" || definitions.has(label)) return null;
  return noSuchNote(node, label, [...definitions.keys()]);
}

function newDraft(
  visit: Visit,
  series: NoteSeries,
  definition: NoteDefinition | null,
  anchors: Anchors,
): Draft {
  const { node, part } = visit;
  const own = anchors.of.get(node) ?? "";
  const wish =
    definition && series !== "redaction"
      ? `note-${stem(part)}-${definition.label.replace(/[^\w-]+/g, "-")}`
      : `note-${own}`;
  const anchor = anchors.reserve(wish);
  return { series, part, definition, anchor, calls: [], span: definition?.span ?? node.span };
}

/** Labels the drafts of one part and makes them notes; `entries` and `emendations` by calling node. */
export function numberNotes(
  drafts: readonly Draft[],
  anchors: Anchors,
  entries: ReadonlyMap<AnyNode, LedgerEntry>,
  emendations: ReadonlyMap<AnyNode, Emendation>,
): readonly Note[] {
  const labelOf = labeller();
  return drafts.map((draft) => {
    const node = draft.calls[0]?.node;
    const entry = node && entries.get(node);
    const emendation = node && emendations.get(node);
    return {
      anchor: draft.anchor,
      label: entry?.label ?? labelOf(draft.series),
      series: draft.series,
      part: draft.part.id,
      calls: draft.calls.map((call) => anchors.of.get(call.node) ?? ""),
      children: draft.definition?.children ?? [],
      span: draft.span,
      ...(entry ? { entry } : {}),
      ...(emendation ? { emendation } : {}),
    };
  });
}

/** Counts the lettered and the numbered series of one part. */
function labeller(): (series: NoteSeries) => string {
  let letters = 0;
  let figures = 0;
  return (series) => {
    if (series === "textual") return letterLabel(letters++);
    figures += 1;
    return String(figures);
  };
}

/** 0 is a, 25 z, 26 aa, 27 ab. */
export function letterLabel(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letterLabel(Math.floor(index / 26) - 1) + last;
}

/** What a sic or a misread stamp says in the list of emendations. */
export function emendationOf(visit: Visit, draft: Draft, anchors: Anchors): Emendation | null {
  const { node, place } = visit;
  if (!needsApparatus(node)) return null;
  return {
    anchor: anchors.of.get(node) ?? "",
    kind: node.type,
    lemma: plainText(node.children),
    reading: node.corr ?? null,
    cert: node.cert ?? null,
    place,
    note: draft.anchor,
    span: node.span,
  };
}

function noSuchNote(node: AnyNode, label: string, known: readonly string[]): Diagnostic {
  return {
    rule: "call-has-a-note",
    message: `there is no note [^${label}]`,
    span: node.span,
    hint: known.length
      ? `write the note, [^${label}]: …, in this file; its notes are ${listed(known)}`
      : `write the note, [^${label}]: …, in this file`,
  };
}

function listed(labels: readonly string[]): string {
  const shown = labels.slice(0, 8).map((label) => `[^${label}]`);
  return shown.join(", ") + (labels.length > 8 ? " …" : "");
}

function neverCalled(definition: NoteDefinition): Diagnostic {
  const { label, span } = definition;
  return {
    rule: "note-has-a-call",
    message: `nothing calls the note [^${label}]`,
    span,
    hint: `put [^${label}] where the note belongs, or give its mark note="${label}", or take the note out`,
  };
}

function calledFromNote(node: AnyNode): Diagnostic {
  return {
    rule: "note-calls-no-note",
    message: "a note calls another note",
    span: node.span,
    hint: "put what it says into this note, or refer to the other note with a cross-reference",
  };
}
