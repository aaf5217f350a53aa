// The redaction ledger as data, for whoever counts or compares: ledger.json, with the census, and
// ledger.csv. Floor: report. The schema of the first is build/assets/schemas/ledger.schema.json.

import { stringify } from "csv-stringify/sync";
import type { Edition, LedgerEntry } from "../model/edition.ts";
import type { OutputFile } from "../model/outputs.ts";
import type { PagePlace, Proof, ProvedNote, ProvedPlace } from "../model/proof.ts";
import { NOT_IN_PACK } from "./rows.ts";

const VERSION = 2;
const NOT_RECORDED = "not recorded";

/** One redaction with its places; what is not known is null. */
interface Line {
  readonly entry: LedgerEntry;
  readonly document: string;
  readonly line: number | null;
  readonly print: string | null;
  readonly epub: string | null;
  readonly coursepack: string | null;
  readonly note: string;
}

/**
 * Every redaction in reading order, with its place in the source, in the manuscript and in each
 * output. What is not known is null, and an extent that the source does not state is "not
 * recorded": never a guess. The same edition gives the same bytes.
 */
export function ledgerJson(edition: Edition, proof: Proof): OutputFile {
  const { config } = edition.manuscript;
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
    redactions: linesOf(edition, proof).map(redactionOf),
    census: censusOf(edition),
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(ledger, null, 2)}\n`);
  return { name: "ledger.json", bytes };
}

/**
 * The same lines for a spreadsheet: RFC 4180 with a header and a byte order mark, without which
 * spreadsheets take UTF-8 for something else. Several codes stand in one cell, parted by semicolons.
 */
export function ledgerCsv(edition: Edition, proof: Proof): OutputFile {
  const rows = linesOf(edition, proof).map((line) => {
    const { entry, document, print, epub, coursepack, note } = line;
    const { place, codes } = entry;
    return {
      number: entry.number,
      label: entry.label,
      printed: entry.printed,
      codes: codes.map(({ printed }) => printed).join("; "),
      normalised: codes.map(({ normalised }) => normalised).join("; "),
      kind: entry.kind,
      extent: entry.extent ?? NOT_RECORDED,
      agency: entry.agency,
      document,
      section: place.section,
      source_page: place.sourcePage,
      paragraph: place.paragraph,
      print_page: print,
      epub_href: epub,
      coursepack_page: coursepack,
      note,
      file: entry.span.file,
      line: line.line,
    };
  });
  const columns = Object.keys(rows[0] ?? { number: "" });
  const text = stringify(rows, {
    header: true,
    columns,
    bom: true,
    record_delimiter: "windows",
  });
  return { name: "ledger.csv", bytes: new TextEncoder().encode(text) };
}

function linesOf(edition: Edition, proof: Proof): readonly Line[] {
  const places = new Map(proof.items.map((item) => [item.anchor, item]));
  const notes = new Map(proof.notes.map((note) => [note.anchor, note]));
  const titles = new Map(edition.parts.map(({ id, title }) => [id, title]));
  const lineOf = lineFinder(edition);
  return edition.ledger.map((entry) => {
    const place: ProvedPlace | undefined = places.get(entry.anchor);
    const note: ProvedNote | undefined = notes.get(entry.note);
    return {
      entry,
      document: titles.get(entry.place.part) ?? "",
      line: lineOf(entry),
      print: pageOf(place?.print),
      epub: place?.epub?.href ?? null,
      coursepack: packPage(edition, entry, place),
      note: note?.text ?? "",
    };
  });
}

function redactionOf(line: Line): Readonly<Record<string, unknown>> {
  const { entry, document, print, epub, coursepack, note } = line;
  const { section, sourcePage, paragraph } = entry.place;
  return {
    number: entry.number,
    id: entry.anchor,
    label: entry.label,
    kind: entry.kind,
    printed: entry.printed,
    codes: entry.codes.map((code) => ({
      printed: code.printed,
      normalised: code.normalised,
      known: code.known,
      section: code.section ?? null,
      wording: code.wording ?? null,
      verified: code.verified ?? false,
      fault: code.fault?.kind ?? null,
    })),
    extent: entry.extent ?? NOT_RECORDED,
    amounts: entry.amounts,
    agency: entry.agency,
    source: {
      document,
      section,
      sourcePage,
      paragraph,
      file: entry.span.file,
      line: line.line,
    },
    print,
    epub,
    coursepack,
    note: { id: entry.note, text: note },
  };
}

/** The figures of the census and the sums of the extents. */
function censusOf({ census }: Edition): Readonly<Record<string, unknown>> {
  return {
    totals: census.totals,
    documents: census.documents.map(({ title, pages }) => ({ document: title, pages })),
    extents: census.extents,
    uncounted: census.uncounted,
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

/** The line of the manuscript on which an entry stands; every file is split once. */
function lineFinder({ manuscript }: Edition): (entry: LedgerEntry) => number | null {
  const ends = new Map<string, readonly number[]>();
  return ({ span }) => {
    const text = manuscript.sources.get(span.file)?.text;
    if (text === undefined) return null;
    const known = ends.get(span.file) ?? [...text.matchAll(/\n/g)].map(({ index }) => index);
    ends.set(span.file, known);
    const after = known.findIndex((end) => end >= span.start);
    return (after === -1 ? known.length : after) + 1;
  };
}
