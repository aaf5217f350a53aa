// Where in the manuscript something on a page was written, so that a fault of a page names a line.
// Of the pipeline: the stages that find such faults know neither the edition nor its files.

import type { Anchor, Edition } from "../model/edition.ts";
import type { Rendered } from "../model/outputs.ts";
import type { Span } from "../model/span.ts";
import type { Whereabouts } from "../typeset/index.ts";

/** Finds the place of something on a page of `rendered`; what Stet made itself has none. */
export function placesOf(
  edition: Edition,
  { origins }: Pick<Rendered, "origins">,
): (at: Whereabouts) => Span | undefined {
  let anchored: ReadonlyMap<Anchor, Span> | undefined;
  return ({ ids, words }) => {
    anchored ??= spansOf(edition);
    for (const id of ids) {
      const span = origins.get(id) ?? anchored.get(id);
      if (span) return narrowed(span, words, edition);
    }
    return undefined;
  };
}

/** By anchor; where several things share one, the first of these kinds. Parts lie at the beginning of their files. */
function spansOf({ parts, notes, anchors, authorities }: Edition): Map<Anchor, Span> {
  const entries = [...authorities.of].flatMap(([entry, { anchor }]): [Anchor, Span][] =>
    "span" in entry ? [[anchor, entry.span as Span]] : [],
  );
  const files = parts.flatMap(({ id, file }): [Anchor, Span][] =>
    file ? [[id, { file: file.source.path, start: 0, end: 0 }]] : [],
  );
  const nodes = [...anchors].map(([{ span }, anchor]): [Anchor, Span] => [anchor, span]);
  const own = notes.map(({ anchor, span }): [Anchor, Span] => [anchor, span]);
  return new Map([...files, ...entries, ...nodes, ...own]);
}

/** The words themselves within `span`, where they stand there as the page shows them. */
function narrowed(span: Span, words: string, { manuscript }: Edition): Span {
  const text = manuscript.sources.get(span.file)?.text.slice(span.start, span.end) ?? "";
  for (const wanted of [words, words.split(" ")[0] ?? ""]) {
    const at = wanted === "" ? -1 : text.indexOf(wanted);
    if (at !== -1)
      return { ...span, start: span.start + at, end: span.start + at + wanted.length };
  }
  return span;
}
