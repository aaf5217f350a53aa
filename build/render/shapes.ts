// A small language for what a template may read: each view is described once, as data, and both
// its TypeScript type and the check of the templates follow from it. Floor: render.

import Handlebars from "handlebars";

/** Markup that is ready to print; everything else a template prints is escaped. */
export type Markup = Handlebars.SafeString;

/** Vouches that `xhtml` is well-formed. */
export function markup(xhtml: string): Markup {
  return new Handlebars.SafeString(xhtml);
}

/** Stretches of markup one after another, nothing between them. */
export function joined(stretches: readonly Markup[]): Markup {
  return markup(stretches.map(String).join(""));
}

/** Plain text as markup. */
export function escaped(text: string): Markup {
  return markup(escapeText(text));
}

/** The three characters that text must not hold as they are. XML 1.0, 2.4. */
export function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** What one field of a view holds; a shape in brackets is a list of views. */
export type Field = "text" | "text?" | "markup" | "markup?" | "flag" | readonly [Shape];
export interface Shape {
  readonly [field: string]: Field;
}

type Value<F> = F extends "text"
  ? string
  : F extends "text?"
    ? string | null
    : F extends "markup"
      ? Markup
      : F extends "markup?"
        ? Markup | null
        : F extends "flag"
          ? boolean
          : F extends readonly [infer S extends Shape]
            ? readonly ViewOf<S>[]
            : never;

/** The view that a shape describes. */
export type ViewOf<S extends Shape> = { readonly [K in keyof S]: Value<S[K]> };
