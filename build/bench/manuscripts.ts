// A generated book in the languages of other programs that set books: HTML with paged CSS, Pandoc's
// Markdown for LaTeX, and Typst. The words, notes, references, contents, running heads, page and
// type are those of the edition that Stet sets.

import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { packageFile } from "../assets.ts";
import type { Book, Chapter, Note, Run } from "./corpus.ts";

const FONTS = "@expo-google-fonts/eb-garamond";
const ROMAN = `${FONTS}/400Regular/EBGaramond_400Regular.ttf`;

/** Writes `book.html`, `book.md` and `book.typ` into `folder`. */
export async function writeManuscripts(book: Book, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(path.join(folder, "book.html"), html(book)),
    writeFile(path.join(folder, "book.md"), markdown(book)),
    writeFile(path.join(folder, "book.typ"), typst(book)),
  ]);
}

/** The folder of the typeface, for programs that are told where fonts lie. */
export function fontFolder(): string {
  return path.dirname(packageFile(ROMAN));
}

interface Language {
  readonly words: (text: string) => string;
  readonly note: (text: string) => string;
  readonly page: (section: string) => string;
}

function runsIn(language: Language, runs: readonly Run[]): string {
  const note = ({ text, see }: Note) => {
    const reference = see === null ? "" : ` See page ${language.page(see)}.`;
    return language.note(language.words(text) + reference);
  };
  return runs
    .map((run) => {
      if (run.type === "words") return language.words(run.text);
      return (run.type === "redaction" ? language.words("[REDACTED]") : "") + note(run.note);
    })
    .join("");
}

const HTML: Language = {
  words: (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;"),
  note: (text) => `<span class="fn">${text}</span>`,
  page: (section) => `<a class="page" href="#${section}"></a>`,
};

const HTML_STYLE = `
@font-face { font-family: "EB Garamond"; src: url("file://FONT"); }
@page {
  size: 6in 9in; margin: 0.75in;
  @top-center { content: string(title); font: 9pt "EB Garamond"; }
  @bottom-center { content: counter(page); font: 9pt "EB Garamond"; }
  @footnote { border-top: 0.5pt solid black; }
}
body { font: 11pt/14pt "EB Garamond"; margin: 0; hyphens: auto; }
p { margin: 0; text-indent: 1em; text-align: justify; orphans: 2; widows: 2; }
h1 { string-set: title content(); break-before: page; }
h2 { break-after: avoid; }
.fn { float: footnote; font-size: 9pt; line-height: 11pt; }
a { color: inherit; text-decoration: none; }
a.page::after, nav a::after { content: target-counter(attr(href url), page); }
nav a::after { float: right; }
`;

function html({ title, chapters }: Book): string {
  const entries = chapters.map(
    (chapter) =>
      `<li><a href="#${chapter.id}">${chapter.title} </a><ol>${chapter.sections
        .map(({ id, title: name }) => `<li><a href="#${id}">${HTML.words(name)} </a></li>`)
        .join("")}</ol></li>`,
  );
  const body = chapters.map(
    (chapter) =>
      `<section><h1 id="${chapter.id}">${chapter.title}</h1>${chapter.sections
        .map(
          ({ id, title: name, paragraphs }) =>
            `<h2 id="${id}">${HTML.words(name)}</h2>${paragraphs
              .map((runs) => `<p>${runsIn(HTML, runs)}</p>`)
              .join("\n")}`,
        )
        .join("\n")}</section>`,
  );
  const style = HTML_STYLE.replace("FONT", packageFile(ROMAN));
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${style}</style></head><body><nav><ol>${entries.join("")}</ol></nav>${body.join("\n")}</body></html>`;
}

const LATEX: Language = {
  words: (text) => text.replace(/([[\]#$%&_{}~^\\*`@<>])/g, "\\$1"),
  note: (text) => `^[${text}]`,
  page: (section) => `\`\\pageref{${section}}\`{=latex}`,
};

function markdown({ title, chapters }: Book): string {
  const body = chapters.map((chapter) => written(chapter, "#", LATEX, (id) => ` {#${id}}`));
  return `---\ntitle: ${title}\ndocumentclass: book\nclassoption: oneside\ntoc: true\ntoc-depth: 2\ngeometry: "paperwidth=6in,paperheight=9in,margin=0.75in"\nfontsize: 11pt\n---\n\n${body.join("\n\n")}\n`;
}

const TYPST: Language = {
  words: (text) => text.replace(/([[\]#$_*`<>@\\~/=+-])/g, "\\$1"),
  note: (text) => `#footnote[${text}]`,
  page: (section) => `#ref(<${section}>, form: "page", supplement: none)`,
};

const TYPST_HEAD = `#set page(width: 6in, height: 9in, margin: 0.75in, numbering: "1",
  header: context { align(center, text(9pt, { let h = query(selector(heading.where(level: 1)).before(here())); if h.len() > 0 { h.last().body } })) })
#set text(font: "EB Garamond", size: 11pt, lang: "en", hyphenate: true)
#set par(justify: true, first-line-indent: 1em)
#show heading.where(level: 1): it => { pagebreak(weak: true); it }
#outline(depth: 2)
`;

function typst({ title, chapters }: Book): string {
  const body = chapters.map((chapter) => written(chapter, "=", TYPST, (id) => ` <${id}>`));
  return `#set document(title: "${title}")\n${TYPST_HEAD}\n${body.join("\n\n")}\n`;
}

function written(
  { id, title, sections }: Chapter,
  mark: string,
  language: Language,
  label: (id: string) => string,
): string {
  return [
    `${mark} ${title}${label(id)}`,
    ...sections.flatMap((section) => [
      `${mark}${mark} ${language.words(section.title)}${label(section.id)}`,
      ...section.paragraphs.map((runs) => runsIn(language, runs)),
    ]),
  ].join("\n\n");
}
