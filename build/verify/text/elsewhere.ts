// What a course pack says of what it lacks: where the edition has it, and what an instructor left
// out. Floor: verify.

import type { Anchor, Edition } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import type { Omission } from "../../model/pack.ts";
import type { Span } from "../../model/span.ts";
import { type Expected, FOLIO } from "./expected.ts";

/** Writes `the edition, p. 12`; without a print edition there is no page to name. */
export function writePlace(
  to: Expected,
  { manuscript, labels }: Edition,
  anchor: Anchor | null,
  span: Span,
): void {
  if (anchor === null || !manuscript.config.outputs.includes("print")) {
    to.text(label(labels, "edition-itself"), span);
    return;
  }
  const [before = "", after = ""] = label(labels, "edition-page-n", { n: FOLIO }).split(FOLIO);
  to.text(before, span);
  to.printFolio(span, anchor);
  to.text(after, span);
}

/** Writes a label that says what stands where: each is written in its place. */
export function writeWhere(
  to: Expected,
  template: string,
  what: () => void,
  where: () => void,
  span: Span,
): void {
  for (const piece of template.split(/(\{what\}|\{where\})/u)) {
    if (piece === "{what}") what();
    else if (piece === "{where}") where();
    else to.text(piece, span);
  }
}

/** The notice in the text, `pack-omission`, or the line of the disclosure, `pack-omission-line`. */
export function writeOmission(
  to: Expected,
  edition: Edition,
  key: "pack-omission" | "pack-omission-line",
  omission: Omission,
  span: Span,
): void {
  writeWhere(
    to,
    edition.labels[key] ?? "",
    () => to.text(omitted(edition, omission), span),
    () => writePlace(to, edition, omission.first, span),
    span,
  );
}

function omitted({ labels }: Edition, omission: Omission): string {
  const { sections, sourcePages, redactions } = omission;
  const said = sections.length > 0 ? [...sections] : [label(labels, "pack-omitted-text")];
  if (sourcePages) said.push(pageRange(labels, sourcePages));
  const comma = label(labels, "list-comma");
  if (redactions.length > 0) {
    said.push(label(labels, "pack-omitted-redactions", { list: redactions.join(comma) }));
  }
  return said.join(comma);
}

export function pageRange(
  labels: Edition["labels"],
  [from, to]: readonly [string, string],
): string {
  const one = from === to;
  return one
    ? label(labels, "source-page-n", { n: from })
    : label(labels, "source-pages-range", { from, to });
}
