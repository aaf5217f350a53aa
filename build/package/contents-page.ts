// The book's page of contents, which in an EPUB is the navigation document. Floor: package.

import { element, type XmlNode } from "../paging/xml.ts";
import { NAV_HREF } from "./container.ts";
import type { PartFile } from "./parts.ts";

/** Parts that come before a table of contents where the edition does not say where it stands. */
const BEFORE = ["title-page", "imprint"];

/**
 * The parts with their page of contents as the navigation document: what `render` lists there is
 * left out, since the navigation lists it again, with more. An edition that has no such part gets
 * one, after its title page and imprint.
 */
export function withContents(files: readonly PartFile[], title: string): readonly PartFile[] {
  if (files.some(isContents)) {
    return files.map((file) => (isContents(file) ? asNavigation(file) : file));
  }
  const at = files.findIndex(({ part }) => !BEFORE.includes(part.kind));
  const split = at === -1 ? files.length : at;
  return [...files.slice(0, split), newContents(title), ...files.slice(split)];
}

export function isContents({ part }: PartFile): boolean {
  return part.kind === "contents";
}

function asNavigation(file: PartFile): PartFile {
  const children = file.tree.children.filter((child) => !isNav(child));
  return { ...file, href: NAV_HREF, tree: { ...file.tree, children } };
}

function isNav(node: XmlNode): boolean {
  return node.type === "element" && node.name === "nav";
}

function newContents(title: string): PartFile {
  const id = "part-contents";
  const tree = element(
    "section",
    { class: "part contents front", id },
    element("h1", { id: "title-contents" }, title),
  );
  return {
    part: { id, kind: "contents", matter: "front", title, shortTitle: title, xhtml: "" },
    href: NAV_HREF,
    tree,
  };
}
