// Bytes as characters, and the strings of a PDF as text. Floor: verify.

/** One character for each byte. */
export function latin1(data: Uint8Array, from = 0, to = data.length): string {
  return Buffer.from(
    data.buffer,
    data.byteOffset + from,
    Math.max(0, Math.min(to, data.length) - from),
  ).toString("latin1");
}

/** A text string: UTF-16 or UTF-8 where it says so, else PDFDocEncoding. PDF 32000-2, 7.9.2.2. */
export function textString(bytes: string): string {
  const data = Buffer.from(bytes, "latin1");
  if (bytes.startsWith("\u00fe\u00ff")) return data.subarray(2).swap16().toString("utf16le");
  if (bytes.startsWith("\u00ff\u00fe")) return data.subarray(2).toString("utf16le");
  if (bytes.startsWith("\u00ef\u00bb\u00bf")) return data.subarray(3).toString("utf8");
  return Array.from(bytes, (char) => PDF_DOC[char.charCodeAt(0)] ?? char).join("");
}

/** Where PDFDocEncoding differs from Latin 1: PDF 32000-1, annex D.3. */
const PDF_DOC: Readonly<Record<number, string>> = Object.fromEntries([
  ...Array.from("˘ˇˆ˙˝˛˚˜", (char, at) => [0x18 + at, char] as const),
  ...Array.from("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž", (char, at) => [0x80 + at, char] as const),
  [0xa0, "€"],
]);
