// Breaks the toolchain one rule at a time and sees whether the build would still pass. The EPUB is
// made for it: it needs no browser, and its templates are those of print.

import type { Cache } from "../../build/model/cache.ts";
import type { Edition } from "../../build/model/edition.ts";
import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import type { Source } from "../../build/model/span.ts";
import { packageEpub } from "../../build/package/index.ts";
import { render } from "../../build/render/index.ts";
import { verify } from "../../build/verify/index.ts";

/** A change to the toolchain, and what it is called: `nodes/stamp: without its id`. */
export interface Mutant {
  readonly name: string;
  readonly edition: Edition;
}

/** A page map without a browser: every tenth element with an id begins a page. */
function pagesOf({ parts }: Rendered): PageMap {
  const ids = parts.flatMap(({ id: part, xhtml }) =>
    [...xhtml.matchAll(/ id="([^"]*)"/gu)].map(([, id = ""]) => ({ part, id })),
  );
  const first = ids.filter((_, at) => at % 10 === 0);
  return {
    pages: first.map(({ part, id }, at) => {
      const page = at + 1;
      return { page, folio: String(page), part, block: id, offset: 0 };
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

/** What the build says of an edition made with a mutant: nothing where it passes. */
export async function found({ edition }: Mutant, pages: PageMap): Promise<readonly string[]> {
  try {
    const rendered = render(edition, "epub", pages);
    const packed = await packageEpub(edition, rendered.value, pages, undefined, MEMORY);
    const made = [...rendered.diagnostics, ...packed.diagnostics];
    const { diagnostics } = await verify(edition, { epub: packed.value.bytes });
    return [...made, ...diagnostics].map(({ rule, message }) => `${rule}: ${message}`);
  } catch (error) {
    return [`the build stops: ${error instanceof Error ? error.message : error}`];
  }
}

function withTemplate(edition: Edition, name: string, text: string): Edition {
  const { manuscript } = edition;
  const source = manuscript.templates.get(name) as Source;
  const templates = new Map([...manuscript.templates, [name, { ...source, text }]]);
  return { ...edition, manuscript: { ...manuscript, templates } };
}

function withStyle(edition: Edition, css: string): Edition {
  const { manuscript } = edition;
  const source = manuscript.styles.get("epub") as Source;
  const style = { ...source, text: `${source.text}\n${css}\n` };
  const styles = new Map([...manuscript.styles, ["epub", style]]);
  return { ...edition, manuscript: { ...manuscript, styles } };
}

/** Every template, lost. */
export function withoutTemplates(edition: Edition): readonly Mutant[] {
  return [...edition.manuscript.templates.keys()].sort().map((name) => ({
    name: `${name}: lost`,
    edition: withTemplate(edition, name, ""),
  }));
}

/** Every class that the rendered book has, hidden by the style sheet. */
export function withHiddenClasses(edition: Edition): readonly Mutant[] {
  const { parts } = render(edition, "epub", soundPages(edition)).value;
  const classes = new Set(
    parts.flatMap(({ xhtml }) =>
      [...xhtml.matchAll(/ class="([^"]*)"/gu)].flatMap(([, names = ""]) =>
        names.split(/\s+/u),
      ),
    ),
  );
  classes.delete("");
  return [...classes].sort().map((name) => ({
    name: `.${name}: hidden`,
    edition: withStyle(edition, `.${name} { display: none }`),
  }));
}
