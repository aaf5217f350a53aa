// The CSL processor behind one door: formats single citations and the bibliography as model
// inlines. Floor: resolve. citation-js holds the processor (citeproc) and its locales; its own
// `format` is quadratic over a book's citations, so positions are worked out by us (citations.ts)
// and each cluster is made once.

import "@citation-js/plugin-csl";
import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { plugins } from "@citation-js/core";
import { DOMParser, type Document, XMLSerializer } from "@xmldom/xmldom";
import type { Reference } from "../model/manuscript.ts";
import type { Inline } from "../model/nodes.ts";
import { cslInlines } from "./csl-inlines.ts";

const require = createRequire(import.meta.url);

/** CSL's four positions of a cite: first, later, same as the one before, same with other locator. */
export const POSITION = { first: 0, subsequent: 1, ibid: 2, ibidWithLocator: 3 } as const;

/** One cite as citeproc takes it. */
export interface Cite {
  readonly id: string;
  readonly locator?: string;
  readonly label?: string;
  readonly prefix?: string;
  readonly suffix?: string;
  readonly "suppress-author"?: boolean;
  readonly position?: number;
  readonly "near-note"?: boolean;
  readonly "first-reference-note-number"?: number;
}

interface Engine {
  updateItems(ids: readonly string[]): void;
  makeCitationCluster(cites: readonly Cite[]): string;
  makeBibliography(section: {
    readonly include: readonly { readonly field: "id"; readonly value: string }[];
  }): readonly [{ readonly entry_ids: readonly (readonly string[])[] }, readonly string[]];
}

interface CslConfig {
  readonly engine: (
    data: readonly object[],
    style: string,
    locale: string,
    format: string,
  ) => Engine;
  readonly templates: Register;
  readonly locales: Register;
}

interface Register {
  add(name: string, xml: string): void;
  has(name: string): boolean;
  list(): readonly string[];
}

/** How citations are worded. */
export interface Wording {
  /** A CSL style; Chicago's full notes where absent. */
  readonly styleXml?: string | undefined;
  /** BCP 47. */
  readonly language: string;
  /** A CSL locale of that language, for one that the library has none for. */
  readonly localeXml?: string | undefined;
}

export interface Formatter {
  readonly cluster: (cites: readonly Cite[], span: Inline["span"]) => readonly Inline[];
  /**
   * The works of these keys in the style's order, as a list of their own: a dash that stands for
   * the author of the entry before never reaches into another list.
   */
  readonly bibliography: (keys: readonly string[]) => readonly {
    readonly key: string;
    readonly children: readonly Inline[];
  }[];
}

/**
 * A formatter for the works given, in a style and language.
 *
 * @throws Error from citeproc if the style is not valid CSL.
 */
export function openFormatter(
  references: readonly Reference[],
  { styleXml, language, localeXml }: Wording,
): Formatter {
  const config = plugins.config.get("@csl") as CslConfig;
  const xml = asWritten(styleXml ?? chicago(), language);
  const style = `stet-${createHash("sha256").update(xml).digest("hex").slice(0, 16)}`;
  if (!config.templates.has(style)) config.templates.add(style, xml);
  const data = references.map(({ csl }) =>
    styleXml ? structuredClone(csl) : withCollection(csl),
  );
  const engine = config.engine(
    data,
    style,
    localeFor(language, localeXml, config.locales),
    "html",
  );
  const spans = new Map(references.map(({ key, span }) => [key, span]));
  engine.updateItems(references.map(({ key }) => key));
  const cluster = onceEach((cites) => engine.makeCitationCluster(cites), xml);
  return {
    cluster: (cites, span) => cslInlines(cluster(cites), span),
    bibliography: (keys) => {
      if (keys.length === 0) return [];
      const include = keys.map((value) => ({ field: "id" as const, value }));
      const [{ entry_ids }, entries] = engine.makeBibliography({ include });
      return entries.map((entry, index) => {
        const key = entry_ids[index]?.[0] ?? "";
        const span = spans.get(key) ?? { file: "", start: 0, end: 0 };
        return { key, children: cslInlines(entry, span) };
      });
    },
  };
}

/** What a style may make of where a work was cited before: the variable's name in CSL, and the cite's. */
const ASKED = ["first-reference-note-number", "near-note"] as const;

/**
 * The three outputs word most citations alike, and the processor is slow: each wording is made once.
 * Of where a work was cited before, only what the style asks for tells two citations apart.
 */
function onceEach(
  make: (cites: readonly Cite[]) => string,
  style: string,
): (cites: readonly Cite[]) => string {
  const idle = ASKED.filter((name) => !style.includes(name));
  const made = new Map<string, string>();
  return (cites) => {
    const key = JSON.stringify(cites, (name, value: unknown) =>
      (idle as readonly string[]).includes(name) ? undefined : value,
    );
    const known = made.get(key) ?? make(cites);
    made.set(key, known);
    return known;
  };
}

/** The locale of the language, or of another country that speaks it; the processor's English else. */
function localeFor(language: string, xml: string | undefined, locales: Register): string {
  const own = /xml:lang="([^"]+)"/.exec(xml ?? "")?.[1];
  if (xml && own && !locales.has(own)) locales.add(own, xml);
  if (locales.has(language)) return language;
  const base = language.split("-")[0] ?? language;
  return locales.list().find((tag) => tag.startsWith(`${base}-`)) ?? "en-US";
}

/** A style as this house prints it: see the two adaptations below. */
function asWritten(xml: string, language: string): string {
  const style = new DOMParser().parseFromString(xml, "application/xml");
  withoutStop(style);
  if (/^fr\b/u.test(language)) withFrenchSpaces(style);
  return new XMLSerializer().serializeToString(style);
}

/**
 * A note style ends every citation with a full stop of its own; in an edition the citation stands
 * inside the editor's sentence, whose stop is the editor's.
 */
function withoutStop(style: Document): void {
  const layout = style.getElementsByTagName("citation")[0]?.getElementsByTagName("layout")[0];
  if (layout?.getAttribute("suffix") === ".") layout.removeAttribute("suffix");
}

/** French sets a space before the colon and a thin one before the semicolon; neither may break. */
function withFrenchSpaces(style: Document): void {
  for (const element of style.getElementsByTagName("*")) {
    for (const name of ["delimiter", "prefix", "suffix"]) {
      const value = element.getAttribute(name);
      const spaced = value?.replace(/^: /u, "\u00a0: ").replace(/^; /u, "\u202f; ");
      if (spaced && spaced !== value) element.setAttribute(name, spaced);
    }
  }
}

/**
 * The Chicago style has no place for a collection of an archive: a record group would be lost
 * without a word. It is put before the archive: a reference goes from the item to its keeper.
 */
function withCollection(csl: Reference["csl"]): object {
  const { archive, archive_collection: collection, ...rest } = structuredClone(csl);
  if (collection === undefined) return archive === undefined ? rest : { ...rest, archive };
  return { ...rest, archive: [collection, archive].filter(Boolean).join(", ") };
}

/** Chicago Manual of Style, 17th edition, full notes and bibliography. */
function chicago(): string {
  const info = require("@citation/csl-style-chicago-fullnote-bibliography/info.json") as {
    content: string;
  };
  return info.content;
}
