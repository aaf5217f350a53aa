// Stage typeset. The outline: Chromium's entries of all parts, nested by the levels of their headings,
// because a part may begin below the heading under which its first entries belong, with the
// headings' own words: Chromium runs words together where a heading's line wraps, and takes calls
// of notes for words of it.

import type { HeadingWords } from "../headings.ts";
import type { PrintedFile } from "./file/printed-file.ts";
import { type Dict, hexText, Ref, textIn, type Value } from "./file/values.ts";
import type { Writer } from "./file/writer.ts";

export interface OutlineEntry {
  readonly title: string;
  /** 1 for `h1`. */
  readonly level: number;
  /** As written in the finished file. */
  readonly dest: string;
}

/** The entries as Chromium made them, each before its children. `place` writes where one leads. */
export function outlineOf(file: PrintedFile, place: (dest: Value) => string): OutlineEntry[] {
  const found: OutlineEntry[] = [];
  const visit = (parent: Dict, depth: number): void => {
    let ref = parent.get("First");
    while (ref instanceof Ref) {
      const entry = file.dict(ref);
      const title = textIn(entry.get("Title"));
      const level = levelOf(file, entry) ?? depth;
      found.push({ title, level, dest: place(file.get(entry.get("Dest")) ?? "null") });
      visit(entry, depth + 1);
      ref = entry.get("Next");
    }
  };
  visit(file.dict(file.catalog.get("Outlines")), 1);
  return found;
}

function levelOf(file: PrintedFile, entry: Dict): number | null {
  const role = textIn(file.dict(entry.get("SE")).get("S"));
  const level = /^H([1-6])$/.exec(role)?.[1];
  return level ? Number(level) : null;
}

/**
 * Every entry with the heading's own words. `headings` are the edition's in order; an entry that is none of them, judged by its letters, is left as it is.
 */
export function repaired(
  entries: readonly OutlineEntry[],
  headings: readonly HeadingWords[],
): OutlineEntry[] {
  const letters = headings.map(({ title, printed }) => [title, printed].map(lettersOf));
  let next = 0;
  return entries.map((entry) => {
    const title = lettersOf(entry.title);
    const at = letters.findIndex(
      ([own = "", printed], index) =>
        index >= next && (title === printed || title.startsWith(own)),
    );
    const heading = headings[at];
    if (heading === undefined) return entry;
    next = at + 1;
    return { ...entry, title: heading.title };
  });
}

function lettersOf(text: string): string {
  return text.replace(/[\s\u00ad]+/gu, "");
}

interface Branch {
  readonly number: number;
  readonly level: number;
  readonly entry: OutlineEntry | null;
  readonly kids: Branch[];
}

/** Writes the outline, ISO 32000-1, 12.3.3; gives the number of its root, or null where there is nothing in it. */
export function writeOutline(writer: Writer, entries: readonly OutlineEntry[]): number | null {
  if (entries.length === 0) return null;
  const root: Branch = { number: writer.number(), level: 0, entry: null, kids: [] };
  const open = [root];
  for (const entry of entries) {
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= entry.level) open.pop();
    const branch = { number: writer.number(), level: entry.level, entry, kids: [] };
    open.at(-1)?.kids.push(branch);
    open.push(branch);
  }
  const below = writeBelow(writer, root);
  return writer.object(`<</Type /Outlines${below.text}>>`, root.number);
}

/** Writes the entries below one; gives what it says of them, and how many there are at any depth. */
function writeBelow(writer: Writer, { kids, number }: Branch): { text: string; count: number } {
  const [first] = kids;
  const last = kids.at(-1);
  if (!first || !last) return { text: "", count: 0 };
  let count = kids.length;
  kids.forEach((kid, index) => {
    const below = writeBelow(writer, kid);
    count += below.count;
    const before = kids[index - 1];
    const after = kids[index + 1];
    const links = [
      `/Parent ${number} 0 R`,
      ...(before ? [`/Prev ${before.number} 0 R`] : []),
      ...(after ? [`/Next ${after.number} 0 R`] : []),
    ];
    const { title = "", dest = "null" } = kid.entry ?? {};
    const says = `/Title ${hexText(title)} /Dest ${dest} ${links.join(" ")}`;
    writer.object(`<<${says}${below.text}>>`, kid.number);
  });
  return {
    text: ` /First ${first.number} 0 R /Last ${last.number} 0 R /Count ${count}`,
    count,
  };
}
