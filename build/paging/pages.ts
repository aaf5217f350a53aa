// Where the print edition's pages begin in the text of another output. Floor: paging.
//
// The two texts are the same but for citations and references to pages, which each output words in
// its own way. So a count of characters is first put right by the length of print's wording of
// these, then held between the anchors that the page map knows.

import type { Anchor } from "../model/edition.ts";
import type { PageMap, PageStart } from "../model/outputs.ts";
import type { BlockText } from "./blocks.ts";

/** A place in the running text: before the character at `offset` of a block. */
export interface Point {
  readonly block: BlockText;
  readonly offset: number;
}

/** A page of the print edition, and where its marker goes. */
export interface PageMark {
  readonly folio: string;
  /** The id of its marker. */
  readonly id: string;
  readonly block: Anchor;
  readonly offset: number;
}

/**
 * The mark of every page of `map` that is not blank, in order. A page that begins where the EPUB
 * has no text (a part that only print has, a long note) is marked where the next one begins, and
 * after the last at the end of the text; so every folio a reader may be given leads somewhere, and
 * none leads back. `taken` are the ids in use; `printed` is how citations and references
 * read in print.
 */
export function markPages(
  map: PageMap,
  blocks: ReadonlyMap<Anchor, BlockText>,
  taken: ReadonlySet<string>,
  printed: ReadonlyMap<Anchor, string> = new Map(),
): readonly PageMark[] {
  const ids = new Set(taken);
  const end = endOf(blocks);
  let next: Point | null = null;
  const points = map.pages.map((page, index) => pointOf(page, index, map, blocks, printed));
  const marks: PageMark[] = [];
  for (const [index, page] of [...map.pages.entries()].reverse()) {
    if (page.isBlank) continue;
    const point: Point | null = earlier(points[index] ?? null, next) ?? end;
    if (!point) break;
    next = point;
    marks.unshift({
      folio: page.folio,
      id: "",
      block: point.block.id,
      offset: point.offset,
    });
  }
  return marks.map((mark) => ({ ...mark, id: freeId(mark.folio, ids) }));
}

/** The first of two places; the one there is, if there is only one. */
function earlier(here: Point | null, next: Point | null): Point | null {
  if (!here || !next) return here ?? next;
  const byBlock = here.block.order - next.block.order;
  return (byBlock || here.offset - next.offset) <= 0 ? here : next;
}

function endOf(blocks: ReadonlyMap<Anchor, BlockText>): Point | null {
  const last = [...blocks.values()].at(-1);
  return last ? { block: last, offset: last.text.length } : null;
}

function freeId(folio: string, ids: Set<string>): string {
  const wish = `page-${folio.replace(/[^\p{L}\p{N}]+/gu, "-")}`;
  let id = wish;
  for (let n = 2; ids.has(id); n += 1) id = `${wish}-${n}`;
  ids.add(id);
  return id;
}

/** Where a page begins; null where this output lacks the block in which it does. */
export function pointOf(
  page: PageStart,
  index: number,
  map: PageMap,
  blocks: ReadonlyMap<Anchor, BlockText>,
  printed: ReadonlyMap<Anchor, string>,
): Point | null {
  const block = page.block === null ? undefined : blocks.get(page.block);
  if (!block) return null;
  if (page.offset === 0) return { block, offset: 0 };
  const here = inThisWording(page.offset, block, printed);
  const offset = betweenAnchors(here, index, map, block);
  return { block, offset: betweenWords(offset, block) };
}

/** A count of print's characters as one of the EPUB's: what comes before a citation's end moves it. */
function inThisWording(
  offset: number,
  { text, anchors }: BlockText,
  printed: ReadonlyMap<Anchor, string>,
): number {
  let longer = 0;
  for (const [anchor, { start, end }] of anchors) {
    const words = printed.get(anchor);
    if (words === undefined) continue;
    const into = offset - (start - longer);
    if (into <= 0) break;
    if (into < words.length) {
      const rest = words.slice(into);
      return text.slice(start, end).endsWith(rest)
        ? end - rest.length
        : Math.min(start + into, end);
    }
    longer += end - start - words.length;
  }
  return offset + longer;
}

/** The count, held after what began on earlier pages and before what begins on this or later ones. */
function betweenAnchors(
  offset: number,
  index: number,
  map: PageMap,
  { text, anchors }: BlockText,
): number {
  let from = 1;
  let to = text.length;
  for (const [anchor, { start }] of anchors) {
    const page = map.pageOf.get(anchor);
    if (page === undefined) continue;
    if (page < index) from = Math.max(from, start + 1);
    else to = Math.min(to, start);
  }
  return Math.max(from, Math.min(to, offset));
}

/** The first place from `offset` on that parts no word, link or redaction, its white space passed over. */
function betweenWords(offset: number, block: BlockText): number {
  const { text, whole } = block;
  let at = offset;
  for (let before = -1; before !== at; ) {
    before = at;
    const parted = whole.find(({ start, end }) => start < at && at < end);
    if (parted) at = endOfWord(block, parted.end);
    else if (partsWord(block, at)) at = endOfWord(block, at);
  }
  while (at < text.length && /\s/u.test(text.charAt(at))) at += 1;
  return at;
}

/** Scripts that write no space between words can be parted anywhere. */
const LETTER =
  /^(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}])[\p{L}\p{M}\p{N}'’]/u;

function partsWord({ text, lineEnds }: BlockText, at: number): boolean {
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? "";
  return LETTER.test(before) && LETTER.test(text.slice(at, at + 2)) && !lineEnds.includes(at);
}

/** The next white space or line end: what print broke with a hyphen began on the page before. */
function endOfWord({ text, lineEnds }: BlockText, at: number): number {
  const space = text.slice(at).search(/\s/u);
  const end = space === -1 ? text.length : at + space;
  return Math.min(end, lineEnds.find((each) => each >= at) ?? end);
}
