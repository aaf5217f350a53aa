// What the pages of a course pack share. Floor: render.

import type { CoursePackConfig } from "../../model/manuscript.ts";
import type { Pack } from "../../model/pack.ts";
import type { Context } from "../context.ts";
import type { Markup } from "../shapes.ts";
import { words } from "../words.ts";

/** What the pages of a pack are made from. */
export interface Packing {
  readonly config: CoursePackConfig;
  readonly pack: Pack;
  /** The instructor's copy, with answers and teaching notes. */
  readonly instructors: boolean;
}

/** Text of a configuration file: an empty line parts two paragraphs. */
export function paragraphs(
  text: string,
  context: Context,
): readonly { readonly content: Markup }[] {
  return text
    .split(/\n\s*\n/)
    .filter((one) => one.trim() !== "")
    .map((one) => ({ content: words(one.trim(), context) }));
}
