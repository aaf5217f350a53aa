// Stage typeset. What layout itself needs of CSS, before any style of an edition: the edition's
// sheets come after it and may override it.

/** Read by Paged.js: how parts begin, where a style sheet says nothing. */
export const BASE_CSS = `
.part { break-before: page; }
`;

/**
 * Numbers in the margin: of lines, of paragraphs, of print's pages. `--text-left` and
 * `--text-right` are the margins of the page; where a number stands is for the edition's sheets.
 */
export const MARGIN_CSS = `
.line-numbers, .margin-numbers { position: absolute; inset: 0; pointer-events: none; }
:where(.line-numbers, .margin-numbers) > * {
  position: absolute;
  font-family: "Stet Serif", "Stet Symbols";
  font-style: normal;
  white-space: nowrap;
}
.line-number {
  left: calc(var(--text-left) - 4em);
  width: 2.5em;
  transform: translateY(-50%);
  text-align: right;
  line-height: 1;
  font-size: 8pt;
  font-variant-numeric: lining-nums tabular-nums;
}
.paragraph-number { left: calc(100% - var(--text-right) + 1em); }
.print-page-number { left: calc(100% - var(--text-right) + 3em); }
:where(.margin-numbers) > * > span { font-size: 7.5pt; line-height: 0; }
`;

/**
 * Not read by Paged.js, because it would take these properties away and the browser's own columns
 * are to obey them. Selectors name the attributes into which Paged.js turned what it took.
 */
export const PAGED_CSS = `
html { font-synthesis: none; }
.pagedjs_page_content { overflow-wrap: break-word; }
[data-break-after="avoid"] { break-after: avoid; }
[data-break-before="avoid"] { break-before: avoid; }
thead { break-after: avoid; }
tr { break-inside: avoid; }
/* A list or quotation that is split between its children ends the page with a whole one. */
[data-align-last-split-element] > :is(p, li, ul, ol, dl, dt, dd, div, blockquote, figure, table) { text-align-last: auto; }
.pagedjs_area [data-page-top] { margin-top: 0 !important; }
.pagedjs_pagebox > .pagedjs_area > .pagedjs_footnote_area > .pagedjs_footnote_content { flex-shrink: 0; }
.pagedjs_footnote_empty { display: none !important; }
${MARGIN_CSS}
.margin-numbers, .line-numbers { --text-left: var(--pagedjs-margin-left); --text-right: var(--pagedjs-margin-right); }
`;
