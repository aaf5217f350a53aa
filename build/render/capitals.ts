// Abbreviations in the editor's prose, which a book sets in small capitals; what a witness letters
// in capitals is quoted as it stands. Floor: render.

import type { Edition } from "../model/edition.ts";
import { type AnyNode, childrenOf, LINEATED } from "../model/nodes.ts";
import { plainText } from "../model/text.ts";

/** Words that a witness shows in capitals: on a stamp, in a form, in a reading that is doubted. */
export type Lettering = ReadonlySet<string>;

/**
 * Three capitals or more that stand alone. Two are left, as in `US` and `UN`: Bringhurst, The
 * Elements of Typographic Style, 3.2.2. The face has small capitals of Latin letters only.
 */
const RUN = /(?<![\p{L}\p{N}\p{M}])(?:(?=\p{Script=Latin})\p{Lu}){3,}(?![\p{L}\p{N}\p{M}])/gu;

/** Numbers of volumes and of the parts of a document keep the size of the short ones. */
const ROMAN = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

const known = new WeakMap<Edition, Lettering>();

/** What the documents of an edition letter. */
export function letteringOf(edition: Edition): Lettering {
  const found = known.get(edition) ?? collected(edition);
  known.set(edition, found);
  return found;
}

function collected({ parts }: Edition): Lettering {
  const words = new Set<string>();
  const add = (text: string): void => {
    for (const [word] of text.matchAll(RUN)) words.add(word);
  };
  const visit = (node: AnyNode): void => {
    if (isLettered(node)) add(plainText([node]));
    if (node.type === "redaction" || node.type === "gap") add(node.token);
    if (node.type === "sic" || node.type === "stamp") add(node.corr ?? "");
    for (const child of childrenOf(node)) visit(child);
  };
  for (const { file } of parts) {
    if (file?.voice === "transcription") file.children.forEach(visit);
  }
  return words;
}

function isLettered(node: AnyNode): boolean {
  switch (node.type) {
    case "stamp":
    case "classification":
    case "unclear":
    case "sic":
    case "deletion":
    case "addition":
    case "heading":
      return true;
    case "division":
      return LINEATED.includes(node.kind);
    default:
      return false;
  }
}

/** Markup with every abbreviation marked as one. @param xhtml text that is escaped, without tags */
export function withAbbreviations(xhtml: string, lettering: Lettering): string {
  return xhtml.replace(RUN, (run) =>
    lettering.has(run) || ROMAN.test(run) ? run : `<span class="abbreviation">${run}</span>`,
  );
}
