// Running text as markup: soft hyphens in words, addresses that may break at their slashes, codes
// that may not break at all. Floor: render.

import { withAbbreviations } from "./capitals.ts";
import type { Context } from "./context.ts";
import { escapeText, type Markup, markup } from "./shapes.ts";

const ADDRESS = /https?:\/\/\S+/u;
/** Two or more bracketed figures or letters in a row: `(b)(1)`, `1.3(a)(5)`. */
const CODE = /(?:\d+(?:\.\d+)*)?(?:\([\p{L}\p{N}]{1,3}\)){2,}/u;
const WHOLE = new RegExp(`(${ADDRESS.source}|${CODE.source})`, "u");
/** What every address or code has: most texts are looked at no further. */
const MAYBE_WHOLE = /http|\)\(/;

/** Text of the editor, of the source or of Stet's own labels. */
export function words(text: string, context: Context): Markup {
  if (!MAYBE_WHOLE.test(text)) return markup(plain(text, context));
  const pieces = text.split(WHOLE).map((piece, at) => {
    if (at % 2 === 0) return plain(piece, context);
    if (piece.startsWith("http")) return address(piece, context);
    return `<span class="code">${escapeText(piece)}</span>`;
  });
  return markup(pieces.join(""));
}

function plain(text: string, { hyphenate, spaced, lettering }: Context): string {
  const escaped = escapeText(hyphenate(spaced(text)));
  return lettering ? withAbbreviations(escaped, lettering) : escaped;
}

/**
 * On paper an address breaks after its two slashes and before any other sign, never after a hyphen,
 * which would seem to be the printer's: Chicago Manual of Style, 17th ed., 14.18. A reading system
 * breaks it where it must.
 */
const STEPS = /(?<=:\/\/)|(?<=[^/:])(?=\/)|(?=[-.,~_?#%=&][\p{L}\p{N}])/u;
/** A browser would break after the sign. */
const INNER = /^[-/?&=]/;
/** A stretch without a sign that is longer than this may break anywhere. */
const LONGEST_STEP = 24;

function address(url: string, { epub }: Context): string {
  if (epub) return escapeText(url);
  const steps = url.split(STEPS).map((step) => {
    const text = escapeText(step);
    return INNER.test(step) && step.length <= LONGEST_STEP
      ? `<span class="step">${text}</span>`
      : text;
  });
  return steps.join("<wbr/>");
}
