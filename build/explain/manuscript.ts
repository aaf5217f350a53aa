// What the rules of a manuscript mean to the editor who meets one of them. Of the part explain.

import type { MANUSCRIPT_RULES } from "../rules.ts";
import { CITATIONS } from "./citations.ts";
import { ENTRIES } from "./entries.ts";
import type { Explanation } from "./explanation.ts";

type Explained = Readonly<Record<keyof typeof MANUSCRIPT_RULES, Explanation>>;

export const MANUSCRIPT: Explained = {
  "edition-has-a-configuration": {
    why: "An edition is a folder; this file tells what the book is and what it is made of.",
    wrong: "stet build, in a folder that holds only Markdown files",
    right: "manuscript/edition.yaml, with slug, title, identifier, language, date and parts",
    remedy:
      "Go into the edition's folder, or name it with --edition; to begin one, write the file.",
  },
  "file-exists": {
    why: "What the edition names and the folder has not would be missing from the book.",
    wrong: "body: [documents/memo.md]   and the file is called report.md",
    right: "body: [documents/report.md]",
    remedy: "Correct the name, capitals included, or put the file where it is looked for.",
  },
  "file-is-used": {
    why: "A file that no part names is not in the book, which is easily overlooked.",
    wrong: "documents/letter.md lies in the manuscript, and parts: does not name it",
    right: "body: [documents/memo.md, documents/letter.md]",
    remedy: "Name it under parts: in edition.yaml, or move it out of manuscript/.",
  },
  "text-is-utf8": {
    why: "Bytes that are no UTF-8 cannot be read as the letters that were meant.",
    wrong: "a file saved as Windows-1252, where an umlaut is one byte",
    right: "the same file saved as UTF-8",
    remedy: "Open it in an editor that asks for the encoding, and save it as UTF-8.",
  },
  "text-is-writing": {
    why: "Control characters come in with copied text; they show nothing, or break the file.",
    wrong: "a form feed or a null character between two words",
    right: "a space, or nothing",
    remedy: "Delete the character at the place shown.",
  },
  "yaml-is-well-formed": {
    why: "What cannot be parsed cannot be read at all, so nothing after it is checked.",
    wrong: "title: The Crisis: A Report",
    right: 'title: "The Crisis: A Report"',
    remedy:
      "Look at the place and the line before: quotation marks, indentation, a missing colon.",
  },
  "configuration-is-valid": {
    why: "A misspelt key would otherwise be passed over, and what it says left out.",
    wrong: "sub-title: Twelve Pages",
    right: "subtitle: Twelve Pages",
    remedy:
      "Take the key or value that the hint proposes; the schemas are in build/assets/schemas.",
  },
  "key-is-unique": {
    why: "A mention or a citation says a key; of two entries it could not tell which is meant.",
    wrong: "two persons with key: smith",
    right: "key: smith   and   key: smith-ivan",
    remedy: "Give one of the two another key, and change it where it is cited.",
  },
  "reference-is-valid": {
    why: "A work that cannot be read cannot be cited.",
    wrong: "@book{nash, year = {1990}     (no closing brace)",
    right: "@book{nash, year = {1990}}",
    remedy: "Look at the place and the lines before it for a comma, brace or quotation mark.",
  },
  "vocabulary-is-closed": {
    why: "Markup that Stet does not know would be dropped or printed as it stands.",
    wrong: "[REDACTED]{.redacted #r4}",
    right: "[REDACTED]{.redaction #r4}",
    remedy: "Take the class or key that the hint proposes; README.md has the whole list.",
  },
  "attribute-is-complete": {
    why: "Some marks say nothing without an attribute, and some attributes have few values.",
    wrong: "[illegible]{.illegible extent=two words}",
    right: '[illegible]{.illegible extent="2 words"}',
    remedy: "Add what is missing, or take one of the values that the finding names.",
  },
  "redaction-has-an-id": {
    why: "The ledger, the note and every reference name a redaction by its id.",
    wrong: "[REDACTED]{.redaction}",
    right: "[REDACTED]{.redaction #r4}",
    remedy: "Give it an id of its own; the next free number will do.",
  },
  "block-is-closed": {
    why: "A fence left open takes all that follows into the block.",
    wrong: "::: {.letterhead}   and no ::: after it",
    right: "::: {.letterhead}   DEPARTMENT OF STATE   :::",
    remedy: "Close the block where it ends, or delete the fence that closes nothing.",
  },
  "markup-is-not-html": {
    why: "HTML means something in one output only; every mark must be in all of them.",
    wrong: "the <u>whole</u> letter",
    right: "the *whole* letter",
    remedy: "Use Markdown, or write \\< where the source itself has the sign.",
  },
  "bracket-is-explained": {
    why: "A reader cannot tell a bracket of the source from one of its transcriber.",
    wrong: "the [French] proposal",
    right: "the [French]{.original} proposal",
    remedy: "Say what it is: .original, .supplied, .illegible, .redaction; or escape it: \\[.",
  },
  "image-is-inside": {
    why: "An edition is closed: what lies outside of its folder is not carried with it.",
    wrong: "![The seal](https://example.org/seal.png)",
    right: "![The seal](images/seal.png)",
    remedy: "Put the image under manuscript/ and name it from the file's own folder.",
  },
  "paragraph-is-bounded": {
    why: "A paragraph of that length is a file whose empty lines were lost.",
    wrong: "a whole book without an empty line",
    right: "paragraphs with an empty line between them",
    remedy: "Divide it where the source begins a new paragraph.",
  },
  "nesting-is-bounded": {
    why: "Markup so deep is a slip, and no reader could follow it.",
    wrong: "a hundred quotations, each within the last",
    right: "the few levels that the source has",
    remedy: "Look for marks that are opened and never closed.",
  },
  "heading-is-below-the-title": {
    why: "The first level is the title of the part, and is stated in its front matter.",
    wrong: "# Part I",
    right: "## Part I",
    remedy: "Add a number sign, or make it the title: in the front matter.",
  },
  "table-is-rectangular": {
    why: "A cell for which the head has no column would be lost.",
    wrong: "| a | b |   over   | 1 | 2 | 3 |",
    right: "| a | b | c |   over   | 1 | 2 | 3 |",
    remedy: "Add a column to the head, or escape a bar that belongs to the text: \\|.",
  },
  "text-is-conserved": {
    why: "What was read must be either text or markup; anything else is a fault of Stet.",
    wrong: "a character of the manuscript that is in no node of its tree",
    right: "every character accounted for",
    remedy: "Report it with the line; write the passage otherwise until it is mended.",
  },
  "voice-is-clear": {
    why: "Three voices are told apart: the page, the stamps on it, and the editor.",
    wrong: "[SECRET]{.stamp} in the introduction",
    right: "“SECRET”, quoted; or [](#secret-stamp), which refers to the place",
    remedy: "Move it into a transcription, or say it in the editor's own words.",
  },
  "id-is-unique": {
    why: "Every link, note and line of the ledger names one thing.",
    wrong: "{.redaction #r4} twice",
    right: "{.redaction #r4} and {.redaction #r5}",
    remedy: "Give the second another id, and change what refers to it.",
  },
  "note-has-a-call": {
    why: "A note that nothing calls would be printed nowhere.",
    wrong: "[^n3]: A note.   and no [^n3] in the text",
    right: "the letter[^n3] arrived",
    remedy: "Call it where it belongs, or delete it.",
  },
  "note-calls-no-note": {
    why: "Notes to notes cannot be set at the foot of a page, and readers lose their place.",
    wrong: "[^n1]: See the reply.[^n2]",
    right: "[^n1]: See the reply, [](#n2).",
    remedy: "Put both into one note, or refer to the other with a cross-reference.",
  },
  "call-has-a-note": {
    why: "A call that leads nowhere promises what the book does not have.",
    wrong: "the letter[^n9]   and no [^n9]:",
    right: "[^n9]: Received at 10:17 a.m.",
    remedy: "Write the note, or correct the name in the call.",
  },
  "reference-has-a-target": {
    why: "A reference prints the label or the page of what it points at.",
    wrong: "[](#part-4)   where the heading is {#part-iv}",
    right: "[](#part-iv)",
    remedy: "Take the id that the hint proposes, or give the target an id.",
  },
  ...CITATIONS,
  "code-is-in-the-code-book": {
    why: "A code gets its meaning from a code book; Stet invents none.",
    wrong: "[(c)(7)]{.redaction #r2}   without a note, where no code book has (c)(7)",
    right: "[(c)(7)]{.redaction #r2} and [^r2]: Printed so; no such exemption exists.",
    remedy: "Write the note of that name, or declare the regime whose code it is.",
  },
  "code-is-possible": {
    why: "A code that is nearly one of the regime is more likely a misprint than a meaning.",
    wrong: "[(b)(11)]{.redaction #r2}   where the regime ends at (b)(9)",
    right: "the same, with [^r2]: The stamp reads (b)(11); (b)(1) may be meant.",
    remedy: "Compare the source; where it stands so, say so in the redaction's note.",
  },
  "code-is-of-its-time": {
    why: "A code means what it meant on the day of release, and nothing before it was in force.",
    wrong: "a code of 1995 in a document released in 1993",
    right: "the code book that was in force in 1993, or the editor's note",
    remedy: "Correct the day of release or the regimes, or say in the note what can be said.",
  },
  "release-is-dated": {
    why: "Which regime was in force follows from the day of release.",
    wrong: "codes: { regimes: [us-eo-12356] }",
    right: 'codes: { regimes: [us-eo-12356], released: "1993-05-12" }',
    remedy: "State released: in edition.yaml, or in the document's front matter.",
  },
  "redaction-has-a-meaning": {
    why: "Where no code stands, only the editor can say what is known of the passage.",
    wrong: "[REDACTED]{.redaction #r4}   without a note",
    right: "[^r4]: About three lines are covered; no exemption is marked.",
    remedy: "Write the note of that name.",
  },
  "extent-is-understood": {
    why: "The census adds up how much is withheld, as far as the source says so.",
    wrong: 'extent="a good deal"',
    right: 'extent="3 lines"',
    remedy:
      "Write a number and a unit, or leave it: it is printed as it stands, and not totalled.",
  },
  "regime-is-known": {
    why: "Codes are read by code books, and a regime without one explains nothing.",
    wrong: "regimes: [us-eo-12345]",
    right: "regimes: [us-eo-12356]",
    remedy: "Correct the name, or write a code book in manuscript/codebooks/.",
  },
  "hand-is-described": {
    why: "h1 tells a reader nothing; the description is what is printed.",
    wrong: '[No]{.added hand="h2"}   where front matter describes h1 alone',
    right: 'hands: { h1: "blue pencil", h2: "typist" }',
    remedy: "Describe the hand under hands: in the front matter.",
  },
  "hyphen-has-a-list": {
    why: "A word is printed whole; that the source divided it shows in the list alone.",
    wrong: 'in[]{.line hyphen="dropped"}vade, and no hyphenation under parts',
    right: "back: [emendations, hyphenation]",
    remedy: "Name the part hyphenation in edition.yaml, or take the marks out.",
  },
  "hyphen-parts-a-word": {
    why: "Whether a hyphen at a line's end is the word's own is the editor's judgement, and is listed.",
    wrong: 'to in-[]{.line hyphen="dropped"}vade',
    right: 'to in[]{.line hyphen="dropped"}vade; counter-[]{.line hyphen="kept"}revolution',
    remedy:
      "Set the mark between the parts of the word, and write the hyphen only where it is kept.",
  },
  "page-turns-are-in-order": {
    why: "A page that comes before the one before it was misread or misplaced.",
    wrong: '[]{.page n="4"} … []{.page n="3"}',
    right: '[]{.page n="3"} … []{.page n="4"}',
    remedy: "Compare the source, and correct the number or the place.",
  },
  "mention-is-in-the-authorities": {
    why: "A mention takes its name and its line in the index from the authority file.",
    wrong: '[Smith]{.person key="smiht"}',
    right: '[Smith]{.person key="smith"}',
    remedy: "Correct the key, or add the entry to the authority file.",
  },
  "pack-takes-what-exists": {
    why: "A pack without a document it promises would be handed to forty students.",
    wrong: "documents: [memo]   where the document's id is report",
    right: "documents: [report]",
    remedy: "Correct the id in manuscript/coursepack.yaml.",
  },
  "pack-choices-do-not-overlap": {
    why: "A passage that is taken twice is printed twice, and its lines are numbered twice.",
    wrong: "a document, and a section of the same document",
    right: "the document, or the section",
    remedy: "Delete the smaller choice, or choose sections only.",
  },
  "pack-parts-nothing": {
    why: "Half a paragraph, or a redaction without its note, cannot be discussed or cited.",
    wrong: "source pages 3 to 4, where a paragraph runs on to page 5",
    right: "source pages 3 to 5",
    remedy: "Widen the choice to the place that the finding names.",
  },
  "pack-asks-about-what-it-takes": {
    why: "Forty students would look for a passage that they were not given.",
    wrong: "a question about part IV in a pack of parts I to III",
    right: "part IV taken, or the question about part III",
    remedy: "Take what the question is about, or change about: in coursepack.yaml.",
  },
  "part-is-named-once": {
    why: "A part that stands twice has every anchor twice.",
    wrong: "body: [documents/memo.md, documents/memo.md]",
    right: "body: [documents/memo.md]",
    remedy: "Delete the second.",
  },
  ...ENTRIES,
};
