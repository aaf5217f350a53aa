// Every template by its name, and the view it is filled from. Floor: render.

import type { ViewOf } from "./shapes.ts";
import { NODE_VIEWS } from "./views-nodes.ts";
import { PART_VIEWS } from "./views-parts.ts";

export const VIEWS = { ...NODE_VIEWS, ...PART_VIEWS } as const;

/** A template's name: its path under templates/ without `.hbs`. */
export type TemplateName = keyof typeof VIEWS;
export type View<N extends TemplateName> = ViewOf<(typeof VIEWS)[N]>;

export const TEMPLATE_NAMES = Object.keys(VIEWS) as readonly TemplateName[];

export function isTemplateName(name: string): name is TemplateName {
  return Object.hasOwn(VIEWS, name);
}
