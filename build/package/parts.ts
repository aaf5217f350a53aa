// Each rendered part as a file of the EPUB: its href and its tree. Floor: package.

import type { Diagnostic, Outcome } from "../diagnostics.ts";
import type { Anchor } from "../model/edition.ts";
import type { Rendered, RenderedPart } from "../model/outputs.ts";
import { elements, parseXml, type XmlElement } from "../paging/xml.ts";

/** One part of the book and the file it will be. */
export interface PartFile {
  readonly part: RenderedPart;
  /** Inside the package folder: `documents/letter.xhtml`. */
  readonly href: string;
  readonly tree: XmlElement;
}

/**
 * Where a part is to be found, from its id alone: adding, moving or renaming another part never
 * changes it, so that what cites the EPUB goes on being true.
 */
export function hrefOf(part: RenderedPart): string {
  const folder = part.kind === "document" ? "documents" : "text";
  return `${folder}/${part.id.replace(/^part-/, "")}.xhtml`;
}

/** Parses every part. One that is not well-formed is reported and left out. */
export function openParts(rendered: Rendered): Outcome<readonly PartFile[]> {
  const diagnostics: Diagnostic[] = [];
  const value: PartFile[] = [];
  for (const part of rendered.parts) {
    const { element: tree, fault } = parseXml(part.xhtml);
    if (tree) value.push({ part, href: hrefOf(part), tree });
    else diagnostics.push(malformed(part, fault));
  }
  return { value, diagnostics };
}

function malformed(part: RenderedPart, fault: string): Diagnostic {
  return {
    rule: "xhtml-is-well-formed",
    message: `${part.title} is not well-formed XML: ${fault}`,
    seen: hrefOf(part),
    hint: "If the edition has templates of its own, look at those first.",
  };
}

/** The file in which each id stands. An id that stands twice is found at its first place. */
export function idsByFile(files: readonly PartFile[]): ReadonlyMap<Anchor, string> {
  const found = new Map<Anchor, string>();
  for (const { tree, href } of files) {
    for (const { attributes } of elements(tree)) {
      const { id } = attributes;
      if (id !== undefined && !found.has(id)) found.set(id, href);
    }
  }
  return found;
}
