// What ISO 19005-2 (PDF/A-2, level A) and ISO 14289-1 ask of a file beyond the protocol's numbers, by
// clause: the rules that a validator of both has for objects such as a book of Stet's can have. What
// concerns fonts and characters the two standards share, and has the protocol's numbers.

import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { at, contentOf, dictsIn, list, text, type UaFile } from "./file.ts";

export interface Clause {
  readonly clause: string;
  readonly fails: string;
  /** Each string is one breach. */
  readonly check: (file: UaFile, bytes: Uint8Array) => readonly string[];
}

const failed = (fails: boolean, what: string): readonly string[] => (fails ? [what] : []);

/** Every dictionary, those of streams and those inside others with them. */
function dicts({ document }: UaFile): readonly PDFDict[] {
  return [
    ...objectsIn(document.context.enumerateIndirectObjects().map(([, one]) => one)),
  ].filter((one) => one instanceof PDFDict);
}

function* objectsIn(objects: readonly PDFObject[]): Generator<PDFObject> {
  for (const one of objects) {
    yield one;
    if (one instanceof PDFRawStream) yield* objectsIn([one.dict]);
    else if (one instanceof PDFArray) yield* objectsIn(one.asArray());
    else if (one instanceof PDFDict) yield* objectsIn(one.values());
  }
}

const having =
  (...keys: readonly string[]) =>
  (file: UaFile): readonly string[] =>
    dicts(file).flatMap((one) => keys.filter((key) => one.has(PDFName.of(key))));

const ofKind = (file: UaFile, ...kinds: readonly string[]): readonly PDFDict[] =>
  dicts(file).filter((one) => kinds.includes(text(at(one, "Subtype"))));

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

function objects({ document }: UaFile): readonly PDFObject[] {
  return [...objectsIn(document.context.enumerateIndirectObjects().map(([, one]) => one))];
}

/** ISO 32000-1, 12.6.4.1, and what ISO 19005-2, 6.5.1 leaves of it. */
const ACTIONS = ["GoTo", "GoToR", "GoToE", "Thread", "URI", "Named", "SubmitForm"];
const BLENDS =
  "Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Hue Saturation Color Luminosity".split(
    " ",
  );
const INTENTS = ["RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"];
const BOXES = ["MediaBox", "CropBox", "BleedBox", "TrimBox", "ArtBox"];
/** BCP 47, as far as tags are in use. */
const LANGUAGE =
  /^[a-z]{2,3}(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*$/iu;

function deepest(content: string): number {
  let depth = 0;
  let most = 0;
  for (const [operator] of content.matchAll(/(?<=^|\s)[qQ](?=\s|$)/gu)) {
    depth += operator === "q" ? 1 : -1;
    most = Math.max(most, depth);
  }
  return most;
}

function outOfBounds(box: PDFObject): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = list(box).map((one) => Number(text(one)));
  return [right - left, top - bottom].some((side) => side < 3 || side > 14_400);
}

const row = (clause: string, fails: string, check: Clause["check"]): Clause => ({
  clause,
  fails,
  check,
});

