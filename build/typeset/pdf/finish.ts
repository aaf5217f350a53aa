// Stage typeset. What Chromium leaves out of a PDF or leaves to chance, put right in one step after
// printing: structure, text, metadata, page labels, boxes, outline titles and ids, so that the file
// is PDF/UA-1 and PDF/A-2A and the same edition gives the same bytes.

import type { PageMap } from "../../model/outputs.ts";
import type { PrintedPart } from "../engine.ts";
import type { HeadingWords } from "../headings.ts";
import { Book } from "./book.ts";
import type { Metadata } from "./describe.ts";

/** A document as the browser printed it, in one part or several, and what printing does not tell. */
export interface Printed {
  readonly printed: AsyncIterable<PrintedPart>;
  readonly pageMap: PageMap;
  /** Text of the edition's headings in order, for the outline. */
  readonly headings: readonly HeadingWords[];
}

export interface Finished {
  readonly pdf: Uint8Array;
  /** Names of fonts that are not the edition's, and of Type 3 fonts, sorted. */
  readonly foreignFonts: readonly string[];
}

/** Finishes a PDF as Chromium printed it. @throws Error if the bytes are no PDF: a bug of the build. */
export async function finish(
  { printed, pageMap, headings }: Printed,
  metadata: Metadata,
): Promise<Finished> {
  const book = new Book(pageMap, metadata);
  for await (const part of printed) book.add(part);
  const pdf = await book.close(headings);
  return { pdf, foreignFonts: [...book.foreignFonts].sort() };
}
