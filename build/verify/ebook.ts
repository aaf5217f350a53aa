// Reads back an EPUB and holds it to the edition. Floor: verify.

import type { Edition } from "../model/edition.ts";
import { checkCalls, checkReferences } from "./checks/calls.ts";
import { checkConservation } from "./checks/conservation.ts";
import { checkStyledMarks } from "./checks/drawn.ts";
import { checkEpubHidden } from "./checks/epub-hidden.ts";
import {
  checkDeadLinks,
  checkElements,
  checkNamedElements,
  epubLinks,
  outwardLinks,
} from "./checks/epub-links.ts";
import { checkLists } from "./checks/epub-lists.ts";
import { checkShownLocators } from "./checks/epub-locators.ts";
import { checkNames } from "./checks/epub-names.ts";
import { checkEpubVisibility, checkNav } from "./checks/epub-pages.ts";
import { checkStructure } from "./checks/epub-structure.ts";
import { type Finding, finding } from "./checks/finding.ts";
import { checkFolioMarks } from "./checks/folios.ts";
import { checkItems } from "./checks/items.ts";
import { checkLanguages, languageInEpub } from "./checks/languages.ts";
import { checkLocators } from "./checks/locators.ts";
import { checkNotes } from "./checks/notes.ts";
import { checkMetadata } from "./checks/outline.ts";
import { checkOutwardLinks } from "./checks/outward.ts";
import { checkPageList, type PrintPages } from "./checks/page-list.ts";
import { checkEpubPictures } from "./checks/pictures.ts";
import { type Comparison, compare } from "./compare.ts";
import { openEpub } from "./epub/open.ts";
import { whereabouts } from "./epub/places.ts";
import { type EpubReading, readEpub } from "./epub/reading.ts";
import { Ready } from "./ready.ts";

export interface EpubProof {
  readonly comparison: Comparison;
  readonly reading: EpubReading;
  readonly findings: readonly Finding[];
}

/**
 * Opens and checks an EPUB. `print` says where print's pages begin, where print was read too.
 * @throws Error where the bytes cannot be read as an EPUB.
 */
export function proveEpub(
  edition: Edition,
  bytes: Uint8Array,
  print: PrintPages | null,
  ready: Ready = new Ready(edition, "epub"),
): EpubProof {
  const { wanted } = ready;
  const file = openEpub(bytes);
  const reading = readEpub(file, {
    parts: wanted.scope.parts.map(({ id }) => id),
    notes: wanted.notes.map(({ note }) => note.anchor),
  });
  const comparison = compare(wanted, reading, false);
  const where = whereabouts(reading);
  const links = epubLinks(reading);
  return {
    comparison,
    reading,
    findings: [
      ...file.missing.map((href) =>
        finding("output-is-readable", `the manifest names ${href}, which is not there`),
      ),
      ...checkItems(comparison, where),
      ...checkNotes(comparison),
      ...checkConservation(comparison, where),
      ...checkElements(comparison, reading),
      ...checkEpubPictures(comparison, reading),
      ...checkNamedElements(comparison, reading),
      ...checkCalls(comparison, links),
      ...checkReferences(comparison, links),
      ...checkDeadLinks(comparison, reading),
      ...checkOutwardLinks(comparison, outwardLinks(reading)),
      ...checkStyledMarks(comparison, reading),
      ...checkStructure(comparison, reading),
      ...checkEpubVisibility(comparison, reading),
      ...checkNav(comparison, reading),
      ...checkLists(reading),
      ...checkNames(comparison, reading),
      ...checkLanguages(comparison, languageInEpub(reading), where),
      ...checkShownLocators(comparison, reading),
      ...checkPageList(comparison, reading, print),
      ...(print ? checkFolioMarks(comparison, print.folioOf, where) : []),
      ...(print ? checkLocators(comparison, links, print.pageOf) : []),
      ...checkMetadata(edition, file),
      ...checkEpubHidden(comparison, reading, bytes, ready.known),
    ],
  };
}
