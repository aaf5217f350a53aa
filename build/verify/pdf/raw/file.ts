// Every object that a PDF's bytes hold, whether anything uses it or not: read from beginning to
// end, never by the file's own table of them. Floor: verify. PDF 32000-1, 7.5.

import { inflateSync } from "node:zlib";
import { latin1 } from "./bytes.ts";
import { type Dict, isDict, isKeyword, isName, Lexer, type Value } from "./lexer.ts";

export interface RawObject {
  readonly number: number;
  readonly value: Value;
  /** As it stands in the file, filters and all; null for what is no stream. */
  readonly stream: Uint8Array | null;
}

export interface RawPdf {
  /** By number: the last of that number, which is the one in force. */
  readonly objects: ReadonlyMap<number, RawObject>;
  /** Objects that a later one of the same number has put out of force. */
  readonly replaced: readonly RawObject[];
  /** Of trailers and of cross-reference streams. */
  readonly trailers: readonly Dict[];
  /** Comments, and whatever stands between the objects, but for the marks of the format. */
  readonly stray: readonly string[];
}

/** Reads the bytes of a PDF. Never throws: what cannot be read is stray. */
export function readRaw(data: Uint8Array): RawPdf {
  return new Reader(data).read();
}

class Reader {
  private readonly data: Uint8Array;
  private readonly lexer: Lexer;
  private readonly objects = new Map<number, RawObject>();
  private readonly replaced: RawObject[] = [];
  private readonly trailers: Dict[] = [];
  private readonly stray: string[] = [];

  constructor(data: Uint8Array) {
    this.data = data;
    this.lexer = new Lexer(latin1(data));
  }

  read(): RawPdf {
    const { lexer } = this;
    while (!lexer.done) this.item(lexer.next());
    const { objects, replaced, trailers } = this;
    const comments = lexer.comments.filter((text) => !isOfFormat(text));
    const stray = [...new Set([...this.stray, ...comments])];
    return { objects, replaced, trailers, stray };
  }

  private item(first: Value | { readonly keyword: string }): void {
    if (typeof first === "number") {
      this.numbered(first);
      return;
    }
    const word = isKeyword(first) ? first.keyword : null;
    if (word === "xref") this.table();
    else if (word === "trailer") this.trailer();
    else if (word !== "startxref")
      this.stray.push(word ?? latin1(this.data, this.lexer.at - 20, this.lexer.at));
  }

  /** `12 0 obj …`, or the number after `startxref`. */
  private numbered(number: number): void {
    const { lexer } = this;
    const back = lexer.at;
    const generation = lexer.next();
    const word = typeof generation === "number" ? lexer.next() : null;
    if (word !== null && isKeyword(word) && word.keyword === "obj") this.object(number);
    else lexer.at = back;
  }

  private object(number: number): void {
    const { lexer } = this;
    const token = lexer.next();
    const value = isKeyword(token) ? null : token;
    lexer.skip();
    const isStream = isDict(value) && latin1(this.data, lexer.at, lexer.at + 6) === "stream";
    const stream = isStream ? this.stream(value) : null;
    this.add({ number, value, stream });
    if (stream && isDict(value)) this.unpack(value, stream);
    const end = lexer.next();
    if (!isKeyword(end) || end.keyword !== "endobj")
      this.stray.push(`object ${number} has no end`);
  }

  private add(object: RawObject): void {
    const known = this.objects.get(object.number);
    if (known) this.replaced.push(known);
    this.objects.set(object.number, object);
  }

  private stream(dict: Dict): Uint8Array {
    let from = this.lexer.at + 6;
    if (this.data[from] === 13) from += 1;
    if (this.data[from] === 10) from += 1;
    const length = dict.get("Length");
    const stated = typeof length === "number" ? from + length : -1;
    const right = stated > 0 && /^\s*endstream/u.test(latin1(this.data, stated, stated + 12));
    const to = right ? stated : this.find("endstream", from);
    this.lexer.at = this.find("endstream", to) + "endstream".length;
    return this.data.subarray(from, to);
  }

  private find(word: string, from: number): number {
    const { buffer, byteOffset, byteLength } = this.data;
    const at = Buffer.from(buffer, byteOffset, byteLength).indexOf(word, from, "latin1");
    return at === -1 ? byteLength : at;
  }

  /** Objects inside a stream of objects, and the trailer that a cross-reference stream is: 7.5.7, 7.5.8. */
  private unpack(dict: Dict, stream: Uint8Array): void {
    const type = dict.get("Type");
    if (!isName(type)) return;
    if (type.name === "XRef") this.trailers.push(dict);
    if (type.name !== "ObjStm") return;
    const data = decoded(dict, stream);
    const first = dict.get("First");
    const count = dict.get("N");
    if (!data || typeof first !== "number" || typeof count !== "number") return;
    const text = latin1(data);
    const heads = new Lexer(text);
    for (let n = 0; n < count; n += 1) {
      const number = heads.next();
      const offset = heads.next();
      if (typeof number !== "number" || typeof offset !== "number") return;
      const value = new Lexer(text, first + offset).next();
      this.add({ number, value: isKeyword(value) ? null : value, stream: null });
    }
  }

  private table(): void {
    const { lexer } = this;
    for (;;) {
      const back = lexer.at;
      const token = lexer.next();
      const keyword = isKeyword(token) ? token.keyword : null;
      if (typeof token === "number" || keyword === "n" || keyword === "f") continue;
      lexer.at = back;
      return;
    }
  }

  private trailer(): void {
    const dict = this.lexer.next();
    if (!isKeyword(dict) && isDict(dict)) this.trailers.push(dict);
  }
}

/** The header, its line of bytes that are no text, and the end of the file: 7.5.2, 7.5.5. */
function isOfFormat(comment: string): boolean {
  return /^PDF-\d\.\d$|^%EOF$|^[^\x20-\x7e]*$/u.test(comment.trim());
}

/** The bytes of a stream without its filter; null where it has one that text is not written with. */
export function decoded(dict: Dict, stream: Uint8Array): Uint8Array | null {
  const filter = dict.get("Filter");
  const filters = Array.isArray(filter) ? (filter as readonly Value[]) : filter ? [filter] : [];
  let data: Uint8Array = stream;
  for (const one of filters) {
    if (!isName(one) || one.name !== "FlateDecode") return null;
    try {
      data = inflateSync(data);
    } catch {
      return null;
    }
  }
  return data;
}
