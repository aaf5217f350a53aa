// Where the characters that markdown-it sees stand in the file. Front matter, CRLF, and the
// prefixes of quotations, lists and tables are gone from what it sees; spans must not notice.

import type { MarkdownSource } from "../model/manuscript.ts";
import type { Span } from "../model/span.ts";

/** The Markdown of one file with line ends made `\n`, and the way back to offsets in the file. */
export interface Body {
  readonly file: string;
  readonly text: string;
  /** Span in the file of `text.slice(start, end)`. */
  span(start: number, end: number): Span;
  /** True if the file reads `text` where `span` begins. */
  reads(text: string, span: Span): boolean;
}

/** A run of characters that stands in the body without a gap. */
interface Piece {
  readonly at: number;
  readonly from: number;
}

/** Text to be read as one paragraph, put together from pieces of the body. */
export interface Stretch {
  readonly text: string;
  /** Offset in the body of the character at `offset`. */
  toBody(offset: number): number;
  /** Span in the file of `text.slice(start, end)`. */
  span(start: number, end: number): Span;
}

/** The body of a file: line ends `\n`, as CommonMark wants them; all else as it stands. */
export function bodyOf(source: MarkdownSource): Body {
  const raw = source.text.slice(source.bodyStart);
  const text = raw.replace(/\r\n?/g, "\n");
  const dropped = [...raw.matchAll(/\r\n/g)].map(({ index }, count) => index - count);
  const toFile = (offset: number): number =>
    source.bodyStart + offset + countBelow(dropped, offset);
  return {
    file: source.path,
    text,
    span: (start, end) => spanBetween(source.path, toFile, start, end),
    reads: (wanted, { start }) => source.text.startsWith(wanted, start),
  };
}

/** A stretch of the body made of slices of it, joined by `joint`: lines of a paragraph, parts of a cell. */
export function stretchOf(
  body: Body,
  slices: readonly (readonly [start: number, end: number])[],
  joint: "\n" | "" = "\n",
): Stretch {
  const pieces: Piece[] = [];
  let text = "";
  for (const [index, [start, end]] of slices.entries()) {
    if (index > 0) text += joint;
    pieces.push({ at: text.length, from: start });
    text += body.text.slice(start, end);
  }
  const toBody = (offset: number): number => {
    const piece = pieceAt(pieces, offset);
    return piece ? piece.from + offset - piece.at : 0;
  };
  return {
    text,
    toBody,
    span(start, end) {
      const from = toBody(start);
      return body.span(from, end > start ? toBody(end - 1) + 1 : from);
    },
  };
}

/** A paragraph's lines as one stretch; blanks after the last of them are no part of it. */
export function paragraphOf(
  body: Body,
  lines: readonly (readonly [start: number, end: number])[],
): Stretch {
  const [from, to] = lines.at(-1) ?? [0, 0];
  let end = to;
  while (end > from && (body.text[end - 1] === " " || body.text[end - 1] === "\t")) end -= 1;
  return stretchOf(body, [...lines.slice(0, -1), [from, end]]);
}

function spanBetween(
  file: string,
  toFile: (offset: number) => number,
  start: number,
  end: number,
): Span {
  const from = toFile(start);
  return { file, start: from, end: end > start ? toFile(end - 1) + 1 : from };
}

/** How many of the ascending numbers are below `limit`. */
function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return pieces[low];
}
