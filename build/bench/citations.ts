// How long the citations of a long book take, in a process of its own: cold, as a user's. Prints
// JSON. No browser, no pages: the works are read and every citation is worded for every output.

import process from "node:process";
import type { Reference } from "../model/manuscript.ts";
import type { Citation } from "../model/nodes.ts";
import { formatCitations, listWorks } from "../resolve/citations.ts";
import { openFormatter } from "../resolve/csl.ts";

export interface CitationsMade {
  readonly citations: number;
  readonly works: number;
  /** Seconds, of the process's time on the processors and of the clock's. */
  readonly cpu: number;
  readonly wall: number;
}

const CITATIONS = 5000;
const WORKS = 400;
const PEOPLE = 150;
const span = { file: "generated", start: 0, end: 1 };

/** Books, articles and papers of archives in turn; several by one author, as in a real list. */
const works = Array.from({ length: WORKS }, (_, at): Reference => {
  const type = ["book", "article-journal", "manuscript"][at % 3] ?? "book";
  const csl = {
    id: `work-${at}`,
    type,
    title: `Title number ${at}: a subtitle`,
    "title-short": `Title ${at}`,
    author: [{ family: `Author${at % PEOPLE}`, given: `First${at}` }],
    issued: { "date-parts": [[1950 + (at % 70)]] },
    ...(type === "book" ? { publisher: "Press", "publisher-place": "Town" } : {}),
    ...(type === "article-journal" ? { "container-title": "Journal", volume: "4" } : {}),
    ...(type === "manuscript" ? { archive: "An Archive", archive_location: `Box ${at}` } : {}),
  };
  return { key: csl.id, span, kind: at % 3 === 2 ? "primary" : "secondary", csl };
});

/** Every fourth citation is of the work just cited; pages run through each work. */
const groups = Array.from({ length: CITATIONS }, (_, at): readonly Citation[] => {
  const key = `work-${((at - (at % 4 === 3 ? 1 : 0)) * 7919) % WORKS}`;
  const item = { key, span, locator: `p. ${1 + ((at * 31) % 300)}` };
  return [{ type: "citation", span, items: [item] }];
});

const before = performance.now();
const spent = process.cpuUsage();
const formatter = openFormatter(works, { language: "en-US" });
const formatted = formatCitations(
  { print: groups, epub: groups, coursepack: groups },
  formatter,
);
const listed = listWorks(works, formatter);
if (formatted.size !== CITATIONS || listed.length !== WORKS) throw new Error("some are lost");
const { user, system } = process.cpuUsage(spent);
const made: CitationsMade = {
  citations: formatted.size,
  works: listed.length,
  cpu: (user + system) / 1e6,
  wall: (performance.now() - before) / 1000,
};
process.stdout.write(JSON.stringify(made));
