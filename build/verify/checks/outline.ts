// Outline, navigation and metadata say what is so. Floor: verify.

import type { Edition } from "../../model/edition.ts";
import { digestOf, stated } from "../../model/provenance.ts";
import type { Comparison, Stretch } from "../compare.ts";
import { headingsIn } from "../wanted/headings.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** A part's title or a heading, in reading order. */
export interface Listed {
  readonly stretch: Stretch;
  /** Its words, and its words with the page turns that stand in it: either may be listed. */
  readonly titles: readonly string[];
  /** 1 for a part's title, 2 to 6 for headings. */
  readonly level: number;
}

/** Every part with its headings. */
export function listedIn({ wanted, texts, itemOf }: Comparison): readonly Listed[] {
  const byAnchor = new Map(texts.map((text) => [text.anchor, text]));
  return wanted.scope.parts.flatMap(({ id, title }) => {
    const text = byAnchor.get(id);
    if (!text) return [];
    const first = { anchor: id, from: 0, to: text.text.blocks[0]?.to ?? 0 };
    const headings = headingsIn(text.text, itemOf).map(
      ({ titles, level, from, to }): Listed => ({
        titles,
        level,
        stretch: { text, mark: { anchor: id, from, to } },
      }),
    );
    return [{ titles: [title], level: 1, stretch: { text, mark: first } }, ...headings];
  });
}

/** An entry as the file has it; `fault` tells why it does not lead where it should, or null. */
export interface Entry {
  readonly title: string;
  readonly depth: number;
  readonly fault: (listed: Listed) => string | null;
}

/** Whether `entries` are what is wanted, in its order and no more, each leading where it says. */
export function checkListing(
  what: string,
  wanted: readonly Listed[],
  entries: readonly Entry[],
): Finding[] {
  let from = 0;
  const extra = new Set(entries);
  const found = wanted.flatMap((listed) => {
    const title = listed.titles[0] ?? "";
    const forms = listed.titles.map(close);
    const at = entries.findIndex(
      (one, index) => index >= from && forms.includes(close(one.title)),
    );
    const entry = entries[at];
    if (!entry) return [wrong(`${quoted(title)} is not listed in its place in ${what}`)];
    extra.delete(entry);
    from = at + 1;
    const fault = isDeep(entry, listed) ? entry.fault(listed) : "is listed at another depth";
    return fault ? [wrong(`in ${what}, ${quoted(title)} ${fault}`)] : [];
  });
  const more = [...extra].map(({ title }) =>
    wrong(`in ${what}, ${quoted(title)} is no part or heading in its place`),
  );
  return [...found, ...more];
}

/** Parts stand at the head of a list, their headings below them. */
function isDeep({ depth }: Entry, { level }: Listed): boolean {
  return level === 1 ? depth === 0 : depth > 0 && depth < level;
}

/** Words without the spaces between them, which a file may set otherwise. */
function close(text: string): string {
  return text.replace(/\s+/gu, "");
}

function wrong(message: string): Finding {
  return finding("outline-is-true", message);
}

/** Title and language as the edition states them, and the identifier where the format has one. */
export function checkMetadata(
  { manuscript: { config, inputs } }: Edition,
  seen: {
    title: string | null;
    language: string | null;
    identifier?: string | null;
    provenance: string | null;
  },
): Finding[] {
  const pairs: [string, string, string | null | undefined][] = [
    ["title", config.title, seen.title],
    ["language", config.language, seen.language],
    ["identifier", config.identifier, seen.identifier],
    ["digest of the manuscript", stated(digestOf(inputs)), seen.provenance],
  ];
  return pairs
    .filter(([, , got]) => got !== undefined)
    .filter(([, wanted, got]) => got !== wanted)
    .map(([name, wanted, got]) =>
      finding(
        "metadata-is-true",
        `the file's ${name} is ${quoted(got ?? "")}, not ${quoted(wanted)}`,
      ),
    );
}
