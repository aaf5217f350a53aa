// Reads the values that a PDF is written in: PDF 32000-1, 7.2 and 7.3. Floor: verify.

import { latin1 } from "./bytes.ts";

export interface Name {
  readonly name: string;
}
/** A string, one character for each byte. */
export interface Bytes {
  readonly bytes: string;
}
export interface Ref {
  readonly ref: number;
}
export type Dict = ReadonlyMap<string, Value>;
export type Value = null | boolean | number | Name | Bytes | Ref | Dict | readonly Value[];

/** A word that is no value: `obj`, `stream`, an operator. */
export interface Keyword {
  readonly keyword: string;
}
type Token = Value | Keyword;

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set(Array.from("()<>[]{}/%", (char) => char.charCodeAt(0)));
const [LT, GT, PERCENT, SLASH, OPEN, CLOSE, LEFT, RIGHT, BACKSLASH] = Array.from(
  "<>%/()[]\\",
  (char) => char.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number];
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
};

export class Lexer {
  at: number;
  /** Comments as they were passed over, without their sign. */
  readonly comments: string[] = [];
  private readonly data: Uint8Array;

  constructor(data: Uint8Array, at = 0) {
    this.data = data;
    this.at = at;
  }

  get done(): boolean {
    this.skip();
    return this.at >= this.data.length;
  }

  /** Passes over white space and comments. */
  skip(): void {
    for (;;) {
      const byte = this.data[this.at];
      if (byte !== undefined && SPACE.has(byte)) this.at += 1;
      else if (byte === PERCENT) this.comments.push(this.comment());
      else return;
    }
  }

  private comment(): string {
    const from = this.at + 1;
    while (this.at < this.data.length && this.data[this.at] !== 10 && this.data[this.at] !== 13)
      this.at += 1;
    return latin1(this.data, from, this.at);
  }

  /** The next value, or the word that stands in its place; two numbers and `R` are a reference. */
  next(): Token {
    const token = this.token();
    if (typeof token !== "number" || !Number.isInteger(token)) return token;
    const back = this.at;
    const generation = this.token();
    if (typeof generation === "number") {
      const word = this.token();
      if (isKeyword(word) && word.keyword === "R") return { ref: token };
    }
    this.at = back;
    return token;
  }

  private token(): Token {
    this.skip();
    const byte = this.data[this.at];
    switch (byte) {
      case SLASH:
        this.at += 1;
        return { name: unescaped(this.word()) };
      case OPEN:
        return { bytes: this.literal() };
      case LT:
        return this.data[this.at + 1] === LT ? this.dict() : { bytes: this.hex() };
      case LEFT:
        this.at += 1;
        return this.array();
      case RIGHT:
      case GT:
        this.at += byte === GT && this.data[this.at + 1] === GT ? 2 : 1;
        return { keyword: byte === GT ? ">>" : "]" };
      default:
        return this.plain();
    }
  }

  private plain(): Token {
    const word = this.word();
    if (word === "") {
      this.at += 1;
      return { keyword: "" };
    }
    if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word)) return Number(word);
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : { keyword: word };
  }

  private word(): string {
    const from = this.at;
    for (;;) {
      const byte = this.data[this.at];
      if (byte === undefined || SPACE.has(byte) || DELIMITER.has(byte)) break;
      this.at += 1;
    }
    return latin1(this.data, from, this.at);
  }

  private array(): readonly Value[] {
    const values: Value[] = [];
    while (!this.done) {
      const token = this.next();
      if (isKeyword(token)) {
        if (token.keyword === "]") break;
      } else values.push(token);
    }
    return values;
  }

  private dict(): Dict {
    this.at += 2;
    const values = new Map<string, Value>();
    while (!this.done) {
      const key = this.next();
      if (isKeyword(key) && key.keyword === ">>") break;
      const value = this.next();
      if (isName(key) && !isKeyword(value)) values.set(key.name, value);
      else if (isKeyword(value) && value.keyword === ">>") break;
    }
    return values;
  }

  private hex(): string {
    const end = this.data.indexOf(GT, this.at);
    const to = end === -1 ? this.data.length : end;
    const digits = latin1(this.data, this.at + 1, to).replace(/[^0-9a-f]/giu, "");
    this.at = to + 1;
    return (digits.match(/..?/gu) ?? [])
      .map((pair) => String.fromCharCode(Number.parseInt(pair.padEnd(2, "0"), 16)))
      .join("");
  }

  /** Up to the bracket that closes the first; brackets inside it come in pairs. */
  private literal(): string {
    this.at += 1;
    let text = "";
    for (let depth = 1; this.at < this.data.length; ) {
      const byte = this.data[this.at] ?? 0;
      this.at += 1;
      if (byte === OPEN) depth += 1;
      else if (byte === CLOSE) depth -= 1;
      if (depth === 0) break;
      text += byte === BACKSLASH ? this.escape() : String.fromCharCode(byte);
    }
    return text;
  }

  private escape(): string {
    const octal = /^[0-7]{1,3}/u.exec(latin1(this.data, this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const char = latin1(this.data, this.at, this.at + 1);
    this.at += 1;
    if (char === "\r" && this.data[this.at] === 10) this.at += 1;
    return char === "\r" || char === "\n" ? "" : (ESCAPES[char] ?? char);
  }
}

function unescaped(name: string): string {
  return name.replace(/#([0-9a-f]{2})/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

export function isKeyword(value: Token): value is Keyword {
  return typeof value === "object" && value !== null && "keyword" in value;
}
export function isName(value: Token | undefined): value is Name {
  return typeof value === "object" && value !== null && "name" in value;
}
export function isBytes(value: Value | undefined): value is Bytes {
  return typeof value === "object" && value !== null && "bytes" in value;
}
export function isRef(value: Value | undefined): value is Ref {
  return typeof value === "object" && value !== null && "ref" in value;
}
export function isDict(value: Value | undefined): value is Dict {
  return value instanceof Map;
}
