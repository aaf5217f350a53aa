// The navigation document: contents, page list, landmarks, pages of the source. Floor: package.
// EPUB 3.3, section 7.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import { NAV_HREF } from "./container.ts";
import { contentsOf, type Entry } from "./contents.ts";
import { COVER_HREF } from "./cover.ts";
import { xhtmlFile } from "./page.ts";
import type { PageMark } from "./pages.ts";
import type { PartFile } from "./parts.ts";
import { sourcePages } from "./source-pages.ts";
import { element, type XmlElement } from "./xml.ts";

/** The anchor of the part `contents`. */
export const CONTENTS = "part-contents";

export interface Navigation {
  readonly edition: Edition;
  readonly language: string;
  readonly files: readonly PartFile[];
  readonly marks: readonly PageMark[];
  /** The file in which each anchor stands. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * The navigation document as a complete XHTML file. It is also the book's page of contents, in the
 * place of the part that is print's, and bears that part's anchor.
 */
export function navFile(navigation: Navigation): string {
  const { edition, language, files, marks, places } = navigation;
  const words = (key: string): string => label(edition.labels, key);
  const pages = marks.map(({ folio, id, block }) => ({
    text: folio,
    href: `${places.get(block) ?? ""}#${id}`,
    children: [],
  }));
  const ofSource = sourcePages(edition, places);
  const title = words("epub-contents");
  return xhtmlFile({
    href: NAV_HREF,
    title,
    language,
    bodyType: "frontmatter",
    content: [
      element(
        "section",
        { id: CONTENTS, class: "part contents front" },
        nav({ id: "toc", type: "toc", role: "doc-toc", title, entries: contentsOf(files) }),
        ...(ofSource.length > 0
          ? [nav({ id: "source-pages", title: words("epub-source-pages"), entries: ofSource })]
          : []),
        ...(pages.length > 0
          ? [
              nav({
                id: "page-list",
                type: "page-list",
                role: "doc-pagelist",
                title: words("epub-page-list"),
                entries: pages,
                hidden: true,
              }),
            ]
          : []),
        nav({
          id: "landmarks",
          type: "landmarks",
          title: words("epub-landmarks"),
          entries: landmarks(edition, files),
          hidden: true,
        }),
      ),
    ],
  });
}

interface List {
  readonly id: string;
  readonly type?: string;
  readonly role?: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Offered by reading systems, not shown as text. */
  readonly hidden?: boolean;
}

function nav({ id, type, role, title, entries, hidden = false }: List): XmlElement {
  const heading = type === "toc" ? "h1" : "h2";
  return element(
    "nav",
    {
      ...(type ? { "epub:type": type } : {}),
      ...(role ? { role } : {}),
      id,
      class: "navigation",
      "aria-labelledby": `${id}-title`,
      ...(hidden ? { hidden: "hidden" } : {}),
    },
    element(heading, { id: `${id}-title` }, title),
    list(entries),
  );
}

function list(entries: readonly Entry[]): XmlElement {
  return element("ol", {}, ...entries.map(listItem));
}

function listItem({ text, href, type, children }: Entry): XmlElement {
  const attributes = { ...(type ? { "epub:type": type } : {}), href };
  return element(
    "li",
    {},
    href === "" ? element("span", {}, text) : element("a", attributes, text),
    children.length > 0 ? list(children) : null,
  );
}

/** Kinds of part that have a term in the EPUB 3 Structural Semantics Vocabulary 1.1. */
const LANDMARKS: Readonly<Record<string, string>> = {
  "title-page": "titlepage",
  imprint: "copyright-page",
  glossary: "glossary",
  bibliography: "bibliography",
};

function landmarks(edition: Edition, files: readonly PartFile[]): readonly Entry[] {
  const entry = (type: string, text: string, href: string): Entry => ({
    type,
    text,
    href,
    children: [],
  });
  const first = files.find(({ part }) => part.matter === "body");
  const ofParts = files.flatMap((file) => {
    const { kind, title } = file.part;
    const type = file === first ? "bodymatter" : LANDMARKS[kind];
    return type === undefined ? [] : [entry(type, title, file.href)];
  });
  return [
    entry("cover", label(edition.labels, "epub-cover"), COVER_HREF),
    entry("toc", label(edition.labels, "epub-contents"), `${NAV_HREF}#toc`),
    ...ofParts,
  ];
}
