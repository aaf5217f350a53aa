// Stage typeset. The structure tree while it is put right: Chromium's tags are read into it, shaped,
// and written anew. ISO 32000-1, 14.7 and 14.8.

import type { Mark } from "../../page/marks.ts";

/** A stretch of a page's drawing. */
export interface Stretch {
  readonly kind: "stretch";
  /** From 0. */
  readonly page: number;
  readonly mcid: number;
}

/** A link's active area. */
export interface Area {
  readonly kind: "area";
  readonly page: number;
  /** Number of its annotation among the objects of the finished file. */
  readonly annotation: number;
  /** Its key in the parent tree. */
  readonly key: number;
}

/** Standard structure types that Stet writes; `Artifact` is none, and is taken out of the tree. */
export type TagType =
  | "Document"
  | "Sect"
  | "Div"
  | "Index"
  | "H1"
  | "H2"
  | "H3"
  | "H4"
  | "H5"
  | "H6"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "TOC"
  | "TOCI"
  | "BlockQuote"
  | "Quote"
  | "Caption"
  | "Table"
  | "THead"
  | "TBody"
  | "TFoot"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "Note"
  | "Reference"
  | "Link"
  | "Code"
  | "Span"
  | "Artifact";

export interface Tag {
  readonly kind: "tag";
  type: TagType;
  kids: Kid[];
  /** What it was made from; null for a tag of ours. */
  readonly mark: Mark | null;
  id?: string;
  lang?: string;
  /** What is read out in its place. */
  alt?: string;
  /** The characters that it stands for. */
  actualText?: string;
  /** Standard attributes by owner: `{ Table: { Scope: "Column" } }`. Numbers and names. */
  attributes?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
}

export type Kid = Tag | Stretch | Area;

export function tag(type: TagType, kids: Kid[], mark: Mark | null = null): Tag {
  return { kind: "tag", type, kids, mark };
}

const INLINE: ReadonlySet<TagType> = new Set(["Span", "Quote", "Reference", "Link", "Code"]);

/** True for text and for what stands inside a line of it. */
export function isInline(kid: Kid): boolean {
  return kid.kind !== "tag" || INLINE.has(kid.type);
}

/** Every tag below `root` and itself, each before its children. */
export function* tagsIn(root: Tag): Generator<Tag> {
  const waiting: Tag[] = [root];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    yield one;
    for (let index = one.kids.length - 1; index >= 0; index -= 1) {
      const kid = one.kids[index];
      if (kid?.kind === "tag") waiting.push(kid);
    }
  }
}
