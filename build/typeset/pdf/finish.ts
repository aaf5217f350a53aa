// Stage typeset. What Chromium leaves out of a PDF or leaves to chance, put right in one step after
// printing: structure, text, metadata, page labels, boxes, outline titles and ids, so that the file
// is PDF/UA-1 and PDF/A-2A and the same edition gives the same bytes.

import { createHash } from "node:crypto";
import { type PDFDocument, PDFHeader, PDFHexString, PDFRawStream } from "@cantoo/pdf-lib";
import type { PageMap } from "../../model/outputs.ts";
import type { PrintedPart } from "../engine.ts";
import type { Mark } from "../marks.ts";
import { bind } from "./bind.ts";
import type { Content } from "./content.ts";
import { describe, type Metadata } from "./describe.ts";
import { nameParts } from "./destinations.ts";
import { foreignFonts } from "./fonts.ts";
import { describeLinks } from "./links.ts";
import { repairOutline } from "./outline.ts";
import { labelPages, setBoxes } from "./pages.ts";
import { readTags } from "./tags/read.ts";
import { shapeTags } from "./tags/shape.ts";
import { writeTags } from "./tags/write.ts";
import { readContents, rewritePages } from "./text.ts";
import { write } from "./write.ts";

/** A document as the browser printed it, in one part or several, and what printing does not tell. */
export interface Printed {
  readonly printed: AsyncIterable<PrintedPart>;
  readonly pageMap: PageMap;
  /** Text of the edition's headings in order, for the outline. */
  readonly headings: readonly string[];
}

export interface Finished {
  readonly pdf: Uint8Array;
  /** Names of fonts that are not the edition's, and of Type 3 fonts. */
  readonly foreignFonts: readonly string[];
}

/** Finishes a PDF as Chromium printed it. @throws Error if the bytes are no PDF: a bug of the build. */
export async function finish(
  { printed, pageMap, headings }: Printed,
  metadata: Metadata,
): Promise<Finished> {
  const contents: Content[] = [];
  const marks: Mark[] = [];
  const document = await bind(printed, (part, ofPart) => {
    contents.push(...readContents(part));
    marks.push(...ofPart);
  });
  const tags = readTags(document, marks);
  const furniture = shapeTags(tags, contents, metadata.language);
  describeLinks(tags, pageMap, metadata.links);
  writeTags(document, tags);
  rewritePages(document, contents, furniture);
  repairOutline(document, headings);
  nameParts(document, pageMap);
  labelPages(document, pageMap);
  setBoxes(document);
  describe(document, metadata);
  identify(document, metadata);
  document.context.header = PDFHeader.forVersion(1, 7);
  const foreign = foreignFonts(document);
  const pdf = await write(document);
  return { pdf, foreignFonts: foreign };
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
