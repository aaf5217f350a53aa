// Bytes to text. A text that is not UTF-8 is still read, with U+FFFD where it is broken, so that
// the finding can quote its line.

import type { Findings } from "./findings.ts";

/** Control characters and noncharacters that XML 1.0 cannot hold (section 2.2, `Char`). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/**
 * The text of a file. A byte order mark at its start is no part of the text and is left out, so
 * that offsets count from the first character; all else stays as it is.
 */
export function decode(path: string, bytes: Uint8Array, findings: Findings): string {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (!isUtf8(bytes)) reportBytes(path, bytes, findings);
  const control = UNPRINTABLE.exec(text);
  if (control) {
    const start = control.index;
    findings.report(
      "text-is-writing",
      { file: path, start, end: start + 1 },
      `${codePoint(control[0])} is a control character, which no output can show`,
      "delete it; it is invisible in most editors",
    );
  }
  return text;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function reportBytes(path: string, bytes: Uint8Array, findings: Findings): void {
  const at = firstBroken(bytes);
  const start = new TextDecoder("utf-8").decode(bytes.subarray(0, at)).length;
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, "0");
  const wide =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  findings.report(
    "text-is-utf8",
    { file: path, start, end: start + 1 },
    wide
      ? "the file is UTF-16, not UTF-8"
      : `the byte 0x${byte} here is not UTF-8: this file is in another encoding`,
    "open it in your editor in the encoding it was written in, and save it as UTF-8",
  );
}

/** Offset of the first byte that does not belong to a well-formed sequence: found by halving. */
function firstBroken(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (beginsWell(bytes.subarray(0, middle))) good = middle;
    else bad = middle;
  }
  return sequenceStart(bytes, bad - 1);
}

/** True if the bytes are UTF-8, save that the last character may be cut off. */
function beginsWell(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The lead byte of the sequence that `at` breaks off; `at` itself where it breaks none. */
function sequenceStart(bytes: Uint8Array, at: number): number {
  for (let start = at - 1; start >= Math.max(0, at - 3); start -= 1) {
    const byte = bytes[start] ?? 0;
    if (byte >= 0xc0) return start + lengthOf(byte) > at ? start : at;
    if (!isContinuation(byte)) break;
  }
  return at;
}

/** Length of the sequence that a lead byte announces: RFC 3629, section 3. */
function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
