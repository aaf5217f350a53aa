// Formats every citation for each output: first, short and "ibid." forms follow the order in
// which that output's notes are read. Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { BibliographyEntry, FormattedCitation } from "../model/edition.ts";
import type { DeclaredOutput, Reference } from "../model/manuscript.ts";
import { nearest } from "../model/nearest.ts";
import type { AnyNode, Citation, CitationItem, Inline, Text } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { type Cite, type Formatter, POSITION } from "./csl.ts";
import { readLocator } from "./locators.ts";

/** The citations of one note, or one citation of running text, in order. */
export type Group = readonly Citation[];

/** CSL 1.0.2: a cite is "near" when the work was cited within this many notes. */
const NEAR_NOTE_DISTANCE = 5;

/** Reports every cite whose key is not in the references. */
export function checkKeys(
  citations: readonly Citation[],
  references: readonly Reference[],
): readonly Diagnostic[] {
  const keys = references.map(({ key }) => key);
  const known = new Set(keys);
  return citations.flatMap(({ items }) =>
    items
      .filter(({ key }) => !known.has(key))
      .map(({ key, span }) => unknownKey(key, span, keys)),
  );
}

export function unknownKey(key: string, span: Span, keys: readonly string[]): Diagnostic {
  const close = nearest(key, keys);
  return {
    rule: "citation-is-in-the-references",
    message: `no work in the references has the key "${key}"`,
    span,
    hint: close
      ? `did you mean "${close}"? otherwise add the work to the references`
      : "add the work to the references",
  };
}

/** A key with its at sign where no word precedes it: in a written address one does. */
const BARE_KEY = /(?<![\w.@])@([A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]*[A-Za-z0-9_])?)/g;

/** Reports every known key that stands in running text, where it is text and cites nothing. */
export function checkBareKeys(
  texts: readonly Text[],
  references: readonly Reference[],
): readonly Diagnostic[] {
  const known = new Set(references.map(({ key }) => key));
  return texts.flatMap(({ value, span }) => {
    const inPlace = span.end - span.start === value.length;
    return [...value.matchAll(BARE_KEY)]
      .filter(([, key = ""]) => known.has(key))
      .map(({ index, 0: cited }) => ({
        rule: "citation-stands-in-brackets" as const,
        message: `"${cited}" is text here and cites nothing`,
        span: inPlace
          ? { ...span, start: span.start + index, end: span.start + index + cited.length }
          : span,
        hint: `write [${cited}]; if the words are meant, write \`${cited}\``,
      }));
  });
}

/** Reports every work that nothing cites. */
export function checkUse(
  references: readonly Reference[],
  used: ReadonlySet<string>,
): readonly Diagnostic[] {
  return references
    .filter(({ key }) => !used.has(key))
    .map(({ key, span }) => ({
      rule: "reference-is-cited" as const,
      message: `nothing cites "${key}"`,
      span,
      hint: "cite it where it is used, or take it out: the bibliography lists only works cited",
    }));
}

/**
 * Formats the groups of each output in its own reading order. Citations `beforeStop` are
 * followed by the editor's own full stop and give up theirs: "Ibid." is not to become "Ibid..".
 */
export function formatCitations(
  groups: Readonly<Record<DeclaredOutput, readonly Group[]>>,
  formatter: Formatter,
  beforeStop: ReadonlySet<Citation> = new Set(),
): ReadonlyMap<AnyNode, FormattedCitation> {
  const format = (output: DeclaredOutput): ReadonlyMap<Citation, readonly Inline[]> => {
    const formatted = formatSequence(groups[output], formatter, output !== "epub");
    return new Map(
      [...formatted].map(([citation, inlines]) => [
        citation,
        beforeStop.has(citation) ? dropStop(inlines) : inlines,
      ]),
    );
  };
  const [print, epub, coursepack] = [format("print"), format("epub"), format("coursepack")];
  return new Map(
    [...print].map(([node, inlines]) => [
      node,
      {
        print: inlines,
        epub: epub.get(node) ?? inlines,
        coursepack: coursepack.get(node) ?? inlines,
      },
    ]),
  );
}

/** Without the full stop at its end, if there is one. */
function dropStop(inlines: readonly Inline[]): readonly Inline[] {
  const last = inlines.at(-1);
  if (last?.type === "text") {
    return [...inlines.slice(0, -1), { ...last, value: last.value.replace(/\.$/, "") }];
  }
  if (last && "children" in last) {
    return [...inlines.slice(0, -1), { ...last, children: dropStop(last.children) }];
  }
  return inlines;
}

interface Seen {
  readonly note: number;
  readonly first: number;
}

function formatSequence(
  groups: readonly Group[],
  formatter: Formatter,
  ibid: boolean,
): ReadonlyMap<Citation, readonly Inline[]> {
  const formatted = new Map<Citation, readonly Inline[]>();
  const seen = new Map<string, Seen>();
  let previous: readonly CitationItem[] = [];
  for (const [index, group] of groups.entries()) {
    for (const citation of group) {
      const cites = citation.items.map((item, at) => {
        const before = at > 0 ? citation.items.slice(at - 1, at) : previous;
        const cite = toCite(item, index + 1, seen.get(item.key), ibid ? before : []);
        seen.set(item.key, { note: index + 1, first: seen.get(item.key)?.first ?? index + 1 });
        return cite;
      });
      formatted.set(citation, formatter.cluster(cites, citation.span));
      previous = citation.items;
    }
  }
  return formatted;
}

/** `before` is the cite just before, alone; "ibid." after a note of several works would be a riddle. */
function toCite(
  item: CitationItem,
  note: number,
  seen: Seen | undefined,
  before: readonly CitationItem[],
): Cite {
  return {
    ...bareCite(item),
    position: seen ? laterPosition(item, before) : POSITION.first,
    ...(seen
      ? {
          "first-reference-note-number": seen.first,
          "near-note": note - seen.note <= NEAR_NOTE_DISTANCE,
        }
      : {}),
  };
}

function laterPosition(item: CitationItem, before: readonly CitationItem[]): number {
  const [last] = before;
  if (before.length !== 1 || last?.key !== item.key) return POSITION.subsequent;
  if (last.locator === item.locator) return POSITION.ibid;
  return item.locator ? POSITION.ibidWithLocator : POSITION.subsequent;
}

function bareCite({ key, prefix, locator, suppressAuthor }: CitationItem): Cite {
  const read = locator === undefined ? null : readLocator(locator);
  return {
    id: key,
    ...(prefix ? { prefix: `${prefix.trim()} ` } : {}),
    ...(read ?? (locator ? { suffix: `, ${locator.trim()}` } : {})),
    ...(suppressAuthor ? { "suppress-author": true } : {}),
  };
}

/** A short citation that stands alone, as in the entries of an authority file. */
export function shortCitation(item: CitationItem, formatter: Formatter): readonly Inline[] {
  return formatter.cluster([{ ...bareCite(item), position: POSITION.subsequent }], item.span);
}

/** The works cited, primary sources and secondary works each in the style's order. */
export function listWorks(
  references: readonly Reference[],
  formatter: Formatter,
): readonly BibliographyEntry[] {
  return (["primary", "secondary"] as const).flatMap((kind) => {
    const keys = references.filter((one) => one.kind === kind).map(({ key }) => key);
    return formatter.bibliography(keys).map(({ key, children }) => ({
      key,
      anchor: `work-${key.replace(/[^\w-]+/g, "-")}`,
      kind,
      children,
    }));
  });
}
