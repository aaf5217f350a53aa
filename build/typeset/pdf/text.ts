// Stage typeset. The drawing of every page, put right: soft hyphens that hyphenate nothing are taken
// out of words, glyphs get their characters, hyphens at the ends of lines are told from hyphens of
// the text, and all that is not in the structure tree is an artifact.

import type { Content, LineEnd, Loose, Marked, Replaced, Shown } from "./content.ts";
import { hexText } from "./file/values.ts";

/** Something to be put in the place of a stretch of bytes. */
type Edit = readonly [start: number, end: number, text: string];

/** Chromium's mark at a broken word, where the font has it. */
const HYPHEN = "\u2010";

/** What a glyph of a page stands for; undefined where its font does not say. */
export type Lookup = (glyph: Shown) => string | undefined;

/**
 * What the glyphs of a page stand for beside what their fonts say: where one glyph has a replacement
 * text, that is it. The empty glyphs of soft hyphens may stand beside it.
 */
export function learnFrom(
  content: Content,
  lookup: Lookup,
  learn: (glyph: Shown, text: string) => void,
): void {
  const isBlank = (glyph: Shown): boolean =>
    lookup(glyph)
      ?.replace(/\u00ad/g, "")
      .trim() === "";
  for (const { text, glyphs } of content.replaced) {
    const [glyph, ...more] = glyphs.filter((one) => !isBlank(one));
    if (glyph && more.length === 0) learn(glyph, text);
  }
}

/**
 * The page's drawing, put right.
 *
 * @param height of the page, in its units
 * @param taken marked stretches that the structure tree does not name
 */
export function rewritten(
  content: Content,
  height: number,
  lookup: Lookup,
  taken: ReadonlySet<number> | undefined,
): Buffer {
  const edits = [
    ...content.replaced.flatMap((one) => plain(one, lookup)),
    ...content.lineEnds.flatMap((one) => hyphenAt(one, lookup)),
    ...content.marked.map((one) => named(one, taken)),
    ...content.loose.flatMap((one) => artifact(one, height, lookup)),
  ];
  return applied(content, edits);
}

/** A stretch whose glyphs say by themselves what is left of it needs no replacement. */
function plain({ open, close, text, glyphs }: Replaced, lookup: Lookup): Edit[] {
  if (text !== glyphs.map((one) => lookup(one) ?? "").join(""))
    return [[...open, spanFor(text)]];
  return [
    [...open, ""],
    [...close, ""],
  ];
}

/** ISO 32000-1, 14.8.2.2.3: a hyphen that is there because a line ends is a soft one. */
function hyphenAt(end: LineEnd, lookup: Lookup): Edit[] {
  if (!end.alone || lookup(end) !== HYPHEN) return [];
  return [
    [end.start, end.start, `${SOFT_HYPHEN}\n`],
    [end.end, end.end, "\nEMC"],
  ];
}

function spanFor(text: string): string {
  return `/Span <</ActualText ${hexText(text)}>> BDC`;
}

const SOFT_HYPHEN = spanFor("\u00ad");

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

/** The page's bytes without its soft hyphens and with every edit made; edits do not overlap but may meet. */
function applied({ bytes, softHyphens }: Content, edits: readonly Edit[]): Buffer {
  const sorted = edits.toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const added = edits.reduce((sum, [, , text]) => sum + text.length, 0);
  const page = Buffer.allocUnsafe(bytes.length + added);
  let to = 0;
  let at = 0;
  const upTo = (start: number, end: number): void => {
    to += bytes.copy(page, to, at, Math.max(at, start));
    at = Math.max(at, end);
  };
  let next = 0;
  for (const [start, end, text] of sorted) {
    for (; next < softHyphens.length && (softHyphens[next] as number) < start; next += 2) {
      upTo(softHyphens[next] as number, softHyphens[next + 1] as number);
    }
    upTo(start, end);
    to += page.write(text, to, "latin1");
  }
  for (; next < softHyphens.length; next += 2) {
    upTo(softHyphens[next] as number, softHyphens[next + 1] as number);
  }
  upTo(bytes.length, bytes.length);
  return page.subarray(0, to);
}
