// A proof of the specimen that no file was read for.

import type { Edition } from "../../../build/model/edition.ts";
import type { Proof, ProvedPlace } from "../../../build/model/proof.ts";
import { examine, SPECIMEN } from "../../support/editions.ts";

/** The specimen, and a proof of it. */
export async function specimen(): Promise<{ edition: Edition; proof: Proof }> {
  const { edition } = await examine(SPECIMEN);
  if (!edition) throw new Error("the specimen cannot be read");
  return { edition, proof: proofOf(edition) };
}

/** Everything on page 7 of print, in the first file of the EPUB, and not in the pack. */
function proofOf({ items, notes, ledger }: Edition): Proof {
  const place = ({ anchor }: { anchor: string }): ProvedPlace => ({
    anchor,
    print: { page: 13, folio: "7", box: { left: 100, bottom: 300, right: 160, top: 311 } },
    epub: { href: `text/one.xhtml#${anchor}` },
    coursepack: null,
  });
  const counts = {
    items: items.length,
    itemsExpected: items.length,
    redactions: ledger.length,
    redactionsExpected: ledger.length,
    redactionsNotTaken: 0,
    notes: notes.length,
    notesExpected: notes.length,
    words: 2406,
  };
  return {
    parity: [
      {
        kind: "redaction",
        all: 9,
        counts: [
          { output: "print", count: 9, lacks: 0, why: [], unsaid: [] },
          { output: "epub", count: 7, lacks: 2, why: ["a setting"], unsaid: ["r4"] },
        ],
      },
    ],
    outputs: [
      { output: "print", pages: 24, ...counts },
      { output: "epub", pages: 23, ...counts },
    ],
    items: items.map(place),
    notes: notes.map((note) => ({ ...place(note), text: `Words of ${note.label}.` })),
  };
}

export const TOOLS = {
  stet: "0.1.0",
  node: "v20",
  browser: "HeadlessChrome/147",
  libraries: { "markdown-it": "15.0.3" },
};

export const text = (file: { bytes: Uint8Array }): string =>
  new TextDecoder().decode(file.bytes);
