// Sets what must be read beside what was read, part by part and note by note. Floor: verify.

import type { Anchor, Edition, Item, Note, OutputPart } from "../model/edition.ts";
import { type Move, movesOf } from "./moves.ts";
import type { Scope } from "./scope.ts";
import { type Alignment, align } from "./text/align.ts";
import type { CallMark, Expected, Mark } from "./text/expected.ts";
import type { Running } from "./text/running.ts";
import { expectedNote } from "./wanted/notes.ts";
import { expectedPart } from "./wanted/table.ts";

/** What an output must show, written out once for all its checks. */
export interface Wanted {
  readonly edition: Edition;
  readonly scope: Scope;
  readonly parts: readonly { readonly part: OutputPart; readonly text: Expected }[];
  readonly notes: readonly { readonly note: Note; readonly text: Expected }[];
}

/** One text as wanted and as read; `seen` is null where the file does not have it at all. */
export interface Compared {
  /** The part or the note. */
  readonly anchor: Anchor;
  readonly note: Note | null;
  readonly text: Expected;
  readonly seen: Running | null;
  readonly alignment: Alignment | null;
}

/** A stretch of a compared text. */
export interface Stretch {
  readonly text: Compared;
  readonly mark: Mark;
}

export interface Comparison {
  readonly wanted: Wanted;
  readonly texts: readonly Compared[];
  readonly byAnchor: ReadonlyMap<Anchor, Compared>;
  /** Where each item, block, part and note stands in these texts. */
  readonly stretches: ReadonlyMap<Anchor, Stretch>;
  readonly moves: readonly Move[];
  readonly calls: readonly { readonly text: Compared; readonly call: CallMark }[];
  readonly itemOf: ReadonlyMap<Anchor, Item>;
}

export function wantedOf(edition: Edition, scope: Scope): Wanted {
  return {
    edition,
    scope,
    parts: scope.parts.map((part) => ({ part, text: expectedPart(edition, scope, part) })),
    notes: scope.notes.map((note) => ({ note, text: expectedNote(edition, scope, note) })),
  };
}

/** The texts of a file as it was read. */
export interface Texts {
  readonly body: ReadonlyMap<Anchor, Running>;
  readonly notes: ReadonlyMap<Anchor, Running>;
}

/** Aligns every text. `foldCase` for files in which small capitals may come out as either case. */
export function compare(wanted: Wanted, read: Texts, foldCase: boolean): Comparison {
  const set = (
    anchor: Anchor,
    note: Note | null,
    text: Expected,
    seen: Running | null,
  ): Compared => {
    const alignment = seen && align(text, seen, { foldCase });
    return { anchor, note, text, seen, alignment };
  };
  const texts = [
    ...wanted.parts.map(({ part, text }) =>
      set(part.id, null, text, read.body.get(part.id) ?? null),
    ),
    ...wanted.notes.map(({ note, text }) =>
      set(note.anchor, note, text, read.notes.get(note.anchor) ?? null),
    ),
  ];
  const stretches = new Map<Anchor, Stretch>();
  for (const text of texts) {
    for (const mark of [...text.text.blocks, ...text.text.names, ...text.text.items]) {
      stretches.set(mark.anchor, { text, mark });
    }
  }
  return {
    wanted,
    texts,
    byAnchor: new Map(texts.map((text) => [text.anchor, text])),
    stretches,
    moves: movesOf(texts),
    calls: texts.flatMap((text) => text.text.calls.map((call) => ({ text, call }))),
    itemOf: new Map(wanted.scope.items.map((item) => [item.anchor, item])),
  };
}

/** What was read for a stretch: indices into the seen text, or null where any of it is missing. */
export function seenOf({ text, mark }: Stretch): { from: number; to: number } | null {
  const { alignment } = text;
  if (!alignment || mark.from === mark.to) return null;
  const found = alignment.seenOf.slice(mark.from, mark.to);
  const required = found.filter((_, at) => text.text.group[mark.from + at] === 0);
  if (required.some((at) => at < 0)) return null;
  const inside = found.filter((at) => at >= 0);
  return { from: inside[0] ?? 0, to: (inside.at(-1) ?? 0) + 1 };
}

/** Like `seenOf`, but content with whatever of the stretch was read. */
export function someSeenOf({ text, mark }: Stretch): { from: number; to: number } | null {
  const found = text.alignment?.seenOf.slice(mark.from, mark.to).filter((at) => at >= 0);
  if (!found || found.length === 0) return null;
  return { from: found[0] ?? 0, to: (found.at(-1) ?? 0) + 1 };
}

/** Whether the output should have an anchor and the file has nothing of it: that is said once, elsewhere. */
export function isLost({ stretches, byAnchor }: Comparison, anchor: Anchor): boolean {
  const text = byAnchor.get(anchor);
  if (text && !text.seen) return true;
  const stretch = stretches.get(anchor);
  return stretch !== undefined && stretch.mark.from < stretch.mark.to && !someSeenOf(stretch);
}

/** Whether a stretch stands elsewhere together with the text around it. */
export function isMoved({ moves }: Comparison, { text, mark }: Stretch): boolean {
  return moves.some(
    (move) =>
      move.text === text &&
      move.missing.from <= mark.from &&
      move.missing.to >= mark.to &&
      move.missing.to - move.missing.from > mark.to - mark.from,
  );
}
