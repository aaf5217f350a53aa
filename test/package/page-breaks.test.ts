// Where the pages of the print edition begin in the EPUB's text.

import { expect, test, vi } from "vitest";
import type { PageMap, RenderedPart } from "../../build/model/outputs.ts";
import { idsByFile, openParts, type PartFile } from "../../build/package/parts.ts";
import { blocksOf } from "../../build/paging/blocks.ts";
import { type Marking, placeMarkers } from "../../build/paging/markers.ts";
import { markPages } from "../../build/paging/pages.ts";
import { element, serialise } from "../../build/paging/xml.ts";
import {
  BOOK,
  MEMO,
  makeEpub,
  page,
  pageMap,
  pageOfNotes,
  paragraph,
  theBook,
} from "./book.ts";

vi.mock("../../build/package/fonts.ts", () => import("./without-fonts.ts"));
vi.mock("../../build/package/painter.ts", () => import("./without-fonts.ts"));

const MARKER =
  /<span class="print-page" epub:type="pagebreak" role="doc-pagebreak" id="[^"]*" aria-label="[^"]*" data-shown="p\. [^"]*"><\/span>/g;

const MARKING: Marking = {
  marker: ({ folio }) => element("b", { title: folio }),
  beforeHeadings: true,
};

const open = (parts: readonly RenderedPart[]): readonly PartFile[] =>
  openParts({ output: "epub", title: "", language: "en", parts, origins: new Map(), css: [] })
    .value;

/** The first of `parts` with the pages of `map` marked `{2}` and soft hyphens as `~`. */
function markedPart(parts: readonly RenderedPart[], map: PageMap): string {
  const files = open(parts);
  const blocks = blocksOf(files);
  const marks = markPages(map, blocks, new Set(idsByFile(files).keys()));
  const xhtml = files.map(({ tree }) => serialise(placeMarkers(tree, marks, MARKING)))[0] ?? "";
  return xhtml.replace(/<b title="([^"]*)"><\/b>/g, "{$1}").replaceAll("\u00ad", "~");
}

/** The same of a part that is one paragraph of `content`. */
function marked(content: string, map: PageMap): string {
  return markedPart([paragraph(content)], map).replace(/^.*<p id="p">|<\/p>.*$/g, "");
}

const at = (offset: number, anchors: Record<string, number> = {}): PageMap =>
  pageMap([page("1", "h"), page("2", "p", offset)], anchors);

test("a page begins at the character where print begins it", () => {
  expect(marked("The text of it goes on.", at(12))).toBe("The text of {2}it goes on.");
});

test("a page that begins with a paragraph is marked at its start", () => {
  expect(marked("The text.", at(0))).toBe("{2}The text.");
});

test("a page that begins with a heading is marked before it, not in its name", () => {
  expect(markedPart([MEMO], pageMap([page("7", "heading-memo-0")]))).toContain(
    '{7}<h1 id="heading-memo-0">',
  );
});

test("a word that print hyphenates over the page stays whole, and the page begins after it", () => {
  expect(marked("They were com\u00admu\u00adnist words.", at(13))).toBe(
    "They were com~mu~nist {2}words.",
  );
});

test("soft hyphens are not counted", () => {
  expect(marked("com\u00admu\u00adnist words", at(10))).toBe("com~mu~nist {2}words");
});

test("a dash or a hyphen of the text may end a page", () => {
  expect(marked("one—two", at(4))).toBe("one—{2}two");
  expect(marked("surface-to-air", at(8))).toBe("surface-{2}to-air");
});

test("the white space between two pages stays on the first", () => {
  expect(marked("one two", at(3))).toBe("one {2}two");
});

test("a page inside emphasis is marked inside it, one that begins with it before it", () => {
  expect(marked("a <em>b c</em> d", at(4))).toBe("a <em>b {2}c</em> d");
  expect(marked("a <em>b c</em> d", at(2))).toBe("a {2}<em>b c</em> d");
});

test("no page begins inside a link", () => {
  expect(marked('see <a href="#h">the memo above</a> for more', at(8))).toBe(
    'see <a href="#h">the memo above</a> {2}for more',
  );
});

test("no page begins between a word and its note call, or inside a redaction", () => {
  const call = '<a class="note-call" href="#n">12</a>';
  expect(marked(`word${call} next`, at(4))).toBe(`word${call} {2}next`);
  const redaction = `<span class="redaction codes" id="r1"><span class="token">(b)(1) (a)(3)</span></span>`;
  expect(marked(`${redaction} next`, at(7))).toBe(`${redaction} {2}next`);
});

