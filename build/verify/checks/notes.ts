// Every note is in the file, with its label and its words, once. Floor: verify.

import type { Note } from "../../model/edition.ts";
import { type Compared, type Comparison, isLost } from "../compare.ts";
import { letters } from "../text/running.ts";
import type { Whereabouts } from "./conservation.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** Notes that are not there, and notes made by Stet that lack what they must say. */
export function checkNotes(comparison: Comparison, where: Whereabouts): Finding[] {
  return comparison.texts.flatMap((text) => {
    const { note, seen, made } = text;
    if (!note) return [];
    if (!seen) return isLost(comparison, note.part) ? [] : [absent(note)];
    return missingWords(note, made?.slice() ?? seen.slice()).map((word) =>
      finding("note-survives", `note ${note.label} does not say ${quoted(word)}`, {
        about: note.anchor,
        span: note.span,
        seen: where(text, 0),
      }),
    );
  });
}

function absent({ anchor, label, span }: Note): Finding {
  return finding("note-survives", `note ${label} is not in the file`, { about: anchor, span });
}

/** A redaction's note without the editor's words names its codes; an emendation's its lemma and reading. */
function missingWords({ children, entry, emendation }: Note, seen: string): readonly string[] {
  const codes = children.length > 0 ? [] : (entry?.codes ?? []);
  const wanted = [
    ...codes.flatMap(({ printed, wording }) => [printed, wording ?? ""]),
    ...(emendation ? [emendation.lemma, emendation.reading ?? ""] : []),
  ];
  const read = letters(seen);
  return wanted.filter((word) => !read.includes(letters(word)));
}

/** The words of a note as they were read, without its label. */
export function noteText({ text, seen, made }: Compared): string {
  const label = text.blocks[0]?.to ?? 0;
  return [made?.slice() ?? "", seen?.slice(label) ?? ""].join(" ").trim();
}
