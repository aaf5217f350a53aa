// Stage typeset. A PDF as the browser printed it, of which single objects are read. Chromium's
// library for PDF, Skia, writes a file of the plainest kind: one table of cross-references, every
// object in the open. ISO 32000-1, 7.5.

import { inflateSync } from "node:zlib";
import { Syntax } from "./syntax.ts";
import { type Dict, numberIn, Ref, type Stream, textIn, type Value } from "./values.ts";

/** Bytes of an entry of the table of cross-references. */
const ENTRY = 20;
const IN_USE = "n".charCodeAt(0);
const EMPTY: Dict = new Map();

export class PrintedFile {
  readonly trailer: Dict;
  private readonly bytes: Buffer;
  /** By number of object. */
  private readonly offsets = new Map<number, number>();

  /** @throws Error if the bytes are no such file: a bug of the build, or a browser unlike those it knows. */
  constructor(pdf: Uint8Array) {
    this.bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
    const from = this.bytes.lastIndexOf("startxref");
    const start = new Syntax(this.bytes, from + "startxref".length);
    const table = new Syntax(this.bytes, Number(start.word()));
    if (from < 0 || table.word() !== "xref") throw new Error("what was printed is no PDF");
    for (let first = table.word(); first !== "trailer"; first = table.word()) {
      if (!/^\d+$/.test(first)) throw new Error("what was printed has no trailer");
      this.section(Number(first), Number(table.word()), table);
    }
    this.trailer = this.dict(table.value());
  }

  get catalog(): Dict {
    return this.dict(this.trailer.get("Root"));
  }

  /** A section of the table of cross-references: `count` objects from the one numbered `first`. */
  private section(first: number, count: number, table: Syntax): void {
    table.skip();
    for (let index = 0; index < count; index += 1) {
      const at = table.at + index * ENTRY;
      if (this.bytes[at + 17] === IN_USE) this.offsets.set(first + index, this.digits(at));
    }
    table.at += count * ENTRY;
  }

  private digits(at: number): number {
    let offset = 0;
    for (let digit = at; digit < at + 10; digit += 1) {
      offset = offset * 10 + (this.bytes[digit] as number) - 48;
    }
    return offset;
  }

  /** The value, a reference followed to what it names. */
  get(value: Value | undefined): Value | undefined {
    return value instanceof Ref ? this.object(value.number)?.value() : value;
  }

  /** The value as a dictionary; an empty one where it is none. That of a stream is its own. */
  dict(value: Value | undefined): Dict {
    const found = this.get(value);
    return found instanceof Map ? found : EMPTY;
  }

  /** The value as an array; one that stands alone is its only member. */
  list(value: Value | undefined): readonly Value[] {
    const found = this.get(value);
    if (Array.isArray(found)) return found;
    return value === undefined || found === undefined ? [] : [value];
  }

  /** A numbered object that is a stream; null where it is none. */
  stream(ref: Ref): Stream | null {
    const syntax = this.object(ref.number);
    const dict = syntax?.value();
    if (!syntax || !(dict instanceof Map) || syntax.word() !== "stream") return null;
    const start = syntax.at + (this.bytes[syntax.at] === 13 ? 2 : 1);
    const length = numberIn(this.get(dict.get("Length"))) ?? 0;
    return { dict, bytes: this.bytes.subarray(start, start + length) };
  }

  private object(number: number): Syntax | undefined {
    const offset = this.offsets.get(number);
    if (offset === undefined) return undefined;
    const syntax = new Syntax(this.bytes, offset);
    for (let words = 0; words < 3; words += 1) syntax.word();
    return syntax;
  }
}

/** The bytes of a stream, unpacked. Chromium packs with Flate or not at all. */
export function unpacked({ dict, bytes }: Stream): Buffer {
  return textIn(dict.get("Filter")) === "FlateDecode" ? inflateSync(bytes) : bytes;
}
