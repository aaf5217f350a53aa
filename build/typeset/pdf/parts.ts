// Stage typeset. The parts in which a long book is printed, before they are bound.

/**
 * What an engine puts before the id in the `href` of a link whose target is printed in another
 * part; Chromium would drop a link into nothing. A name that leads nowhere by RFC 2606.
 */
export const ELSEWHERE = "https://elsewhere.invalid/#";

/**
 * Where the parts of a book begin and end, as indices of pages: each begun on a right-hand page,
 * and as long as it may be, so that a page more at the end of a book moves none of those before.
 */
export function partsOf(pages: number, most: number): readonly (readonly [number, number])[] {
  const length = Math.max(2, most - (most % 2));
  return Array.from({ length: Math.max(1, Math.ceil(pages / length)) }, (_, part) => [
    part * length,
    Math.min(pages, (part + 1) * length),
  ]);
}
