// Every note is in the file, with its label and its words, once. Floor: verify.

import type { Note } from "../../model/edition.ts";
import { type Compared, type Comparison, isLost } from "../compare.ts";
import { type Finding, finding } from "./finding.ts";

/** Notes that are not there at all; what is missing of one is told with the text. */
export function checkNotes(comparison: Comparison): Finding[] {
  return comparison.texts.flatMap(({ note, seen }) =>
    note && !seen && !isLost(comparison, note.part) ? [absent(note)] : [],
  );
}

function absent({ anchor, label, span }: Note): Finding {
  return finding("note-survives", `note ${label} is not in the file`, { about: anchor, span });
}

/** The words of a note as they were read, without its label. */
export function noteText({ text, seen }: Compared): string {
  return seen?.slice(text.blocks[0]?.to ?? 0).trim() ?? "";
}
