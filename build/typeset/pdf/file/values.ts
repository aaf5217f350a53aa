// Stage typeset. Objects of a PDF as finishing holds them: what is not put right is never taken
// apart, so a number, a name or a string stays the very signs in which it was written.

/** A reference to a numbered object. Generations are 0: Chromium writes a file once. */
export class Ref {
  readonly number: number;

  constructor(number: number) {
    this.number = number;
  }
}

/** Keys are names without their slash, as written. */
export type Dict = ReadonlyMap<string, Value>;

/** A number, name, string, boolean or null as written; a reference; an array; a dictionary. */
export type Value = string | Ref | readonly Value[] | Dict;

/** A numbered object that carries bytes. */
export interface Stream {
  readonly dict: Dict;
  /** As they are in the file. */
  readonly bytes: Buffer;
}

/** The value as it is written, each reference to the number that `move` gives for its own. */
export function written(value: Value, move: (number: number) => number): string {
  if (typeof value === "string") return value;
  if (value instanceof Ref) return `${move(value.number)} 0 R`;
  let text = "";
  if (value instanceof Map) {
    for (const [key, one] of value as Dict) text += `/${key} ${written(one, move)} `;
    return `<<${text}>>`;
  }
  for (const one of value as readonly Value[]) text += `${written(one, move)} `;
  return `[${text}]`;
}

/** The number that a value is; undefined for anything else. */
export function numberIn(value: Value | undefined): number | undefined {
  return typeof value === "string" && /^[-+.\d]/.test(value) ? Number(value) : undefined;
}

/** The characters of a name or a string; none for anything else. ISO 32000-1, 7.3.4, 7.3.5 and 7.9.2. */
export function textIn(value: Value | undefined): string {
  if (typeof value !== "string") return "";
  if (value.startsWith("/"))
    return Buffer.from(unescapedName(value), "latin1").toString("utf8");
  if (value.startsWith("(")) return characters(unescaped(value.slice(1, -1)));
  if (value.startsWith("<")) return characters(Buffer.from(value.slice(1, -1), "hex"));
  return "";
}

function unescapedName(name: string): string {
  return name
    .slice(1)
    .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

const ESCAPED: Readonly<Record<string, string>> = {
  n: "\n",
  r: "\r",
  t: "\t",
  b: "\b",
  f: "\f",
};

function unescaped(literal: string): Buffer {
  const text = literal.replace(
    /\\(?:([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (_, octal?: string, sign = "") => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return /[\r\n]/.test(sign) ? "" : (ESCAPED[sign] ?? sign);
    },
  );
  return Buffer.from(text, "latin1");
}

/** UTF-16 where it says so by its first bytes; else PDFDocEncoding, which Chromium uses for ASCII alone. */
function characters(bytes: Buffer): string {
  const wide = bytes[0] === 0xfe && bytes[1] === 0xff;
  if (!wide) return bytes.toString("latin1");
  return utf16(bytes.subarray(2, bytes.length - (bytes.length % 2)));
}

/** Of UTF-16BE. */
export function utf16(bytes: Buffer): string {
  return Buffer.from(bytes).swap16().toString("utf16le");
}

/** A string of any characters, as written. */
export function hexText(text: string): string {
  return `<${hexOf(`\ufeff${text}`)}>`;
}

/** UTF-16BE in hexadecimal digits. */
export function hexOf(text: string): string {
  return Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();
}

/** A string that is most often plain ASCII, as written. */
export function plainText(text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) return hexText(text);
  return `(${text.replace(/[\\()]/g, "\\$&")})`;
}

/** A name of these characters, slash included: the bytes of UTF-8. ISO 32000-1, 7.3.5. */
export function nameOf(text: string): string {
  const safe = /^[\w.:-]*$/.test(text);
  if (safe) return `/${text}`;
  const signs = [...Buffer.from(text, "utf8")].map((byte) => {
    const sign = String.fromCharCode(byte);
    return /[\w.:-]/.test(sign) ? sign : `#${byte.toString(16).padStart(2, "0")}`;
  });
  return `/${signs.join("")}`;
}
