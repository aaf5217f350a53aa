// Where the edition names what its authority files list: by a form that is found or by a mark.
// Floor: resolve.

import type { Diagnostic } from "../../diagnostics.ts";
import type { Authorities, Authority, Found, Occurrence } from "../../model/authorities.ts";
import type { Note, Part, Place } from "../../model/edition.ts";
import {
  type AnyNode,
  type IndexMark,
  NO_ENTRY,
  type NoteDefinition,
} from "../../model/nodes.ts";
import type { Anchors } from "../anchors.ts";
import type { Visit } from "../walk.ts";
import { keyOf } from "./entries.ts";
import { type FormTable, type Match, matchesIn, ownerOf } from "./forms.ts";
import { type Piece, pieceAt, type Run, runsOf, spanIn } from "./runs.ts";

export interface NamesContext {
  readonly parts: readonly Part[];
  /** In printed order: running text of each part, then its notes. */
  readonly visits: readonly Visit[];
  readonly anchors: Anchors;
  readonly noteOfDefinition: ReadonlyMap<object, Note>;
  readonly placeOfNote: ReadonlyMap<Note, Place>;
}

/** A place marked with the words of a heading: `missiles!Jupiter`. */
export interface MarkedPlace {
  readonly mark: IndexMark;
  readonly occurrence: Occurrence;
}

export interface Gathered extends Pick<Authorities, "foundIn" | "leading" | "occurrences"> {
  readonly marked: readonly MarkedPlace[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that names an entry in the running text and the notes. */
export function gather(
  table: FormTable,
  byKey: ReadonlyMap<string, Authority>,
  context: NamesContext,
): Gathered {
  const gathering = new Gathering(context);
  const marked = gathering.marks(byKey);
  for (const { file } of context.parts) {
    const texts = [
      { blocks: file?.children ?? [], note: null },
      ...(file?.notes ?? []).map((note) => ({ blocks: note.children, note })),
    ];
    for (const { blocks, note } of texts) {
      for (const run of runsOf(blocks)) gathering.run(run, table, note);
    }
  }
  const { foundIn, leading, diagnostics } = gathering;
  return { foundIn, leading, occurrences: gathering.inOrder(), marked, diagnostics };
}

interface Ordered {
  readonly order: number;
  readonly occurrence: Occurrence;
}

class Gathering {
  readonly foundIn = new Map<AnyNode, Found[]>();
  readonly leading = new Set<AnyNode>();
  readonly diagnostics: Diagnostic[] = [];
  private readonly occurrences = new Map<Authority, Ordered[]>();
  /** What leads to an entry already, by entry, part and section. */
  private readonly led = new Set<string>();
  private readonly order: ReadonlyMap<AnyNode, number>;
  private readonly context: NamesContext;
  private count = 0;

  constructor(context: NamesContext) {
    this.context = context;
    this.order = new Map(context.visits.map(({ node }, index) => [node, index]));
  }

  /** Mentions and index marks: their nodes have anchors of their own. */
  marks(byKey: ReadonlyMap<string, Authority>): readonly MarkedPlace[] {
    return this.context.visits.flatMap((visit) => {
      const { node } = visit;
      if (node.type === "mention") this.mention(visit, byKey.get(keyOf(node)));
      const occurrence = node.type === "index-mark" ? this.occurrenceAt(visit) : null;
      return node.type === "index-mark" && occurrence ? [{ mark: node, occurrence }] : [];
    });
  }

  private mention(visit: Visit, authority: Authority | undefined): void {
    const occurrence = this.occurrenceAt(visit);
    if (!authority || !occurrence) return;
    this.add(authority, this.order.get(visit.node) ?? 0, occurrence);
    if (this.isFirst(visit, authority)) this.leading.add(visit.node);
  }

  /** The forms in one run of text, which stands in `note` or in the running text. */
  run(run: Run, table: FormTable, note: NoteDefinition | null): void {
    for (const match of matchesIn(run.text, table)) {
      const piece = pieceAt(run, match.start);
      const visit = piece && this.context.visits[this.order.get(piece.node) ?? -1];
      if (piece && visit && visit.note === note) this.found(match, piece, visit);
    }
  }

  private found(match: Match, piece: Piece, visit: Visit): void {
    const { node, from, inLink } = piece;
    const start = match.start - from;
    const end = Math.min(match.end - from, node.value.length);
    const span = spanIn(node, start, end);
    if (match.form.shared) this.diagnostics.push(asksForMark(match, span));
    const authority = ownerOf(match.form);
    if (!authority) return;
    const anchor = this.context.anchors.reserve(`named-${this.count + 1}`);
    const occurrence = this.occurrenceAt(visit, anchor, span);
    if (!occurrence) return;
    this.count += 1;
    const order = (this.order.get(node) ?? 0) + start / (node.value.length + 1);
    this.add(authority, order, occurrence);
    const leads = !inLink && this.isFirst(visit, authority);
    const known = this.foundIn.get(node) ?? [];
    this.foundIn.set(node, known);
    known.push({ authority, anchor, start, end, leads });
  }

  private add(authority: Authority, order: number, occurrence: Occurrence): void {
    const known = this.occurrences.get(authority) ?? [];
    this.occurrences.set(authority, known);
    known.push({ order, occurrence });
  }

  /** True of the first in its section; the notes of a part are one section. */
  private isFirst({ part, place, note }: Visit, authority: Authority): boolean {
    const key = `${authority.anchor} ${part.id} ${note ? "notes" : `text ${place.section ?? ""}`}`;
    if (this.led.has(key)) return false;
    this.led.add(key);
    return true;
  }

  /** Null for what stands in a note that nothing calls, which is on no page. */
  private occurrenceAt(
    visit: Visit,
    anchor = this.context.anchors.of.get(visit.node) ?? "",
    span = visit.node.span,
  ): Occurrence | null {
    const note = visit.note ? this.context.noteOfDefinition.get(visit.note) : undefined;
    if (visit.note && !note) return null;
    const place = (note && this.context.placeOfNote.get(note)) ?? visit.place;
    const inNote = note ? { anchor: note.anchor, label: note.label } : null;
    return { anchor, place, note: inNote, node: visit.node, span };
  }

  inOrder(): ReadonlyMap<Authority, readonly Occurrence[]> {
    return new Map(
      [...this.occurrences].map(([authority, found]) => [
        authority,
        found.sort((a, b) => a.order - b.order).map(({ occurrence }) => occurrence),
      ]),
    );
  }
}

function asksForMark({ form }: Match, span: Diagnostic["span"]): Diagnostic {
  const { owners, words } = form;
  const named = owners.map(({ kind, key }) => `[${words}]{.${kind} key="${key}"}`);
  const who = owners.map(({ name }) => `"${name}"`);
  const kind = owners[0]?.kind ?? "person";
  return {
    rule: "form-is-unambiguous",
    message: `"${words}" may name ${[...who, ...(who.length > 1 ? [] : ["something else"])].join(" or ")}`,
    ...(span ? { span } : {}),
    hint: `mark it: ${named.join(" or ")}; {.${kind} key="${NO_ENTRY}"} where none of them is meant`,
  };
}
