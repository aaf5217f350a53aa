// What the entries of the authority files rest on. Floor: resolve.

import type { Manuscript } from "../model/manuscript.ts";
import type { Citation, Inline } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { shortCitation } from "./citations.ts";
import type { Formatter } from "./csl.ts";

/** The `sources` of every person, term and event as citations, by entry: `frus-vi-65, p. 176`. */
export function authorityCitations(
  manuscript: Manuscript,
): ReadonlyMap<object, readonly Citation[]> {
  const entries = [...manuscript.persons, ...manuscript.glossary, ...manuscript.chronology];
  return new Map(
    entries.map((entry) => [
      entry,
      entry.sources.map((source) =>
        toCitation(source, placeOf(source, entry.span, manuscript)),
      ),
    ]),
  );
}

/** Where in its entry a source is written, in quotation marks or without. */
function placeOf(source: string, entry: Span, { sources }: Manuscript): Span {
  const text = sources.get(entry.file)?.text ?? "";
  const start = text.slice(0, entry.end).indexOf(source, entry.start);
  return start === -1 ? entry : { ...entry, start, end: start + source.length };
}

function toCitation(source: string, span: Span): Citation {
  const [key = "", ...rest] = source.trim().replace(/^@/, "").split(",");
  const locator = rest.join(",").trim();
  const item = { key: key.trim(), span, ...(locator ? { locator } : {}) };
  return { type: "citation", span, items: [item] };
}

/** Each as a short citation: the bibliography gives the work in full. */
export function formatSources(
  sources: ReadonlyMap<object, readonly Citation[]>,
  formatter: Formatter,
): ReadonlyMap<object, readonly (readonly Inline[])[]> {
  return new Map(
    [...sources].map(([entry, citations]) => [
      entry,
      citations.flatMap(({ items }) => items.map((item) => shortCitation(item, formatter))),
    ]),
  );
}
