// Every page number that a text prints is the folio of the page on which the thing meant stands:
// in cross-references, contents, ledger and lists, and of print's pages in an EPUB. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import type { Compared, Comparison } from "../compare.ts";
import { FOLIO } from "../text/expected.ts";
import type { Whereabouts } from "./conservation.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";

/** `folioOf` tells the folio on which an anchor was read, here or in print; null where it was not. */
export function checkFolioMarks(
  comparison: Comparison,
  folioOf: (anchor: Anchor, inPrint: boolean) => string | null,
  where: Whereabouts,
): Finding[] {
  return comparison.texts.flatMap((text) =>
    [...(text.alignment?.folios ?? [])].flatMap(([at, printed]) => {
      const anchor = text.text.folioOf.get(at);
      const folio =
        anchor === undefined ? null : folioOf(anchor, text.text.printFolios.has(at));
      if (anchor === undefined || folio === null || folio === printed) return [];
      const item = text.text.items.find(({ from, to }) => from <= at && at < to);
      const message = `${named(comparison, text, at)} gives page ${printed} for ${anchor}, which is on page ${folio}`;
      return [
        finding("page-number-is-true", message, {
          about: item?.anchor ?? null,
          span: text.text.spanAt(at),
          seen: where(text, text.alignment?.seenOf[at] ?? 0),
        }),
      ];
    }),
  );
}

/** The cross-reference, the line of contents or the part that prints a page number. */
function named({ itemOf, wanted }: Comparison, text: Compared, at: number): string {
  const mark = text.text.items.find(({ from, to }) => from <= at && at < to);
  const item = mark && itemOf.get(mark.anchor);
  if (item) return nameOf(item);
  const link = text.text.links.find(({ from, to }) => from <= at && at < to);
  const words = link ? text.text.slice(link.from, link.to).replaceAll(FOLIO, "").trim() : "";
  const part = wanted.scope.parts.find(({ id }) => id === text.anchor);
  return quoted(words || (part?.title ?? text.anchor));
}
