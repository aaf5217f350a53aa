// What a fault planted before the pages are set is, and how XHTML is changed.

import type { Rendered } from "../../../build/model/outputs.ts";
import { inPart } from "../support/press.ts";

/** Soft hyphens stand wherever a word may be divided: a pattern that does not mind them. */
export function words(text: string): RegExp {
  const pattern = Array.from(text, (char) => char.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  return new RegExp(pattern.join("\u00ad?"), "u");
}

/** The opening tag of the paragraph or heading that begins with these words. */
export function opening(text: string): RegExp {
  return new RegExp(
    `<(p|h\\d)( id="[^"]*"(?: data-paragraph="\\d+")?)>(?=${words(text).source})`,
    "u",
  );
}

/** Styles one paragraph, as a slip in a style sheet would. */
export const styled = (text: string, css: string) =>
  inPart("part-vermerk", (xhtml) => xhtml.replace(opening(text), `<$1$2 style="${css}">`));

export const without = (id: string, what: RegExp | string) =>
  inPart(id, (xhtml) => xhtml.replace(what, ""));
export const replaced = (id: string, what: RegExp | string, by: string) =>
  inPart(id, (xhtml) => xhtml.replace(what, by));

export interface PageFault {
  readonly says: string;
  readonly plant: (rendered: Rendered) => Rendered;
  readonly finds: readonly string[];
}
