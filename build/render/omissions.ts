// What an instructor left out of a course pack, said in words at its place and in the disclosure:
// nothing of it must pass for what a government withheld. Floor: render.

import type { Omission } from "../model/pack.ts";
import { type Context, placeInEdition } from "./context.ts";
import type { Markup } from "./shapes.ts";
import { words } from "./words.ts";

export function omissionSign(omission: Omission, context: Context): Markup {
  const { say } = context;
  const said = say("pack-omission", {
    what: whatIsOmitted(omission, context),
    where: where(omission, context),
  });
  return context.fill("nodes/omission", {
    anchor: omission.anchor,
    content: words(said, context),
  });
}

/** A line of the disclosure. */
export function omissionLine(omission: Omission, context: Context): Markup {
  const said = context.say("pack-omission-line", {
    what: whatIsOmitted(omission, context),
    where: where(omission, context),
  });
  return words(said, context);
}

function where({ first }: Omission, context: Context): string {
  return first === null ? context.say("edition-itself") : placeInEdition(first, context);
}

/** `The Immediate Circumstances, source pages 7–10, with R10, R11`. */
function whatIsOmitted(
  { sections, sourcePages, redactions }: Omission,
  context: Context,
): string {
  const { say } = context;
  const comma = say("list-comma");
  const text = sections.length > 0 ? sections.join(comma) : say("pack-omitted-text");
  return [
    text,
    ...(sourcePages ? [pagesOf(sourcePages, context)] : []),
    ...(redactions.length > 0
      ? [say("pack-omitted-redactions", { list: redactions.join(comma) })]
      : []),
  ].join(comma);
}

/** `source page 7`, `source pages 7–10`. */
export function pagesOf([from, to]: readonly [string, string], { say }: Context): string {
  return from === to
    ? say("source-page-n", { n: from })
    : say("source-pages-range", { from, to });
}
