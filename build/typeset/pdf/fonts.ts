// Stage typeset. Is every font in the PDF one of ours, and none a Type 3 font, whose letters are
// drawings that readers cannot search and printers set badly?

import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { decoded } from "./objects.ts";

/** PostScript names of the edition's fonts, as they stand in a PDF after the subset's tag. */
const OURS = /^(?:[A-Z]{6}\+)?(?:EBGaramond|DejaVuSans(?:-|$))/;

/** Names of the fonts that are not ours, each once, sorted; a Type 3 font has none and is called so. */
export function foreignFonts(document: PDFDocument): readonly string[] {
  const names = new Set<string>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || decoded(object.lookup(PDFName.of("Type"))) !== "Font") {
      continue;
    }
    const type3 = decoded(object.lookup(PDFName.of("Subtype"))) === "Type3";
    const name = decoded(object.lookup(PDFName.of("BaseFont")));
    if (type3) names.add("a Type 3 font");
    else if (!OURS.test(name)) names.add(name);
  }
  return [...names].sort();
}
