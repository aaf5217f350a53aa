// A small book as `render` would give it, and ways to look into the EPUB made of it.

import { readFileSync } from "node:fs";
import { strFromU8, unzipSync } from "fflate";
import type { Diagnostic } from "../../build/diagnostics.ts";
import type { Edition } from "../../build/model/edition.ts";
import type { EditionConfig } from "../../build/model/manuscript.ts";
import type { PageMap, PageStart, Rendered, RenderedPart } from "../../build/model/outputs.ts";
import { packageEpub } from "../../build/package/index.ts";
import { parse } from "../../build/parse/index.ts";
import { resolve } from "../../build/resolve/index.ts";
import { editionFiles } from "../support/edition.ts";

const MANUSCRIPT = {
  "manuscript/front/introduction.md": "First words.\n",
  "manuscript/documents/memo.md":
    '[]{.page n="1" cert="certain"}The text of it goes on and\n[]{.page n="2" cert="inferred"}on.\n',
  "manuscript/back/afterword.md": "Last words.\n",
};

/** The edition that the book is of; `config` changes what edition.yaml says. */
export function bookEdition(config: Partial<EditionConfig> = {}): Edition {
  const files = editionFiles(MANUSCRIPT, ["manuscript/images/seal.png"]);
  const labels: unknown = JSON.parse(readFileSync("build/assets/labels/en.json", "utf8"));
  const parts = {
    front: ["title-page", "contents", "front/introduction.md"],
    body: ["documents/memo.md"],
    back: ["back/afterword.md"],
  };
  const resolved = resolve(
    parse({
      ...files,
      config: { ...files.config, parts, publisher: "A Press", ...config },
      labels: labels as Edition["labels"],
      images: new Map([
        ["manuscript/images/seal.png", { path: "manuscript/images/seal.png", bytes: PIXEL }],
      ]),
    }).value,
  );
  return resolved.value;
}

/** A white picture of one pixel. */
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==",
  "base64",
);

export const TITLE_PAGE: RenderedPart = {
  id: "part-title-page",
  kind: "title-page",
  matter: "front",
  title: "Title page",
  shortTitle: "Title page",
  xhtml: `<section class="part title-page front" id="part-title-page" data-matter="front"
    epub:type="titlepage" aria-label="Title page"><p class="title" id="p-title-1">A Small Edition</p></section>`,
};

export const INTRODUCTION: RenderedPart = {
  id: "part-introduction",
  kind: "prose",
  matter: "front",
  title: "Introduction",
  shortTitle: "Introduction",
  xhtml: `<section class="part prose front" id="part-introduction" data-matter="front">
    <h1 id="heading-introduction-0">Introduction</h1>
    <p id="p-introduction-1">First words, and <a class="cross-reference" id="cross-reference-1"
      href="#r1">R1</a>; <em>some&#160;more</em> words.<a class="note-call explanatory"
      id="note-call-1" epub:type="noteref" role="doc-noteref" href="#note-introduction-1">1</a></p>
    <h2 id="heading-introduction-1">On method</h2>
    <p id="p-introduction-2">A picture: <img src="manuscript/images/seal.png" alt="A seal"/></p>
    <h3 id="heading-introduction-2">On signs<a class="note-call explanatory" id="note-call-2"
      href="#note-introduction-2">2</a></h3>
    <p id="p-introduction-3">The box ☒ is ticked &amp; the other ☐ is not.</p>
    <h2 id="heading-introduction-3">On thanks</h2>
    <p id="p-introduction-4">Thanks.</p>
    <section class="notes" aria-label="Notes">
      <aside class="note explanatory" id="note-introduction-1" epub:type="footnote"
        role="doc-footnote" data-call="note-call-1"><p id="p-note-1"><a class="note-label"
        href="#note-call-1">1</a> See the memorandum.</p></aside>
      <aside class="note explanatory" id="note-introduction-2" epub:type="footnote"
        role="doc-footnote" data-call="note-call-2"><p id="p-note-2"><a class="note-label"
        href="#note-call-2">2</a> And so on.</p></aside>
    </section></section>`,
};

