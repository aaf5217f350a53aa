// The table of items in report.html: each with its source line and its place everywhere. Floor: report.

import type { Edition } from "../model/edition.ts";
import { fileName } from "../model/outputs.ts";
import type { PagePlace } from "../model/proof.ts";
import { element, pathText, safe, tableOf, textual, titleRules } from "./markup.ts";
import { NOT_IN_PACK, type Row } from "./rows.ts";
import { type Paged, type Pictures, strip } from "./spots.ts";

const TITLES = [
  "No.",
  "Kind",
  "Label",
  "As printed",
  "Source",
  "Source page",
  "Print",
  "EPUB",
  "Course pack",
  "Note",
];

/** In a narrow window each cell says what it is. */
export const TITLE_RULES = titleRules("items", TITLES);

/** The section, with its tools, which the script shows. */
export function itemsSection(
  edition: Edition,
  rows: readonly Row[],
  pictures: Pictures,
): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  const documents = [...new Set(rows.map((row) => row.document))].filter(Boolean);
  const tools = [
    '<input id="words" type="search" placeholder="Find words, a file, a page" aria-label="Find in the items">',
    choice("kind", "All kinds", kinds),
    choice("document", "All parts", documents),
    '<label class="order">Order by <select id="order"></select></label>',
    '<label class="only"><input id="missing" type="checkbox"> Only what is missing</label>',
    '<span id="count" class="count" role="status"></span>',
  ].join("");
  return [
    `<h2 id="items">Items (${rows.length})</h2>`,
    ...unpictured(rows, pictures),
    element("div", { class: "tools", hidden: "" }, tools),
    tableOf(
      "items",
      TITLES,
      rows.map((row) => itemRow(edition, row, pictures)),
    ),
    '<dialog id="page" aria-label="The page"><form method="dialog"><button>Close</button></form><div class="sheet"><i></i></div><p></p></dialog>',
  ].join("\n");
}

/** Said where a book has more pages than a report can show. */
function unpictured(rows: readonly Row[], pictures: Pictures): readonly string[] {
  return (["print", "coursepack"] as const).flatMap((output) => {
    const pages = new Set(rows.flatMap((row) => row[output]?.page ?? []));
    const shown = pictures[output].size;
    if (shown === 0 || shown >= pages.size) return [];
    const what = output === "print" ? "the print edition" : "the course pack";
    const words = `Of ${pages.size} pages of ${what} on which something stands, ${shown} are pictured: those with redactions, and then the first. The page numbers lead to the others.`;
    return [textual("p", words, "absent")];
  });
}

function choice(id: string, all: string, values: readonly string[]): string {
  const options = values.map((value) =>
    element("option", { value }, safe(id === "kind" ? kindName(value) : value)),
  );
  return `<select id="${id}" aria-label="${all}"><option value="">${all}</option>${options.join("")}</select>`;
}

function kindName(kind: string): string {
  return kind.replace("-", " ");
}

function itemRow(edition: Edition, row: Row, pictures: Pictures): string {
  const paged = (output: Paged): string => pageCell(edition, pictures, output, row[output]);
  const pack = row.taken
    ? paged("coursepack")
    : element("td", { "data-key": "0" }, textual("span", NOT_IN_PACK, "absent"));
  const cells = [
    textual("td", String(row.number), "number"),
    textual("td", kindName(row.kind), `kind kind-${row.kind}`),
    textual("td", row.label),
    textual("td", row.printed),
    element("td", { class: "place" }, pathText(`${row.file}:${row.line}`)),
    textual("td", row.sourcePage),
    paged("print"),
    element("td", {}, row.epub ? element("code", {}, pathText(row.epub)) : absent()),
    pack,
    element("td", {}, row.note ? noteCell(row.note) : ""),
  ];
  return element(
    "tr",
    {
      id: row.anchor,
      "data-kind": row.kind,
      "data-document": row.document,
      class: row.complete ? null : "missing",
    },
    cells.join(""),
  );
}

/** Sorted by the page's place in the file, where folios are roman and arabic. */
function pageCell(
  edition: Edition,
  pictures: Pictures,
  output: Paged,
  place: PagePlace | null,
): string {
  if (!place) return element("td", { "data-key": "0" }, absent());
  const key = String(place.page);
  const { slug } = edition.manuscript.config;
  const href = `${fileName(slug, output)}#page=${place.page}`;
  const words = element("a", { class: "folio", href }, `p. ${safe(place.folio)}`);
  return element(
    "td",
    { "data-key": key },
    `${words}${strip(edition, pictures, output, place)}`,
  );
}

function absent(): string {
  return textual("span", "–", "absent");
}

function noteCell(note: string): string {
  return `<details><summary>Read</summary>${textual("p", note)}</details>`;
}
