// Builds an edition with a mutant as cheaply as shows whether the build would still pass: the EPUB,
// which needs no browser and has the templates of print; the course pack with one browser for all.

import process from "node:process";
import type { Cache } from "../../build/model/cache.ts";
import type { Edition } from "../../build/model/edition.ts";
import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import { coverImage, packageEpub } from "../../build/package/index.ts";
import { jobFor } from "../../build/pipeline/job.ts";
import { render } from "../../build/render/index.ts";
import { openTypesetter, type Typesetter } from "../../build/typeset/index.ts";
import type { PrintPages } from "../../build/verify/checks/page-list.ts";
import { proveEpub } from "../../build/verify/ebook.ts";
import { provePdf } from "../../build/verify/print.ts";
import { examine, SPECIMEN } from "../support/editions.ts";
import type { Mutant } from "./mutants.ts";

/** A page map without a browser: every tenth element with an id begins a page. */
function pagesOf({ parts }: Rendered): PageMap {
  const ids = parts.flatMap(({ id: part, xhtml }) =>
    [...xhtml.matchAll(/ id="([^"]*)"/gu)].map(([, id = ""]) => ({ part, id })),
  );
  const first = ids.filter((_, at) => at % 10 === 0);
  return {
    pages: first.map(({ part, id }, at) => {
      const page = at + 1;
      return { page, folio: String(page), part, block: id, offset: 0, isBlank: false };
    }),
    pageOf: new Map(ids.map(({ id }, at) => [id, Math.floor(at / 10)])),
  };
}

const kept = new Map<string, Uint8Array>();
/** Fonts are cut down once for the letters of the book, not once for each mutant. */
const MEMORY: Cache = {
  recall: async (kind, key) => kept.get(`${kind} ${key}`) ?? null,
  keep: async (kind, key, bytes) => void kept.set(`${kind} ${key}`, bytes),
};

/** The page map of the sound edition, for all its mutants. */
export function soundPages(edition: Edition): PageMap {
  return pagesOf(render(edition, "print").value);
}

/** What reading the print edition back would have shown of its pages. */
function asRead({ pages, pageOf }: PageMap): PrintPages {
  const nameOf = (anchor: string) => {
    const { page: number, folio } = pages[pageOf.get(anchor) ?? -1] ?? {};
    return number !== undefined && folio !== undefined ? { number, folio } : null;
  };
  return {
    folios: pages.map(({ folio }) => folio),
    starts: new Map(),
    foliosOf: () => [],
    folioOf: (anchor) => nameOf(anchor)?.folio ?? null,
    pageOf: nameOf,
  };
}

/** Painted once: no mutant is one of the cover's. */
let cover: ReturnType<typeof coverImage> | undefined;

/** What the build says of an edition made with a mutant: nothing where it passes. */
export async function found({ edition }: Mutant, pages: PageMap): Promise<readonly string[]> {
  try {
    const rendered = render(edition, "epub", pages);
    cover ??= coverImage(edition);
    const packed = await packageEpub(edition, rendered.value, pages, undefined, MEMORY, cover);
    const made = [...rendered.diagnostics, ...packed.diagnostics];
    const { findings } = proveEpub(edition, packed.value.bytes, asRead(pages));
    const proved = findings.map(({ diagnostic }) => diagnostic);
    return [...made, ...proved].map(({ rule, message }) => `${rule}: ${message}`);
  } catch (error) {
    return [`the build stops: ${error instanceof Error ? error.message : error}`];
  }
}

/** Builds mutants of the specimen, each output by itself, and says what the build finds. */
export interface Bench {
  readonly edition: Edition;
  readonly rendered: Readonly<Record<"epub" | "coursepack", Rendered>>;
  readonly epub: (mutant: Mutant) => Promise<readonly string[]>;
  readonly coursepack: (mutant: Mutant) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** @throws Error where the specimen cannot be read or there is no browser. */
export async function openBench(): Promise<Bench> {
  const { edition } = await examine(SPECIMEN);
  const { value: typesetter } = await openTypesetter({ env: process.env });
  if (!edition || !typesetter) throw new Error("no edition, or no browser to set it with");
  const pages = soundPages(edition);
  return {
    edition,
    rendered: {
      epub: render(edition, "epub", pages).value,
      coursepack: render(edition, PACK, pages).value,
    },
    epub: (mutant) => found(mutant, pages),
    coursepack: (mutant) => foundInPack(mutant, pages, typesetter),
    close: () => typesetter.close(),
  };
}

/** The instructor's pack has all that the students' has. */
const PACK = "coursepack-instructor";

async function foundInPack(
  { edition }: Mutant,
  pages: PageMap,
  typesetter: Typesetter,
): Promise<readonly string[]> {
  try {
    const rendered = render(edition, PACK, pages);
    const { value, diagnostics } = await typesetter.typeset(
      rendered.value,
      jobFor(edition, PACK, {}),
    );
    const { findings } = await provePdf(edition, PACK, value.pdf, { print: asRead(pages) });
    const proved = findings.map(({ diagnostic }) => diagnostic);
    return [...rendered.diagnostics, ...diagnostics, ...proved].map(
      ({ rule, message }) => `${rule}: ${message}`,
    );
  } catch (error) {
    return [`the build stops: ${error instanceof Error ? error.message : error}`];
  }
}
