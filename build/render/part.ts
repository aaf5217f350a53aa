// One part of an output as one XHTML section. Floor: render.

import type { OutputPart, Part } from "../model/edition.ts";
import type { RenderedPart } from "../model/outputs.ts";
import { blocks } from "./blocks.ts";
import { type Context, contextFor, type Job } from "./context.ts";
import { transcription } from "./divisions.ts";
import { notesOf } from "./notes.ts";
import { conventions, emendations, hyphenation, pageTurns } from "./parts/apparatus.ts";
import { bibliography, chronology, glossary, persons } from "./parts/authorities.ts";
import { contents, imprint, titlePage } from "./parts/front.ts";
import { index } from "./parts/index.ts";
import { ledger } from "./parts/ledger.ts";
import { packPart } from "./parts/pack.ts";
import type { Markup } from "./shapes.ts";

/** EPUB 3 Structural Semantics and DPUB-ARIA 1.1 of whole parts. */
const SEMANTICS: Readonly<
  Partial<Record<OutputPart["kind"], { readonly type: string; readonly role?: string }>>
> = {
  "title-page": { type: "titlepage" },
  imprint: { type: "copyright-page" },
  document: { type: "chapter", role: "doc-chapter" },
  glossary: { type: "glossary", role: "doc-glossary" },
  bibliography: { type: "bibliography", role: "doc-bibliography" },
  persons: { type: "appendix", role: "doc-appendix" },
  chronology: { type: "appendix", role: "doc-appendix" },
  ledger: { type: "appendix", role: "doc-appendix" },
  emendations: { type: "appendix", role: "doc-appendix" },
  "page-turns": { type: "appendix", role: "doc-appendix" },
  hyphenation: { type: "appendix", role: "doc-appendix" },
  index: { type: "index", role: "doc-index" },
  "index-persons": { type: "index", role: "doc-index" },
  "index-terms": { type: "index", role: "doc-index" },
  "index-places": { type: "index", role: "doc-index" },
  "index-subjects": { type: "index", role: "doc-index" },
};

/** The part as `<section>`, its notes at its end. `all` are the parts of this output, in order. */
export function renderPart(
  part: OutputPart,
  all: readonly OutputPart[],
  job: Job,
): RenderedPart {
  const context = contextFor(job, part);
  const { config } = job.edition.manuscript;
  const { id, kind, matter, title, shortTitle } = part;
  const language = part.file?.meta.language ?? null;
  const semantics = SEMANTICS[kind];
  const xhtml = context.fill("part", {
    id,
    kind,
    matter,
    shortTitle,
    editionTitle: headOf(context),
    language: language === config.language ? null : language,
    epub: context.epub,
    epubType: semantics?.type ?? null,
    role: semantics?.role ?? null,
    titleId: id.replace(/^part-/, "title-"),
    title: kind === "title-page" ? null : title,
    content: contentOf(part, all, context),
    notes: notesOf(id, context),
  });
  return { id, kind, matter, title, shortTitle, xhtml: String(xhtml).trim() };
}

/** The left-hand running head. A page of the instructor's pack says whose it is. */
function headOf({ edition, output, say }: Context): string {
  const { shortTitle, title } = edition.manuscript.config;
  return output === "coursepack-instructor"
    ? say("pack-instructor-head")
    : (shortTitle ?? title);
}

function contentOf(part: OutputPart, all: readonly OutputPart[], context: Context): Markup {
  switch (part.kind) {
    case "title-page":
      return titlePage(context);
    case "imprint":
      return imprint(context);
    case "contents":
      return contents(context);
    case "prose":
      return prose(part.file, context);
    case "document":
      return document(part.file, context);
    case "persons":
      return persons(context);
    case "glossary":
      return glossary(context);
    case "chronology":
      return chronology(context);
    case "ledger":
      return ledger(context);
    case "conventions":
      return conventions(context);
    case "page-turns":
      return pageTurns(context);
    case "hyphenation":
      return hyphenation(context);
    case "emendations":
      return emendations(context);
    case "bibliography":
      return bibliography(context.stock.bibliography, context);
    case "index":
    case "index-persons":
    case "index-terms":
    case "index-places":
    case "index-subjects":
      return index(context.edition.indexes.get(part.id) ?? [], context);
    default:
      return packPart(part.kind, all, context);
  }
}

function prose(file: Part["file"], context: Context): Markup {
  return context.fill("parts/prose", { content: blocks(file?.children ?? [], context) });
}

function document(file: Part["file"], context: Context): Markup {
  return context.fill("parts/document", {
    date: file?.meta.dateLabel ?? null,
    content: transcription(file?.children ?? [], context, blocks),
  });
}
