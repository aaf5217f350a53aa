// The middle of the pipeline: render -> typeset / package, for each output wanted.

import { hasErrors, type Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import { isPack, type Output } from "../model/manuscript.ts";
import { fileName, type OutputFile, type PageMap, type Rendered } from "../model/outputs.ts";
import { coverImage, packageEpub } from "../package/index.ts";
import { markPrintPages } from "../paging/pack.ts";
import { render } from "../render/index.ts";
import type { Typesetter } from "../typeset/index.ts";
import type { Clock } from "./clock.ts";
import { dateOf, filesOf, jobFor } from "./job.ts";
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

const NO_PAGES: PageMap = { pages: [], pageOf: new Map() };

/**
 * Makes the outputs wanted. The EPUB's page list and where a course pack shows print's pages need
 * the print edition's page map, so print is set for them even when only they are wanted.
 */
export async function makeOutputs(press: Press): Promise<Outcome<readonly Made[]>> {
  const { manuscript } = press.edition;
  const { outputs } = manuscript.config;
  const wanted = wantedOutputs(press.edition, press.options);
  const cover = onceOnly(() => coverImage(press.edition));
  // While the browser lays out the first output there is nothing else to do.
  const idle = wanted.includes("epub") ? () => void cover() : undefined;
  const print =
    wanted.length > 0 && outputs.includes("print")
      ? setPages(press, "print", NO_PAGES, idle)
      : null;
  const map = print?.then((made) => made.value?.pageMap ?? NO_PAGES) ?? NO_PAGES;
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
  idle: () => void = () => undefined,
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
      onPage: (page) => {
        options.progress.page(output, page);
        idle();
      },
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
  cover: () => ReturnType<typeof coverImage>,
): Promise<Outcome<Made | null>> {
  const folios = await pages;
  const { edition, clock, options } = press;
  const modified = dateOf(edition.manuscript.config.date, options.env);
  const rendered = await renderFor(press, "epub", folios);
  if (hasErrors(rendered.diagnostics))
    return { value: null, diagnostics: rendered.diagnostics };
  const epub = await clock.time("package epub", () =>
    packageEpub(edition, rendered.value, folios, modified, options.cache, cover()),
  );
  const name = fileName(edition.manuscript.config.slug, "epub");
  return {
    value: { output: "epub", file: { name, bytes: epub.value.bytes } },
    diagnostics: [...rendered.diagnostics, ...epub.diagnostics],
  };
}

/** Begins work when it is first asked for; whoever needs its outcome awaits it, and nobody else. */
function onceOnly<T>(work: () => Promise<T>): () => Promise<T> {
  let begun: Promise<T> | undefined;
  return () => {
    if (!begun) {
      begun = work();
      begun.catch(() => undefined);
    }
    return begun;
  };
}
