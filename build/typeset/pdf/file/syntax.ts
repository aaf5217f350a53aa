// Stage typeset. Reads the objects of a PDF from its bytes. ISO 32000-1, 7.2 and 7.3. A printed book
// has ten thousands of them, so nothing is made but what is asked for.

import { type Dict, Ref, type Value } from "./values.ts";

export const SPACE = 1;
export const DELIMITER = 2;
/** What a byte is to the syntax: 0 for a sign of a number, a name or a word. */
export const KIND = new Uint8Array(256);
for (const code of [0, 9, 10, 12, 13, 32]) KIND[code] = SPACE;
for (const sign of "()<>[]{}/%") KIND[sign.charCodeAt(0)] = DELIMITER;

const [PERCENT, OPEN, CLOSE, BACKSLASH, LESS, MORE, SLASH, ARRAY, END, ZERO, NINE, R] = [
  ..."%()\\<>/[]09R",
].map((sign) => sign.charCodeAt(0)) as number[] & { length: 12 };

/** Reads value after value from a place in the bytes. */
export class Syntax {
  at: number;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Past white space and comments. */
  skip(): void {
    const { bytes } = this;
    for (; this.at < bytes.length; this.at += 1) {
      const code = bytes[this.at] as number;
      if (code === PERCENT) while (this.at < bytes.length && !this.atLineEnd()) this.at += 1;
      else if (KIND[code] !== SPACE) return;
    }
  }

  private atLineEnd(): boolean {
    return this.bytes[this.at] === 10 || this.bytes[this.at] === 13;
  }

  /** A word such as `obj` or `stream`, or nothing where none stands. */
  word(): string {
    this.skip();
    const start = this.at;
    this.regular();
    return this.text(start);
  }

  /** @throws Error where there is no value: the file is none that Chromium wrote. */
  value(): Value {
    this.skip();
    const start = this.at;
    const code = this.bytes[start];
    if (code === SLASH) {
      this.at += 1;
      this.regular();
      return this.text(start);
    }
    if (code === LESS) return this.bytes[start + 1] === LESS ? this.dict() : this.hex();
    if (code === ARRAY) return this.array();
    if (code === OPEN) return this.literal();
    this.regular();
    if (this.at === start) throw new Error(`no value at byte ${start} of a printed part`);
    return this.reference(start) ?? this.text(start);
  }

  private regular(): void {
    const { bytes } = this;
    while (this.at < bytes.length && KIND[bytes[this.at] as number] === 0) this.at += 1;
  }

  private text(start: number): string {
    return this.bytes.toString("latin1", start, this.at);
  }

  /** The number that was just read and what follows, where they are `12 0 R`. */
  private reference(start: number): Ref | null {
    const { bytes } = this;
    const at = this.at;
    if (bytes[at] !== 32 || bytes[at + 1] !== ZERO || bytes[at + 2] !== 32) return null;
    if (bytes[at + 3] !== R || KIND[bytes[at + 4] ?? 32] === 0) return null;
    let number = 0;
    for (let digit = start; digit < at; digit += 1) {
      const code = bytes[digit] as number;
      if (code < (ZERO as number) || code > (NINE as number)) return null;
      number = number * 10 + code - (ZERO as number);
    }
    this.at = at + 4;
    return new Ref(number);
  }

  private dict(): Dict {
    this.at += 2;
    const dict = new Map<string, Value>();
    for (;;) {
      this.skip();
      if (this.bytes[this.at] === MORE) break;
      const key = this.value();
      if (typeof key !== "string" || this.at >= this.bytes.length) {
        throw new Error(`no key before byte ${this.at} of a printed part`);
      }
      dict.set(key.slice(1), this.value());
    }
    this.at += 2;
    return dict;
  }

  private array(): Value[] {
    this.at += 1;
    const found: Value[] = [];
    for (;;) {
      this.skip();
      if (this.bytes[this.at] === END) break;
      found.push(this.value());
    }
    this.at += 1;
    return found;
  }

  private hex(): string {
    const start = this.at;
    const end = this.bytes.indexOf(MORE as number, start);
    this.at = end < 0 ? this.bytes.length : end + 1;
    return this.text(start);
  }

  private literal(): string {
    const start = this.at;
    this.at = endOfLiteral(this.bytes, start);
    return this.text(start);
  }
}

/** Where a string in parentheses ends that begins at `from`. */
export function endOfLiteral(bytes: Buffer, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const code = bytes[at];
    if (code === BACKSLASH) at += 1;
    else if (code === OPEN) depth += 1;
    else if (code === CLOSE) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}
