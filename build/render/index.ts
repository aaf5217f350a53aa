// Render: from an edition to the XHTML of one output, by the edition's templates. Pure.
// Each part stays apart from the others, so that later stages can take them one by one.

import type { Outcome } from "../diagnostics.ts";
import type { Anchor, Edition } from "../model/edition.ts";
import { isPack, type Output } from "../model/manuscript.ts";
import type { PageMap, Rendered } from "../model/outputs.ts";
import type { Span } from "../model/span.ts";
import { partsOf } from "./order.ts";
import { renderPart } from "./part.ts";
import { compileTemplates } from "./templates.ts";

export { renderPressCover } from "./press-cover.ts";

/** Style sheets by output, in the order in which they apply; `edition` is what an edition adds. */
const SHEETS: Readonly<Record<Output, readonly string[]>> = {
  print: ["book", "print", "edition"],
  epub: ["epub", "edition"],
  coursepack: ["book", "coursepack", "edition"],
  "coursepack-instructor": ["book", "coursepack", "edition"],
};

/**
 * The XHTML of one output. `folios` is the page map of the print edition: the EPUB prints its
 * folios where print and course pack have places that typeset fills in, and a course pack prints
 * those of what it lacks.
 *
 * A template that cannot be used is reported, and no part is rendered. A course pack that the
 * edition does not configure has no parts.
 *
 * @throws Error if one of Stet's own templates is missing: a bug of the build.
 */
export function render(edition: Edition, output: Output, folios?: PageMap): Outcome<Rendered> {
  const { config, templates: sources, styles } = edition.manuscript;
  const { value: templates, diagnostics } = compileTemplates(sources, edition.labels);
  const parts = partsOf(edition, output);
  const pack = isPack(output) ? edition.pack : null;
  const origins = new Map<Anchor, Span>();
  const job = templates && {
    origins,
    edition,
    output,
    folios: folios ?? null,
    templates,
    parts: new Set(parts.map(({ id }) => id)),
    pack,
    stock: pack ?? { ...edition.manuscript, ...edition },
  };
  return {
    value: {
      output,
      title: config.title,
      language: config.language,
      parts: job ? parts.map((part) => renderPart(part, parts, job)) : [],
      origins,
      css: SHEETS[output].flatMap((name) => styles.get(name)?.text ?? []),
    },
    diagnostics,
  };
}
