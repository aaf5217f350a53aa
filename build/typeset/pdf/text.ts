// Stage typeset. The drawing of every page, put right: soft hyphens that hyphenate nothing are taken
// out of words, glyphs get their characters, hyphens at the ends of lines are told from hyphens of
// the text, and all that is not in the structure tree is an artifact.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFPageLeaf,
  PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import {
  type Content,
  type LineEnd,
  type Loose,
  type Marked,
  type Replaced,
  readContent,
  type Shown,
} from "./content.ts";
import { inflated, stored } from "./objects.ts";
import type { Furniture } from "./tags/furniture.ts";
import { CharacterTables } from "./unicode.ts";

/** Something to be put in the place of a stretch of bytes. */
type Edit = readonly [start: number, end: number, text: string];

const SOFT_HYPHEN = /\u00ad/g;
/** Chromium's mark at a broken word, where the font has it. */
const HYPHEN = "\u2010";

/**
 * Reads the drawing of every page. The tree of pages is walked, because the library remembers the
 * pages it was once asked for, and of a part that is to be bound there will be more.
 */
export function readContents({ catalog }: PDFDocument): Content[] {
  const contents: Content[] = [];
  catalog.Pages().traverse((node) => {
    if (node instanceof PDFPageLeaf) contents.push(readContent(bytesOf(node)));
  });
  return contents;
}

function bytesOf(node: PDFPageLeaf): Buffer {
  const contents = node.Contents();
  const streams =
    contents instanceof PDFArray
      ? contents.asArray().map((ref) => node.context.lookup(ref))
      : [contents];
  const parts = streams.filter((one) => one instanceof PDFRawStream).map(inflated);
  return Buffer.concat(parts.flatMap((part) => [part, Buffer.from("\n")]));
}

function fontsOf({ node }: PDFPage): Map<string, PDFRef> {
  const fonts = node.Resources()?.lookup(PDFName.of("Font"));
  const entries = fonts instanceof PDFDict ? fonts.entries() : [];
  return new Map(
    entries.flatMap(([name, ref]) =>
      ref instanceof PDFRef ? [[name.decodeText(), ref] as const] : [],
    ),
  );
}

/**
 * Rewrites every page.
 *
 * @param contents what `readContents` read of the pages, in their order
 * @param furniture marked stretches that the structure tree does not name
 */
export function rewritePages(
  document: PDFDocument,
  contents: readonly Content[],
  furniture: Furniture,
): void {
  const tables = new CharacterTables(document);
  const pages = document.getPages().flatMap((page, index) => {
    const content = contents[index];
    return content ? [{ page, content, fonts: fontsOf(page) }] : [];
  });
  for (const { content, fonts } of pages) learnFrom(content, fonts, tables);
  pages.forEach(({ page, content, fonts }, index) => {
    const characters = (one: Shown): string | undefined => {
      const font = fonts.get(one.font);
      return font && tables.charactersOf(font, one.code);
    };
    const taken = furniture.get(index);
    const edits = [
      ...content.replaced.flatMap((one) => unhyphenated(one, characters)),
      ...content.lineEnds.flatMap((one) => hyphenAt(one, characters)),
      ...content.marked.map((one) => named(one, taken)),
      ...content.loose.flatMap((one) => artifact(one, page.getHeight(), characters)),
    ];
    const ref = document.context.register(stored(document, applied(content.bytes, edits)));
    replaceContents(page, ref);
  });
  tables.write();
}

function replaceContents({ node }: PDFPage, ref: PDFRef): void {
  const old = node.get(PDFName.of("Contents"));
  for (const one of old instanceof PDFArray ? old.asArray() : [old]) {
    if (one instanceof PDFRef) node.context.delete(one);
  }
  node.set(PDFName.of("Contents"), ref);
}

/**
 * Where one glyph has a replacement text, that is what the glyph stands for. The empty glyphs of
 * soft hyphens may stand beside it.
 */
function learnFrom(
  content: Content,
  fonts: ReadonlyMap<string, PDFRef>,
  tables: CharacterTables,
): void {
  const isBlank = ({ font, code }: Shown): boolean => {
    const ref = fonts.get(font);
    const text = ref && tables.charactersOf(ref, code);
    return text !== undefined && text.replace(SOFT_HYPHEN, "").trim() === "";
  };
  for (const { text, glyphs } of content.replaced) {
    const [glyph, ...more] = glyphs.filter((one) => !isBlank(one));
    const font = glyph && fonts.get(glyph.font);
    const letters = text.replace(SOFT_HYPHEN, "");
    if (font && more.length === 0 && letters !== "") tables.learn(font, glyph.code, letters);
  }
}

type Lookup = (glyph: Shown) => string | undefined;

/**
 * A stretch that stands for a soft hyphen alone is an empty glyph and goes, the move before it
 * stays; one whose glyphs say by themselves what is left of it needs no replacement.
 */
function unhyphenated({ open, close, text, glyphs, shows }: Replaced, lookup: Lookup): Edit[] {
  const letters = text.replace(SOFT_HYPHEN, "");
  const shells: Edit[] = [
    [...open, ""],
    [...close, ""],
  ];
  if (letters === "")
    return [...shells, ...shows.map(([start, end]): Edit => [start, end, ""])];
  if (letters === glyphs.map((one) => lookup(one) ?? "").join("")) return shells;
  return [[...open, spanFor(letters)]];
}

/** ISO 32000-1, 14.8.2.2.3: a hyphen that is there because a line ends is a soft one. */
function hyphenAt(end: LineEnd, lookup: Lookup): Edit[] {
  if (!end.alone || lookup(end) !== HYPHEN) return [];
  return [
    [end.start, end.start, `${spanFor("\u00ad")}\n`],
    [end.end, end.end, "\nEMC"],
  ];
}

function spanFor(text: string): string {
  const hex = Buffer.from(`\ufeff${text}`, "utf16le").swap16().toString("hex").toUpperCase();
  return `/Span <</ActualText <${hex}>>> BDC`;
}

function named({ mcid, open }: Marked, taken: ReadonlySet<number> | undefined): Edit {
  return [...open, taken?.has(mcid) ? "/Artifact BMC" : `/Span <</MCID ${mcid}>> BDC`];
}

/** Share of the page's height, at its head and at its foot, where running heads and folios stand. */
const MARGIN = 0.14;

/** ISO 14289-1, 7.8: running heads and feet are artifacts of pagination and say which they are. */
function artifact(one: Loose, height: number, lookup: Lookup): Edit[] {
  const { start, end, kind, y, glyphs } = one;
  const hyphen = glyphs.length === 1 && glyphs.every((glyph) => lookup(glyph) === HYPHEN);
  const place =
    y > height * (1 - MARGIN) ? "Header" : y < height * MARGIN ? "Footer" : undefined;
  const running = kind === "text" && !hyphen && place !== undefined;
  const open = running
    ? `/Artifact <</Type /Pagination /Subtype /${place}>> BDC`
    : "/Artifact <</Type /Layout>> BDC";
  return [
    [start, start, `${open}\n`],
    [end, end, "\nEMC"],
  ];
}

/** The bytes with every edit made; edits do not overlap but may meet. */
function applied(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const sorted = edits.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const parts: Buffer[] = [];
  let at = 0;
  for (const [start, end, text] of sorted) {
    parts.push(bytes.subarray(at, start), Buffer.from(text, "latin1"));
    at = end;
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
