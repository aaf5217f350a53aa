// Contents, page list, landmarks and the pages of the source. Neither EPUBCheck nor Ace looks
// whether a page list is in order, so that is looked at here.

import { expect, test, vi } from "vitest";
import { BOOK, bookEdition, type Epub, MEMO, makeEpub, pageMap, theBook } from "./book.ts";

vi.mock("../../build/package/fonts.ts", () => import("./without-fonts.ts"));
vi.mock("../../build/package/painter.ts", () => import("./without-fonts.ts"));

/** The links of one list of the navigation: `text -> href`. */
function entries({ text }: Epub, id: string): readonly string[] {
  const nav = new RegExp(`<nav [^>]*id="${id}".*?</nav>`, "s").exec(text("toc.xhtml"))?.[0];
  return [...(nav ?? "").matchAll(/<a [^>]*href="([^"]*)">([^<]*)</g)].map(
    ([, href, name]) => `${name} -> ${href}`,
  );
}

/** Every page marker of the book, in reading order: `file#id`. */
function markers({ text }: Epub, spine: readonly string[]): readonly string[] {
  return spine.flatMap((href) =>
    [...text(href).matchAll(/role="doc-pagebreak" id="([^"]*)"/g)].map(
      ([, id]) => `${href}#${id}`,
    ),
  );
}

const FILES = [
  "text/title-page.xhtml",
  "toc.xhtml",
  "text/introduction.xhtml",
  "documents/memo.xhtml",
  "text/afterword.xhtml",
];

test("the page list names every folio of print, in the order in which they are read", async () => {
  const epub = await theBook();
  const list = entries(epub, "page-list");
  expect(list.map((entry) => entry.split(" -> ")[0])).toEqual("i iii iv v 1 2 3".split(" "));
  expect(list.map((entry) => entry.split(" -> ")[1])).toEqual(markers(epub, FILES));
});

test("that comparison sees a page list out of order", async () => {
  const epub = await theBook();
  const swapped: Epub = {
    ...epub,
    text: (href) =>
      epub
        .text(href)
        .replace(/id="page-1"/, 'id="page-0"')
        .replace(/id="page-2"/, 'id="page-1"'),
  };
  expect(entries(epub, "page-list").map((entry) => entry.split(" -> ")[1])).not.toEqual(
    markers(swapped, FILES),
  );
});

test("without a print edition there is no page list, and none is claimed", async () => {
  const epub = await makeEpub({ pages: pageMap([]) });
  expect(epub.text("toc.xhtml")).not.toContain("page-list");
  expect(epub.text("content.opf")).not.toContain("pageBreak");
});

test("the contents nest headings in parts, without the calls in them", async () => {
  const { text } = await theBook();
  const toc = /<nav epub:type="toc".*?<\/nav>/s.exec(text("toc.xhtml"))?.[0] ?? "";
  const outline = toc
    .replace(/<h1.*?<\/h1>/, "")
    .replace(/<\/?(?:nav|li|a)[^>]*>/g, " ")
    .replaceAll("<ol>", "(")
    .replaceAll("</ol>", ")")
    .replace(/\s+/g, " ");
  expect(outline.trim()).toBe(
    "( Title page Introduction ( On method ( On signs ) On thanks ) A Memorandum Afterword )",
  );
});

test("a heading without one above it stands where that would", async () => {
  const xhtml =
    '<section id="part-memo"><h1 id="h">M</h1><h3 id="a">A</h3><h2 id="b">B</h2><h3 id="c">C</h3></section>';
  const epub = await makeEpub({ parts: [{ ...MEMO, xhtml }] });
  const toc = /<nav epub:type="toc".*?<\/nav>/s.exec(epub.text("toc.xhtml"))?.[0] ?? "";
  expect(toc).toContain('#a">A</a></li><li>');
  expect(toc).toContain('#b">B</a><ol><li>');
});

test("landmarks use only terms that are true of what they name", async () => {
  const bibliography = {
    ...MEMO,
    id: "part-bibliography",
    kind: "bibliography",
    matter: "back" as const,
    title: "Bibliography",
    xhtml: '<section id="part-bibliography"><h1 id="hb">Bibliography</h1></section>',
  };
  const { text } = await makeEpub({ parts: [...BOOK, bibliography] });
  const landmarks = /<nav epub:type="landmarks".*?<\/nav>/s.exec(text("toc.xhtml"))?.[0] ?? "";
  expect(
    [...landmarks.matchAll(/epub:type="([^"]*)" href="([^"]*)"/g)].map(
      ([, type, href]) => `${type} ${href}`,
    ),
  ).toEqual([
    "cover cover.xhtml",
    "toc toc.xhtml#toc",
    "titlepage text/title-page.xhtml",
    "bodymatter documents/memo.xhtml",
    "bibliography text/bibliography.xhtml",
  ]);
});

test("pages of the source are a list of their own, and say which are inferred", async () => {
  expect(entries(await theBook(), "source-pages")).toEqual([
    "Source page 1 -> documents/memo.xhtml#page-turn-1",
    "Source page 2 (inferred) -> documents/memo.xhtml#page-turn-2",
  ]);
});

test("figures are listed by caption, tables by caption or the heading above", async () => {
  const xhtml = `<section id="part-memo"><h1 id="h">M</h1>
    <figure><img src="manuscript/images/seal.png" alt="A seal"/><figcaption id="f">The
    seal<a class="note-call" href="#x">1</a></figcaption></figure>
    <h2 id="h2">On dates</h2><table><tr><td id="t1">1962</td></tr></table>
    <table><caption id="t2">Places</caption><tr><td>Town</td></tr></table></section>`;
  const epub = await makeEpub({ parts: [{ ...MEMO, xhtml }] });
  expect(entries(epub, "illustrations")).toEqual(["The seal -> documents/memo.xhtml#f"]);
  expect(entries(epub, "tables")).toEqual([
    "On dates -> documents/memo.xhtml#t1",
    "Places -> documents/memo.xhtml#t2",
  ]);
});

test("a book without figures or tables has no lists of them", async () => {
  const { text } = await theBook();
  expect(text("toc.xhtml")).not.toMatch(/id="(?:illustrations|tables)"/);
});

test("the headings of the lists are the edition's words", async () => {
  const edition = bookEdition();
  const labels = { ...edition.labels, "epub-contents": "Inhalt" };
  const { text } = await makeEpub({ edition: { ...edition, labels } });
  expect(text("toc.xhtml")).toContain('<h1 id="title-contents">Inhalt</h1>');
});

test("the navigation is the page of contents, with print's heading and its own lists", async () => {
  const contents = {
    ...MEMO,
    id: "part-contents",
    kind: "contents",
    matter: "front" as const,
    xhtml: `<section id="part-contents"><h1 id="hc">What is here</h1>
      <nav><ol><li id="entry-1"><a href="#part-memo">Memo 1</a></li></ol></nav></section>`,
  };
  const { names, text } = await makeEpub({ parts: [contents, ...BOOK] });
  expect(spineOf(text("content.opf"))[1]).toBe("part-contents");
  expect(names).not.toContain("OEBPS/text/contents.xhtml");
  expect(text("toc.xhtml")).toContain('<h1 id="hc">What is here</h1>');
  expect(text("toc.xhtml")).not.toContain("entry-1");
});

test("an edition without contents has them after its title page", async () => {
  expect(spineOf((await theBook()).text("content.opf"))).toEqual(
    "cover part-title-page part-contents part-introduction part-memo part-afterword".split(" "),
  );
});

function spineOf(opf: string) {
  return [...opf.matchAll(/idref="([^"]*)"/g)].map(([, id]) => id);
}
