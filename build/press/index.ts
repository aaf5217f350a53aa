// The part `press`: from the finished pages to what a printer is sent. The pages are the same; the
// colours are ink, the sheets have bleed and crop marks, and their number is what a printer folds.

import { createHash } from "node:crypto";
import { PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef } from "@cantoo/pdf-lib";
import type { EditionConfig, PressConfig } from "../model/manuscript.ts";
import type { CoverSize, OutputFile, PageMap, PressTicket } from "../model/outputs.ts";
import { extendEdges } from "./bleed.ts";
import { coverPage } from "./cover.ts";
import { type Environment, inInk } from "./ink.ts";
import { millimetres, points } from "./lengths.ts";
import { type Cut, dress } from "./sheet.ts";
import { type Signatures, signaturesOf, spineOf } from "./signatures.ts";

export { barcodeOf } from "./barcode.ts";
export { coverPage } from "./cover.ts";
export { NoGhostscript } from "./ink.ts";

export interface Plan {
  readonly signatures: Signatures;
  readonly cover: CoverSize;
  readonly ticket: PressTicket;
}

/** What follows from the number of pages. */
export function planOf({ print }: EditionConfig, { pages }: PageMap): Plan {
  const { press } = print;
  const signatures = signaturesOf(pages, press);
  const [width, height, bleed] = [print.width, print.height, press.bleed].map(points) as [
    number,
    number,
    number,
  ];
  const spine = spineOf(signatures.pages, press);
  const cover = { width, height, spine, bleed };
  const [whole, tall] = [2 * width + spine, height];
  return {
    signatures,
    cover,
    ticket: {
      pages: signatures.pages,
      blanks: signatures.pages - pages.length,
      signatures: signatures.signatures,
      signature: press.signature,
      trim: [millimetres(width), millimetres(height)],
      bleed: millimetres(bleed),
      paper: press.paper,
      spine: millimetres(spine),
      cover: [millimetres(whole), millimetres(tall)],
      color: press.color,
    },
  };
}

/** The pages and the cover as a printer is sent them, and the ticket. @throws NoGhostscript */
export async function pressFiles(
  { slug, title, print }: EditionConfig,
  { signatures, cover, ticket }: Plan,
  pdfs: { readonly pages: Uint8Array; readonly cover: Uint8Array },
  { env, date }: { readonly env: Environment; readonly date: Date },
): Promise<readonly OutputFile[]> {
  const { color } = print.press;
  const [pages, wrap] = await Promise.all([
    inInk(pdfs.pages, color, env),
    inInk(pdfs.cover, color, env),
  ]);
  const { width, height, bleed } = cover;
  const [whole, tall] = coverPage(cover);
  const inner = { width, height, bleed, laid: 0 };
  const outer = { width: whole - 2 * bleed, height: tall - 2 * bleed, bleed, laid: bleed };
  const saying = { title, date, color, env };
  const sheets = await made(pages, inner, saying, signatures.blanks);
  const jacket = await made(wrap, outer, { ...saying, title: `${title}: cover` }, new Map());
  return [
    { name: `${slug}-press.pdf`, bytes: sheets },
    { name: `${slug}-press-cover.pdf`, bytes: jacket },
    {
      name: `${slug}-press.json`,
      bytes: new Uint8Array(Buffer.from(`${JSON.stringify(ticket, null, 2)}\n`, "utf8")),
    },
  ];
}

interface Saying {
  readonly title: string;
  readonly date: Date;
  readonly color: PressConfig["color"];
  readonly env: Environment;
}

/** Registration marks are in every ink there is. */
const INK = { grey: "0 G", cmyk: "1 1 1 1 K" } as const;

async function made(
  pdf: Uint8Array,
  cut: Cut,
  { title, date, color, env }: Saying,
  blanks: ReadonlyMap<number, number>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  if (cut.bleed > 0 && cut.laid === 0) await extendEdges(document, pdf, cut.bleed, env);
  for (const [before, count] of [...blanks].sort(([a], [b]) => b - a)) {
    for (let blank = 0; blank < count; blank += 1) {
      document.insertPage(before, [cut.width, cut.height]);
    }
  }
  for (const page of document.getPages()) dress(page, cut, INK[color]);
  for (const key of ["Metadata", "Outlines", "PageLabels"]) {
    const ref = document.catalog.get(PDFName.of(key));
    if (ref instanceof PDFRef) document.context.delete(ref);
    document.catalog.delete(PDFName.of(key));
  }
  document.setTitle(title);
  document.setCreator("Stet");
  document.setProducer("Stet");
  document.setCreationDate(date);
  document.setModificationDate(date);
  const hash = createHash("sha256").update(title);
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream) hash.update(object.contents);
  }
  const id = PDFHexString.of(hash.digest("hex").slice(0, 32));
  document.context.trailerInfo.ID = document.context.obj([id, id]);
  return await document.save({
    addDefaultPage: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}
