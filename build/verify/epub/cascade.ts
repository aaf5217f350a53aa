// What a book's style sheets declare for an element, on each kind of screen that they tell apart.
// Floor: verify. CSS Cascade 4: importance, specificity, order.

import type { Scheme } from "./color.ts";
import { type Declaration, declarationsOf, type Rule, rulesOf } from "./css.ts";
import { matches, specificity } from "./selectors.ts";
import { attribute, classesOf, type Element } from "./xml.ts";

/** One kind of screen: by day or by night, with what holds of the conditions. */
export interface Screen {
  readonly night: boolean;
  /** The colours that stand where the book names none: dark ones only where it says it can bear them. */
  readonly scheme: Scheme;
  /** Whether rules under a condition apply. */
  readonly holds: (condition: string) => boolean;
  /** The one condition that makes it special; empty for none. */
  readonly condition: string;
}

export type Style = ReadonlyMap<string, string>;

interface Ranked extends Rule {
  readonly rank: number;
}

/** Properties that say nothing of whether text is seen: most of a sheet. */
const IDLE =
  /^(?:font-(?:family|style|weight|variant.*|feature.*)|text-(?:align|underline.*|transform)|(?:-webkit-)?hyphens|orphans|widows|(?:page-)?break-.*|list-.*|vertical-align|padding.*|table-layout|overflow-wrap|(?:-webkit-)?box-decoration-break)$/u;

/** Answers for one book. */
export class Cascade {
  private readonly byKey = new Map<string, Ranked[]>();
  private readonly pseudoByKey = new Map<string, Ranked[]>();
  private readonly matching = new Map<Element, readonly Ranked[]>();
  /** Few lists of rules hold for many elements: each is kept once, and what follows from it. */
  private readonly lists = new Map<string, readonly Ranked[]>();
  private readonly styles = new Map<Screen, Map<readonly Ranked[], Style>>();
  readonly screens: readonly Screen[];

  constructor(sheets: Iterable<string>) {
    const all = [...sheets].flatMap((css) => rulesOf(css));
    all.forEach((rule, order) => {
      const declarations = rule.declarations.filter(({ property }) => !IDLE.test(property));
      if (declarations.length === 0) return;
      const [base, pseudo] = partOf(rule.selector);
      const one = {
        ...rule,
        selector: base,
        declarations,
        rank: specificity(base) * 1e5 + order,
      };
      const map = pseudo ? this.pseudoByKey : this.byKey;
      const key = keyOf(base);
      map.set(key, [...(map.get(key) ?? []), one]);
    });
    this.screens = screensOf(all);
  }

  /** What an element's own rules and `style` attribute say on a screen; what is inherited is not in it. */
  styleOf(element: Element, screen: Screen): Style {
    const inline = attribute(element, "style");
    const known = this.styles.get(screen) ?? new Map<readonly Ranked[], Style>();
    this.styles.set(screen, known);
    const rules = this.rulesFor(element);
    const shared = inline === "" ? known.get(rules) : undefined;
    if (shared) return shared;
    const own = rules.filter(({ condition }) => screen.holds(condition));
    const style = cascaded(own, declarationsOf(inline));
    if (inline === "") known.set(rules, style);
    return style;
  }

  /** What is said of the boxes that CSS puts before and after its text. */
  generatedIn(element: Element, screen: Screen): Style | null {
    if (this.pseudoByKey.size === 0) return null;
    const own = candidates(element, this.pseudoByKey).filter(
      ({ condition, selector }) => screen.holds(condition) && matches(element, selector),
    );
    return own.length > 0 ? cascaded(own, []) : null;
  }

  private rulesFor(element: Element): readonly Ranked[] {
    const known = this.matching.get(element);
    if (known) return known;
    const found = candidates(element, this.byKey).filter(({ selector }) =>
      matches(element, selector),
    );
    const key = found.map(({ rank }) => rank).join();
    const same = this.lists.get(key) ?? found;
    this.lists.set(key, same);
    this.matching.set(element, same);
    return same;
  }
}

function cascaded(rules: readonly Ranked[], inline: readonly Declaration[]): Style {
  const found = new Map<string, { value: string; weight: number }>();
  const consider = ({ property, value, important }: Declaration, rank: number): void => {
    const weight = rank + (important ? 1e12 : 0);
    if (weight >= (found.get(property)?.weight ?? -1)) found.set(property, { value, weight });
  };
  for (const { declarations, rank } of rules) {
    for (const declaration of declarations) consider(declaration, rank);
  }
  for (const declaration of inline) consider(declaration, 1e11);
  return new Map([...found].map(([property, { value }]) => [property, value]));
}

/** A selector without its pseudo-element, and whether it had one. */
function partOf(selector: string): readonly [string, boolean] {
  const base = selector.replace(/::?(?:before|after)$/u, "");
  return base === selector ? [selector, false] : [base || "*", true];
}

/** What the last compound of a selector cannot do without: a class, an id, a type; or `*`. */
function keyOf(selector: string): string {
  const last =
    selector
      .replace(/\([^)]*\)/gu, "")
      .split(/[\s>+~]+/u)
      .at(-1) ?? "";
  return /[.#][\w-]+/u.exec(last)?.[0] ?? /^[a-z][\w-]*/iu.exec(last)?.[0] ?? "*";
}

function candidates(element: Element, byKey: ReadonlyMap<string, Ranked[]>): readonly Ranked[] {
  const keys = [
    "*",
    element.localName ?? "",
    `#${attribute(element, "id")}`,
    ...classesOf(element).map((name) => `.${name}`),
  ];
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

const NIGHT = /prefers-color-scheme:\s*dark/u;
const DAY = /prefers-color-scheme:\s*light/u;

/** No condition, each of them alone, and all at once, by day, and by night where a sheet knows of it. */
function screensOf(rules: readonly Rule[]): readonly Screen[] {
  const conditions = [...new Set(rules.map(({ condition }) => condition))].filter(Boolean);
  const others = conditions.filter((one) => !NIGHT.test(one) && !DAY.test(one));
  const bearsNight = rules.some(({ declarations }) =>
    declarations.some(
      ({ property, value }) => property === "color-scheme" && value.includes("dark"),
    ),
  );
  const knowsNight = bearsNight || conditions.some((one) => NIGHT.test(one));
  return (knowsNight ? [false, true] : [false]).flatMap((night) => {
    const [now, never] = night ? [NIGHT, DAY] : [DAY, NIGHT];
    const screen = (condition: string, holds: Screen["holds"]): Screen => ({
      night,
      scheme: night && bearsNight ? "dark" : "light",
      condition,
      holds: (one) => one === "" || now.test(one) || (!never.test(one) && holds(one)),
    });
    return [
      screen("", () => false),
      ...others.map((condition) => screen(condition, (one) => one === condition)),
      ...(others.length > 1 ? [screen(others.join(" "), () => true)] : []),
    ];
  });
}
