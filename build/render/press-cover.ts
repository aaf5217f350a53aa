// The cover as it is printed: back, spine and front on one sheet, from the edition's data by its own
// template and style sheet. Floor: render.

import type { Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { CoverSize, Rendered } from "../model/outputs.ts";
import { contextFor } from "./context.ts";
import { inSeries, people } from "./parts/front.ts";
import { markup } from "./shapes.ts";
import { compileTemplates } from "./templates.ts";
import { words } from "./words.ts";

/** A spine thinner than this, in points, has no room for letters. */
const THINNEST = 18;

/** `barcode` is SVG; null where the edition has no ISBN. */
export function renderPressCover(
  edition: Edition,
  size: CoverSize,
  barcode: string | null,
): Outcome<Rendered> {
  const { config, templates: sources, styles } = edition.manuscript;
  const { value: templates, diagnostics } = compileTemplates(sources, edition.labels);
  const part = { id: "part-cover", kind: "cover", matter: "front", title: config.title };
  const css = [sizes(size), styles.get("press-cover")?.text ?? ""];
  const made = {
    output: "print",
    title: config.title,
    language: config.language,
    origins: new Map(),
    css,
  } as const;
  if (!templates) return { value: { ...made, parts: [] }, diagnostics };
  const { output, origins } = made;
  const job = { edition, output, origins, folios: null, templates, pack: null };
  const stock = { ...edition.manuscript, ...edition };
  const context = contextFor({ ...job, parts: new Set(), stock }, { id: part.id });
  const authors = config.contributors.filter(({ role }) => role === "author");
  const back = config.print.press.backCover ?? config.description ?? "";
  const content = context.fill("press-cover", {
    title: config.title,
    subtitle: config.subtitle ?? null,
    people: people(context),
    publisher: config.publisher ?? null,
    backText: back
      .split(/\n{2,}/u)
      .filter((text) => text.trim() !== "")
      .map((text) => ({ content: words(text.trim(), context) })),
    spine: size.spine >= THINNEST ? (config.shortTitle ?? config.title) : null,
    authors:
      authors.length > 0
        ? inSeries(
            authors.map(({ name }) => name),
            context,
          )
        : null,
    identifier: config.identifier,
    isbn: config.isbn ?? null,
    barcode: barcode === null ? null : markup(barcode),
  });
  const xhtml = `<section class="part cover" id="part-cover" data-matter="front" data-kind="cover" data-title="">${String(content)}</section>`;
  const shown = { ...part, matter: "front" as const, shortTitle: config.title, xhtml };
  return { value: { ...made, parts: [shown] }, diagnostics };
}

function sizes({ width, height, spine, bleed }: CoverSize): string {
  return `:root { --trim-width: ${width}pt; --trim-height: ${height}pt; --spine: ${spine}pt; --bleed: ${bleed}pt; }`;
}
