// What a style sheet writes before or after an element: CSS Generated Content, `content`.
// Floor: verify.

import { rulesOf } from "./css.ts";
import { matches, specificity } from "./selectors.ts";
import { attribute, type Element } from "./xml.ts";

interface Written {
  readonly selector: string;
  readonly content: string;
  readonly weight: number;
}

const PSEUDO = /::?(?:before|after)$/iu;

/** Answers for one book. */
export class Generated {
  private readonly rules: readonly Written[];

  constructor(sheets: Iterable<string>) {
    this.rules = [...sheets]
      .flatMap((css) => rulesOf(css))
      .flatMap(({ selector, declarations }, order) => {
        const content = declarations.findLast(({ property }) => property === "content")?.value;
        const hidden = declarations.some(
          ({ property, value }) => property === "display" && value === "none",
        );
        if (content === undefined || !PSEUDO.test(selector)) return [];
        const weight = specificity(selector) * 1e5 + order;
        const bare = selector.replace(PSEUDO, "");
        return [{ selector: bare, content: hidden ? "none" : content, weight }];
      });
  }

  /** The words that are shown at an element without being in the document; "" where there are none. */
  at(element: Element): string {
    const own = this.rules.filter(({ selector }) => matches(element, selector));
    const last = own.reduce<Written | null>(
      (best, one) => (best && best.weight > one.weight ? best : one),
      null,
    );
    return last ? wordsOf(last.content, element) : "";
  }
}

function wordsOf(content: string, element: Element): string {
  const pieces = content.match(/"[^"]*"|'[^']*'|attr\([^)]*\)/gu) ?? [];
  return pieces
    .map((piece) =>
      piece.startsWith("attr(")
        ? attribute(element, piece.slice(5, -1).trim())
        : piece.slice(1, -1),
    )
    .join("");
}
