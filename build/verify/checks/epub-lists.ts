// The lists of illustrations and of tables name each figure and table of the book, in order.
// Floor: verify. EPUB 3.3, section 7; `loi` and `lot` of the Structural Semantics Vocabulary.

import type { EpubDocument, NavEntry } from "../epub/open.ts";
import type { EpubReading } from "../epub/reading.ts";
import {
  attribute,
  classesOf,
  type Element,
  elementsOf,
  isElement,
  named,
} from "../epub/xml.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** A figure's caption or a table, by what it is called in a list. */
interface Thing {
  readonly name: string;
  /** Every place at which it may be linked to: `documents/memo.xhtml#caption-1`. */
  readonly places: readonly string[];
}

export function checkLists({ file }: EpubReading): Finding[] {
  const documents = file.spine.filter(({ href }) => href !== file.nav?.href);
  return [
    ...checkList("the list of illustrations", documents.flatMap(figuresIn), file.illustrations),
    ...checkList("the list of tables", documents.flatMap(tablesIn), file.tables),
  ];
}

function figuresIn({ href, dom }: EpubDocument): readonly Thing[] {
  return named(dom, "figcaption").map((caption) => thingOf(href, caption, wordsOf(caption)));
}

/** A table without a caption is called by the heading it stands under. */
function tablesIn({ href, dom }: EpubDocument): readonly Thing[] {
  let heading = "";
  return [...elementsOf(dom)].flatMap((element) => {
    const name = element.localName ?? "";
    if (/^h[1-6]$/u.test(name)) heading = wordsOf(element);
    if (name !== "table") return [];
    const [caption] = named(element, "caption");
    return [thingOf(href, element, caption ? wordsOf(caption) : heading)];
  });
}

function thingOf(href: string, element: Element, name: string): Thing {
  const ids = [...elementsOf(element)].map((one) => attribute(one, "id")).filter(Boolean);
  return { name, places: ids.map((id) => `${href}#${id}`) };
}

function checkList(
  what: string,
  wanted: readonly Thing[],
  entries: readonly NavEntry[],
): Finding[] {
  const found: Finding[] = [];
  for (let index = 0; index < Math.max(wanted.length, entries.length); index += 1) {
    const [thing, entry] = [wanted[index], entries[index]];
    const name = quoted(thing?.name ?? "");
    if (!entry) found.push(wrong(`${name} is not in ${what}`));
    else if (!thing) found.push(wrong(`${quoted(entry.title)} is in ${what} for nothing`));
    else if (thing.name !== entry.title) {
      found.push(wrong(`${what} has ${quoted(entry.title)} where the book has ${name}`));
    } else if (!thing.places.includes(entry.href)) {
      found.push(wrong(`${what} leads for ${name} to ${entry.href}, where it is not`));
    }
  }
  return found;
}

function wrong(message: string): Finding {
  return finding("outline-is-true", message);
}

/** What is read of a heading or a caption: calls and page turns in it are no part of its name. */
function wordsOf(element: Element): string {
  return textIn(element).replaceAll("\u00ad", "").replace(/\s+/gu, " ").trim();
}

function textIn(element: Element): string {
  return Array.from(element.childNodes)
    .map((child) => {
      if (!isElement(child)) return child.nodeValue ?? "";
      const marks = classesOf(child);
      const aside = marks.includes("note-call") || marks.includes("page-turn");
      return aside ? "" : textIn(child);
    })
    .join("");
}
