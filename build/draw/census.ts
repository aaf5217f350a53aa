// Draws the census: for each kind a row, for each page of the source a bar. The one file that knows
// the plotting library. Of the part `draw`, which stands on the model alone.

import * as Plot from "@observablehq/plot";
import { DOMImplementation, type Element, XMLSerializer } from "@xmldom/xmldom";
import {
  CENSUS_KINDS,
  type CensusDocument,
  type CensusKind,
  type CensusPage,
  countsOn,
} from "../model/census.ts";

/** What the drawing says in words, in the edition's language. */
export interface CensusWords {
  /** What is drawn, for those who do not see it. */
  readonly description: string;
  /** Under the pages: `Page of the source`. */
  readonly axis: string;
  /** What stands for a page without a number. */
  readonly unnumbered: string;
  readonly kind: (kind: CensusKind) => string;
}

/** CSS pixels at the width of a page of six inches; wider or narrower, all of it is scaled. */
const WIDTH = 420;
const ROW = 40;
const AXIS = 30;
const NAMES = 118;
const RIGHT = 4;
const WIDEST_BAND = 34;
const WIDEST_BAR = 13;
/** More pages than this are drawn in groups, so that a bar can be seen. */
const MOST_BARS = 40;
/** More numbers than this do not stand beside one another on the axis. */
const MOST_TICKS = 16;

interface Bar {
  readonly label: string;
  readonly kind: string;
  readonly n: number;
}

/**
 * The census of one document as an SVG element, well-formed XML with its namespace. Black on white
 * and without colours, so that any printer and any theme shows it; its text has no family of its
 * own and is set in that of the page. The same census gives the same bytes.
 */
export function drawCensus({ pages }: CensusDocument, words: CensusWords): string {
  const own = countsOn(pages);
  const kinds = CENSUS_KINDS.filter((kind) => own[kind] > 0);
  const groups = grouped(pages, words.unnumbered);
  const names = kinds.map(words.kind);
  const bars = groups.flatMap(({ label, counts }) =>
    kinds.map((kind): Bar => ({ label, kind: words.kind(kind), n: counts[kind] })),
  );
  const band = Math.min(WIDEST_BAND, (WIDTH - NAMES - RIGHT) / groups.length);
  const inset = Math.max(1, (band - WIDEST_BAR) / 2);
  const every = Math.ceil(groups.length / MOST_TICKS);
  const picture = Plot.plot({
    document: new DOMImplementation().createDocument(XHTML, "html", null) as never,
    width: WIDTH,
    height: names.length * ROW + AXIS,
    marginLeft: NAMES,
    marginRight: WIDTH - NAMES - groups.length * band,
    marginTop: 4,
    marginBottom: AXIS - 4,
    x: {
      domain: groups.map(({ label }) => label),
      ticks: groups.flatMap(({ label }, at) => (at % every === 0 ? [label] : [])),
      label: null,
      tickSize: 0,
      padding: 0,
    },
    y: { axis: null, domain: [0, Math.max(...bars.map(({ n }) => n))], insetTop: 13 },
    fy: { domain: names, label: null, tickSize: 0, tickPadding: 6 },
    marks: [
      Plot.barY(
        bars.filter(({ n }) => n > 0),
        { x: "label", y: "n", fy: "kind", insetLeft: inset, insetRight: inset },
      ),
      Plot.text(
        bars.filter(({ n }) => n > 0),
        { x: "label", y: "n", fy: "kind", text: "n", dy: -6, fontSize: 9 },
      ),
      Plot.text([words.axis], {
        fy: () => names.at(-1),
        frameAnchor: "bottom-left",
        textAnchor: "end",
        dx: -7,
        dy: 15,
      }),
      Plot.ruleY([0], { strokeWidth: 0.6 }),
    ],
  });
  return written(picture as unknown as Element, words.description);
}

const XHTML = "http://www.w3.org/1999/xhtml";

/** Neighbouring pages together where there are more than can be drawn. */
function grouped(pages: readonly CensusPage[], unnumbered: string) {
  const size = Math.ceil(pages.length / MOST_BARS);
  const name = (page: CensusPage | undefined): string => page?.sourcePage ?? unnumbered;
  return Array.from({ length: Math.ceil(pages.length / size) }, (_, at) => {
    const group = pages.slice(at * size, (at + 1) * size);
    const [first, last] = [name(group[0]), name(group.at(-1))];
    return { label: first === last ? first : `${first}–${last}`, counts: countsOn(group) };
  });
}

/** Without the library's own style sheet and fonts: both are the page's. */
function written(svg: Element, description: string): string {
  for (const style of [...svg.getElementsByTagName("style")]) svg.removeChild(style);
  for (const name of ["font-family", "width", "height"]) svg.removeAttribute(name);
  // In a group of SVG 1.1, which EPUB readers hold to, the first of these knows no figures.
  for (const group of [...svg.getElementsByTagName("g")]) {
    for (const name of ["font-variant", "aria-label", "aria-hidden"])
      group.removeAttribute(name);
  }
  svg.setAttribute("class", "census");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", description);
  svg.setAttribute("font-size", "10.5");
  return new XMLSerializer().serializeToString(svg);
}
