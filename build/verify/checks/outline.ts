// Outline, navigation and metadata say what is so. Floor: verify.

import type { Anchor, Edition } from "../../model/edition.ts";
import { descendants } from "../../model/nodes.ts";
import { plainText } from "../../model/text.ts";
import type { Wanted } from "../compare.ts";
import { letters } from "../text/running.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** A part's title or a heading, in reading order. */
export interface Listed {
  readonly anchor: Anchor;
  readonly title: string;
  readonly heading: boolean;
}

export function listedIn({ edition, scope }: Wanted): readonly Listed[] {
  return scope.parts.flatMap(({ id, title, file }) => {
    if (!file) return [];
    const headings = [...descendants(file.children)].flatMap((node) => {
      const anchor = edition.anchors.get(node);
      return node.type === "heading" && anchor !== undefined
        ? [{ anchor, title: plainText(node.children), heading: true }]
        : [];
    });
    return [{ anchor: id, title, heading: false }, ...headings];
  });
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
  return wanted.flatMap(({ anchor, title }) => {
    const at = entries.findIndex(
      (entry, index) => index >= from && letters(entry.title) === letters(title),
    );
    const entry = entries[at];
    if (!entry) return [wrong(`${what} does not list ${quoted(title)} in its place`)];
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
    .filter(([, wanted, got]) => !(got ?? "").includes(wanted))
    .map(([name, wanted, got]) =>
      finding(
        "metadata-is-true",
        `the file's ${name} is ${quoted(got ?? "")}, not ${quoted(wanted)}`,
      ),
    );
}
