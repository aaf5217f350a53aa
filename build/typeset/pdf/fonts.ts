// Stage typeset. Is every font in the PDF one of ours, and none a Type 3 font, whose letters are
// drawings that readers cannot search and printers set badly?

import { type Dict, textIn } from "./file/values.ts";

/** PostScript names of the edition's fonts, as they stand in a PDF after the subset's tag. */
const OURS = /^(?:[A-Z]{6}\+)?(?:EBGaramond|DejaVuSans(?:-|$))/;

/** The name of a font that is not ours; a Type 3 font has none and is called so. Null for ours and for what is no font. */
export function foreignFont(object: Dict): string | null {
  if (textIn(object.get("Type")) !== "Font") return null;
  if (textIn(object.get("Subtype")) === "Type3") return "a Type 3 font";
  const name = textIn(object.get("BaseFont"));
  return OURS.test(name) ? null : name;
}
