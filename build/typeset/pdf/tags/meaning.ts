// Stage typeset. Which standard structure type an element of the XHTML is: by its class where that
// says more than its name. Null for an element that only groups or styles what it holds.

import type { Mark } from "../../page/marks.ts";
import type { TagType } from "./tag.ts";

const BY_NAME: Readonly<Record<string, TagType>> = {
  section: "Sect",
  article: "Sect",
  div: "Div",
  nav: "Div",
  h1: "H1",
  h2: "H2",
  h3: "H3",
  h4: "H4",
  h5: "H5",
  h6: "H6",
  p: "P",
  pre: "P",
  ul: "L",
  ol: "L",
  dl: "L",
  li: "LI",
  dt: "Lbl",
  dd: "LBody",
  blockquote: "BlockQuote",
  q: "Quote",
  figure: "Div",
  figcaption: "Caption",
  caption: "Caption",
  table: "Table",
  thead: "THead",
  tbody: "TBody",
  tfoot: "TFoot",
  tr: "TR",
  th: "TH",
  td: "TD",
  img: "Figure",
  svg: "Figure",
  aside: "Note",
  a: "Link",
  code: "Code",
  em: "Span",
  strong: "Span",
  b: "Span",
  i: "Span",
  cite: "Span",
  del: "Span",
  ins: "Span",
};

const BY_CLASS: Readonly<Record<string, TagType>> = {
  "line-numbers": "Artifact",
  "line-number": "Artifact",
  "margin-numbers": "Artifact",
  "paragraph-number": "Artifact",
  "print-page-number": "Artifact",
  "page-hyphen": "Artifact",
  line: "P",
  note: "Note",
  "item-label": "Lbl",
  index: "Index",
};

/** Marks of the source that a reader's program may want to find, though they are no more than spans. */
const SPANS: ReadonlySet<string> = new Set([
  "redaction",
  "gap",
  "stamp",
  "classification",
  "page-turn",
  "original",
  "supplied",
  "unclear",
  "addition",
  "sic",
  "checkbox",
  "blank",
]);

/** Elements that have no meaning but their class. A cell of class `note` is a cell. */
const NEUTRAL: ReadonlySet<string> = new Set(["div", "span", "aside", "nav", "section"]);

/** The type for an element; null where its content belongs to what is around it. */
export function typeOf(mark: Mark): TagType | null {
  const names = NEUTRAL.has(mark.name) ? mark.classes : [];
  const special = names.map((name) => BY_CLASS[name]).find((one) => one !== undefined);
  if (special) return special;
  const type = BY_NAME[mark.name];
  if (type && !(type === "Div" && mark.classes.length === 0)) return type;
  const says = mark.lang !== null || mark.spoken !== null;
  return says || names.some((name) => SPANS.has(name)) ? "Span" : null;
}