export const MEMO: RenderedPart = {
  id: "part-memo",
  kind: "document",
  matter: "body",
  title: "A Memorandum",
  shortTitle: "Memorandum",
  xhtml: `<section class="part document body" id="part-memo" data-matter="body">
    <h1 id="heading-memo-0">A Memorandum</h1>
    <div class="transcription" id="transcription-memo"><p id="p-memo-1"><span class="page-turn"
      id="page-turn-1">|1|</span>The text of it goes on, <span class="redaction codes" id="r1"><span
      class="token">(b)(1) (a)(3)</span><a class="note-call redaction"
      href="#note-r1">R1</a></span> and <span class="page-turn" id="page-turn-2">|2?|</span>on with
      com\u00admu\u00adnist words to its end.</p>
      <p id="p-memo-2">A second paragraph — its <strong>strong</strong> words.</p></div>
    <section class="notes" aria-label="Notes"><div class="note redaction" id="note-r1" role="note"
      data-call="r1"><p id="p-note-r1"><a class="note-label" href="#r1">R1</a> Withheld: see the
      <a class="cross-reference" id="cross-reference-2" href="#part-introduction">introduction</a>
      and the <a class="cross-reference" href="#part-contents">contents</a>.</p></div></section></section>`,
};

export const AFTERWORD: RenderedPart = {
  id: "part-afterword",
  kind: "prose",
  matter: "back",
  title: "Afterword",
  shortTitle: "Afterword",
  xhtml: `<section class="part prose back" id="part-afterword" data-matter="back">
    <h1 id="heading-afterword-0">Afterword</h1>
    <p id="p-afterword-1">Last words.</p></section>`,
};

export const BOOK: readonly RenderedPart[] = [TITLE_PAGE, INTRODUCTION, MEMO, AFTERWORD];

/** A page that begins in a block, or a blank one. */
export function page(folio: string, block: string | null, offset = 0): PageStart {
  return { page: 0, folio, part: "", block, offset, isBlank: block === null };
}

/** A page that the end of a long note fills: no block begins on it, nor any note. */
export function pageOfNotes(folio: string): PageStart {
  return { ...page(folio, null), isBlank: false };
}

/** A page map; `anchors` says on which page, counted from 0, an anchor stands. */
export function pageMap(
  pages: readonly PageStart[],
  anchors: Readonly<Record<string, number>> = {},
): PageMap {
  return {
    pages: pages.map((each, index) => ({ ...each, page: index + 1 })),
    pageOf: new Map(Object.entries(anchors)),
  };
}

/** The print edition's pages: ii is blank, iv the second page of its contents, which the EPUB lacks. */
export const PAGES: PageMap = pageMap([
  page("i", "p-title-1"),
  page("ii", null),
  page("iii", "title-contents"),
  page("iv", "entry-1"),
  page("v", "heading-introduction-0"),
  page("1", "heading-memo-0"),
  page("2", "p-memo-1", 40),
  page("3", "heading-afterword-0"),
]);

export interface Epub {
  readonly bytes: Uint8Array;
  readonly diagnostics: readonly Diagnostic[];
  readonly names: readonly string[];
  /** The text of a file, by its href from the package folder. */
  readonly text: (href: string) => string;
}

let made: Promise<Epub> | null = null;

/** The book as it is, packed once for all tests of a file. */
export function theBook(): Promise<Epub> {
  made ??= makeEpub();
  return made;
}

/** Packs the book, or `parts`, and opens what was made. */
export async function makeEpub(
  options: {
    readonly parts?: readonly RenderedPart[];
    readonly pages?: PageMap;
    readonly edition?: Edition;
    readonly css?: readonly string[];
    readonly modified?: Date;
  } = {},
): Promise<Epub> {
  const edition = options.edition ?? bookEdition();
  const rendered: Rendered = {
    output: "epub",
    title: edition.manuscript.config.title,
    language: edition.manuscript.config.language,
    parts: options.parts ?? BOOK,
    origins: new Map(),
    css: options.css ?? ['body { font-family: "Stet Serif", "Stet Symbols", serif; }'],
  };
  const pages = options.pages ?? PAGES;
  const { value, diagnostics } = await packageEpub(edition, rendered, pages, options.modified);
  const files = unzipSync(value.bytes);
  return {
    bytes: value.bytes,
    diagnostics,
    names: Object.keys(files),
    text: (href) =>
      strFromU8(files[`OEBPS/${href}`.replace("OEBPS/../", "")] ?? new Uint8Array()),
  };
}

/** A part of one paragraph, `p`, for tests of where a page begins in it. */
export function paragraph(content: string): RenderedPart {
  return {
    ...MEMO,
    xhtml: `<section id="part-memo"><h1 id="h">Memo</h1><p id="p">${content}</p></section>`,
  };
}
