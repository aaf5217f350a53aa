// Reads back a PDF, print or course pack, and holds it to the edition. Floor: verify.

import type { Edition } from "../model/edition.ts";
import { GENERATED_PARTS, isPack, type Output } from "../model/manuscript.ts";
import { checkCalls, checkReferences } from "./checks/calls.ts";
import { checkConservation } from "./checks/conservation.ts";
import { checkDrawnMarks } from "./checks/drawn.ts";
import { type Finding, finding } from "./checks/finding.ts";
import { checkFolioMarks } from "./checks/folios.ts";
import { checkGreyscale } from "./checks/greyscale.ts";
import { checkItems } from "./checks/items.ts";
import { checkLanguages, languageInPdf } from "./checks/languages.ts";
import { checkLocators } from "./checks/locators.ts";
import { checkMargins } from "./checks/margins.ts";
import { checkNotes } from "./checks/notes.ts";
import { checkListing, checkMetadata, type Listed, listedIn } from "./checks/outline.ts";
import { checkOutwardLinks } from "./checks/outward.ts";
import type { PrintPages } from "./checks/page-list.ts";
import { checkTypeArea } from "./checks/pdf-area.ts";
import { checkBoxes, checkFineness } from "./checks/pdf-boxes.ts";
import { checkFolios } from "./checks/pdf-folios.ts";
import { checkFurniture } from "./checks/pdf-furniture.ts";
import { checkPdfHidden } from "./checks/pdf-hidden.ts";
import { checkLines } from "./checks/pdf-lines.ts";
import { folioIn, pagesIn, pdfLinks } from "./checks/pdf-links.ts";
import { checkFonts, checkPages, checkPdfVisibility } from "./checks/pdf-pages.ts";
import { checkTagged } from "./checks/pdf-tagged.ts";
import { checkPdfPictures } from "./checks/pictures.ts";
import { type Comparison, compare, someSeenOf } from "./compare.ts";
import { type KnownPages, openPdf } from "./pdf/open.ts";
import { beginsPage, leadsTo, onPage, pageName, whereabouts } from "./pdf/places.ts";
import { readRaw } from "./pdf/raw/file.ts";
import { graphOf } from "./pdf/raw/graph.ts";
import { type PdfReading, readPdf } from "./pdf/reading.ts";
import { Ready } from "./ready.ts";
import { letters } from "./text/running.ts";
import { allHeads, headsOf } from "./wanted/heads.ts";
import { hasTitle } from "./wanted/table.ts";
import type { TypeArea } from "./wanted/type-area.ts";

export interface PdfProof {
  readonly comparison: Comparison;
  readonly reading: PdfReading;
  readonly findings: readonly Finding[];
}

/** What is known beside the file itself. */
export interface Beside {
  /** The pages of the print edition, which a course pack names. */
  readonly print?: PrintPages | null;
  readonly known?: KnownPages;
  readonly ready?: Ready;
}

/** Opens and checks one PDF. @throws Error where the bytes cannot be read as a PDF. */
export async function provePdf(
  edition: Edition,
  output: Exclude<Output, "epub">,
  bytes: Uint8Array,
  { print = null, known, ready = new Ready(edition, output) }: Beside = {},
): Promise<PdfProof> {
  const { wanted } = ready;
  const file = await openPdf(bytes, known);
  const withNotes = new Set(wanted.notes.map(({ note }) => note.part));
  const reading = readPdf(file, {
    isPart: partNames(edition),
    hasNotes: (part) => withNotes.has(part),
    noteLabels: new Map(wanted.notes.map(({ note }) => [note.anchor, note.label])),
    words: ready.words,
    typeArea: ready.typeArea,
    titles: allHeads(headsOf(wanted)).map(letters),
  });
  const comparison = compare(wanted, reading, true);
  const raw = readRaw(bytes);
  const graph = graphOf(raw);
  const findings = [
    ...check(comparison, reading, print, ready.typeArea),
    ...checkBoxes(raw, graph, edition, output),
    ...(output === "print" ? checkFineness(reading) : []),
    ...checkPdfHidden(
      raw,
      graph,
      ready.known,
      new Set([file.title ?? "", ...file.outline.map(({ title }) => title)]),
    ),
  ];
  return { comparison, reading, findings };
}

/** The parts of the book, and those that only the course pack has. */
function partNames({ parts }: Edition): (name: string) => boolean {
  const known = new Set([
    ...parts.map(({ id }) => id),
    ...GENERATED_PARTS.map((kind) => `part-${kind}`),
  ]);
  return (name) => known.has(name) || name.startsWith("part-pack-");
}

function check(
  comparison: Comparison,
  reading: PdfReading,
  print: PrintPages | null,
  typeArea: TypeArea | null,
): readonly Finding[] {
  const where = whereabouts(reading);
  const links = pdfLinks(comparison, reading);
  const { file } = reading;
  const { output } = comparison.wanted.scope;
  const folioOf = (anchor: string, inPrint: boolean): string | null =>
    inPrint ? (print?.folioOf(anchor) ?? null) : folioIn(reading, comparison, anchor);
  return [
    ...checkItems(comparison, where),
    ...checkNotes(comparison),
    ...checkConservation(comparison, where, (text, at) => beginsPage(reading, text, at)),
    ...checkCalls(comparison, links),
    ...checkReferences(comparison, links),
    ...checkFolioMarks(comparison, folioOf, where),
    ...checkLocators(comparison, links, pagesIn(reading, comparison)),
    ...checkPdfVisibility(comparison, reading),
    ...checkDrawnMarks(comparison, reading),
    ...checkTagged(comparison, reading),
    ...checkPdfPictures(comparison, reading),
    ...checkOutwardLinks(
      comparison,
      file.pages.flatMap(({ links: all }) => all.flatMap(({ url }) => url ?? [])),
    ),
    ...(isPack(output) ? checkGreyscale(comparison, reading) : []),
    ...checkLanguages(comparison, languageInPdf(reading), where),
    ...checkFonts(reading),
    ...checkPages(reading),
    ...checkLines(comparison, reading),
    ...checkTypeArea(reading, typeArea),
    ...checkFurniture(comparison, reading),
    ...checkMargins(comparison, reading, print),
    ...checkFolios(reading),
    ...checkOutline(comparison, reading),
    ...checkMetadata(comparison.wanted.edition, {
      title: file.title,
      language: file.language,
      provenance: file.provenance,
    }),
  ];
}

function checkOutline(comparison: Comparison, reading: PdfReading): Finding[] {
  const { outline } = reading.file;
  if (outline.length === 0) return [finding("outline-is-true", "there is no outline")];
  const entries = outline.map(({ title, depth, to }) => ({
    title,
    depth,
    fault: ({ stretch }: Listed): string | null => {
      const place = onPage(reading, stretch.text, someSeenOf(stretch));
      if (!place || (to && leadsTo(reading, to, place))) return null;
      const page = to ? `page ${pageName(reading, to.page)}` : "nowhere";
      return `leads to ${page}, not to page ${pageName(reading, place.page)}`;
    },
  }));
  const titled = new Set(comparison.wanted.scope.parts.filter(hasTitle).map(({ id }) => id));
  const wanted = listedIn(comparison).filter(
    ({ level, stretch }) => level > 1 || titled.has(stretch.text.anchor),
  );
  return checkListing("the outline", wanted, entries);
}
