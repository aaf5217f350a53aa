// The list of the source's own pages: an ordinary list beside the page list, which is the print
// edition's. Floor: package.

import type { Edition, Item } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { Entry } from "./contents.ts";

/**
 * Where each page of the source begins, by document. An edition of one document needs no heading
 * for it. Page turns that the EPUB lacks are `verify`'s to report; here they are passed over.
 */
export function sourcePages(
  edition: Edition,
  places: ReadonlyMap<string, string>,
): readonly Entry[] {
  const documents = edition.parts.flatMap((part): readonly Entry[] => {
    const children = edition.items
      .filter((item) => item.kind === "page-turn" && item.place.part === part.id)
      .flatMap((item) => entryFor(item, edition, places));
    const href = places.get(part.id) ?? "";
    return children.length > 0 ? [{ text: part.shortTitle, href, children }] : [];
  });
  const [only, ...others] = documents;
  return only && others.length === 0 ? only.children : documents;
}

/** What is not certain of a page turn is said in words, not by a mark alone. */
function entryFor(
  { anchor, node }: Item,
  edition: Edition,
  places: ReadonlyMap<string, string>,
): readonly Entry[] {
  const file = places.get(anchor);
  if (file === undefined || node.type !== "page-turn") return [];
  const key = node.cert === "certain" ? "epub-source-page" : "epub-source-page-inferred";
  const text = label(edition.labels, key, { n: node.n });
  return [{ text, href: `${file}#${anchor}`, children: [] }];
}
