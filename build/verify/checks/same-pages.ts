// Students and instructor find one line on one page: their packs have the same pages of the
// documents. Floor: verify.

import type { PdfProof } from "../print.ts";
import { type Finding, finding, nameOf } from "./finding.ts";
import { folioIn } from "./pdf-links.ts";

/** The first item that stands on another page, or at another height of it, than in the students' pack. */
export function checkSamePages(students: PdfProof, instructors: PdfProof): Finding[] {
  const { items } = students.comparison.wanted.scope;
  for (const item of items) {
    const [theirs, own] = [students, instructors].map(({ reading, comparison }) =>
      folioIn(reading, comparison, item.anchor),
    );
    if (theirs === null || own === null || theirs === own) continue;
    const message = `${nameOf(item)} is on page ${own}, and on page ${theirs} of the students’ pack`;
    return [finding("page-number-is-true", message, { about: item.anchor, span: item.span })];
  }
  return [];
}
