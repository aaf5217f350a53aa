// What a heading or a caption is called in a list. Floor: package.

import { counted } from "../paging/blocks.ts";
import { hasClass, textOf, type XmlElement } from "../paging/xml.ts";

/** The words without what only marks a place in them: note calls, page turns. */
export function wordsOf(node: XmlElement): string {
  const text = textOf(
    node,
    (each) => hasClass(each, "note-call") || hasClass(each, "page-turn"),
  );
  return counted(text).replace(/\s+/g, " ").trim();
}
