// Stage typeset. CSS for paged media, as far as Stet's own engine reads it itself: Chromium knows
// margin boxes and named pages but neither running heads (`string-set`, `string()`) nor blank pages
// nor footnotes, and a page that is cut off must not change which rules apply on either side of the
// cut. What the engine understands is listed in ARCHITECTURE.md.

import * as css from "css-tree/dist/csstree.esm";

/** One `@page` rule: whom it concerns and what it says of the page and of its margin boxes. */
export interface PageRule {
  readonly name: string | null;
  readonly pseudos: readonly string[];
  readonly declarations: readonly Declaration[];
  /** By name of the box (`top-left`); `footnote` is the area of the notes. */
  readonly boxes: Readonly<Record<string, readonly Declaration[]>>;
}
export type Declaration = readonly [property: string, value: string];

/** A selector that looks at an element's neighbours, and the number that marks what it matches. */
export interface StructuralSelector {
  readonly mark: number;
  readonly selector: string;
}

export interface PagedStyles {
  /** What the browser reads. */
  readonly css: string;
  readonly pages: readonly PageRule[];
  readonly structural: readonly StructuralSelector[];
  /** Selectors of the elements that set strings for running heads. */
  readonly strings: readonly string[];
  /** Selectors of the boxes that are set in columns. */
  readonly columns: readonly string[];
}

/** Properties that the engine reads from the cascade, under names that the browser lets pass. */
const RENAMED: Readonly<Record<string, string>> = {
  page: "--page",
  "string-set": "--string-set",
  columns: "--column-count",
  "column-count": "--column-count",
  // CSS Line Grid 1, 3; not inherited here.
  "line-snap": "--line-snap",
};
const REGISTERED = [...new Set(Object.values(RENAMED)), "--float"]
  .map((name) => `@property ${name} { syntax: "*"; inherits: false; }`)
  .join("\n");

const FLOATS = new Set(["footnote", "top", "bottom"]);
const STRUCTURAL = /^(?:first|last|only|nth)-|^(?:nth-last|only-of)|^(?:empty|has)$/;

/** Parts style sheets in Paged.js's syntax for paged media into what the browser and the engine read. */
export function readStyles(text: string): PagedStyles {
  const sheet = css.parse(text, { parseCustomProperty: true }) as css.StyleSheet;
  const pages: PageRule[] = [];
  const structural: StructuralSelector[] = [];
  const strings: string[] = [];
  const columns: string[] = [];
  css.walk(sheet, {
    visit: "Atrule",
    enter(node, item, list) {
      if (node.name !== "page") return;
      pages.push(...pageRules(node));
      list?.remove(item);
    },
  });
  css.walk(sheet, {
    visit: "Rule",
    enter(node) {
      renameProperties(node, strings, columns);
      if (node.prelude.type === "SelectorList") freeze(node.prelude, structural);
    },
  });
  return { css: `${REGISTERED}\n${css.generate(sheet)}`, pages, structural, strings, columns };
}

function renameProperties(rule: css.Rule, strings: string[], columns: string[]): void {
  css.walk(rule.block, {
    visit: "Declaration",
    enter(node) {
      if (node.property === "float" && FLOATS.has(css.generate(node.value))) {
        node.property = "--float";
      }
      if (node.property === "string-set") strings.push(css.generate(rule.prelude));
      if (/^column(s|-count)$/.test(node.property)) columns.push(css.generate(rule.prelude));
      node.property = RENAMED[node.property] ?? node.property;
    },
  });
}

/* ------------------------------------------------------------------ pages */

function pageRules(node: css.Atrule): PageRule[] {
  const declarations: Declaration[] = [];
  const boxes: Record<string, Declaration[]> = {};
  for (const child of node.block?.children.toArray() ?? []) {
    if (child.type === "Declaration") declarations.push(declarationOf(child));
    if (child.type === "Atrule") boxes[child.name] = boxDeclarations(child);
  }
  const prelude = node.prelude ? css.generate(node.prelude) : "";
  return prelude.split(",").map((selector) => {
    const [name = "", ...pseudos] = selector.trim().split(":");
    return { name: name || null, pseudos, declarations, boxes };
  });
}

function boxDeclarations(node: css.Atrule): Declaration[] {
  return (node.block?.children.toArray() ?? []).flatMap((child) =>
    child.type === "Declaration" ? [declarationOf(child)] : [],
  );
}

function declarationOf(node: css.Declaration): Declaration {
  return [node.property, css.generate(node.value)];
}

/* ------------------------------------------------------------------ selectors that a cut would change */

/** Replaces selectors that look at neighbours by marks of the same specificity. */
function freeze(list: css.SelectorList, structural: StructuralSelector[]): void {
  list.children.forEach((selector, item) => {
    if (selector.type !== "Selector" || !looksAround(selector)) return;
    const pseudo = takePseudoElement(selector);
    const mark = structural.length;
    structural.push({ mark, selector: css.generate(selector) });
    const [ids, classes, types] = specificityOf(selector);
    const weight = `${":not(#_)".repeat(ids)}${":not(._)".repeat(classes)}${":not(_)".repeat(types)}`;
    const text = `:where([data-frozen~="${mark}"])${weight}${pseudo}`;
    item.data = css.parse(text, { context: "selector" });
  });
}

function looksAround(selector: css.Selector): boolean {
  return (
    css.find(
      selector,
      (node) =>
        (node.type === "Combinator" && /[+~]/.test(node.name)) ||
        (node.type === "PseudoClassSelector" && STRUCTURAL.test(node.name)),
    ) !== null
  );
}

/** A pseudo-element cannot be asked for in the document; it is put back after the mark. */
function takePseudoElement(selector: css.Selector): string {
  const last = selector.children.last;
  const isElement =
    last?.type === "PseudoElementSelector" ||
    (last?.type === "PseudoClassSelector" && /^(before|after|first-l)/.test(last.name));
  if (!isElement) return "";
  selector.children.pop();
  return css.generate(last);
}

type Specificity = readonly [ids: number, classes: number, types: number];

/** Selectors Level 4, 17. */
function specificityOf(selector: css.Selector): Specificity {
  return selector.children
    .toArray()
    .map(weightOf)
    .reduce<Specificity>(([a, b, c], [d, e, f]) => [a + d, b + e, c + f], [0, 0, 0]);
}

function weightOf(node: css.CssNode): Specificity {
  switch (node.type) {
    case "IdSelector":
      return [1, 0, 0];
    case "ClassSelector":
    case "AttributeSelector":
      return [0, 1, 0];
    case "PseudoClassSelector":
      return pseudoWeight(node);
    case "TypeSelector":
      return node.name === "*" ? [0, 0, 0] : [0, 0, 1];
    case "PseudoElementSelector":
      return [0, 0, 1];
    default:
      return [0, 0, 0];
  }
}

function pseudoWeight(node: css.PseudoClassSelector): Specificity {
  if (node.name === "where") return [0, 0, 0];
  if (!["is", "not", "has"].includes(node.name)) return [0, 1, 0];
  const inner: Specificity[] = [];
  node.children?.forEach((child) => {
    if (child.type !== "SelectorList") return;
    child.children.forEach((one) => {
      if (one.type === "Selector") inner.push(specificityOf(one));
    });
  });
  return inner.sort(heavierFirst)[0] ?? [0, 0, 0];
}

function heavierFirst(a: Specificity, b: Specificity): number {
  return b[0] - a[0] || b[1] - a[1] || b[2] - a[2];
}
