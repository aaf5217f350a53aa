// Every rule an edition is held to, phrased as what is true of a good one, by the stage that
// can tell. Severity is decided here and nowhere else.

interface Rule {
  readonly severity: "error" | "warning";
  readonly says: string;
}

const READ = {
  "edition-has-a-configuration": {
    severity: "error",
    says: "The edition's folder holds manuscript/edition.yaml.",
  },
  "file-exists": {
    severity: "error",
    says: "Every file the edition names exists inside its folder.",
  },
  "file-is-used": {
    severity: "warning",
    says: "Every Markdown file of the manuscript is a part of the book.",
  },
  "text-is-utf8": { severity: "error", says: "Every text file is UTF-8." },
  "text-is-writing": {
    severity: "error",
    says: "Text holds no control characters, which no output can show.",
  },
  "yaml-is-well-formed": { severity: "error", says: "Every YAML and JSON file can be parsed." },
  "configuration-is-valid": {
    severity: "error",
    says: "Every key and value of a YAML file is one the schema knows.",
  },
  "key-is-unique": {
    severity: "error",
    says: "No two entries of an authority file or of the references share a key.",
  },
  "reference-is-valid": {
    severity: "error",
    says: "The references can be read as CSL-JSON or BibTeX.",
  },
} as const satisfies Record<string, Rule>;

const PARSE = {
  "vocabulary-is-closed": {
    severity: "error",
    says: "Every class and key is one of the vocabulary.",
  },
  "attribute-is-complete": {
    severity: "error",
    says: "Markup carries the attributes its kind requires, with values it allows.",
  },
  "redaction-has-an-id": { severity: "error", says: "Every redaction has an id." },
  "block-is-closed": {
    severity: "error",
    says: "Every fenced block is closed, and nothing is closed that was not opened.",
  },
  "markup-is-not-html": { severity: "error", says: "A manuscript holds no raw HTML." },
  "bracket-is-explained": {
    severity: "warning",
    says: "A square bracket in a transcription says whose it is.",
  },
  "image-is-inside": {
    severity: "error",
    says: "Every image lies inside the edition's folder.",
  },
  "paragraph-is-bounded": {
    severity: "error",
    says: "No paragraph is longer than 200,000 characters.",
  },
  "nesting-is-bounded": {
    severity: "error",
    says: "No markup is nested more than a hundred deep.",
  },
  "heading-is-below-the-title": {
    severity: "error",
    says: "Headings begin at level 2: level 1 is the title, which front matter states.",
  },
  "table-is-rectangular": {
    severity: "error",
    says: "No row of a table has more cells than its head.",
  },
  "text-is-conserved": {
    severity: "error",
    says: "Every character of the manuscript is text or markup.",
  },
  "voice-is-clear": {
    severity: "error",
    says: "What only a source can have stands in a transcription, and what only an editor can say does not.",
  },
} as const satisfies Record<string, Rule>;

const RESOLVE = {
  "id-is-unique": { severity: "error", says: "No two things have one id." },
  "note-has-a-call": { severity: "error", says: "Every note is called." },
  "note-calls-no-note": { severity: "error", says: "No note calls another note." },
  "call-has-a-note": { severity: "error", says: "Every call has its note." },
  "reference-has-a-target": {
    severity: "error",
    says: "Every cross-reference points at something.",
  },
  "citation-is-in-the-references": {
    severity: "error",
    says: "Every citation's key is in the references.",
  },
  "reference-is-printed-whole": {
    severity: "warning",
    says: "What a work's note in the references says is printed by the citation style.",
  },
  "citation-stands-in-brackets": {
    severity: "warning",
    says: "A work's key with its at sign stands in the brackets of a citation.",
  },
  "style-is-valid": { severity: "error", says: "The citation style is valid CSL." },
  "reference-is-cited": { severity: "warning", says: "Every work in the references is cited." },
  "code-is-in-the-code-book": {
    severity: "error",
    says: "A code that is in no declared code book has the editor's note.",
  },
  "code-is-possible": {
    severity: "error",
    says: "A code that looks like one of a declared code book and is not in it has the editor's note.",
  },
  "code-is-of-its-time": {
    severity: "error",
    says: "A code that was not in force on the day of release has the editor's note.",
  },
  "release-is-dated": {
    severity: "error",
    says: "Codes of a regime that has dates are read only where the day of release is declared.",
  },
  "redaction-has-a-meaning": {
    severity: "error",
    says: "A redaction that shows no code has the editor's note.",
  },
  "extent-is-understood": {
    severity: "warning",
    says: "An extent is a number of a known unit, so that it can be totalled.",
  },
  "regime-is-known": { severity: "error", says: "Every declared regime has a code book." },
  "hand-is-described": {
    severity: "error",
    says: "Every hand is described in the document's front matter.",
  },
  "hyphen-parts-a-word": {
    severity: "error",
    says: "A hyphen of the source is recorded where it divides a word.",
  },
  "hyphen-has-a-list": { severity: "warning", says: "Hyphens that are recorded are listed." },
  "page-turns-are-in-order": { severity: "error", says: "Page turns are numbered upwards." },
  "mention-is-in-the-authorities": {
    severity: "error",
    says: "Every mention's key is in the authority files.",
  },
  "form-names-one-entry": {
    severity: "error",
    says: "No two entries of the authority files have one form, unless both declare it as shared.",
  },
  "form-is-unambiguous": {
    severity: "error",
    says: "Where a form may name several things, a mark says which.",
  },
  "entry-is-found": {
    severity: "error",
    says: "Every entry that the text is searched for is named somewhere in the edition.",
  },
  "entry-leads-to-an-entry": {
    severity: "error",
    says: "Where one entry of the authority files names another, it exists and leads no further.",
  },
  "index-mark-has-an-index": {
    severity: "warning",
    says: "What is marked for the index stands in an edition that has one.",
  },
  "pack-takes-what-exists": {
    severity: "error",
    says: "The course pack chooses documents, sections and source pages that exist.",
  },
  "pack-choices-do-not-overlap": {
    severity: "error",
    says: "Nothing is chosen for the course pack twice.",
  },
  "pack-parts-nothing": {
    severity: "error",
    says: "The course pack's choice cuts through no paragraph and parts no redaction from its note.",
  },
  "pack-asks-about-what-it-takes": {
    severity: "error",
    says: "The course pack asks about what it takes.",
  },
  "part-is-named-once": { severity: "error", says: "Every part of the book is named once." },
} as const satisfies Record<string, Rule>;

