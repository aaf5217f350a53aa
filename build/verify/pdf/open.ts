// Opens a PDF with pdfjs and takes out of it what a reader's program uses: pages, text, links,
// destinations, outline, labels, information. Floor: verify.

import type { Box } from "../../model/proof.ts";
import {
  type Fill,
  type Glyph,
  type IsShown,
  type PageContent,
  type PlacedImage,
  readContent,
} from "./content.ts";
import { type Line, linesOf } from "./lines.ts";

import { describedIn, inReadingOrder, languagesOf, ranksOf, type StructNode } from "./order.ts";

import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from "./pdfjs.ts";
import { type Destination, Resolver } from "./resolver.ts";

export type { Destination } from "./resolver.ts";

export interface PdfLink {
  readonly box: Box;
  /** Null for a link out of the file, and for one whose destination does not exist. */
  readonly to: Destination | null;
  /** The destination's name as written, even where there is none of that name. */
  readonly name: string | null;
  readonly url: string | null;
}

export interface OutlineEntry {
  readonly title: string;
  readonly depth: number;
  readonly to: Destination | null;
}

export interface PdfFont {
  /** `AAAAAA+StetSerif-Regular`. */
  readonly name: string;
  readonly type3: boolean;
  readonly embedded: boolean;
}

export interface OpenPage {
  readonly number: number;
  readonly label: string | null;
  readonly box: Box;
  /** Degrees by which a reader's program turns it, clockwise. */
  readonly rotation: number;
  readonly glyphs: readonly Glyph[];
  /** Languages by the owner of a glyph. */
  readonly languages: ReadonlyMap<number, string>;
  readonly lines: readonly Line[];
  readonly fills: readonly Fill[];
  readonly fonts: readonly PdfFont[];
  readonly strokes: readonly Fill[];
  readonly images: readonly PlacedImage[];
  /** Of its pictures, in the order of the structure tree. */
  readonly described: readonly string[];
  readonly links: readonly PdfLink[];
}

export interface OpenPdf {
  readonly pages: readonly OpenPage[];
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly outline: readonly OutlineEntry[];
  readonly fonts: readonly PdfFont[];
  readonly title: string | null;
  readonly language: string | null;
  /** What it says it was made from: `sha256:…`, among its keywords. */
  readonly provenance: string | null;
  /** Has a structure tree, so that what is not tagged is furniture. */
  readonly tagged: boolean;
}

interface RawAnnotation {
  readonly subtype: string;
  readonly rect: readonly number[];
  readonly dest?: unknown;
  readonly url?: string;
}
interface RawFont {
  readonly name?: string;
  readonly isType3Font?: boolean;
  readonly missingFile?: boolean;
}
interface RawOutline {
  readonly title: string;
  readonly dest: unknown;
  readonly items: readonly RawOutline[];
}

/**
 * What a page shows, where another reading of the same bytes has it already; undefined where the
 * page has to be read. Links, labels and destinations are read anew in any case.
 */
export type KnownPages = (number: number) => OpenPage | undefined;

/** Reads the whole of a PDF. @throws Error of pdfjs where the bytes are no PDF or break off. */
export async function openPdf(
  bytes: Uint8Array,
  known: KnownPages = () => undefined,
): Promise<OpenPdf> {
  return withDocument(bytes, (document) => readDocument(document, known));
}

/** The names of a PDF's destinations, its pages left unread. @throws Error like `openPdf`. */
export function destinationsOf(bytes: Uint8Array): Promise<ReadonlySet<string>> {
  return withDocument(bytes, async (document) => {
    const named = (await document.getDestinations()) as Record<string, unknown>;
    return new Set(Object.keys(named));
  });
}

async function withDocument<T>(
  bytes: Uint8Array,
  use: (document: PDFDocumentProxy) => Promise<T>,
): Promise<T> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    fontExtraProperties: true,
    stopAtErrors: true,
  });
  try {
    return await use(await task.promise);
  } finally {
    await task.destroy();
  }
}

