// The middle of the pipeline: render -> typeset / package, for each output wanted.

import { hasErrors, type Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import { isPack, type Output } from "../model/manuscript.ts";
import { fileName, type OutputFile, type PageMap, type Rendered } from "../model/outputs.ts";
import type { coverImage } from "../package/index.ts";
import { markPrintPages } from "../paging/pack.ts";
import { render } from "../render/index.ts";
import type { Typesetter } from "../typeset/index.ts";
import type { Clock } from "./clock.ts";
import { dateOf, filesOf, jobFor } from "./job.ts";
import { placesOf } from "./places.ts";
import { later, onceOnly } from "./promises.ts";
import type { BuildOptions } from "./run.ts";

export interface Made {
  readonly output: Output;
  readonly file: OutputFile;
  /** Of a PDF. */
  readonly pageMap?: PageMap;
}

export interface Press {
  readonly edition: Edition;
  readonly typesetter: Typesetter;
  readonly options: BuildOptions;
  readonly clock: Clock;
  /** Told of every output that is wanted as it is finished; null where it could not be made. */
  readonly finished?: (output: Output, bytes: Uint8Array | null) => void;
}

/** Loaded while the browser lays out print. */
const packaging = () => import("../package/index.ts");
type Cover = ReturnType<typeof coverImage>;

const NO_PAGES: PageMap = { pages: [], pageOf: new Map() };
const nothing = (): PageMap => NO_PAGES;

/**
 * Makes the outputs wanted. The EPUB's page list and where a course pack shows print's pages need
 * the print edition's page map, so print is set for them even when only they are wanted; they are
 * made as soon as its pages are laid out, while it is printed and finished.
 */
export async function makeOutputs(press: Press): Promise<Outcome<readonly Made[]>> {
  const { manuscript } = press.edition;
  const { outputs } = manuscript.config;
  const wanted = wantedOutputs(press.edition, press.options);
  const cover = onceOnly(async () => (await packaging()).coverImage(press.edition));
  // While the browser lays out the first output there is nothing else to do.
  const idle = () => void (wanted.includes("epub") && cover());
  const isPrintSet = wanted.length > 0 && outputs.includes("print");
  const { promise: laid, resolve: onLaid } = later<PageMap>();
  const print = isPrintSet ? setPages(press, "print", NO_PAGES, { idle, onLaid }) : null;
  // Where print cannot be laid out, nobody is told of its pages.
  const map = print ? Promise.race([laid, print.then(nothing, nothing)]) : NO_PAGES;
  const make = (output: Output): Promise<Outcome<Made | null>> => {
    if (output === "print" && print) return print;
    if (output === "epub") return makeEpub(press, map, cover);
    return setPages(press, output, map);
  };
  const finish = async (output: Output): Promise<Outcome<Made | null>> => {
    const made = await make(output);
    press.finished?.(output, made.value?.file.bytes ?? null);
    return made;
  };
  const made = await Promise.all([
    ...(print && !wanted.includes("print") ? [print] : []),
    ...wanted.map(finish),
  ]);
  return {
    value: made.flatMap(({ value }) => (value && wanted.includes(value.output) ? [value] : [])),
    diagnostics: made.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** The files that a run is asked for, of those that the edition has. */
export function wantedOutputs(
  { manuscript }: Edition,
  { outputs: asked }: Pick<BuildOptions, "outputs">,
): readonly Output[] {
  const { outputs } = manuscript.config;
  return filesOf(
    manuscript,
    (asked ?? outputs).filter((output) => outputs.includes(output)),
  );
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
  output: Exclude<Output, "epub">,
  folios: PageMap | Promise<PageMap> = NO_PAGES,
  told: { readonly idle?: () => void; readonly onLaid?: (pages: PageMap) => void } = {},
): Promise<Outcome<(Made & { readonly pageMap: PageMap }) | null>> {
  const { edition, typesetter, options, clock } = press;
  const pages = await folios;
  const plain = await renderFor(press, output, pages);
  if (hasErrors(plain.diagnostics)) return { value: null, diagnostics: plain.diagnostics };
  const rendered = isPack(output)
    ? { ...plain, value: markPrintPages(plain.value, pages, edition) }
    : plain;
  const typeset = await clock.time(`typeset ${output}`, () =>
    typesetter.typeset(rendered.value, {
      ...jobFor(edition, output, options.env),
      placeOf: placesOf(edition, rendered.value),
      onPage: (page) => {
        options.progress.page(output, page);
        told.idle?.();
      },
      ...(told.onLaid ? { onLaid: told.onLaid } : {}),
    }),
  );
  const name = fileName(edition.manuscript.config.slug, output);
  const { pdf, pageMap } = typeset.value;
  return {
    value: { output, file: { name, bytes: pdf }, pageMap },
    diagnostics: [...rendered.diagnostics, ...typeset.diagnostics],
  };
}

async function makeEpub(
  press: Press,
  pages: PageMap | Promise<PageMap>,
  cover: () => Cover,
): Promise<Outcome<Made | null>> {
  const folios = await pages;
  const { edition, clock, options } = press;
  const modified = dateOf(edition.manuscript.config.date, options.env);
  const rendered = await renderFor(press, "epub", folios);
  if (hasErrors(rendered.diagnostics))
    return { value: null, diagnostics: rendered.diagnostics };
  const { packageEpub } = await packaging();
  const epub = await clock.time("package epub", () =>
    packageEpub(edition, rendered.value, folios, modified, options.cache, cover()),
  );
  const name = fileName(edition.manuscript.config.slug, "epub");
  return {
    value: { output: "epub", file: { name, bytes: epub.value.bytes } },
    diagnostics: [...rendered.diagnostics, ...epub.diagnostics],
  };
}
