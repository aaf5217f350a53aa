// Outline, navigation and metadata say what is so. Floor: verify.

import type { Anchor, Edition } from "../../model/edition.ts";
import { descendants } from "../../model/nodes.ts";
import { plainText } from "../../model/text.ts";
import type { Comparison } from "../compare.ts";
import { letters } from "../text/running.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** A part's title or a heading, in reading order. */
export interface Listed {
  readonly anchor: Anchor;
  /** Its words; and its words with the redactions and marks that stand in it. */
  readonly titles: readonly string[];
  readonly heading: boolean;
}

export function listedIn(comparison: Comparison): readonly Listed[] {
  const { edition, scope } = comparison.wanted;
  return scope.parts.flatMap(({ id, title, file }) => {
    if (!file) return [];
    const headings = [...descendants(file.children)].flatMap((node) => {
      const anchor = edition.anchors.get(node);
      if (node.type !== "heading" || anchor === undefined) return [];
      const titles = [plainText(node.children), withMarks(comparison, anchor)];
      return [{ anchor, titles, heading: true }];
    });
    return [{ anchor: id, titles: [title], heading: false }, ...headings];
  });
}

/** The whole of a heading but for the calls of notes. */
function withMarks({ stretches, itemOf }: Comparison, anchor: Anchor): string {
  const stretch = stretches.get(anchor);
  if (!stretch) return "";
  const { text } = stretch.text;
  const calls = [
    ...text.calls,
    ...text.items.filter((mark) => itemOf.get(mark.anchor)?.kind === "note-call"),
  ];
  return text.chars
    .filter((_, at) => at >= stretch.mark.from && at < stretch.mark.to)
    .filter((_, at) => !calls.some(({ from, to }) => inside(stretch.mark.from + at, from, to)))
    .join("");
}

function inside(at: number, from: number, to: number): boolean {
  return at >= from && at < to;
}

/** An entry as the file has it; `leadsTo` tells whether it leads to an anchor, or why not. */
export interface Entry {
  readonly title: string;
  readonly fault: (anchor: Anchor) => string | null;
}

/** Whether `entries` have everything of `wanted` in its order, each leading where it says. */
export function checkListing(
  what: string,
  wanted: readonly Listed[],
  entries: readonly Entry[],
): Finding[] {
  let from = 0;
  return wanted.flatMap(({ anchor, titles }) => {
    const title = titles[0] ?? "";
    const forms = titles.map(letters);
    const at = entries.findIndex(
      (entry, index) => index >= from && forms.includes(letters(entry.title)),
    );
    const entry = entries[at];
    if (!entry) return [wrong(`${quoted(title)} is not listed in its place in ${what}`)];
    from = at + 1;
    const fault = entry.fault(anchor);
    return fault ? [wrong(`in ${what}, ${quoted(title)} ${fault}`)] : [];
  });
}

function wrong(message: string): Finding {
  return finding("outline-is-true", message);
}

/** Title and language as the edition states them, and the identifier where the format has one. */
export function checkMetadata(
  { manuscript: { config } }: Edition,
  seen: { title: string | null; language: string | null; identifier?: string | null },
): Finding[] {
  const pairs: [string, string, string | null | undefined][] = [
    ["title", config.title, seen.title],
    ["language", config.language, seen.language],
    ["identifier", config.identifier, seen.identifier],
  ];
  return pairs
    .filter(([name]) => name in seen)
    .filter(([, wanted, got]) => got !== wanted)
    .map(([name, wanted, got]) =>
      finding(
        "metadata-is-true",
        `the file's ${name} is ${quoted(got ?? "")}, not ${quoted(wanted)}`,
      ),
    );
}
