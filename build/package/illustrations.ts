// The lists of illustrations and of tables, from what the parts hold. Floor: package.
// EPUB 3.3, section 7.2: `loi` and `lot` are of the Structural Semantics Vocabulary.

import { elements } from "../paging/xml.ts";
import type { Entry } from "./contents.ts";
import type { PartFile } from "./parts.ts";
import { wordsOf } from "./words.ts";

/** Every figure that has a caption, in order, called by it. */
export function illustrations(files: readonly PartFile[]): readonly Entry[] {
  return files.flatMap(({ tree, href }) =>
    [...elements(tree)].flatMap((each) => {
      const { id } = each.attributes;
      return each.name === "figcaption" && id !== undefined
        ? [{ text: wordsOf(each), href: `${href}#${id}`, children: [] }]
        : [];
    }),
  );
}

/** Every table, in order, called by its caption or else by the heading it stands under. */
export function tables(files: readonly PartFile[]): readonly Entry[] {
  return files.flatMap(({ tree, href, part }) => {
    let heading = part.title;
    return [...elements(tree)].flatMap((each) => {
      if (/^h[1-6]$/.test(each.name)) heading = wordsOf(each);
      if (each.name !== "table") return [];
      const inside = [...elements(each)];
      const caption = inside.find(({ name }) => name === "caption");
      const id = inside.find(({ attributes }) => attributes.id !== undefined)?.attributes.id;
      const text = caption ? wordsOf(caption) : heading;
      return id === undefined ? [] : [{ text, href: `${href}#${id}`, children: [] }];
    });
  });
}
