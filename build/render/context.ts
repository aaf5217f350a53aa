// What every renderer of one part shares: the edition, the output, the templates, and the ids it
// has given out. Floor: render.

import type {
  Anchor,
  BibliographyEntry,
  CodeReading,
  Edition,
  Part,
} from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { GlossaryEntry, Output, Person } from "../model/manuscript.ts";
import type { AnyNode } from "../model/nodes.ts";
import type { PageMap } from "../model/outputs.ts";
import type { Pack } from "../model/pack.ts";
import type { Span } from "../model/span.ts";
import { type Lettering, letteringOf } from "./capitals.ts";
import { type Hyphenate, hyphenationFor, unhyphenated } from "./hyphenation.ts";
import type { Markup } from "./shapes.ts";
import { type Spaced, spacesFor } from "./spaces.ts";
import type { BlockIds, Templates } from "./templates.ts";
import type { TemplateName, View } from "./views.ts";

/** One output of an edition. */
export interface Job {
  readonly edition: Edition;
  readonly output: Output;
  /** Pages of the print edition: the EPUB prints their folios, the course pack those of what it lacks. */
  readonly folios: PageMap | null;
  readonly templates: Templates;
  /** Anchors of the parts that this output has. */
  readonly parts: ReadonlySet<Anchor>;
  /** What a course pack takes; null for the outputs that have all of the edition. */
  readonly pack: Pack | null;
  /** What this output shows of the authority files, the works and the codes. */
  readonly stock: Stock;
  /** Where the blocks were written to which ids were given, by id; filled as parts are rendered. */
  readonly origins: Map<Anchor, Span>;
}

export interface Stock {
  readonly persons: readonly Person[];
  readonly glossary: readonly GlossaryEntry[];
  readonly bibliography: readonly BibliographyEntry[];
  readonly legend: readonly CodeReading[];
}

export interface Context extends Job {
  readonly epub: boolean;
  /** Whether there are pages to refer to: an EPUB without a print edition beside it has none. */
  readonly paged: boolean;
  /** Fills a template of Stet's or of the edition's. */
  readonly fill: <N extends TemplateName>(name: N, view: View<N>) => Markup;
  /** One of the words that Stet itself prints. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /**
   * The form of a label that a number asks for: `key-one`, `key-few`, `key-other`. Unicode plural
   * rules; a language that has no form of its own for a number has `key-other`.
   */
  readonly count: (key: string, n: number) => string;
  readonly blockId: BlockIds;
  /** The id of the next block, which was written where `node` says. */
  readonly blockIdOf: (node: { readonly span: Span }) => string;
  /** Whether a place of the edition, by its anchor and its part, is in this output. */
  readonly has: (anchor: Anchor, part: Anchor) => boolean;
  /** @throws Error if `resolve` gave the node no anchor: a bug of the build. */
  readonly anchorOf: (node: AnyNode) => Anchor;
  /** The anchor if there is one, else an id of the part's own sequence. */
  readonly idOf: (node: AnyNode) => string;
  readonly hyphenate: Hyphenate;
  readonly spaced: Spaced;
  /** What the witness letters in capitals, where the editor speaks and abbreviates; null elsewhere. */
  readonly lettering: Lettering | null;
}

/** A context for one part. Ids of blocks follow from the part alone, so that all outputs agree. */
export function contextFor(job: Job, part: Pick<Part, "id" | "file">): Context {
  const { edition, output, templates } = job;
  const { labels } = edition;
  const language = part.file?.meta.language ?? edition.manuscript.config.language;
  const plural = pluralRules(edition.manuscript.config.language);
  const blockId = blockIds(part.id, edition);
  const blockIdOf = ({ span }: { readonly span: Span }): string => {
    const id = blockId();
    job.origins.set(id, span);
    return id;
  };
  return {
    ...job,
    epub: output === "epub",
    paged: output !== "epub" || (job.folios?.pages.length ?? 0) > 0,
    fill: (name, view) => templates.fill(name, view, blockId),
    say: (key, values) => label(labels, key, values),
    count: (key, n) => {
      const form = `${key}-${plural.select(n)}`;
      return label(labels, Object.hasOwn(labels, form) ? form : `${key}-other`, { n });
    },
    blockId,
    blockIdOf,
    has: (anchor, inPart) =>
      job.parts.has(anchor) || (job.pack?.anchors.has(anchor) ?? job.parts.has(inPart)),
    anchorOf: (node) => {
      const anchor = edition.anchors.get(node);
      if (anchor === undefined) throw new Error(`no anchor for a ${node.type}`);
      return anchor;
    },
    idOf: (node) => edition.anchors.get(node) ?? blockIdOf(node),
    hyphenate: output === "epub" ? unhyphenated : hyphenationFor(language),
    spaced: spacesFor(language),
    lettering: part.file?.voice === "transcription" ? null : letteringOf(edition),
  };
}

const plurals = new Map<string, Intl.PluralRules>();

function pluralRules(language: string): Intl.PluralRules {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules;
}

/** The same context for words that must not be broken: headings, tokens, marks. */
export function whole(context: Context): Context {
  return { ...context, hyphenate: unhyphenated, lettering: null };
}

/** The same context for words of a witness, whose capitals stay as they are. */
export function asShown(context: Context): Context {
  return { ...context, lettering: null };
}

/** The same context for a token that is to be found and copied as it is: even its spaces are its own. */
export function asTyped(context: Context): Context {
  return { ...whole(context), spaced: (text) => text };
}

/** The same context for the editor's own words beside a transcription: notes, headnotes. */
export function inOwnVoice(context: Context): Context {
  return { ...context, lettering: letteringOf(context.edition) };
}

/**
 * What `write` gives, marked as being in a language: its words are divided by the rules of that
 * language, and those of one without rules stay whole.
 */
export function inLanguage(
  lang: string,
  context: Context,
  write: (inside: Context) => Markup,
): Markup {
  const hyphenate = context.epub ? unhyphenated : hyphenationFor(lang);
  const inside = { ...context, hyphenate, spaced: spacesFor(lang) };
  return context.fill("nodes/foreign", { lang, content: write(inside) });
}

/** Where the folio of `anchor` goes: typeset fills it in; the EPUB prints the print edition's. */
export function folio(anchor: Anchor, context: Context): Markup {
  const known = context.epub ? printFolio(anchor, context) : null;
  return context.fill("nodes/folio", { anchor, folio: known ?? "" });
}

/** The same for a column of folios, which is left out where there are none. */
export function folioHere(anchor: Anchor, context: Context): Markup | null {
  return context.paged ? folio(anchor, context) : null;
}

/** The print edition's folio of a place, for the outputs that are made after print. */
export function printFolio(anchor: Anchor, { folios }: Pick<Context, "folios">): string | null {
  return folios?.pages[folios.pageOf.get(anchor) ?? -1]?.folio ?? null;
}

/** Where the edition has what a course pack lacks: `the edition, p. 12`, the page being print's. */
export function placeInEdition(anchor: Anchor, context: Context): string {
  const n = printFolio(anchor, context);
  return n === null ? context.say("edition-itself") : context.say("edition-page-n", { n });
}

const taken = new WeakMap<Edition, ReadonlySet<string>>();

function blockIds(part: Anchor, edition: Edition): BlockIds {
  const known = taken.get(edition) ?? new Set(edition.anchors.values());
  taken.set(edition, known);
  const stem = part.replace(/^part-/, "");
  let n = 0;
  return () => {
    do n += 1;
    while (known.has(`block-${stem}-${n}`));
    return `block-${stem}-${n}`;
  };
}
