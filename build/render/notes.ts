// The notes of a part: the editor's, and those that Stet composes from a redaction's codes or from
// lemma and reading. Floor: render.

import type { Anchor, Emendation, LedgerEntry, Note } from "../model/edition.ts";
import { blocks, lines } from "./blocks.ts";
import { type Context, inOwnVoice, whole } from "./context.ts";
import { callerOf } from "./links.ts";
import { unknownCode, wordingOf } from "./parts/codes.ts";
import { escaped, joined, type Markup } from "./shapes.ts";

/** The notes called in a part, in the order of their calls; null where there are none. */
export function notesOf(part: Anchor, context: Context): Markup | null {
  const own = context.edition.notes.filter(
    (note) => note.part === part && context.has(note.anchor, part),
  );
  if (own.length === 0) return null;
  return context.fill("nodes/notes", {
    content: lines(own.map((note) => noteOf(note, inOwnVoice(context)))),
  });
}

function noteOf(note: Note, context: Context): Markup {
  return context.fill("nodes/note", {
    anchor: note.anchor,
    series: note.series,
    call: callerOf(note, context),
    redaction: note.series === "redaction",
    epub: context.epub,
    content: contentOf(note, context),
  });
}

function contentOf(note: Note, context: Context): Markup {
  const label = context.fill("nodes/note-label", {
    href: `#${callerOf(note, context)}`,
    text: note.label,
    epub: context.epub,
  });
  const { entry, emendation, children } = note;
  const apparatus = emendation ? [emendationNote(emendation, context)] : [];
  if (children.length > 0) {
    const gap = apparatus.length > 0 ? [escaped(". ")] : [];
    return blocks(children, context, joined([label, ...apparatus, ...gap]));
  }
  const composed = entry ? [redactionNote(entry, context)] : [];
  return blocks([], context, joined([label, ...composed, ...apparatus, ...stop(apparatus)]));
}

function stop(apparatus: readonly Markup[]): readonly Markup[] {
  return apparatus.length > 0 ? [escaped(".")] : [];
}

/** What can be said from the codes alone: what each stands for, and the extent if the source states it. */
function redactionNote(entry: LedgerEntry, context: Context): Markup {
  return context.fill("nodes/redaction-note", {
    codes: entry.codes.map((code) => ({
      printed: code.printed,
      section: code.section ?? null,
      wording: wordingOf(code, whole(context)),
      known: code.known,
      verified: code.verified ?? false,
      unknown: unknownCode(code, context),
    })),
    extent: entry.extent ?? context.say("not-recorded"),
    agency: entry.agency,
  });
}

function emendationNote({ lemma, reading, cert }: Emendation, context: Context): Markup {
  return whole(context).fill("nodes/emendation-note", {
    lemma,
    reading,
    certainty: cert ? context.say(`cert-${cert}`) : null,
  });
}
