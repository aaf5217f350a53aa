// The print edition's page numbers that an EPUB prints, as in its ledger, are print's. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Comparison } from "../compare.ts";
import { type EpubReading, hrefOf, linksIn, type PlacedElement } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import { attribute, classesOf, collapsed, elementsOf } from "../epub/xml.ts";
import { type Finding, finding } from "./finding.ts";

/** Every folio printed inside a link is the one on which the link's target stands in print. */
export function checkPrintedFolios(
  comparison: Comparison,
  reading: EpubReading,
  folioOf: (anchor: Anchor) => string | null,
): Finding[] {
  return foliosIn(reading).flatMap((place) => {
    const anchor = targetOf(reading, place);
    const folio = anchor === null ? null : folioOf(anchor);
    const printed = collapsed(place.element);
    if (anchor === null || folio === null || printed === folio) return [];
    return [
      finding(
        "page-number-is-true",
        `page ${printed} is given for ${anchor}, which print has on page ${folio}`,
        {
          span: comparison.itemOf.get(anchor)?.span,
          seen: hrefOf(place, attribute(place.element, "id")),
        },
      ),
    ];
  });
}

function foliosIn({ file }: EpubReading): readonly PlacedElement[] {
  return file.spine.flatMap((document) =>
    [...elementsOf(document.dom)]
      .filter((element) => classesOf(element).includes("folio"))
      .map((element) => ({ element, document })),
  );
}

function targetOf(reading: EpubReading, { element, document }: PlacedElement): Anchor | null {
  const link = [element, ...ancestorsOf(element)].find(({ localName }) => localName === "a");
  const [found] = link ? linksIn(reading, { element: link, document }) : [];
  return found?.to ? found.id : null;
}
