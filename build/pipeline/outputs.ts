// The middle of the pipeline: render -> typeset / package, for each output wanted.

import { hasErrors, type Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import type { OutputFile, PageMap, Rendered } from "../model/outputs.ts";
import { packageEpub } from "../package/index.ts";
import { render } from "../render/index.ts";
import type { Typesetter } from "../typeset/index.ts";
import type { Clock } from "./clock.ts";
import { dateOf, fileName, jobFor } from "./job.ts";
import type { BuildOptions } from "./run.ts";

export interface Made {
  readonly output: Output;
  readonly file: OutputFile;
}

export interface Press {
  readonly edition: Edition;
  readonly typesetter: Typesetter;
  readonly options: BuildOptions;
  readonly clock: Clock;
}

const NO_PAGES: PageMap = { pages: [], pageOf: new Map() };

/**
 * Makes the outputs wanted. The EPUB's page list needs the print edition's page map, so print is
 * set for it even when only the EPUB is wanted; the course pack is set at the same time.
 */
export async function makeOutputs(press: Press): Promise<Outcome<readonly Made[]>> {
  const { config } = press.edition.manuscript;
  const wanted = (press.options.outputs ?? config.outputs).filter((output) =>
    config.outputs.includes(output),
  );
  const book = async (): Promise<readonly Outcome<Made | null>[]> => {
    const needsPrint = wanted.includes("print") || wanted.includes("epub");
    const print =
      needsPrint && config.outputs.includes("print") ? await setPages(press, "print") : null;
    const map = print?.value?.pageMap ?? NO_PAGES;
    const epub = wanted.includes("epub") ? await makeEpub(press, map) : null;
    return [...(print ? [print] : []), ...(epub ? [epub] : [])];
  };
  const pack = wanted.includes("coursepack") ? setPages(press, "coursepack") : null;
  const made = [...(await book()), ...(pack ? [await pack] : [])];
  return {
    value: made.flatMap(({ value }) => (value && wanted.includes(value.output) ? [value] : [])),
    diagnostics: made.flatMap(({ diagnostics }) => diagnostics),
  };
}

async function renderFor(
  press: Press,
  output: Output,
  folios: PageMap,
): Promise<Outcome<Rendered>> {
  const { edition, options, clock } = press;
  const { value, diagnostics } = await clock.time(`render ${output}`, () =>
    render(edition, output, folios),
  );
  return { value: options.tamper ? options.tamper(value) : value, diagnostics };
}

async function setPages(
  press: Press,
  output: "print" | "coursepack",
): Promise<Outcome<(Made & { readonly pageMap: PageMap }) | null>> {
  const { edition, typesetter, options, clock } = press;
  const rendered = await renderFor(press, output, NO_PAGES);
  if (hasErrors(rendered.diagnostics))
    return { value: null, diagnostics: rendered.diagnostics };
  const typeset = await clock.time(`typeset ${output}`, () =>
    typesetter.typeset(rendered.value, {
      ...jobFor(edition, output, options.env),
      onPage: (page) => options.progress.page(output, page),
    }),
  );
  const name = fileName(edition.manuscript.config.slug, output);
  const { pdf, pageMap } = typeset.value;
  return {
    value: { output, file: { name, bytes: pdf }, pageMap },
    diagnostics: [...rendered.diagnostics, ...typeset.diagnostics],
  };
}

async function makeEpub(press: Press, folios: PageMap): Promise<Outcome<Made | null>> {
  const { edition, clock, options } = press;
  const modified = dateOf(edition.manuscript.config.date, options.env);
  const rendered = await renderFor(press, "epub", folios);
  if (hasErrors(rendered.diagnostics))
    return { value: null, diagnostics: rendered.diagnostics };
  const epub = await clock.time("package epub", () =>
    packageEpub(edition, rendered.value, folios, modified, options.cache),
  );
  const name = fileName(edition.manuscript.config.slug, "epub");
  return {
    value: { output: "epub", file: { name, bytes: epub.value.bytes } },
    diagnostics: [...rendered.diagnostics, ...epub.diagnostics],
  };
}