test("a line end is on the page it ends", () => {
  expect(marked("one<br/>two", at(3))).toBe("one<br/>{2}two");
});

test("a count that is some words out is put right by what print has on each page", () => {
  const content =
    'see <a id="c1" href="#h">Smith</a>, and then <a id="c2" href="#h">Jones</a>.';
  expect(marked(content, at(26, { c1: 0, c2: 1 }))).toContain('{2}<a id="c2"');
  expect(marked(content, at(2, { c1: 0, c2: 1 }))).toContain("</a>, {2}and");
});

test("a citation that print words more briefly does not put the count out", () => {
  const files = open([
    paragraph('See <span id="c1">Smith, A History of Ink, 3</span>. It is so.'),
  ]);
  const placed = (before: string) => {
    const marks = markPages(
      at(before.length),
      blocksOf(files),
      new Set(),
      new Map([["c1", "Ibid., of Ink, 3"]]),
    );
    const xhtml = files
      .map(({ tree }) => serialise(placeMarkers(tree, marks, MARKING)))
      .join("");
    return xhtml.replace(/<b title="([^"]*)"><\/b>/g, "{$1}");
  };
  expect(placed("See Ibid., of Ink, 3. It ")).toContain("It {2}is so");
  expect(placed("See Ibid., of Ink, ")).toContain("of Ink, {2}3<");
});

test("a text in a script without spaces may be parted anywhere", () => {
  expect(marked("東京都庁", at(2))).toBe("東京{2}都庁");
});

test("a count beyond the text marks its end", () => {
  expect(marked("one two", at(99))).toBe("one two{2}");
});

test("pages that the EPUB has nothing of are marked where the next one begins, in order", () => {
  const map = pageMap([
    page("i", "p-title-1"),
    pageOfNotes("ii"),
    page("iii", "entry-of-a-contents-page"),
    page("iv", "p-introduction-1"),
    page("1", "heading-memo-0"),
    page("2", "index-entry-1"),
    pageOfNotes("3"),
  ]);
  const parts = open(BOOK);
  const marks = markPages(map, blocksOf(parts), new Set());
  expect(marks.map(({ folio, block }) => `${folio} ${block}`)).toEqual([
    "i p-title-1",
    "ii p-introduction-1",
    "iii p-introduction-1",
    "iv p-introduction-1",
    "1 heading-memo-0",
    "2 p-afterword-1",
    "3 p-afterword-1",
  ]);
});

test("a blank page is no one's to cite, and is not listed", () => {
  const map = pageMap([page("1", "p-memo-1"), page("2", null), page("3", "p-memo-2")]);
  const marks = markPages(map, blocksOf(open(BOOK)), new Set());
  expect(marks.map(({ folio }) => folio)).toEqual(["1", "3"]);
});

test("no page leads back behind the one before it", () => {
  const parts = open(BOOK);
  const map = pageMap([page("1", "p-memo-2"), page("2", "p-memo-1")]);
  const marks = markPages(map, blocksOf(parts), new Set());
  expect(marks.map(({ block, offset }) => `${block} ${offset}`)).toEqual([
    "p-memo-1 0",
    "p-memo-1 0",
  ]);
});

test("a page that begins in a note is marked where the next one begins", () => {
  const parts = open(BOOK);
  const map = pageMap([page("1", "p-note-1"), page("2", "heading-memo-0")]);
  const [first] = markPages(map, blocksOf(parts), new Set());
  expect(first?.block).toBe("heading-memo-0");
});

test("a folio that is an id already, or comes twice, gets an id of its own", () => {
  const parts = open([paragraph('a <a id="page-1" href="#h">link</a>')]);
  const map = pageMap([page("1", "h"), page("1", "p")]);
  const marks = markPages(map, blocksOf(parts), new Set(idsByFile(parts).keys()));
  expect(marks.map(({ id }) => id)).toEqual(["page-1-2", "page-1-3"]);
});

test("markers add nothing to the text", async () => {
  const words = (xhtml: string) => xhtml.replace(/<[^>]*>/g, "");
  const withPages = await theBook();
  const without = await makeEpub({ pages: pageMap([]) });
  for (const href of ["text/introduction.xhtml", "documents/memo.xhtml"]) {
    expect(withPages.text(href)).toMatch(MARKER);
    expect(words(withPages.text(href))).toBe(words(without.text(href)));
  }
});
