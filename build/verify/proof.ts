// From what was read to the proof: where each item and note stands in each file. Floor: verify.

import type { Anchor, Edition } from "../model/edition.ts";
import type {
  HrefPlace,
  PagePlace,
  ParityRow,
  Proof,
  ProvedOutput,
  ProvedPlace,
} from "../model/proof.ts";
import { noteText } from "./checks/notes.ts";
import { placeOfAnchor } from "./checks/pdf-links.ts";
import { type Comparison, seenOf, someSeenOf } from "./compare.ts";
import type { EpubProof } from "./ebook.ts";
import { elementOf } from "./epub/places.ts";
import { hrefOf } from "./epub/reading.ts";
import { pagePlace } from "./pdf/places.ts";
import type { PdfProof } from "./print.ts";
import { SPACE } from "./text/running.ts";

export interface Proofs {
  readonly print: PdfProof | null;
  readonly epub: EpubProof | null;
  readonly coursepack: PdfProof | null;
  readonly instructors: PdfProof | null;
}

export function proofOf(edition: Edition, proofs: Proofs, parity: readonly ParityRow[]): Proof {
  const place = (anchor: Anchor): ProvedPlace => ({
    anchor,
    print: inPdf(proofs.print, anchor),
    epub: inEpub(proofs.epub, anchor),
    coursepack: inPdf(proofs.coursepack, anchor),
  });
  const comparisons = [proofs.epub, proofs.print, proofs.coursepack].flatMap((one) =>
    one ? [one.comparison] : [],
  );
  return {
    parity,
    outputs: [
      ...(proofs.print ? [outputOf(proofs.print.comparison, pagesOf(proofs.print))] : []),
      ...(proofs.epub
        ? [outputOf(proofs.epub.comparison, proofs.epub.reading.file.pageList.length)]
        : []),
      ...[proofs.coursepack, proofs.instructors].flatMap((pack) =>
        pack ? [outputOf(pack.comparison, pagesOf(pack))] : [],
      ),
    ],
    items: edition.items.map(({ anchor }) => place(anchor)),
    notes: edition.notes.map(({ anchor }) => ({
      ...place(anchor),
      text: textOf(comparisons, anchor),
    })),
  };
}

function pagesOf({ reading }: PdfProof): number {
  return reading.pages.length;
}

function textOf(comparisons: readonly Comparison[], anchor: Anchor): string {
  for (const { byAnchor } of comparisons) {
    const text = byAnchor.get(anchor);
    if (text?.seen) return noteText(text);
  }
  return "";
}

function inPdf(proof: PdfProof | null, anchor: Anchor): PagePlace | null {
  const place = proof && placeOfAnchor(proof.reading, proof.comparison, anchor);
  return proof && place ? pagePlace(proof.reading, place) : null;
}

function inEpub(proof: EpubProof | null, anchor: Anchor): HrefPlace | null {
  const place = proof && elementOf(proof.reading, anchor);
  return place ? { href: hrefOf(place, anchor) } : null;
}

function outputOf(comparison: Comparison, pages: number): ProvedOutput {
  const { scope, edition } = comparison.wanted;
  const { items, notes } = scope;
  const found = new Set(
    items
      .filter(({ anchor, printed }) => {
        const stretch = comparison.stretches.get(anchor);
        return (
          stretch && (printed === "" ? someSeenOf(stretch) !== undefined : seenOf(stretch))
        );
      })
      .map(({ anchor }) => anchor),
  );
  const redactions = items.filter(({ kind }) => kind === "redaction");
  return {
    output: scope.output,
    pages,
    items: found.size,
    itemsExpected: items.length,
    redactions: redactions.filter(({ anchor }) => found.has(anchor)).length,
    redactionsExpected: redactions.length,
    redactionsNotTaken: edition.ledger.length - redactions.length,
    notes: notes.filter(({ anchor }) => comparison.byAnchor.get(anchor)?.seen).length,
    notesExpected: notes.length,
    words: comparison.texts.reduce((sum, text) => sum + wordsOf(text), 0),
  };
}

function wordsOf({ text, alignment }: Comparison["texts"][number]): number {
  if (!alignment) return 0;
  return text.before.filter(
    (before, at) => before === SPACE && (alignment.seenOf[at] ?? -1) >= 0,
  ).length;
}
