// Links and images lead to where the EPUB has what they name, and nowhere else.

import { expect, test, vi } from "vitest";
import { hrefOf } from "../../build/package/parts.ts";
import { BOOK, MEMO, makeEpub, paragraph, theBook } from "./book.ts";

vi.mock("../../build/package/fonts.ts", () => import("./without-fonts.ts"));
vi.mock("../../build/package/painter.ts", () => import("./without-fonts.ts"));

test("a part's file is named for its id alone", () => {
  expect(BOOK.map(hrefOf)).toEqual([
    "text/title-page.xhtml",
    "text/introduction.xhtml",
    "documents/memo.xhtml",
    "text/afterword.xhtml",
  ]);
});

test("a link within a part stays, one to another part names its file", async () => {
  const { text } = await theBook();
  expect(text("text/introduction.xhtml")).toContain('href="#note-introduction-1"');
  expect(text("text/introduction.xhtml")).toContain('href="../documents/memo.xhtml#r1"');
  expect(text("documents/memo.xhtml")).toContain(
    'href="../text/introduction.xhtml#part-introduction"',
  );
});

test("a link to the contents that only print has leads to the navigation", async () => {
  const { text } = await theBook();
  expect(text("documents/memo.xhtml")).toContain('href="../toc.xhtml#part-contents"');
});

test("every target of a link inside the book exists", async () => {
  const { names, text } = await theBook();
  const ids = new Set<string>();
  const pages = names.flatMap((name) => /^OEBPS\/(.*\.xhtml)$/.exec(name)?.[1] ?? []);
  for (const href of pages) {
    ids.add(href);
    for (const [, id] of text(href).matchAll(/ id="([^"]*)"/g)) ids.add(`${href}#${id}`);
  }
  const dangling = pages.flatMap((from) =>
    [...text(from).matchAll(/<a [^>]*href="([^"]*)"/g)]
      .map(([, link = ""]) => new URL(link, `book:/${from}`).href.replace("book:/", ""))
      .filter((target) => !ids.has(target)),
  );
  expect(dangling).toEqual([]);
});

test("a link to nothing is reported with the file it stands in", async () => {
  const { diagnostics } = await makeEpub({
    parts: [paragraph('a <a href="#gone">link</a>')],
  });
  expect(diagnostics.map(({ rule, seen }) => `${rule} ${seen}`)).toEqual([
    "epub-is-self-contained documents/memo.xhtml",
  ]);
  expect(diagnostics[0]?.message).toContain("#gone");
});

test("an image is copied in once and pointed at its copy", async () => {
  const { names, text } = await theBook();
  expect(text("text/introduction.xhtml")).toContain('src="../media/images/seal.png"');
  expect(names.filter((name) => name.endsWith("seal.png"))).toEqual([
    "OEBPS/media/images/seal.png",
  ]);
});

test("an image that the edition does not hold is reported, whatever its address", async () => {
  for (const src of ["manuscript/images/other.png", "https://example.org/seal.png"]) {
    const { diagnostics } = await makeEpub({
      parts: [paragraph(`<img src="${src}" alt="A seal"/>`)],
    });
    expect(diagnostics.map(({ rule }) => rule)).toEqual(["epub-is-self-contained"]);
  }
});

test("a part that is not well-formed is reported and left out", async () => {
  const broken = { ...MEMO, xhtml: '<section id="part-memo"><p id="p">a<br></p></section>' };
  const { diagnostics, names } = await makeEpub({ parts: [broken] });
  expect(diagnostics.map(({ rule }) => rule)).toEqual(["xhtml-is-well-formed"]);
  expect(names).not.toContain("OEBPS/documents/memo.xhtml");
});

test("XHTML is whole: prolog, language twice, title, style sheet, no tag left open", async () => {
  const { text } = await makeEpub({ parts: [paragraph('<span class="empty"></span>&amp;')] });
  const xhtml = text("documents/memo.xhtml");
  expect(xhtml.startsWith('<?xml version="1.0" encoding="utf-8"?>')).toBe(true);
  expect(xhtml).toContain('xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en"');
  expect(xhtml).toContain("<title>A Memorandum</title>");
  expect(xhtml).toContain('href="../style.css"');
  expect(xhtml).toContain('<span class="empty"></span>&amp;');
});
