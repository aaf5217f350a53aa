// The redaction ledger as data, for whoever counts or compares: ledger.json. Floor: report.
// Its schema is build/assets/schemas/ledger.schema.json.

import type { Edition, LedgerEntry, Place } from "../model/edition.ts";
import type { OutputFile } from "../model/outputs.ts";
import type { PagePlace, Proof, ProvedNote, ProvedPlace } from "../model/proof.ts";
import { NOT_IN_PACK } from "./rows.ts";

const VERSION = 1;

/**
 * Every redaction in reading order, with its place in the source, in the manuscript and in each
 * output. What is not known is null, and an extent that the source does not state is "not
 * recorded": never a guess. The same edition gives the same bytes.
 */
export function ledgerJson(edition: Edition, proof: Proof): OutputFile {
  const { config } = edition.manuscript;
  const places = new Map(proof.items.map((item) => [item.anchor, item]));
  const notes = new Map(proof.notes.map((note) => [note.anchor, note]));
  const ledger = {
    version: VERSION,
    edition: {
      title: config.title,
      identifier: config.identifier,
      version: config.version,
      date: config.date,
      language: config.language,
    },
    codeBooks: edition.manuscript.codeBooks.map(
      ({ id, title, authority, from, until, source }) => ({
        id,
        title,
        authority,
        from: from ?? null,
        until: until ?? null,
        source,
      }),
    ),
    redactions: edition.ledger.map((entry) =>
      redactionOf(edition, entry, places.get(entry.anchor), notes.get(entry.note)),
    ),
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(ledger, null, 2)}\n`);
  return { name: "ledger.json", bytes };
}

function redactionOf(
  edition: Edition,
  entry: LedgerEntry,
  place: ProvedPlace | undefined,
  note: ProvedNote | undefined,
): Readonly<Record<string, unknown>> {
  return {
    number: entry.number,
    id: entry.anchor,
    label: entry.label,
    kind: entry.kind,
    printed: entry.printed,
    codes: entry.codes.map(({ printed, normalised, known, section, wording, verified }) => ({
      printed,
      normalised,
      known,
      section: section ?? null,
      wording: wording ?? null,
      verified: verified ?? false,
    })),
    extent: entry.extent ?? "not recorded",
    agency: entry.agency,
    source: {
      ...sourcePlace(edition, entry.place),
      file: entry.span.file,
      line: lineOf(edition, entry),
    },
    print: pageOf(place?.print),
    epub: place?.epub?.href ?? null,
    coursepack: packPage(edition, entry, place),
    note: { id: entry.note, text: note?.text ?? "" },
  };
}

function sourcePlace(edition: Edition, place: Place): Readonly<Record<string, unknown>> {
  const part = edition.parts.find(({ id }) => id === place.part);
  return {
    document: part?.title ?? "",
    section: place.section,
    sourcePage: place.sourcePage,
    paragraph: place.paragraph,
  };
}

function pageOf(place: PagePlace | null | undefined): string | null {
  return place?.folio ?? null;
}

/** A redaction that the course pack does not take is not missing from it: the ledger says which. */
function packPage(
  { pack }: Edition,
  { anchor }: LedgerEntry,
  place: ProvedPlace | undefined,
): string | null {
  if (pack && !pack.anchors.has(anchor)) return NOT_IN_PACK;
  return pageOf(place?.coursepack);
}

function lineOf(edition: Edition, { span }: LedgerEntry): number | null {
  const text = edition.manuscript.sources.get(span.file)?.text;
  return text === undefined ? null : text.slice(0, span.start).split("\n").length;
}
