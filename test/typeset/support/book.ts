// A small made-up edition as `render` would give it, and a style sheet of its own, so that the
// tests of typesetting stand on nothing but the contract.

import type { Rendered, RenderedPart } from "../../../build/model/outputs.ts";

export const CSS = `
@page {
  margin: 0.8in 0.7in 0.9in 0.8in;
  @bottom-center { content: counter(page); font: 9pt "Stet Serif"; }
  @footnote { border-top: 0.4pt solid black; padding-top: 3pt; margin-top: 6pt; }
}
@page :left { margin-left: 0.7in; margin-right: 0.8in; @top-left { content: "A Made-up Edition"; font: 9pt "Stet Serif"; } }
@page :right { @top-right { content: string(head); font: 9pt "Stet Serif"; } }
@page :blank { @top-left { content: none; } @top-right { content: none; } @bottom-center { content: none; } }
@page front { @bottom-center { content: counter(page, lower-roman); font: 9pt "Stet Serif"; } }
.part { string-set: head attr(data-title); break-before: page; }
.part.front { page: front; }
.part.document { break-before: right; }
body { margin: 0; font: 11pt/14pt "Stet Serif", "Stet Symbols"; }
h1 { font-size: 18pt; line-height: 28pt; font-weight: 400; margin: 28pt 0; }
h2 { font-size: 12pt; line-height: 14pt; font-weight: 400; font-style: italic; margin: 14pt 0; break-after: avoid; }
p { margin: 0; text-align: justify; text-indent: 1em; orphans: 2; widows: 2; }
a { color: inherit; text-decoration: none; }
a.note-call { font-size: 8pt; line-height: 0; vertical-align: 4pt; }
.note { font-size: 9pt; line-height: 11pt; }
.note p { text-indent: 0; }
table { border-collapse: collapse; width: 100%; margin: 14pt 0; }
td, th { border: 0.4pt solid black; padding: 2pt 4pt; }
blockquote { margin: 7pt 2em; }
.page-hyphen { user-select: none; }
`;

export interface NoteText {
  readonly id: string;
  readonly label: string;
  readonly words: string;
}

/** A part with its notes; every text is XHTML already. */
export function part(
  id: string,
  matter: "front" | "body" | "back",
  title: string,
  body: string,
  notes: readonly NoteText[] = [],
): RenderedPart {
  const kind = matter === "body" ? "document" : "prose";
  const list = notes.map(
    ({ id: note, label, words }) =>
      `<aside class="note explanatory" id="${note}" data-call="call-${note}"><p id="p-${note}"><a class="note-label" href="#call-${note}">${label}</a> ${words}</p></aside>`,
  );
  const section = list.length > 0 ? `<section class="notes">${list.join("")}</section>` : "";
  return {
    id,
    kind,
    matter,
    title,
    shortTitle: title,
    xhtml: `<section class="part ${kind} ${matter}" id="${id}" data-matter="${matter}" data-kind="${kind}" data-title="${title}"><h1 id="h-${id}">${title}</h1>${body}${section}</section>`,
  };
}

export function call({ id, label }: NoteText): string {
  return `<a class="note-call explanatory" id="call-${id}" href="#${id}">${label}</a>`;
}

export function book(parts: readonly RenderedPart[], css: string = CSS): Rendered {
  return {
    output: "print",
    title: "A Made-up Edition",
    language: "en",
    parts,
    origins: new Map(),
    css: [css],
  };
}

const WORDS =
  "the of mis\u00adsiles govern\u00adment re\u00adport which had been with\u00addrawn from am\u00adbas\u00adsa\u00addor and in Wash\u00ading\u00adton that no further in\u00adfor\u00adma\u00adtion could be given un\u00adtil morn\u00ading a com\u00admit\u00adtee ac\u00adcord\u00ading to his own ac\u00adcount there was sub\u00adstan\u00adtial dis\u00adagree\u00adment among them on this point".split(
    " ",
  );

/** Words drawn by a seed, the same every time. */
export function words(seed: number): (count: number) => string {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state;
  };
  return (count) =>
    Array.from({ length: count }, () => WORDS[(next() >>> 8) % WORDS.length]).join(" ");
}

/**
 * An edition of `documents` documents of about ten pages each, with contents, an introduction,
 * four notes and a page reference or two on every page.
 */
export function generated(documents: number, paragraphs = 36): Rendered {
  const draw = words(7);
  const ids = Array.from({ length: documents }, (_, index) => `part-d${index + 1}`);
  const entries = ["part-introduction", ...ids].map(
    (id) =>
      `<li id="entry-${id}"><a href="#${id}"><span class="entry">${id}</span> <span class="folio" data-folio-of="${id}"></span></a></li>`,
  );
  const contents = part(
    "part-contents",
    "front",
    "Contents",
    `<nav class="contents"><ol>${entries.join("")}</ol></nav>`,
  );
  const introduction = part(
    "part-introduction",
    "front",
    "Introduction",
    Array.from({ length: 8 }, (_, n) => `<p id="i${n}">${draw(120)}.</p>`).join(""),
  );
  const texts = ids.map((id) => {
    const notes: NoteText[] = [];
    const blocks = Array.from({ length: paragraphs }, (_, n) => {
      const note = { id: `note-${id}-${n}`, label: String(n + 1), words: `${draw(25)}.` };
      notes.push(note);
      const other = `${id}-p${(n * 7) % paragraphs}`;
      const reference = `<a class="cross-reference" href="#${other}">page <span class="folio" data-folio-of="${other}"></span></a>`;
      const heading = n % 9 === 4 ? `<h2 id="${id}-h${n}">A heading of ${n}</h2>` : "";
      return `${heading}<p id="${id}-p${n}">${draw(60)}${call(note)} ${draw(40)} ${n % 3 === 0 ? `(see ${reference})` : ""} ${draw(20)}.</p>`;
    });
    return part(id, "body", id, `<div class="transcription">${blocks.join("")}</div>`, notes);
  });
  return book([contents, introduction, ...texts]);
}
