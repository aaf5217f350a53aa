// Words that were withheld, put where no page shows them and every program can read them.
// Floor: selftest.

import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import type { Fault, Place } from "../fault.ts";
import { SECRET } from "../secret.ts";
import type { PdfCopy } from "./copy.ts";

type PdfFault = Fault<PdfCopy>;

const words = (): PDFHexString => PDFHexString.fromText(SECRET);

function hidden(
  says: string,
  place: Place,
  plant: (document: PDFDocument) => boolean,
): PdfFault {
  return {
    says,
    place,
    rules: ["nothing-is-hidden", "outline-is-true", "metadata-is-true"],
    plant: ({ document }) => (plant(document) ? SECRET : null),
  };
}

export const SECRET_FAULTS: readonly PdfFault[] = [
  hidden("withheld words are among the keywords", "file", (document) => {
    document.setKeywords([SECRET]);
    return true;
  }),
  hidden("withheld words are an annotation's text", "annotations", (document) => {
    const { context } = document;
    const note = {
      Type: "Annot",
      Subtype: "Text",
      Rect: [0, 0, 1, 1],
      F: 2,
      Contents: words(),
    };
    const [page] = document.getPages();
    page?.node.addAnnot(context.register(context.obj(note)));
    return page !== undefined;
  }),
  hidden("withheld words describe a link", "annotations", (document) => {
    const link = document.getPages().flatMap(({ node }) => {
      const first = node.lookupMaybe(PDFName.of("Annots"), PDFArray)?.lookup(0);
      return first instanceof PDFDict ? [first] : [];
    })[0];
    link?.set(PDFName.of("Contents"), words());
    return link !== undefined;
  }),
  hidden("withheld words are the alternative text of an element", "file", (document) => {
    const element = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .find(
        (object) =>
          object instanceof PDFDict &&
          object.get(PDFName.of("Type"))?.toString() === "/StructElem",
      );
    if (!(element instanceof PDFDict)) return false;
    element.set(PDFName.of("Alt"), words());
    return true;
  }),
  hidden("withheld words are an object that nothing refers to", "file", ({ context }) => {
    context.register(context.stream(SECRET));
    return true;
  }),
  hidden("withheld words are an entry of the outline", "outline", ({ context, catalog }) => {
    const root = catalog.lookupMaybe(PDFName.of("Outlines"), PDFDict);
    const last = root?.lookupMaybe(PDFName.of("Last"), PDFDict);
    if (!root || !last) return false;
    const entry = context.obj({ Parent: catalog.get(PDFName.of("Outlines")) ?? null });
    entry.set(PDFName.of("Title"), words());
    const reference = context.register(entry);
    last.set(PDFName.of("Next"), reference);
    root.set(PDFName.of("Last"), reference);
    return true;
  }),
  hidden("withheld words are an attached file", "file", ({ context, catalog }) => {
    const file = context.register(context.stream(SECRET, { Type: "EmbeddedFile" }));
    const spec = context.obj({ Type: "Filespec", EF: { F: file } });
    spec.set(PDFName.of("F"), PDFHexString.fromText("draft.txt"));
    const names = context.obj({ EmbeddedFiles: { Names: [words(), spec] } });
    catalog.set(PDFName.of("Names"), names);
    return true;
  }),
];
