// Stage typeset. Links as those hear them who do not see the page: each says where it leads.

import type { PageMap } from "../../model/outputs.ts";
import type { Mark } from "../marks.ts";
import type { Metadata } from "./describe.ts";

/** Where a link leads: an address outside of the book, or the name of a place in it. */
export interface Leads {
  readonly uri: string;
  readonly dest: string;
}

/** ISO 14289-1, 7.18.5: what a link's area has as its Contents: an address, a note by its label, or a page by its folio. */
export function wordsFor(
  { uri, dest }: Leads,
  mark: Mark | null,
  { pages, pageOf }: PageMap,
  says: Metadata["links"],
): string {
  if (uri) return uri;
  if (mark?.classes.includes("note-call") && mark.words) return filled(says.note, mark.words);
  const target = dest || (mark?.href ?? "").slice(1);
  const page = pages[pageOf.get(target) ?? -1];
  return page ? filled(says.page, page.folio) : target;
}

function filled(form: string, n: string): string {
  return form.replaceAll("{n}", n);
}