// biome-ignore format: a table
export const ARCHIVE: readonly Clause[] = [
  row("A 6.1.2-1", "It does not begin with its header", (_, bytes) => failed(!/^%PDF-1\.[0-7][\r\n]/u.test(latin(bytes.subarray(0, 12))), latin(bytes.subarray(0, 9)))),
  row("A 6.1.2-2", "No comment of four high bytes follows the header", (_, bytes) => failed(!/^%PDF-1\.\d\r?\n?%[\x80-\xff]{4}/u.test(latin(bytes.subarray(0, 20))), "no such comment")),
  row("A 6.1.3-1", "It has no ID of two parts", ({ document }) => failed(list(document.context.trailerInfo.ID).length !== 2, "no ID")),
  row("A 6.1.3-3", "Something follows its end", (_, bytes) => failed(!/%%EOF\r?\n?$/u.test(latin(bytes.subarray(-8))), "something follows")),
  row("A 6.1.7.1-3", "A stream stands in another file", (file) => file.document.context.enumerateIndirectObjects().flatMap(([, one]) => one instanceof PDFRawStream && ["F", "FFilter", "FDecodeParms"].some((key) => one.dict.has(PDFName.of(key))) ? ["a stream"] : [])),
  row("A 6.1.7.2-1", "A stream is packed by LZW or Crypt", (file) => dicts(file).flatMap((one) => list(at(one, "Filter")).map(text)).filter((name) => /^(?:LZWDecode|Crypt)$/u.test(name))),
  row("A 6.1.13-1", "A number is too large", (file) => objects(file).filter((one) => one instanceof PDFNumber && Math.abs(one.asNumber()) > 2_147_483_647).map(String)),
  row("A 6.1.13-3", "A string is longer than 32767 bytes", (file) => objects(file).filter((one) => (one instanceof PDFString || one instanceof PDFHexString) && one.asBytes().length > 32_767).map(() => "a string")),
  row("A 6.1.13-4", "A name is longer than 127 bytes", (file) => objects(file).filter((one) => one instanceof PDFName && Buffer.byteLength(one.decodeText()) > 127).map(String)),
  row("A 6.1.13-7", "There are too many objects", ({ document }) => failed(document.context.largestObjectNumber > 8_388_607, "too many")),
  row("A 6.1.13-8", "Graphics states are nested more than 28 deep", ({ document }) => document.getPages().flatMap(({ node }, at_) => failed(deepest(contentOf(node)) > 28, `page ${at_ + 1}`))),
  row("A 6.1.13-11", "A box is less than 3 or more than 14400 units wide", ({ document }) => document.getPages().flatMap(({ node }) => BOXES.filter((key) => { const box = at(node, key); return box !== undefined && outOfBounds(box); }))),
  row("A 6.2.3-1", "The output intent has no profile of a printer or a monitor", ({ document }) => { const profile = at(dictsIn(at(document.catalog, "OutputIntents"))[0], "DestOutputProfile"); return failed(!(profile instanceof PDFRawStream) || text(at(dictsIn(at(document.catalog, "OutputIntents"))[0], "S")) !== "GTS_PDFA1", "no such intent"); }),
  row("A 6.2.5", "A graphics state has a transfer function or a halftone", having("TR", "HTP", "HT")),
  row("A 6.2.6-1", "A rendering intent is none of the four", (file) => dicts(file).map((one) => text(at(one, "RI"))).filter((one) => one !== "" && !INTENTS.includes(one))),
  row("A 6.2.8-1", "A picture has alternates", having("Alternates")),
  row("A 6.2.8-2", "A picture or form has an OPI", having("OPI")),
  row("A 6.2.8-3", "A picture is to be interpolated", (file) => ofKind(file, "Image").filter((one) => text(at(one, "Interpolate")) === "true").map(() => "a picture")),
  row("A 6.2.9", "There is PostScript, or a form of another file", (file) => [...ofKind(file, "PS").map(() => "PostScript"), ...ofKind(file, "Form").filter((one) => one.has(PDFName.of("PS")) || one.has(PDFName.of("Ref"))).map(() => "a form")]),
  row("A 6.2.10-1", "A blend mode is none of the standard's", (file) => dicts(file).flatMap((one) => list(at(one, "BM")).map(text)).filter((one) => one !== "" && !BLENDS.includes(one))),
  row("A 6.3.1", "An annotation may not stand in an archive", (file) => ofKind(file, "3D", "Sound", "Screen", "Movie").map((one) => text(at(one, "Subtype")))),
  row("A 6.3.2", "An annotation is hidden or does not print", (file) => ofKind(file, "Link").filter((one) => (Number(text(at(one, "F"))) & 0b1_0010_0111) !== 0b100).map(() => "a link")),
  row("A 6.5.1-1", "An action may not stand in an archive", (file) => dicts(file).filter((one) => text(at(one, "Type")) === "Action" || one.has(PDFName.of("URI"))).map((one) => text(at(one, "S"))).filter((one) => one !== "" && !ACTIONS.includes(one))),
  row("A 6.5.2", "An action starts by itself", having("AA")),
  row("A 6.6.2.1", "The XMP packet states its bytes or encoding, or is no UTF-8", ({ xmp }) => failed(/<\?xpacket [^>]*(?:bytes|encoding)=/u.test(xmp) || xmp.includes("\ufffd"), "the packet")),
  row("A 6.6.2.3", "A property of XMP is of no known schema", ({ xmp }) => failed(xmp.includes("<pdfuaid:") && !/<pdfaSchema:prefix>pdfuaid<[\s\S]*<pdfaProperty:name>part</u.test(xmp), "pdfuaid")),
  row("A 6.6.4", "XMP does not state PDF/A-2A", ({ xmp }) => failed(!/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>A</u.test(xmp), "no pdfaid")),
  row("A 6.7.2.2", "It is not said to be marked", ({ document }) => { const info = at(document.catalog, "MarkInfo"); return failed(!(info instanceof PDFDict) || text(at(info, "Marked")) !== "true", "MarkInfo"); }),
  row("A 6.7.4", "A language is no language tag", ({ document, elements }) => [text(at(document.catalog, "Lang")), ...elements.flatMap(({ lang }) => lang ?? [])].filter((one) => !LANGUAGE.test(one))),
  row("A 6.9", "There are layers", ({ document }) => failed(document.catalog.has(PDFName.of("OCProperties")), "layers")),
  row("A 6.10", "There are presentations", having("AlternatePresentations", "PresSteps")),
  row("A 6.11", "It asks things of its reader", ({ document }) => failed(document.catalog.has(PDFName.of("Requirements")) || document.catalog.has(PDFName.of("NeedsRendering")), "Requirements")),
  row("UA 5-3", "pdfuaid has another prefix", ({ xmp }) => failed(!xmp.includes('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'), "its prefix")),
  row("UA 7.1-12", "An element of the structure names no parent", ({ elements }) => elements.filter(({ dict }) => !dict.has(PDFName.of("P"))).map(({ type }) => type)),
  row("UA 7.2-11", "A table has more than one head or foot", ({ elements }) => elements.filter(({ type, children }) => type === "Table" && ["THead", "TFoot"].some((part) => children.filter((one) => one.type === part).length > 1)).map(() => "a table")),
  row("UA 7.2-14", "A table has a head or foot and no body", ({ elements }) => elements.filter(({ type, children }) => type === "Table" && children.some((one) => /^T(?:Head|Foot)$/u.test(one.type)) && !children.some((one) => one.type === "TBody")).map(() => "a table")),
];
