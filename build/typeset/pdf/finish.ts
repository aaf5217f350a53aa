// Stage typeset. What Chromium leaves out of a PDF or leaves to chance, put right in one step after
// printing: metadata, page labels, boxes, outline titles, descriptions of links, and ids, so that
// the same edition gives the same bytes.

import { createHash } from "node:crypto";
import { type PDFDocument, PDFHexString, PDFRawStream } from "@cantoo/pdf-lib";
import type { PageMap } from "../../model/outputs.ts";
import { bind } from "./bind.ts";
import { nameParts } from "./destinations.ts";
import { foreignFonts } from "./fonts.ts";
import { repairOutline } from "./outline.ts";
import { labelPages, setBoxes } from "./pages.ts";
import { repairStructure } from "./structure.ts";
import { dropSoftHyphens } from "./text.ts";

/** What the file says of itself. */
export interface Metadata {
  readonly title: string;
  /** Everyone to be named as its author, joined as they are to be read. */
  readonly author: string;
  readonly subject: string;
  readonly keywords?: readonly string[];
  /** BCP 47. */
  readonly language: string;
  /** Of the edition, or SOURCE_DATE_EPOCH: never the clock's. */
  readonly date: Date;
  /** URN or ISBN. */
  readonly identifier: string;
}

export interface Finished {
  readonly pdf: Uint8Array;
  /** Names of fonts that are not the edition's, and of Type 3 fonts. */
  readonly foreignFonts: readonly string[];
}

/**
 * Finishes a PDF as Chromium printed it, in one part or several.
 *
 * @param headings text of the edition's headings in order, for the outline
 * @throws Error if the bytes are no PDF: a bug of the build.
 */
export async function finish(
  printed: AsyncIterable<Uint8Array>,
  pageMap: PageMap,
  metadata: Metadata,
  headings: readonly string[],
): Promise<Finished> {
  const document = await bind(printed, dropSoftHyphens);
  repairStructure(document, pageMap);
  repairOutline(document, headings);
  nameParts(document, pageMap);
  labelPages(document, pageMap);
  setBoxes(document);
  describe(document, metadata);
  identify(document, metadata);
  const foreign = foreignFonts(document);
  const pdf = await document.save({
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
  return { pdf, foreignFonts: foreign };
}

function describe(document: PDFDocument, metadata: Metadata): void {
  document.setTitle(metadata.title, { showInWindowTitleBar: true });
  document.setAuthor(metadata.author);
  document.setSubject(metadata.subject);
  document.setKeywords([...(metadata.keywords ?? []), metadata.identifier]);
  document.setLanguage(metadata.language);
  document.setCreator("Stet");
  document.setProducer("Stet");
  document.setCreationDate(metadata.date);
  document.setModificationDate(metadata.date);
}

/** ISO 32000-1, 14.4: two strings that tell this file from every other, here from what is in it. */
function identify(document: PDFDocument, metadata: Metadata): void {
  const hash = createHash("sha256").update(JSON.stringify(metadata));
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) hash.update(object.contents);
  }
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32).toUpperCase());
  document.context.trailerInfo.ID = document.context.obj([id, id]);
}
