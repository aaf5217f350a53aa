// Stage typeset. Links as those hear them who do not see the page: each says where it leads.

import { PDFDict, PDFHexString, PDFName } from "@cantoo/pdf-lib";
import type { PageMap } from "../../model/outputs.ts";
import type { Metadata } from "./describe.ts";
import { decoded } from "./objects.ts";
import { type Tag, tagsIn } from "./tags/tag.ts";

/** ISO 14289-1, 7.18.5: every area of a link has Contents: an address, a note by its label, or a page by its folio. */
export function describeLinks(root: Tag, pageMap: PageMap, says: Metadata["links"]): void {
  for (const link of tagsIn(root)) {
    if (link.type !== "Link") continue;
    for (const kid of link.kids) {
      if (kid.kind !== "area") continue;
      const { annotation } = kid;
      const words = wordsFor(link, annotation, pageMap, says);
      annotation.set(PDFName.of("Contents"), PDFHexString.fromText(words));
    }
  }
}

function wordsFor(
  { mark }: Tag,
  annotation: PDFDict,
  { pages, pageOf }: PageMap,
  says: Metadata["links"],
): string {
  const action = annotation.lookup(PDFName.of("A"));
  const uri = action instanceof PDFDict ? decoded(action.lookup(PDFName.of("URI"))) : "";
  if (uri) return uri;
  if (mark?.classes.includes("note-call") && mark.words) return filled(says.note, mark.words);
  const target = decoded(annotation.lookup(PDFName.of("Dest"))) || (mark?.href ?? "").slice(1);
  const page = pages[pageOf.get(target) ?? -1];
  return page ? filled(says.page, page.folio) : target;
}

function filled(form: string, n: string): string {
  return form.replaceAll("{n}", n);
}
