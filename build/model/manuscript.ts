// What an editor wrote, as `read` and `parse` leave it: configuration, authority files,
// references and one tree for each Markdown file. Nothing here is derived.

import type { CodeBook } from "./code-book.ts";
import type { ChronologyEntry, GlossaryEntry, IndexHeading, Person } from "./entries.ts";
import type { Labels } from "./labels.ts";

import type { Block, NoteDefinition } from "./nodes.ts";
import type { InputFile } from "./provenance.ts";
import type { Source, Span } from "./span.ts";

export type { CodeBook, CodeEntry } from "./code-book.ts";
export * from "./entries.ts";

/** Parts of a book that Stet makes; named in `parts:` of edition.yaml beside files. */
export const GENERATED_PARTS = [
  "title-page",
  "imprint",
  "contents",
  "persons",
  "glossary",
  "chronology",
  "conventions",
  "ledger",
  "emendations",
  "page-turns",
  "hyphenation",
  "bibliography",
  "index",
  "index-persons",
  "index-terms",
  "index-places",
  "index-subjects",
] as const;
export type GeneratedPart = (typeof GENERATED_PARTS)[number];

/** Parts that only a course pack has. */
export const PACK_PARTS = [
  "pack-title",
  "pack-reading",
  "pack-questions",
  "pack-teaching",
  "pack-legend",
  "pack-disclosure",
] as const;
export type PackPart = (typeof PACK_PARTS)[number];

export const OUTPUTS = ["print", "epub", "coursepack"] as const;
/** What an edition declares and a user asks for. */
export type DeclaredOutput = (typeof OUTPUTS)[number];

export const PACKS = ["coursepack", "coursepack-instructor"] as const;
/** A course pack is two files where it holds anything for the instructor alone. */
export type PackOutput = (typeof PACKS)[number];

/** A file that is made. */
export type Output = DeclaredOutput | PackOutput;

/** The output of the edition that a file belongs to: both packs are the course pack. */
export function declared(output: Output): DeclaredOutput {
  return isPack(output) ? "coursepack" : output;
}

export function isPack(output: Output): output is PackOutput {
  return (PACKS as readonly string[]).includes(output);
}

export const MATTERS = ["front", "body", "back"] as const;
export type Matter = (typeof MATTERS)[number];

/** What lays out pages: Stet's own paginator, or Paged.js. */
export const ENGINES = ["stet", "pagedjs"] as const;
export type EngineName = (typeof ENGINES)[number];

/** A person named on the title page, with the MARC relator the EPUB states. */
export interface Contributor {
  readonly name: string;
  readonly role: "editor" | "author" | "translator" | "transcriber" | "publisher";
}

/** `manuscript/edition.yaml`, validated by schemas/edition.schema.json. Lengths are CSS lengths. */
export interface EditionConfig {
  readonly slug: string;
  readonly title: string;
  readonly subtitle?: string;
  /** Of running heads, where the title is long. */
  readonly shortTitle?: string;
  /** A URN or ISBN; the EPUB's unique identifier. */
  readonly identifier: string;
  /** Of the print edition, thirteen digits: on the imprint and, as bars, on the printer's cover. */
  readonly isbn?: string;
  /** BCP 47. Labels, hyphenation and quotation marks follow it. */
  readonly language: string;
  readonly version: string;
  /** ISO date of this edition. */
  readonly date: string;
  readonly contributors: readonly Contributor[];
  readonly publisher?: string;
  readonly rights: string;
  readonly description?: string;
  readonly outputs: readonly DeclaredOutput[];
  /** Whether every paragraph of a transcription shows its number, in every output. */
  readonly paragraphNumbers: boolean;
  readonly codes: {
    /** Ids of code books, in the order in which a code is looked up. */
    readonly regimes: readonly string[];
    /** ISO date on which the witness was released or reviewed. */
    readonly released?: string;
  };
  readonly references: {
    readonly files: readonly string[];
    /** `chicago-fullnote` (built in) or a path to a `.csl` file of the edition. */
    readonly style: string;
  };
  readonly parts: Readonly<Record<Matter, readonly string[]>>;
  readonly print: {
    readonly width: string;
    readonly height: string;
    /** Lays out the course pack too. */
    readonly engine: EngineName;
    /** How many pages an output may have and how many seconds its setting may take; Stet's own where absent. */
    readonly limits: { readonly pages?: number; readonly seconds?: number };
    readonly press: PressConfig;
  };
}

export const INKS = ["grey", "cmyk"] as const;

/** What the printer of the book wants. Lengths are CSS lengths. */
export interface PressConfig {
  readonly color: (typeof INKS)[number];
  /** How far what is printed runs over the cut. */
  readonly bleed: string;
  /** Pages of one folded sheet; the book is filled up to whole ones. */
  readonly signature: number;
  /** An entry of `parts:` after which the blank pages stand, rather than at the end. */
  readonly blanksAfter?: string;
  /** What the back of the cover says, paragraphs parted by empty lines; the description where absent. */
  readonly backCover?: string;
  /** Thickness of one leaf, from which the spine's width follows. */
  readonly paper: string;
}