async function readDocument(document: PDFDocumentProxy, known: KnownPages): Promise<OpenPdf> {
  const resolver = new Resolver(document);
  const named = (await document.getDestinations()) as Record<string, unknown>;
  for (const [name, target] of Object.entries(named)) await resolver.name(name, target);
  const labels = await document.getPageLabels();
  const isShown = await shownGroups(document);
  const pages: OpenPage[] = [];
  const fonts = new Map<string, PdfFont>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const shown = known(number) ?? (await readShown(page, isShown));
    for (const font of shown.fonts) fonts.set(font.name, font);
    const label = labels?.[number - 1] ?? null;
    // What is known of a page comes first: its frame is this file's own.
    pages.push({ ...shown, ...(await readFrame(page, resolver)), label });
    page.cleanup();
  }
  const { info } = await document.getMetadata();
  const facts = info as Readonly<Record<string, unknown>>;
  return {
    pages,
    destinations: resolver.destinations,
    outline: await readOutline((await document.getOutline()) as RawOutline[] | null, resolver),
    fonts: [...fonts.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    title: stringOf(facts.Title),
    language: stringOf(facts.Language),
    provenance: /sha256:[0-9a-f]{64}/u.exec(stringOf(facts.Keywords) ?? "")?.[0] ?? null,
    tagged: (await document.getMarkInfo())?.Marked === true,
  };
}

function stringOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** What a page paints. */
type Shown = Pick<
  OpenPage,
  "glyphs" | "languages" | "lines" | "fills" | "strokes" | "images" | "described" | "fonts"
>;

/** Optional content is shown where both a screen and a printer show it. */
async function shownGroups(document: PDFDocumentProxy): Promise<IsShown> {
  const configs = [
    await document.getOptionalContentConfig({ intent: "display" }),
    await document.getOptionalContentConfig({ intent: "print" }),
  ];
  return (group) => configs.every((config) => config.isVisible(group as never));
}

async function readShown(page: PDFPageProxy, isShown: IsShown): Promise<Shown> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const content: PageContent = readContent(fnArray, argsArray, boxOf(page), isShown);
  const tree = (await page.getStructTree()) as StructNode | null;
  const glyphs = inReadingOrder(content.glyphs, ranksOf(tree));
  const fonts = [...content.fonts].map((id) => fontOf(page, id));
  const { fills, strokes, images } = content;
  const languages = languagesOf(tree);
  const described = describedIn(tree);
  return {
    glyphs,
    languages,
    lines: linesOf(glyphs),
    fills,
    strokes,
    images,
    described,
    fonts,
  };
}

function boxOf({ view: [left = 0, bottom = 0, right = 0, top = 0] }: PDFPageProxy): Box {
  return { left, bottom, right, top };
}

async function readFrame(
  page: PDFPageProxy,
  resolver: Resolver,
): Promise<Pick<OpenPage, "number" | "box" | "rotation" | "links">> {
  const annotations = (await page.getAnnotations(PRINTED)) as RawAnnotation[];
  const links: PdfLink[] = [];
  for (const annotation of annotations) {
    if (annotation.subtype === "Link") links.push(await linkOf(annotation, resolver));
  }
  return { number: page.pageNumber, box: boxOf(page), rotation: page.rotate, links };
}

/**
 * Annotations that print, as ISO 14289-1 and 19005-1 require of every link; for those that are
 * only shown pdfjs would read all the text of the page once more.
 */
const PRINTED = { intent: "print" } as const;

function fontOf(page: PDFPageProxy, id: string): PdfFont {
  const font = page.commonObjs.get(id) as RawFont;
  return {
    name: font.name ?? "",
    type3: font.isType3Font === true,
    embedded: font.missingFile !== true,
  };
}

async function linkOf(annotation: RawAnnotation, resolver: Resolver): Promise<PdfLink> {
  const [left = 0, bottom = 0, right = 0, top = 0] = annotation.rect;
  const { dest } = annotation;
  return {
    box: { left, bottom, right, top },
    to: await resolver.resolve(dest),
    name: typeof dest === "string" ? dest : null,
    url: annotation.url ?? null,
  };
}

async function readOutline(
  entries: readonly RawOutline[] | null,
  resolver: Resolver,
  depth = 0,
): Promise<readonly OutlineEntry[]> {
  const all: OutlineEntry[] = [];
  for (const { title, dest, items } of entries ?? []) {
    all.push({ title, depth, to: await resolver.resolve(dest) });
    all.push(...(await readOutline(items, resolver, depth + 1)));
  }
  return all;
}
