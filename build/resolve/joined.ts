// Reads the joined notes back by node, by definition and in printed order. Floor: resolve.

import type { Emendation, Note, Place } from "../model/edition.ts";
import type { AnyNode } from "../model/nodes.ts";
import type { Anchors } from "./anchors.ts";
import { type Draft, emendationOf, type JoinedNotes } from "./notes.ts";
import type { Visit } from "./walk.ts";

/** The emendations in reading order, by the node that is emended. */
export function emendationsByNode(
  visits: readonly Visit[],
  draftOf: ReadonlyMap<AnyNode, Draft>,
  anchors: Anchors,
): ReadonlyMap<AnyNode, Emendation> {
  const found = new Map<AnyNode, Emendation>();
  for (const visit of visits) {
    const draft = draftOf.get(visit.node);
    const emendation = draft && emendationOf(visit, draft, anchors);
    if (emendation) found.set(visit.node, emendation);
  }
  return found;
}

export interface NoteTables {
  readonly noteOf: ReadonlyMap<AnyNode, Note>;
  readonly noteOfDefinition: ReadonlyMap<object, Note>;
  readonly placeOfNote: ReadonlyMap<Note, Place>;
}

/** `numbered` holds the notes of each part, in the order of the part's drafts. */
export function noteTables(
  joined: readonly JoinedNotes[],
  numbered: readonly (readonly Note[])[],
): NoteTables {
  const pairs = joined.flatMap(({ drafts }, part) =>
    drafts.flatMap((draft, at) => {
      const note = numbered[part]?.[at];
      return note ? [{ draft, note }] : [];
    }),
  );
  return {
    noteOf: new Map(
      pairs.flatMap(({ draft, note }) => draft.calls.map(({ node }) => [node, note] as const)),
    ),
    noteOfDefinition: new Map(
      pairs.flatMap(({ draft, note }) =>
        draft.definition ? [[draft.definition, note] as const] : [],
      ),
    ),
    placeOfNote: new Map(
      pairs.flatMap(({ draft, note }) =>
        draft.calls.slice(0, 1).map(({ place }) => [note, place] as const),
      ),
    ),
  };
}

/** Running text of each part, then its notes in the order of their calls. */
export function inPrintedOrder(
  visitsOf: Iterable<readonly Visit[]>,
  joined: readonly JoinedNotes[],
): readonly Visit[] {
  return [...visitsOf].flatMap((visits, part) => {
    const inNote = new Map<Visit["note"], Visit[]>();
    for (const visit of visits) {
      const known = inNote.get(visit.note);
      if (known) known.push(visit);
      else inNote.set(visit.note, [visit]);
    }
    const drafts = joined[part]?.drafts ?? [];
    const notes = drafts.flatMap(({ definition }) =>
      definition ? (inNote.get(definition) ?? []) : [],
    );
    return [...(inNote.get(null) ?? []), ...notes];
  });
}
