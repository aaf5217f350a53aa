// Reads the values that a PDF is written in: PDF 32000-1, 7.2 and 7.3. Floor: verify.

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

/** What a byte is: white space, a delimiter, or a part of a word. PDF 32000-1, 7.2.2. */
const [SPACE, DELIMITER] = [1, 2];
const KINDS = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) KINDS[byte] = SPACE;
for (const char of "()<>[]{}/%") KINDS[char.charCodeAt(0)] = DELIMITER;

const [LT, GT, PERCENT, SLASH, OPEN, CLOSE, LEFT, RIGHT, BACKSLASH, R] = Array.from(
  "<>%/()[]\\R",
  (char) => char.charCodeAt(0),
) as [number, number, number, number, number, number, number, number, number, number];
const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
};

/** Reads values from a text that has one character for each byte. */
export class Lexer {
  at: number;
  /** Comments as they were passed over, without their sign. */
  readonly comments: string[] = [];
  private readonly text: string;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get done(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  /** Passes over white space and comments. */
  skip(): void {
    const { text } = this;
    for (;;) {
      const byte = text.charCodeAt(this.at);
      if (KINDS[byte] === SPACE) this.at += 1;
      else if (byte === PERCENT) this.comments.push(this.comment());
      else return;
    }
  }

  /** Goes on to the next of these signs, in text or comment or wherever; false where there is none. */
  seek(signs: RegExp): boolean {
    this.at = this.endOf(signs);
    return this.at < this.text.length;
  }

  private comment(): string {
    const from = this.at + 1;
    this.at = this.endOf(/[\n\r]/g);
    return this.text.slice(from, this.at);
  }

  /** The next value, or the word that stands in its place; two numbers and `R` are a reference. */
  next(): Token {
    const token = this.token();
    if (typeof token !== "number" || !Number.isInteger(token)) return token;
    const word = this.text.charCodeAt(this.at);
    if (KINDS[word] !== SPACE && word !== PERCENT) return token;
    const back = this.at;
    if (this.isGeneration()) return { ref: token };
    this.at = back;
    return token;
  }

  /** Passes over the rest of a reference; leaves the place undecided where there is none. */
  private isGeneration(): boolean {
    this.skip();
    if (!isOfNumber(this.text.charCodeAt(this.at))) return false;
    if (typeof this.token() !== "number") return false;
    this.skip();
    if (this.text.charCodeAt(this.at) !== R) return false;
    return this.word() === "R";
  }

  private token(): Token {
    this.skip();
    const byte = this.text.charCodeAt(this.at);
    switch (byte) {
      case SLASH:
        this.at += 1;
        return { name: unescaped(this.word()) };
      case OPEN:
        return { bytes: this.literal() };
      case LT:
        return this.text.charCodeAt(this.at + 1) === LT ? this.dict() : { bytes: this.hex() };
      case LEFT:
        this.at += 1;
        return this.array();
      case RIGHT:
      case GT:
        this.at += byte === GT && this.text.charCodeAt(this.at + 1) === GT ? 2 : 1;
        return { keyword: byte === GT ? ">>" : "]" };
      default:
        return this.plain(byte);
    }
  }

  private plain(first: number): Token {
    const word = this.word();
    if (word === "") {
      this.at += 1;
      return { keyword: "" };
    }
    if (isOfNumber(first)) {
      return /^[+-]?(?:\d+\.?\d*|\.\d+)$/u.test(word) ? Number(word) : { keyword: word };
    }
    if (word === "true" || word === "false") return word === "true";
    return word === "null" ? null : { keyword: word };
  }

  private word(): string {
    const { text } = this;
    const from = this.at;
    let at = from;
    while (at < text.length && KINDS[text.charCodeAt(at)] === 0) at += 1;
    this.at = at;
    return text.slice(from, at);
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

  /** Passes over a hexadecimal string, unread; false where none stands here. */
  passHex(): boolean {
    const { text, at } = this;
    if (text.charCodeAt(at) !== LT || text.charCodeAt(at + 1) === LT) return false;
    this.at = this.endOfHex() + 1;
    return true;
  }

  private endOfHex(): number {
    const end = this.text.indexOf(">", this.at);
    return end === -1 ? this.text.length : end;
  }

  private hex(): string {
    const to = this.endOfHex();
    const written = this.text.slice(this.at + 1, to);
    const digits = HEX.test(written) ? written : written.replace(/[^0-9a-f]/giu, "");
    this.at = to + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString(
      "latin1",
    );
  }

  /** Up to the bracket that closes the first; brackets inside it come in pairs. */
  private literal(): string {
    this.at += 1;
    let text = "";
    for (let depth = 1; this.at < this.text.length; ) {
      const from = this.at;
      this.at = this.endOf(/[()\\]/g);
      text += this.text.slice(from, this.at);
      const byte = this.text.charCodeAt(this.at);
      this.at += 1;
      if (byte === OPEN) depth += 1;
      else if (byte === CLOSE) depth -= 1;
      if (depth === 0 || this.at > this.text.length) break;
      text += byte === BACKSLASH ? this.escape() : String.fromCharCode(byte);
    }
    return text;
  }

  /** Where the first match of a global expression stands from here on, else the text's end. */
  private endOf(sign: RegExp): number {
    sign.lastIndex = this.at;
    return sign.exec(this.text)?.index ?? this.text.length;
  }

  private escape(): string {
    const octal = /^[0-7]{1,3}/u.exec(this.text.slice(this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      this.at += octal.length;
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    }
    const char = this.text.charAt(this.at);
    this.at += 1;
    if (char === "\r" && this.text.charCodeAt(this.at) === 10) this.at += 1;
    return char === "\r" || char === "\n" ? "" : (ESCAPES[char] ?? char);
  }
}

const HEX = /^[0-9a-f]*$/iu;

/** A digit, a sign or a point. */
function isOfNumber(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || byte === 43 || byte === 45 || byte === 46;
}

function unescaped(name: string): string {
  if (!name.includes("#")) return name;
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
