// Which units of a document stand on the source pages that a course pack chooses. Floor: resolve.

import type { Diagnostic } from "../../diagnostics.ts";
import type { Named, PackChoice } from "../../model/manuscript.ts";
import { nearest } from "../../model/nearest.ts";
import { descendants } from "../../model/nodes.ts";
import type { Span } from "../../model/span.ts";
import type { Visit } from "../walk.ts";
import type { Selection } from "./select.ts";
import { comesAlong, type Unit } from "./units.ts";

/** A range of source pages, as indices into the pages of the document. */
interface Range {
  readonly from: number;
  readonly to: number;
  readonly span: Span;
}

export function selectPages(
  { document, wholeParagraphs }: PackChoice,
  named: readonly Named[],
  units: readonly Unit[],
  visits: readonly Visit[],
): Pick<Selection, "taken" | "sourcePages" | "diagnostics"> {
  const pages = pagesIn(visits);
  const diagnostics: Diagnostic[] = [];
  const ranges: Range[] = [];
  for (const one of named) {
    const read = readRange(one, pages, document.id);
    if ("rule" in read) diagnostics.push(read);
    else {
      const overlap = ranges.some(({ from, to }) => from <= read.to && read.from <= to);
      if (overlap) diagnostics.push(overlapping(one));
      else ranges.push(read);
    }
  }
  if (diagnostics.length > 0) return { taken: new Set(), sourcePages: [], diagnostics };
  ranges.sort((a, b) => a.from - b.from);
  const isChosen = (page: string | null): boolean => {
    const at = pages.indexOf(page ?? "");
    return ranges.some(({ from, to }) => at >= from && at <= to);
  };
  const touched = units.filter((unit) => !comesAlong(unit) && unit.pages.some(isChosen));
  const cut = touched.filter((unit) => !unit.pages.every(isChosen));
  if (!wholeParagraphs) diagnostics.push(...cut.map((unit) => cuts(unit, ranges, pages)));
  return {
    taken: withHeadings(units, touched),
    sourcePages: ranges.map(({ from, to }) => [pages[from] ?? "", pages[to] ?? ""]),
    diagnostics,
  };
}

/** The source pages of a document, in order. */
function pagesIn(visits: readonly Visit[]): readonly string[] {
  const known = visits.flatMap(({ node, place, note }) =>
    note || node.type === "blank" || place.sourcePage === null ? [] : [place.sourcePage],
  );
  return [...new Set(known)];
}

/** `3`, `2-5`, `1r–2v`: a label may hold a hyphen itself, and then is known as it stands. */
function readRange(
  { id, span }: Named,
  pages: readonly string[],
  document: string,
): Range | Diagnostic {
  const whole = pages.indexOf(id);
  if (whole >= 0) return { from: whole, to: whole, span };
  const ends = [...id.matchAll(/\s*[-–]\s*/gu)].map(({ index, 0: dash }) => [
    id.slice(0, index),
    id.slice(index + dash.length),
  ]);
  const [from = id, to = id] =
    ends.find((pair) => pair.every((end) => pages.includes(end))) ?? ends[0] ?? [];
  const missing = [from, to].find((end) => !pages.includes(end));
  if (missing !== undefined) return noPage(missing, span, pages, document);
  const [first, last] = [pages.indexOf(from), pages.indexOf(to)];
  if (first <= last) return { from: first, to: last, span };
  return {
    rule: "pack-takes-what-exists",
    message: `source page ${from} comes after source page ${to}`,
    span,
    hint: `write ${to}-${from}`,
  };
}

function noPage(
  page: string,
  span: Span,
  pages: readonly string[],
  document: string,
): Diagnostic {
  const close = nearest(page, pages);
  const range = `its source pages are ${pages[0]} to ${pages.at(-1)}`;
  return {
    rule: "pack-takes-what-exists",
    message: `"${document}" has no source page ${page}`,
    span,
    hint:
      pages.length === 0
        ? "it has no page turns; choose from it by sections"
        : /^\d+$/.test(page) || !close
          ? range
          : `${range}; did you mean ${close}?`,
  };
}

function overlapping({ id, span }: Named): Diagnostic {
  return {
    rule: "pack-choices-do-not-overlap",
    message: `source pages ${id} are chosen already`,
    span,
    hint: "name each source page once",
  };
}

/** A heading is not parted from what follows it. */
function withHeadings(units: readonly Unit[], touched: readonly Unit[]): ReadonlySet<Unit> {
  const taken = new Set([...units.filter(comesAlong), ...touched]);
  for (let at = units.length - 2; at >= 0; at -= 1) {
    const [unit, next] = [units[at], units[at + 1]];
    const leads = unit?.block.type === "heading" && next && touched.includes(next);
    if (unit && leads) taken.add(unit);
  }
  return new Set(units.filter((unit) => taken.has(unit)));
}

/** A unit that stands on a chosen page and on one that is not. */
function cuts(unit: Unit, ranges: readonly Range[], pages: readonly string[]): Diagnostic {
  const places = unit.pages.map((page) => pages.indexOf(page ?? ""));
  const range = ranges.find(({ from, to }) => places.some((at) => at >= from && at <= to));
  const begins = places.some((at) => at < (range?.from ?? 0));
  const edge = pages[(begins ? range?.from : range?.to) ?? 0];
  const other = unit.pages[begins ? 0 : unit.pages.length - 1];
  const redactions = [...descendants([unit.block])].flatMap((node) =>
    node.type === "redaction" ? [node.id.toUpperCase()] : [],
  );
  const held = redactions.length > 0 ? `, which holds ${redactions.join(", ")}` : "";
  const what = unit.block.type === "paragraph" ? "a paragraph" : `a ${unit.block.type}`;
  return {
    rule: "pack-parts-nothing",
    message: `source page ${edge} ${begins ? "begins" : "ends"} in the middle of ${what}${held}: the choice would cut it`,
    span: range?.span ?? unit.block.span,
    hint: `take source page ${other} as well, or set whole-paragraphs: true to take it with its other part`,
  };
}
