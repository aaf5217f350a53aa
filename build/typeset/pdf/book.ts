// Stage typeset. A long book is printed in parts, because Chromium's time for a PDF grows faster than
// its pages and because one part is finished while the next is printed. Here they are bound into
// one document: pages, tags, named destinations, outline and the links from one part into another.

import type { PageMap } from "../../model/outputs.ts";
import type { PrintedPart } from "../engine.ts";
import type { HeadingWords } from "../headings.ts";
import { describe, type Metadata } from "./describe.ts";
import { nameOf } from "./file/values.ts";
import { Writer } from "./file/writer.ts";
import { wordsFor } from "./links.ts";
import { type OutlineEntry, repaired, writeOutline } from "./outline.ts";
import { pageLabels } from "./pages.ts";
import { bindPart } from "./part.ts";
import { TagReader } from "./tags/read.ts";
import { shapeTags } from "./tags/shape.ts";
import { writeTags } from "./tags/write.ts";

export class Book {
  /** Names of fonts that are not the edition's, and of Type 3 fonts. */
  readonly foreignFonts = new Set<string>();
  private readonly pageMap: PageMap;
  private readonly metadata: Metadata;
  private readonly writer = new Writer();
  private readonly tags = new TagReader();
  private readonly root = this.writer.number();
  /** Of every part, its branch of the tree of pages and how many are on it. */
  private readonly branches: { readonly number: number; readonly count: number }[] = [];
  private readonly pages: number[] = [];
  private readonly heights: number[] = [];
  private readonly outline: OutlineEntry[] = [];
  private readonly names = new Map<string, string>();
  /** Of the parent tree; those of pages are their indices. */
  private nextKey: number;

  constructor(pageMap: PageMap, metadata: Metadata) {
    this.pageMap = pageMap;
    this.metadata = metadata;
    this.nextKey = pageMap.pages.length;
  }

  /** Binds the next part. */
  add(part: PrintedPart): void {
    const { writer, tags, pageMap, metadata } = this;
    const parent = writer.number();
    const { pages, heights, outline, names, foreignFonts } = bindPart(part, {
      writer,
      tags,
      before: this.pages.length,
      parent,
      key: () => this.nextKey++,
      words: (leads, { mark }) => wordsFor(leads, mark, pageMap, metadata.links),
    });
    const kids = pages.map((page) => `${page} 0 R`).join(" ");
    writer.object(
      `<</Type /Pages /Parent ${this.root} 0 R /Count ${pages.length} /Kids [${kids}]>>`,
      parent,
    );
    this.branches.push({ number: parent, count: pages.length });
    this.pages.push(...pages);
    this.heights.push(...heights);
    this.outline.push(...outline);
    for (const [name, dest] of names) if (!this.names.has(name)) this.names.set(name, dest);
    for (const font of foreignFonts) this.foreignFonts.add(font);
  }

  /** The finished file. `headings` are the edition's in order. */
  async close(headings: readonly HeadingWords[]): Promise<Uint8Array> {
    const { writer, tags, metadata } = this;
    if (this.pages.length === 0) throw new Error("nothing was printed");
    this.writePages();
    shapeTags(tags.top, metadata.language);
    const structure = writeTags(writer, this.pages, tags.top);
    const outline = writeOutline(writer, repaired(this.outline, headings));
    const { info, entries } = describe(writer, metadata);
    const catalog = [
      "/Type /Catalog",
      `/Pages ${this.root} 0 R`,
      `/Dests ${this.writeNames()} 0 R`,
      `/PageLabels ${writer.object(pageLabels(this.pageMap))} 0 R`,
      ...(outline === null ? [] : [`/Outlines ${outline} 0 R`]),
      `/StructTreeRoot ${structure} 0 R`,
      "/MarkInfo <</Marked true>>",
      entries,
    ];
    return await writer.close(`<<${catalog.join(" ")}>>`, info, JSON.stringify(metadata));
  }

  /** Every part is a branch of the tree of pages. ISO 32000-1, 7.7.3. */
  private writePages(): void {
    const count = this.branches.reduce((sum, branch) => sum + branch.count, 0);
    const kids = this.branches.map(({ number }) => `${number} 0 R`).join(" ");
    this.writer.object(`<</Type /Pages /Count ${count} /Kids [${kids}]>>`, this.root);
  }

  /**
   * Named destinations, ISO 32000-1, 12.3.2.3. Chromium names only the places that some link points
   * at; a part that nothing points at, as in a book without contents, is given its name here, at
   * the top of its first page.
   */
  private writeNames(): number {
    for (const [index, { part, block }] of this.pageMap.pages.entries()) {
      const name = nameOf(part).slice(1);
      const page = this.pages[index];
      if (block === null || page === undefined || this.names.has(name)) continue;
      this.names.set(name, `[${page} 0 R /XYZ 0 ${this.heights[index]} null]`);
    }
    const names = [...this.names].map(([name, dest]) => `/${name} ${dest}`);
    return this.writer.object(`<<${names.join(" ")}>>`);
  }
}
