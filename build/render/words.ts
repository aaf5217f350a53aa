// Running text as markup: soft hyphens in words, addresses that may break at their slashes, codes
// that may not break at all. Floor: render.

import type { Context } from "./context.ts";
import { escapeText, type Markup, markup } from "./shapes.ts";

const ADDRESS = /https?:\/\/\S+/u;
/** Two or more bracketed figures or letters in a row: `(b)(1)`, `1.3(a)(5)`. */
const CODE = /(?:\d+(?:\.\d+)*)?(?:\([\p{L}\p{N}]{1,3}\)){2,}/u;
const WHOLE = new RegExp(`(${ADDRESS.source}|${CODE.source})`, "u");

/** Text of the editor, of the source or of Stet's own labels. */
export function words(text: string, context: Context): Markup {
  const pieces = text.split(WHOLE).map((piece, at) => {
    if (at % 2 === 0) return escapeText(context.hyphenate(piece));
    if (piece.startsWith("http")) return address(piece, context);
    return `<span class="code">${escapeText(piece)}</span>`;
  });
  return markup(pieces.join(""));
}

/** On paper an address breaks after a slash; a reading system breaks it where it must. */
function address(url: string, { epub }: Context): string {
  const text = escapeText(url);
  return epub ? text : text.replace(/(?<=[^/:]\/)(?=[^/])/gu, "<wbr/>");
}
