// What the rules of making and of finished files mean to whoever meets one. Of the part explain.

import type { MANUSCRIPT_RULES, RuleId } from "../rules.ts";
import type { Explanation } from "./explanation.ts";

type Explained = Readonly<Record<Exclude<RuleId, keyof typeof MANUSCRIPT_RULES>, Explanation>>;

/** What a fault in a finished file comes from, unless the edition brings templates or styles. */
const NOT_THE_EDITORS =
  "Look at what the edition's own templates/ and styles/ change; without any it is a fault of Stet: report it.";

export const OUTPUTS: Explained = {
  "template-is-known": {
    why: "A template that replaces none of Stet's is never used.",
    wrong: "templates/parts/imprimatur.hbs",
    right: "templates/parts/imprint.hbs",
    remedy: "Give it the name of the template it is to replace.",
  },
  "template-compiles": {
    why: "A template with a fault, or a field that is not there, prints nothing in its place.",
    wrong: "{{#if titel}}…{{/if}}",
    right: "{{#if title}}…{{/if}}",
    remedy: "Correct the line shown; Stet's own template of that name shows the fields.",
  },
  "browser-runs": {
    why: "Pages are set by a headless Chromium.",
    wrong: "STET_BROWSER=/usr/bin/firefox",
    right: "STET_BROWSER=/usr/bin/chromium, or none on Linux x86-64",
    remedy: "Install Chromium, Chrome or Edge, or name one in STET_BROWSER.",
  },
  "ghostscript-runs": {
    why: "A printer wants black ink, not the red, green and blue of a screen; Ghostscript makes it.",
    wrong: "stet build print --press on a machine without gs",
    right: "apt-get install ghostscript, then the same",
    remedy: "Install Ghostscript, or name it in STET_GHOSTSCRIPT.",
  },
  "character-has-a-glyph": {
    why: "A character without a glyph prints as an empty box, or in a font of the machine.",
    wrong: "a Chinese name in an edition whose fonts have Latin and Cyrillic",
    right: "the name in a script that the fonts have",
    remedy: "Compare the source: a look-alike letter may have been pasted in.",
  },
  "page-holds-its-text": {
    why: "What runs over the edge of the page is cut off by the knife.",
    wrong: "a table of twelve columns on a page of six inches",
    right: "the same in two tables, or with shorter cells",
    remedy: "Divide what is too wide, or give the page another size in edition.yaml.",
  },
  "build-is-closed": {
    why: "An edition that asks the network for something looks otherwise tomorrow.",
    wrong: 'src: url("https://example.org/font.woff2")',
    right: 'src: url("fonts/font.woff2")',
    remedy: "Put the file into the edition's folder, and name it there.",
  },
  "folios-settle": {
    why: "A page number that moves the text it stands in may never come true.",
    wrong: "a reference to a page that the reference itself pushes on",
    right: "a reference to the section",
    remedy: "Refer to the label in place of the page: [](#id) without {.page}.",
  },
  "xhtml-is-well-formed": {
    why: "A reading system shows nothing of a document that is not well-formed.",
    wrong: "<p>The letter.",
    right: "<p>The letter.</p>",
    remedy: "Correct the edition's own template; without one it is a fault of Stet: report it.",
  },
  "epub-is-self-contained": {
    why: "An e-book is read offline and for years.",
    wrong: "an image that a template takes from the network",
    right: "an image that lies in manuscript/",
    remedy: "Put it into the edition's folder, or make it a link that the reader may follow.",
  },
  "output-is-readable": {
    why: "A file that cannot be opened proves nothing, and nobody can read it.",
    wrong: "dist/memo.pdf, copied when the disk was full",
    right: "the whole file",
    remedy: "Build the edition again: stet build.",
  },
  "item-survives": {
    why: "Every redaction, stamp, gap and page turn is evidence.",
    wrong: "a PDF in which the stamp OADR stands nowhere",
    right: "the stamp, once, where the source has it",
    remedy: NOT_THE_EDITORS,
  },
  "outputs-agree": {
    why: "Two who hold different outputs must be able to speak of the same text; what a course pack leaves out, coursepack.yaml says.",
    wrong: "a document that print has and the EPUB has not",
    right: "the document in both, or a course pack that does not choose it",
    remedy: "Build all outputs again; where one is to have less, say so in coursepack.yaml.",
  },
  "note-survives": {
    why: "A redaction without its note, or a note cut short, misleads.",
    wrong: "note R4, its last sentence missing",
    right: "note R4 whole, in every output",
    remedy: NOT_THE_EDITORS,
  },
  "call-leads-to-its-note": {
    why: "On a screen a note is reached by its link or not at all.",
    wrong: "the call R3 links to note R2",
    right: "R3 links to its note, and the note back",
    remedy: NOT_THE_EDITORS,
  },
  "reference-leads-to-its-target": {
    why: "A reader follows a reference to the place it names.",
    wrong: "“Part IV” links to part III",
    right: "“Part IV” links to the heading of part IV",
    remedy: NOT_THE_EDITORS,
  },
  "page-number-is-true": {
    why: "A number that is off by one cannot be cited and is hard to notice.",
    wrong: "the index gives page 12, and the name stands on page 13",
    right: "page 13",
    remedy: NOT_THE_EDITORS,
  },
  "locator-is-true": {
    why: "A class that reads three outputs finds the same line only by the same numbers.",
    wrong: "12 beside paragraph 13; p. 30 beside the middle of print's page 30",
    right: "every number once, on the line in which what it counts begins",
    remedy: NOT_THE_EDITORS,
  },
  "index-is-true": {
    why: "A page that an index leaves out is a page that nobody finds.",
    wrong: "“12, 14” in the index, where the name stands on pages 12 to 14",
    right: "“12–14”, each figure a link to the place",
    remedy: NOT_THE_EDITORS,
  },
  "transcription-is-conserved": {
    why: "An edition is its text: no word may be lost, doubled, moved or added.",
    wrong: "“is entirely clear”, where the manuscript has “is not entirely clear”",
    right: "every word, in its place, once",
    remedy: NOT_THE_EDITORS,
  },
  "language-survives": {
    why: "A screen reader speaks each word by the rules of the language that the file gives it.",
    wrong: "“troika” in a Russian word’s place, read as English",
    right: '[troika]{lang="ru"} is Russian in every output, and what is around it is not',
    remedy: NOT_THE_EDITORS,
  },
  "text-is-visible": {
    why: "Text that is there and cannot be seen is lost to the reader.",
    wrong: ".redaction { color: white }",
    right: ".redaction { border: 1px solid }",
    remedy: "Look for display, visibility, colour, size and position in the edition's own CSS.",
  },
  "mark-is-drawn": {
    why: "Struck words without their stroke read as if nobody had struck them; a redaction without its box reads as words of the source.",
    wrong: "del { text-decoration: none }",
    right: "del { text-decoration: line-through }, and a border above and below every marker",
    remedy: "Give the mark its lines again in styles/; colour alone is not enough on paper.",
  },
  "structure-is-told": {
    why: "A screen reader says what an element is by its attributes or its tag, and a link needs an id.",
    wrong: '<a href="#note-r4">R4</a>',
    right: '<a href="#note-r4" role="doc-noteref" epub:type="noteref">R4</a>',
    remedy: "Take the attributes of Stet's own template over into the edition's.",
  },
  "nothing-is-hidden": {
    why: "What was withheld must not be in a file in any form, and nothing else unseen either.",
    wrong: "<!-- The name is … --> beside a redaction",
    right: "the redaction alone",
    remedy:
      "Take it out of templates, styles, images and metadata; what is not written cannot leak.",
  },
  "page-is-sound": {
    why: "An empty, overfull or cut-off page is a spoilt sheet.",
    wrong: "a line that runs over the edge; two lines over each other",
    right: "all text inside the page, and apart",
    remedy:
      "Look at the page; undo what the edition's own CSS moves, or divide what is too long.",
  },
  "pack-survives-a-copier": {
    why: "A pack is copied in black and white, often more than once.",
    wrong: ".redaction { color: #999 }",
    right: ".redaction { color: black; border: 1px solid }",
    remedy: "Darken what the finding names in styles/coursepack.css or edition.css.",
  },
  "font-is-embedded": {
    why: "A font that is not in the file is replaced by whatever the printer has.",
    wrong: "font-family: Helvetica in styles/edition.css",
    right: "the edition's own families, which are embedded",
    remedy: "Use the families that Stet brings with it.",
  },
  "folios-are-consecutive": {
    why: "A leap in the folios is a lost page, or looks like one.",
    wrong: "12, 14",
    right: "12, 13, 14",
    remedy: "Leave the counters of pages alone in the edition's own CSS.",
  },
  "outline-is-true": {
    why: "Contents, bookmarks and page list are how a reader finds a place.",
    wrong: "a part that the contents do not list",
    right: "every part and heading, in order, each leading to its place",
    remedy: NOT_THE_EDITORS,
  },
  "metadata-is-true": {
    why: "Shops and libraries read nothing else of a file.",
    wrong: "title: Untitled",
    right: "the title, language and identifier of edition.yaml, the digest of the manuscript",
    remedy:
      "Build the edition again; do not change the files by hand, nor the manuscript after.",
  },
};
