// Where redactions and marks fall, page by page of the source: the figure of the book. Floor: report.

import { drawCensus } from "../draw/census.ts";
import type { CensusKind } from "../model/census.ts";
import type { Edition } from "../model/edition.ts";
import { textual } from "./markup.ts";

/** One figure for each document that has anything to count; nothing where none has. */
export function censusSection({ census, parts, ledger }: Edition): string {
  if (census.documents.length === 0) return "";
  const figures = census.documents.map((document) => {
    const title = parts.find(({ id }) => id === document.part)?.title ?? document.part;
    const drawn = drawCensus(document, {
      description: `Redactions and marks on each page of ${title}`,
      axis: "Page of the source",
      unnumbered: "before the first",
      kind: nameOf,
    });
    return `<figure>${drawn.replace(/ xmlns="[^"]*"/gu, "")}${textual("figcaption", title)}</figure>`;
  });
  const total = ledger.length === 1 ? "1 redaction" : `${ledger.length} redactions`;
  return [
    '<h2 id="census">Census</h2>',
    textual("p", `${total}. On each page of the source there are so many of each kind:`),
    `<div class="census">${figures.join("\n")}</div>`,
  ].join("\n");
}

function nameOf(kind: CensusKind): string {
  return kind.replaceAll("-", " ");
}
