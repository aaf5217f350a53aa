// Where text may stand on a page, by what the edition's style sheets declare of its margins. The file
// itself says nothing of it. Floor: verify. CSS Paged Media 3, 3 and 4.

import type { Edition } from "../../model/edition.ts";
import type { Output } from "../../model/manuscript.ts";
import type { Box } from "../../model/proof.ts";
import { declarationsOf, listOf } from "../epub/css.ts";
import { pointsOf } from "../length.ts";

type Edge = "top" | "right" | "bottom" | "left";
type Margins = Readonly<Partial<Record<Edge, number | null>>>;
const EDGES: readonly Edge[] = ["top", "right", "bottom", "left"];

interface PageRule {
  /** `:left`, `front:first`; empty for every page. */
  readonly selector: string;
  readonly margins: Margins;
}

export type Side = "left" | "right";
/** The type area of a page of either side, by the page's own box. */
export type TypeArea = (side: Side, page: Box) => Box;

/** The sheets of each kind of output, the later the weightier. */
const SHEETS = { print: ["book", "print", "edition"], pack: ["book", "coursepack", "edition"] };

/** Null where a margin is not given in lengths of paper, so that nobody can say where text ends. */
export function typeAreaOf({ manuscript }: Edition, output: Output): TypeArea | null {
  const names = output === "print" ? SHEETS.print : SHEETS.pack;
  const rules = names.flatMap((name) => pageRules(manuscript.styles.get(name)?.text ?? ""));
  const [left, right] = (["left", "right"] as const).map((side) => marginsOn(side, rules));
  if (!left || !right) return null;
  return (side, page) => inside(page, side === "left" ? left : right);
}

function inside(page: Box, { top, right, bottom, left }: Record<Edge, number>): Box {
  return {
    left: page.left + left,
    right: page.right - right,
    bottom: page.bottom + bottom,
    top: page.top - top,
  };
}

/**
 * The margins of ordinary pages of a side. Where a named page or a first one has smaller ones, the
 * smallest: which pages those are only the layout knows.
 */
function marginsOn(side: Side, rules: readonly PageRule[]): Record<Edge, number> | null {
  const of = (selector: string): readonly Margins[] =>
    rules.filter((rule) => rule.selector === selector).map(({ margins }) => margins);
  const ordinary = Object.assign({}, ...of(""), ...of(`:${side}`)) as Margins;
  const other: Side = side === "left" ? "right" : "left";
  const special = rules
    .filter(({ selector }) => ![":left", ":right", ""].includes(selector))
    .filter(({ selector }) => !selector.endsWith(`:${other}`))
    .map(({ margins }) => ({ ...ordinary, ...margins }));
  const found = EDGES.map((edge) => {
    const values = [ordinary, ...special].map((margins) => margins[edge]);
    const known = values.filter((value) => typeof value === "number");
    return known.length === values.length ? [edge, Math.min(...known)] : null;
  });
  return found.includes(null) ? null : Object.fromEntries(found.filter((one) => one !== null));
}

/** A page's rule with the boxes of its margins in it, each with a rule of its own. */
const PAGE = /@page\b(?<list>[^{]*)\{(?<body>(?:[^{}]|\{[^{}]*\})*)\}/gu;
const MARGIN_BOX = /@[\w-]+\s*\{[^{}]*\}/gu;

function pageRules(css: string): readonly PageRule[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//gu, "");
  return [...plain.matchAll(PAGE)].flatMap(({ groups: { list = "", body = "" } = {} }) => {
    const margins = marginsIn(body.replace(MARGIN_BOX, ""));
    const selectors = listOf(list.trim());
    return (selectors.length > 0 ? selectors : [""]).map((selector) => ({ selector, margins }));
  });
}

function marginsIn(body: string): Margins {
  const found: Partial<Record<Edge, number | null>> = {};
  for (const { property, value } of declarationsOf(body)) {
    if (property === "margin") {
      const [top = "", right = top, bottom = top, left = right] = value.split(/\s+/u);
      Object.assign(found, {
        top: points(top),
        right: points(right),
        bottom: points(bottom),
        left: points(left),
      });
    }
    const edge = EDGES.find((one) => property === `margin-${one}`);
    if (edge) found[edge] = points(value);
  }
  return found;
}

function points(value: string): number | null {
  return value === "0" ? 0 : pointsOf(value);
}