/** Front matter of one Markdown file. */
export interface FileMeta {
  readonly title: string;
  readonly shortTitle?: string;
  /** Ids of files are the file's name unless stated. */
  readonly id?: string;
  /** Documents only: ISO date, and the date as it is to be printed. */
  readonly date?: string;
  readonly dateLabel?: string;
  /** Documents only: ISO date of its release, where it is not the edition's. */
  readonly released?: string;
  /** Documents only: id of a hand (`h1`) -> what is known of it. */
  readonly hands?: Readonly<Record<string, string>>;
  readonly language?: string;
}

/** A Markdown file as read: front matter apart, text whole. */
export interface MarkdownSource extends Source {
  readonly meta: FileMeta;
  /** Where the Markdown begins, after the front matter. */
  readonly bodyStart: number;
}

/** Whose voice a file is in: documents are transcription, all else is the editor's. */
export type Voice = "transcription" | "editor";

/** One parsed Markdown file. */
export interface ManuscriptFile {
  readonly id: string;
  readonly source: MarkdownSource;
  readonly meta: FileMeta;
  readonly voice: Voice;
  readonly children: readonly Block[];
  readonly notes: readonly NoteDefinition[];
}

/** Something named in a configuration file, and where. */
export interface Named {
  readonly id: string;
  readonly span: Span;
}

/** What a course pack takes of one document: sections, source pages, or all but what it omits. */
export interface PackChoice {
  readonly document: Named;
  /** Ids of headings and of fenced blocks. */
  readonly sections?: readonly Named[];
  /** Source pages as written: `3`, `2-5`, `1r-2v`. */
  readonly sourcePages?: readonly Named[];
  /** Ids of headings and of fenced blocks that are left out. */
  readonly omit?: readonly Named[];
  /** Whether a paragraph that the chosen source pages cut is taken with its other part. */
  readonly wholeParagraphs: boolean;
}

/** A question; its answer is for the instructor alone. */
export interface PackQuestion {
  /** Id of what it asks about. */
  readonly about?: Named;
  readonly text: string;
  readonly answer?: string;
  /** Ruled lines to write on. */
  readonly room: number;
}

/** For the instructor alone. */
export interface TeachingNote {
  readonly about?: Named;
  readonly text: string;
}

/** `manuscript/coursepack.yaml`. */
export interface CoursePackConfig {
  readonly course: string;
  readonly term?: string;
  readonly instructor?: string;
  /** In the order of the pack. */
  readonly documents: readonly PackChoice[];
  readonly paper: "letter" | "a4";
  /** Every how many lines a line is numbered; 0 for none. */
  readonly lineNumbers: number;
  /** Where the count of lines begins anew. */
  readonly restart: "document" | "page";
  readonly introduction?: string;
  /** Keys of persons and terms that are wanted although the pack does not name them. */
  readonly entries: readonly Named[];
  readonly questions: readonly PackQuestion[];
  readonly teachingNotes: readonly TeachingNote[];
}

/** Whether a pack has anything that students are not to read. */
export function hasInstructorsPack({ questions, teachingNotes }: CoursePackConfig): boolean {
  return teachingNotes.length > 0 || questions.some(({ answer }) => answer !== undefined);
}

/** An item of the references in CSL-JSON, with the edition's own `kind`. CSL 1.0.2. */
export interface Reference {
  readonly key: string;
  readonly span: Span;
  readonly kind: "primary" | "secondary";
  readonly csl: Readonly<Record<string, unknown>>;
}

/** A file of the edition that is carried into the outputs unread: images, styles. */
export interface Asset {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The edition's folder as `read` leaves it: every file known, every YAML file validated. */
export interface EditionFiles {
  readonly config: EditionConfig;
  /** Every text file read, by path: what diagnostics quote. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The Markdown files named in `parts:`, in the order of the book. */
  readonly markdown: readonly MarkdownSource[];
  readonly persons: readonly Person[];
  readonly glossary: readonly GlossaryEntry[];
  readonly places: readonly IndexHeading[];
  readonly subjects: readonly IndexHeading[];
  readonly chronology: readonly ChronologyEntry[];
  /** The declared regimes' books, in the order declared. */
  readonly codeBooks: readonly CodeBook[];
  /** `.bib` and CSL-JSON files, unparsed: only `resolve` knows their formats. */
  readonly referenceFiles: readonly Source[];
  /** CSL style XML where the edition brings its own. */
  readonly styleXml?: string;
  /** Words of citations in the edition's language (a CSL locale), where Stet ships them itself. */
  readonly localeXml?: string;
  readonly coursePack?: CoursePackConfig;
  readonly labels: Labels;
  /** Handlebars sources by name (`note`, `parts/ledger`), the edition's own in place of Stet's. */
  readonly templates: ReadonlyMap<string, Source>;
  /** CSS by name (`book`, `print`, `epub`, `coursepack`), likewise. */
  readonly styles: ReadonlyMap<string, Source>;
  /** Files under manuscript/ with an image's extension, by path from the edition's folder. */
  readonly images: ReadonlyMap<string, Asset>;
  readonly inputs: readonly InputFile[];
}

/** Everything an editor wrote, parsed; the input of `resolve`. */
export interface Manuscript extends Omit<EditionFiles, "markdown"> {
  readonly files: readonly ManuscriptFile[];
}