const RENDER = {
  "template-is-known": {
    severity: "error",
    says: "Every template of the edition overrides one of Stet's.",
  },
  "template-compiles": {
    severity: "error",
    says: "Every template can be compiled and uses only fields that exist.",
  },
} as const satisfies Record<string, Rule>;

const TYPESET = {
  "browser-runs": { severity: "error", says: "A browser to typeset with can be started." },
  "ghostscript-runs": {
    severity: "error",
    says: "Ghostscript can be run where files for a printer are asked for.",
  },
  "character-has-a-glyph": {
    severity: "error",
    says: "Every character has a glyph in the edition's fonts.",
  },
  "page-holds-its-text": { severity: "error", says: "No text runs out of its page." },
  "build-is-closed": {
    severity: "error",
    says: "Typesetting asks for nothing outside the edition.",
  },
  "folios-settle": {
    severity: "error",
    says: "The page numbers that the text prints come true within five layouts.",
  },
} as const satisfies Record<string, Rule>;

/** A fault in a finished file is never only a warning. */
const error = (says: string) => ({ severity: "error", says }) as const;

const PACKAGE = {
  "xhtml-is-well-formed": error("Every part of the book is well-formed XML."),
  "epub-is-self-contained": error("Everything the EPUB links to or shows is in it."),
} as const satisfies Record<string, Rule>;

/** The rules that finished files are held to. */
export const VERIFY_RULES = {
  "output-is-readable": error("Every output exists and can be opened."),
  "item-survives": error(
    "Everything the manuscript marks is in every output, once and in order.",
  ),
  "outputs-agree": error(
    "What one output has, each has, or the edition's settings say why not.",
  ),
  "note-survives": error("Every note is in every output, whole."),
  "call-leads-to-its-note": error(
    "Every call links to its note, and the note back to its call.",
  ),
  "reference-leads-to-its-target": error("Every cross-reference links to what it names."),
  "page-number-is-true": error(
    "Every printed page number is the folio on which the thing named stands.",
  ),
  "locator-is-true": error(
    "Paragraphs, and pages of the print edition, have the same numbers in every output, each where it begins.",
  ),
  "index-is-true": error(
    "Every index and list gives each place of its entries by the folio on which it stands, and leads to it.",
  ),
  "transcription-is-conserved": error(
    "The running text of every part is in every output, word for word.",
  ),
  "language-survives": error(
    "Words in another language say which in every output, for those who have them read aloud.",
  ),
  "text-is-visible": error("Nothing that must be read is invisible."),
  "mark-is-drawn": error(
    "Redactions, stamps and classifications have their lines, struck words their stroke.",
  ),
  "structure-is-told": error(
    "In an EPUB calls, notes, parts and heads of tables say what they are, and every block can be linked to; in a PDF all words are tagged.",
  ),
  "nothing-is-hidden": error(
    "A file holds no text, in any place, that the manuscript has not.",
  ),
  "pack-survives-a-copier": error(
    "In grey, everything in a course pack has a contrast of 4.5:1 with its ground.",
  ),
  "page-is-sound": error("No page is empty, cut off or overfull."),
  "font-is-embedded": error("Every font is embedded, and none is a Type 3 font."),
  "folios-are-consecutive": error("Folios run on without a gap."),
  "outline-is-true": error(
    "Contents, outline and navigation list the parts and headings as they are.",
  ),
  "metadata-is-true": error("Title, language and identifier in the file are the edition's."),
} as const satisfies Record<string, Rule>;

/** The rules that need no output to be checked: what `stet check` holds a manuscript to. */
export const MANUSCRIPT_RULES = {
  ...READ,
  ...PARSE,
  ...RESOLVE,
} as const satisfies Record<string, Rule>;

/** Every rule by its id. */
export const RULES = {
  ...MANUSCRIPT_RULES,
  ...RENDER,
  ...TYPESET,
  ...PACKAGE,
  ...VERIFY_RULES,
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
