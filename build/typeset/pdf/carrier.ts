// Stage typeset. Carries what a printed part's pages are drawn with, its fonts, pictures and states,
// over into the book, each object under a new number, and no object that nothing asks for.

import type { PrintedFile } from "./file/printed-file.ts";
import { type Dict, Ref, type Value, written } from "./file/values.ts";
import type { Writer } from "./file/writer.ts";
import { foreignFont } from "./fonts.ts";

export class Carrier {
  /** Names of fonts that are not the edition's. */
  readonly foreignFonts = new Set<string>();
  private readonly file: PrintedFile;
  private readonly writer: Writer;
  /** Number in the part -> number in the book. */
  private readonly numbers = new Map<number, number>();
  private readonly waiting: number[] = [];
  private readonly tables: ReadonlyMap<number, Buffer>;

  /**
   * @param pages numbers of the pages' objects in the part and in the book
   * @param tables by font, the `ToUnicode` table that takes the place of its own
   */
  constructor(
    file: PrintedFile,
    writer: Writer,
    pages: ReadonlyMap<number, number>,
    tables: ReadonlyMap<number, Buffer>,
  ) {
    this.file = file;
    this.writer = writer;
    this.tables = tables;
    for (const [there, here] of pages) this.numbers.set(there, here);
  }

  /** The value as it is written in the book; what it refers to is carried over. */
  written(value: Value): string {
    return written(value, this.move);
  }

  private readonly move = (number: number): number => {
    const known = this.numbers.get(number);
    if (known !== undefined) return known;
    const own = this.writer.number();
    this.numbers.set(number, own);
    this.waiting.push(number);
    return own;
  };

  /** Writes everything that was asked for, and what that asks for. */
  finish(): void {
    for (let one = this.waiting.pop(); one !== undefined; one = this.waiting.pop()) {
      this.carry(one, this.numbers.get(one) as number);
    }
  }

  private carry(there: number, here: number): void {
    const ref = new Ref(there);
    const stream = this.file.stream(ref);
    if (stream) {
      const entries = new Map(stream.dict);
      entries.delete("Length");
      // A copy: the part's bytes are not to be kept for the sake of a font.
      this.writer.stream(this.entries(entries), Buffer.from(stream.bytes), here);
      return;
    }
    const value = this.file.get(ref) ?? "null";
    const table = this.tables.get(there);
    if (value instanceof Map) {
      const foreign = foreignFont(value);
      if (foreign !== null) this.foreignFonts.add(foreign);
    }
    if (!(value instanceof Map) || !table) this.writer.object(this.written(value), here);
    else {
      const entries = new Map(value as Dict);
      entries.delete("ToUnicode");
      const map = this.writer.packed("", table);
      this.writer.object(`<<${this.entries(entries)} /ToUnicode ${map} 0 R>>`, here);
    }
  }

  private entries(dict: Dict): string {
    return [...dict].map(([key, value]) => `/${key} ${this.written(value)}`).join(" ");
  }
}
