// The navigation document: contents, illustrations, tables, pages of the source, page list,
// landmarks. Floor: package.
// EPUB 3.3, section 7.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { PageMark } from "../paging/pages.ts";
import { element, type XmlElement } from "../paging/xml.ts";
import { NAV_HREF } from "./container.ts";
import { contentsOf, type Entry } from "./contents.ts";
import { COVER_HREF } from "./cover.ts";
import { illustrations, tables } from "./illustrations.ts";
import type { PartFile } from "./parts.ts";
import { sourcePages } from "./source-pages.ts";

export interface Navigation {
  readonly edition: Edition;
  readonly files: readonly PartFile[];
  readonly marks: readonly PageMark[];
  /** The file in which each anchor stands. */
  readonly places: ReadonlyMap<string, string>;
}

/**
 * The navigation document: `page`, the book's page of contents, with the lists in it. It is read
 * in its place among the parts, for reading systems show no list of their own but the first three.
 */
export function withNavigation(page: PartFile, navigation: Navigation): PartFile {
  const { edition, files, marks, places } = navigation;
  const words = (key: string): string => label(edition.labels, key);
  const lists: readonly List[] = [
    {
      id: "toc",
      type: "toc",
      role: "doc-toc",
      title: words("epub-contents"),
      shown: "without its title",
      entries: contentsOf(files),
    },
    {
      id: "illustrations",
      type: "loi",
      title: words("epub-illustrations"),
      shown: "yes",
      entries: illustrations(files),
    },
    {
      id: "tables",
      type: "lot",
      title: words("epub-tables"),
      shown: "yes",
      entries: tables(files),
    },
    {
      id: "source-pages",
      title: words("epub-source-pages"),
      shown: "yes",
      entries: sourcePages(edition, places),
    },
    {
      id: "page-list",
      type: "page-list",
      role: "doc-pagelist",
      title: words("epub-page-list"),
      shown: "no",
      entries: pageList(marks, places),
    },
    {
      id: "landmarks",
      type: "landmarks",
      title: words("epub-landmarks"),
      shown: "no",
      entries: landmarks(edition, files),
    },
  ];
  const navs = lists.filter(({ entries }) => entries.length > 0).map(nav);
  return { ...page, tree: { ...page.tree, children: [...page.tree.children, ...navs] } };
}

function pageList(
  marks: readonly PageMark[],
  places: ReadonlyMap<string, string>,
): readonly Entry[] {
  return marks.map(({ folio, id, block }) => ({
    text: folio,
    href: `${places.get(block) ?? ""}#${id}`,
    children: [],
  }));
}

interface List {
  readonly id: string;
  readonly type?: string;
  readonly role?: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  /** The first stands under the page's own heading; the last two are for reading systems alone. */
  readonly shown: "yes" | "without its title" | "no";
}

function nav({ id, type, role, title, entries, shown }: List): XmlElement {
  const titled = shown !== "without its title";
  return element(
    "nav",
    {
      ...(type ? { "epub:type": type } : {}),
      ...(role ? { role } : {}),
      id,
      class: "navigation",
      ...(titled ? { "aria-labelledby": `${id}-title` } : { "aria-label": title }),
      ...(shown === "no" ? { hidden: "hidden" } : {}),
    },
    titled ? element("h2", { id: `${id}-title` }, title) : null,
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
