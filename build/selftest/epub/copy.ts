// A copy of an EPUB in which something can be changed, as text, and what stands where in the
// sound one. Floor: selftest.

import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import type { Anchor, Edition, Item, ItemKind, Note } from "../../model/edition.ts";
import type { Compared } from "../../verify/compare.ts";
import type { EpubProof } from "../../verify/ebook.ts";
import { SPACE } from "../../verify/text/running.ts";
import { middleOf } from "../fault.ts";

/** Where an element stands in a file: from its opening tag's beginning to its closing tag's end. */
export interface Extent {
  readonly path: string;
  readonly from: number;
  readonly to: number;
}

export class EpubCopy {
  readonly edition: Edition;
  /** The sound file, read and set beside the edition. */
  readonly sound: EpubProof;
  private readonly files: Record<string, Uint8Array>;
  private readonly texts = new Map<string, string>();

  /** @throws Error where the bytes are no zip. */
  constructor(bytes: Uint8Array, edition: Edition, sound: EpubProof) {
    this.files = unzipSync(bytes);
    this.edition = edition;
    this.sound = sound;
  }

  /** Stored and not deflated: nothing but the content matters here. */
  save(): Uint8Array {
    const changed = [...this.texts].map(([path, text]) => [path, strToU8(text)] as const);
    const all: Zippable = { ...this.files, ...Object.fromEntries(changed) };
    return zipSync(all, { level: 0, mtime: new Date("1980-01-01T12:00:00") });
  }

  /** Path of the package document: OCF 3.3, 4.2.6.3.1. */
  get package(): string {
    const container = this.text("META-INF/container.xml");
    return /full-path="([^"]+)"/u.exec(container)?.[1] ?? "";
  }

  /** Path in the zip of an href that is counted from the package document's folder. */
  pathOf(href: string): string {
    return this.package.slice(0, this.package.lastIndexOf("/") + 1) + href;
  }

  get navigation(): string {
    const nav = this.sound.reading.file.nav;
    if (!nav) throw new Error("the file has no navigation document");
    return this.pathOf(nav.href);
  }

  /** The first of the style sheets. */
  get style(): string {
    const [href] = this.sound.reading.file.css.keys();
    if (href === undefined) throw new Error("the file has no style sheet");
    return this.pathOf(href);
  }

  text(path: string): string {
    const bytes = this.files[path];
    const known = this.texts.get(path);
    if (known !== undefined) return known;
    if (!bytes) throw new Error(`${path} is not in the file`);
    return strFromU8(bytes);
  }

  /** @throws Error where the change leaves the file as it was. */
  change(path: string, change: (text: string) => string): void {
    const before = this.text(path);
    const after = change(before);
    if (after === before) throw new Error(`${path} has nothing that could be so changed`);
    this.texts.set(path, after);
  }

  add(path: string, text: string): void {
    this.texts.set(path, text);
  }

  remove(path: string): void {
    if (!(path in this.files)) throw new Error(`${path} is not in the file`);
    delete this.files[path];
  }

  /** The element that bears an id. @throws Error where none does. */
  extentOf(id: string): Extent {
    const href = this.sound.reading.byId.get(id)?.[0]?.document.href;
    if (href === undefined) throw new Error(`no element has the id ${id}`);
    const path = this.pathOf(href);
    const text = this.text(path);
    const at = text.indexOf(` id="${id}"`);
    const from = text.lastIndexOf("<", at);
    const name = /^<([a-z0-9]+)/iu.exec(text.slice(from))?.[1] ?? "";
    return { path, from, to: endOf(text, from, name) };
  }

  /** Rewrites the element that bears an id. */
  rewrite(id: string, change: (element: string) => string): string {
    const { path, from, to } = this.extentOf(id);
    this.change(
      path,
      (text) => text.slice(0, from) + change(text.slice(from, to)) + text.slice(to),
    );
    return `${path}#${id}`;
  }

  /** Changes the opening tag of the element that bears an id. */
  tag(id: string, change: (tag: string) => string): string {
    return this.rewrite(id, (element) => element.replace(/^<[^>]*>/u, (tag) => change(tag)));
  }

  /** The middle item of a kind that stands in running text and shows something. */
  item(kind: ItemKind, also: (item: Item) => boolean = () => true): Item | null {
    const { items } = this.sound.comparison.wanted.scope;
    const fit = items.filter(
      (item) => item.kind === kind && item.inNote === null && item.printed !== "" && also(item),
    );
    return middleOf(fit) ?? null;
  }

  /** The middle note of a series. */
  note(series: Note["series"]): Note | null {
    const { notes } = this.sound.comparison.wanted;
    return middleOf(notes.filter(({ note }) => note.series === series))?.note ?? null;
  }

  /** A paragraph of the principal document that is nothing but text, with the one after it. */
  paragraphs(): readonly [Anchor, Anchor] | null {
    const text = this.principal();
    const blocks = text?.text.blocks.filter(({ anchor, from, to }) => {
      if (to - from < 40) return false;
      return /^<p[ >]/u.test(this.element(anchor));
    });
    const at = Math.floor((blocks?.length ?? 0) / 2);
    const [one, next] = [blocks?.[at - 1]?.anchor, blocks?.[at]?.anchor];
    return one !== undefined && next !== undefined ? [one, next] : null;
  }

  element(id: string): string {
    if (!this.sound.reading.byId.has(id)) return "";
    const { path, from, to } = this.extentOf(id);
    return this.text(path).slice(from, to);
  }

  /** Path of the file that holds the principal document, and a word that stands in it only once. */
  word(): { path: string; word: string } | null {
    const text = this.principal();
    const href = text && this.sound.reading.byId.get(text.anchor)?.[0]?.document.href;
    if (!text || !href) return null;
    const path = this.pathOf(href);
    const source = this.text(path);
    for (const word of plainWords(text)) {
      if (source.split(` ${word} `).length === 2) return { path, word };
    }
    return null;
  }

  private principal(): Compared | null {
    const texts = this.sound.comparison.texts.filter(
      ({ note, alignment }) => !note && alignment,
    );
    return texts.sort((a, b) => b.text.length - a.text.length)[0] ?? null;
  }
}

/** End of the element that begins at `from`. @throws Error where it is not closed. */
export function endOf(text: string, from: number, name: string): number {
  const tags = new RegExp(`<${name}(?=[\\s/>])[^>]*>|</${name}>`, "gu");
  tags.lastIndex = from;
  let depth = 0;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    if (tag[0].startsWith("</")) depth -= 1;
    else if (!tag[0].endsWith("/>")) depth += 1;
    if (depth === 0) return tags.lastIndex;
  }
  throw new Error(`an element ${name} is not closed`);
}

/** Words of six letters or more that belong to no mark, from the middle of a text on. */
function* plainWords({ text }: Compared): Generator<string> {
  const { chars, before, items, calls } = text;
  const marks = [...items, ...calls];
  for (let from = Math.floor(chars.length / 2); from < chars.length; from += 1) {
    if (before[from] !== SPACE) continue;
    if (marks.some((mark) => mark.from <= from && from < mark.to)) continue;
    let to = from + 1;
    while (to < chars.length && before[to] !== SPACE) to += 1;
    const word = chars.slice(from, to).join("");
    if (/^\p{Ll}{6,}$/u.test(word)) yield word;
  }
}
