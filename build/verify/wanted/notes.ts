// A note as it is printed: its label, what Stet says at its head, then the editor's own words.
// Floor: verify.

import type {
  CodeReading,
  Edition,
  Emendation,
  LedgerEntry,
  Note,
} from "../../model/edition.ts";
import type { Span } from "../../model/span.ts";
import type { Scope } from "../scope.ts";
import type { Expected } from "../text/expected.ts";
import { unknown, writeWording } from "./codes.ts";
import { Maker } from "./maker.ts";

export function expectedNote(edition: Edition, scope: Scope, note: Note): Expected {
  const to = new Maker(edition, scope);
  const { anchor, label, span, children, entry, emendation } = note;
  to.writer.to.block(anchor, () => to.words(label, span));
  if (entry && children.length === 0) withheld(to, entry);
  if (emendation) {
    emended(to, emendation);
    to.words(". ", span);
  }
  to.writer.blocks(children);
  return to.writer.to;
}

/** What can be said of a redaction from its codes alone. */
function withheld(to: Maker, { codes, extent, agency, span }: LedgerEntry): void {
  to.words(to.say(codes.length > 0 ? "note-codes" : "note-token"), span);
  for (const code of codes) writeMeaning(to, code, span);
  to.words(` ${to.say("extent-n", { extent: extent ?? to.say("not-recorded") })}`, span);
  if (agency !== null) to.words(` ${to.say("agency-n", { agency })}`, span);
}

function writeMeaning(to: Maker, code: CodeReading, span: Span): void {
  const { printed, known, section, verified } = code;
  to.words(` ${printed}${to.say("colon")}`, span);
  if (known) {
    to.words(`${section ?? ""}, `, span);
    writeWording(to, code, span);
    if (!verified) to.words(` (${to.say("not-verified")})`, span);
  } else to.words(unknown(to, code), span);
  to.words(".", span);
}

/** Lemma and reading. */
function emended(to: Maker, { lemma, reading, cert, span }: Emendation): void {
  to.words(lemma, span);
  to.words(to.say("lemma-end"), span);
  to.words(reading ?? to.say("no-reading"), span);
  if (cert !== null) {
    to.words(` (${to.say("certainty-n", { cert: to.say(`cert-${cert}`) })})`, span);
  }
}
