// Faults in a PDF as a whole: its pages, labels, fonts and what it says of itself. Floor: selftest.

import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import type { Fault } from "../fault.ts";
import type { PdfCopy } from "./copy.ts";
import { principalText, wordIn } from "./targets.ts";

type PdfFault = Fault<PdfCopy>;

/** Number, from 1, of a page in the middle of the principal document. */
function pageOf({ sound }: PdfCopy): number | null {
  return wordIn(sound, principalText(sound))?.page ?? null;
}

function file(
  says: string,
  rules: PdfFault["rules"],
  plant: (document: PDFDocument, page: number) => unknown,
): PdfFault {
  return {
    says,
    place: "file",
    rules,
    plant: (copy) => {
      const page = pageOf(copy);
      if (page === null) return null;
      copy.rebind();
      const struck = plant(copy.document, page);
      return struck === null ? null : typeof struck === "string" ? struck : `page ${page}`;
    },
  };
}

const PAGES: readonly PdfFault[] = [
  file("a page is cut out", ["transcription-is-conserved"], (document, page) =>
    document.removePage(page - 1),
  ),
  file(
    "the last page is cut off",
    ["transcription-is-conserved", "folios-are-consecutive", "item-survives"],
    (document) => {
      document.removePage(document.getPageCount() - 1);
      return "the last page";
    },
  ),
  file("two pages change places", ["transcription-is-conserved"], (document, page) => {
    const [a, b] = [document.getPage(page - 1).node, document.getPage(page).node];
    for (const name of ["Contents", "Resources", "Annots", "StructParents"].map(PDFName.of)) {
      const [mine, theirs] = [a.get(name), b.get(name)];
      if (theirs) a.set(name, theirs);
      if (mine) b.set(name, mine);
    }
  }),
  file("an empty page is put in", ["page-is-sound"], (document, page) => {
    const { width, height } = document.getPage(page - 1).getSize();
    document.insertPage(page, [width, height]);
  }),
  file(
    "a page is cut narrower than its text",
    ["page-is-sound", "text-is-visible"],
    (document, page) => {
      const one = document.getPage(page - 1);
      const { width, height } = one.getSize();
      one.setCropBox(0, 0, width * 0.7, height);
      one.setMediaBox(0, 0, width * 0.7, height);
    },
  ),
  file("a page is turned on its side", ["page-is-sound"], (document, page) =>
    document.getPage(page - 1).node.set(PDFName.of("Rotate"), document.context.obj(90)),
  ),
];

const PICTURES: readonly PdfFault[] = [
  file("a picture's description is lost", ["item-survives"], ({ context }) => {
    for (const [, object] of context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict)) continue;
      const isFigure = object.get(PDFName.of("S")) === PDFName.of("Figure");
      const said = object.lookup(PDFName.of("Alt"));
      if (isFigure && said && object.delete(PDFName.of("Alt"))) return "a figure";
    }
    return null;
  }),
];

const FACTS: readonly PdfFault[] = [
  file("the page labels are lost", ["folios-are-consecutive"], (document) =>
    document.catalog.delete(PDFName.of("PageLabels")) ? "all of them" : null,
  ),
  file("the page labels count from one", ["folios-are-consecutive"], (document) => {
    const { context, catalog } = document;
    catalog.set(
      PDFName.of("PageLabels"),
      context.obj({ Nums: [0, context.obj({ S: "D", St: 1 })] }),
    );
    return "all of them";
  }),
  file("the title is another", ["metadata-is-true"], (document) => {
    document.setTitle("Untitled");
    return "the title";
  }),
  file("the language is not stated", ["metadata-is-true"], (document) =>
    document.catalog.delete(PDFName.of("Lang")) ? "the language" : null,
  ),
  file(
    "a font is not embedded",
    ["font-is-embedded", "transcription-is-conserved"],
    (document) => {
      for (const [, object] of document.context.enumerateIndirectObjects()) {
        if (!(object instanceof PDFDict)) continue;
        for (const key of ["FontFile2", "FontFile3", "FontFile"].map(PDFName.of)) {
          if (object.delete(key)) return String(object.get(PDFName.of("FontName")));
        }
      }
      return null;
    },
  ),
];

export const FILE_FAULTS: readonly PdfFault[] = [...PAGES, ...PICTURES, ...FACTS];
