// The table of contents: parts, and the headings of each, nested. Floor: package.

import { elements } from "../paging/xml.ts";
import { isContents } from "./contents-page.ts";
import type { PartFile } from "./parts.ts";
import { wordsOf } from "./words.ts";

/** An entry of a navigation list. */
export interface Entry {
  readonly text: string;
  /** From the package folder; empty for a heading that only groups its children. */
  readonly href: string;
  /** `epub:type`, for landmarks. */
  readonly type?: string;
  readonly children: readonly Entry[];
}

/** Every part but the contents themselves, in order, with its headings of the second and third level. */
export function contentsOf(files: readonly PartFile[]): readonly Entry[] {
  const listed = files.filter((file) => !isContents(file));
  return listed.map((file) => ({
    text: file.part.title,
    href: file.href,
    children: nest(headingsOf(file)),
  }));
}

interface Heading {
  readonly level: number;
  readonly text: string;
  readonly href: string;
}

function headingsOf({ tree, href }: PartFile): readonly Heading[] {
  return [...elements(tree)].flatMap((each) => {
    const level = /^h([23])$/.exec(each.name)?.[1];
    const { id } = each.attributes;
    if (level === undefined || id === undefined) return [];
    return [{ level: Number(level), text: wordsOf(each), href: `${href}#${id}` }];
  });
}

/** Headings under the heading of the level above; one with none above it stands at this level. */
function nest(headings: readonly Heading[]): readonly Entry[] {
  const entries: Entry[] = [];
  let rest = headings;
  for (let first = rest[0]; first; first = rest[0]) {
    const own = first.level;
    const next = rest.findIndex((each, index) => index > 0 && each.level <= own);
    const end = next === -1 ? rest.length : next;
    entries.push({
      text: first.text,
      href: first.href,
      children: nest(rest.slice(1, end)),
    });
    rest = rest.slice(end);
  }
  return entries;
}
