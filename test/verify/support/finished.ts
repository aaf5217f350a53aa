// Changes finished files, as a broken packager or a careless hand would.

import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { changed } from "./press.ts";

/** Changes one file of an EPUB. */
export function inEpub(
  epub: Uint8Array,
  path: string,
  change: (text: string) => string,
): Uint8Array {
  const files = unzipSync(epub);
  const file = files[path];
  if (!file) throw new Error(`${path} is not in the EPUB`);
  return zipSync({ ...files, [path]: strToU8(changed(strFromU8(file), change)) });
}

/** Takes one file out of an EPUB. */
export function withoutFile(epub: Uint8Array, path: string): Uint8Array {
  const files = unzipSync(epub);
  if (!(path in files)) throw new Error(`${path} is not in the EPUB`);
  const { [path]: _gone, ...rest } = files;
  return zipSync(rest);
}

/** Puts a file into an EPUB. */
export function withFile(epub: Uint8Array, path: string, text: string): Uint8Array {
  return zipSync({ ...unzipSync(epub), [path]: strToU8(text) });
}

/** Changes a PDF through pdf-lib. */
export async function inPdf(
  pdf: Uint8Array,
  change: (document: PDFDocument) => void | Promise<void>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  await change(document);
  return document.save();
}

/** Every link of a PDF with the name of its destination. */
export function linksTo(document: PDFDocument, name: string): readonly PDFDict[] {
  return document.getPages().flatMap((page) => {
    const annotations = page.node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    const all = annotations?.asArray().map((one) => document.context.lookup(one)) ?? [];
    return all.flatMap((one) =>
      one instanceof PDFDict && destinationOf(one) === name ? [one] : [],
    );
  });
}

function destinationOf(link: PDFDict): string | null {
  const dest = link.lookup(PDFName.of("Dest"));
  if (dest instanceof PDFName) return dest.decodeText();
  return dest instanceof PDFString ? dest.decodeText() : null;
}

/** Points the first link to `from` at `to`. @throws Error where there is none. */
export function retarget(document: PDFDocument, from: string, to: string): void {
  const [link] = linksTo(document, from);
  if (!link) throw new Error(`no link leads to ${from}`);
  link.set(PDFName.of("Dest"), PDFName.of(to));
}
