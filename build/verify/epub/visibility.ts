// Whether a reading system would show an element. Floor: verify.

import { type Declaration, declarationsOf, type Rule, rulesOf } from "./css.ts";
import { ancestorsOf, matches, specificity } from "./selectors.ts";
import { attribute, type Element } from "./xml.ts";

/** What can hide text, by property: the values that do. */
const HIDING: Readonly<Record<string, RegExp>> = {
  display: /^none$/u,
  visibility: /^(?:hidden|collapse)$/u,
  opacity: /^0*\.?0*[0-4]?%?$/u,
  "font-size": /^0(?:\.0+)?(?:[a-z]+|%)?$/u,
  color: /^(?:transparent|#fff(?:fff)?|white|rgba?\(.*[,/]\s*0\s*\))$/u,
  "-webkit-text-fill-color": /^transparent$/u,
  height: /^0(?:px)?$/u,
  "clip-path": /^(?:inset\((?:50|100)%\)|circle\(0\))$/u,
  clip: /^rect\((?:0|1px)/u,
  "text-indent": /^-\d{3,}/u,
  left: /^-\d{3,}/u,
};

/** Answers for one book; remembers what it has worked out. */
export class Visibility {
  private readonly rules: readonly (Rule & { readonly order: number })[];
  private readonly known = new Map<Element, string | null>();

  constructor(sheets: Iterable<string>) {
    const all = [...sheets].flatMap((css) => rulesOf(css));
    this.rules = all
      .map((rule, order) => ({ ...rule, order }))
      .filter(({ declarations }) => declarations.some(({ property }) => property in HIDING));
  }

  /** Why an element cannot be seen, in CSS's own words, or null if nothing hides it or what holds it. */
  hiddenBy(element: Element): string | null {
    const known = this.known.get(element);
    if (known !== undefined) return known;
    const own = this.ownReason(element);
    const parent = ancestorsOf(element)[0];
    const reason = own ?? (parent ? this.hiddenBy(parent) : null);
    this.known.set(element, reason);
    return reason;
  }

  private ownReason(element: Element): string | null {
    if (element.hasAttribute("hidden")) return "the hidden attribute";
    const style = this.styleOf(element);
    const clipped = style.get("overflow") === "hidden" || style.get("position") === "absolute";
    for (const [property, value] of style) {
      if (property === "height" && !clipped) continue;
      if (HIDING[property]?.test(value)) return `${property}: ${value}`;
    }
    return null;
  }

  /** The cascade, for the properties that matter: by importance, specificity and order. */
  private styleOf(element: Element): ReadonlyMap<string, string> {
    const found = new Map<string, { value: string; weight: number }>();
    const consider = (declaration: Declaration, rank: number): void => {
      const { property, value, important } = declaration;
      const weight = rank + (important ? 1e12 : 0);
      if (weight >= (found.get(property)?.weight ?? -1)) found.set(property, { value, weight });
    };
    for (const { selector, declarations, order } of this.rules) {
      if (!matches(element, selector)) continue;
      const rank = specificity(selector) * 1e5 + order;
      for (const declaration of declarations) consider(declaration, rank);
    }
    for (const declaration of declarationsOf(attribute(element, "style"))) {
      consider(declaration, 1e11);
    }
    return new Map([...found].map(([property, { value }]) => [property, value]));
  }
}
