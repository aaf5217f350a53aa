// A finished PDF as the Matterhorn Protocol looks at it: its objects through pdf-lib, what is drawn
// through pdfjs. Knows nothing of how the file was made.

import { inflateSync } from "node:zlib";
import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { getDocument, OPS } from "../../../build/verify/pdf/pdfjs.ts";

/** One element of the structure tree. */
export interface Element {
  readonly dict: PDFDict;
  /** As written, and as the role map has it. */
  readonly written: string;
  readonly type: string;
  readonly parent: Element | null;
  readonly children: readonly Element[];
  /** Marked stretches, as `page:mcid`. */
  readonly stretches: readonly string[];
  readonly annotations: readonly PDFDict[];
  readonly lang: string | null;
}

/** Something drawn: text or a picture, and how it is marked, outermost first. */
export interface Drawn {
  readonly page: number;
  readonly marks: readonly ("artifact" | "tagged" | "other")[];
  readonly mcid: number | null;
}

export interface Glyphs {
  readonly font: PDFDict;
  readonly codes: ReadonlySet<number>;
}

export interface UaFile {
  readonly document: PDFDocument;
  readonly elements: readonly Element[];
  readonly drawn: readonly Drawn[];
  readonly fonts: readonly Glyphs[];
  readonly xmp: string;
  /** Every indirect object that is a dictionary. */
  readonly dicts: readonly PDFDict[];
}

/** Opens a PDF for the checks. @throws Error of the readers where it is none. */
export async function openUa(bytes: Uint8Array): Promise<UaFile> {
  const options = { updateMetadata: false, ignoreEncryption: true };
  const document = await PDFDocument.load(bytes, options);
  return { ...readUa(document), drawn: document.isEncrypted ? [] : await drawnIn(bytes) };
}

/** A document as it is in memory, but for what is drawn on its pages. */
export function readUa(document: PDFDocument): UaFile {
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object);
  return {
    document,
    elements: elementsOf(document),
    drawn: [],
    fonts: glyphsOf(document),
    xmp: xmpOf(document),
    dicts: objects.filter((one) => one instanceof PDFDict),
  };
}

/** The value under a key, references resolved. */
export function at(dict: PDFDict | undefined, key: string): PDFObject | undefined {
  return dict?.lookup(PDFName.of(key));
}

/** Text of a name or string, digits of a number; "" for all else. */
export function text(value: PDFObject | undefined): string {
  if (value instanceof PDFName || value instanceof PDFString || value instanceof PDFHexString)
    return value.decodeText();
  return value instanceof PDFNumber || value instanceof PDFBool ? value.toString() : "";
}

export function list(value: PDFObject | undefined): readonly PDFObject[] {
  if (!(value instanceof PDFArray)) return value ? [value] : [];
  return value.asArray().flatMap((_, index) => value.lookup(index) ?? []);
}

export function dictsIn(value: PDFObject | undefined): readonly PDFDict[] {
  return list(value).filter((one) => one instanceof PDFDict);
}

/** Attributes of all owners, later ones over earlier. */
export function attributeOf({ dict }: Element, name: string): string {
  return dictsIn(at(dict, "A")).reduce((found, one) => text(at(one, name)) || found, "");
}

function xmpOf({ catalog }: PDFDocument): string {
  const stream = at(catalog, "Metadata");
  return stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString("utf8") : "";
}

function elementsOf(document: PDFDocument): readonly Element[] {
  const root = at(document.catalog, "StructTreeRoot");
  if (!(root instanceof PDFDict)) return [];
  const walk = new Walk(document, at(root, "RoleMap"));
  for (const dict of dictsIn(at(root, "K"))) walk.visit(dict, null);
  return walk.found;
}

class Walk {
  readonly found: Element[] = [];
  private readonly pages: ReadonlyMap<PDFDict, number>;
  private readonly language: string;
  private readonly roles: PDFObject | undefined;

  constructor(document: PDFDocument, roles: PDFObject | undefined) {
    this.roles = roles;
    this.language = text(at(document.catalog, "Lang"));
    this.pages = new Map(
      document.getPages().map(({ node }, index) => [node as PDFDict, index] as const),
    );
  }

  visit(dict: PDFDict, parent: Element | null): Element {
    const written = text(at(dict, "S"));
    const mapped = this.roles instanceof PDFDict ? text(at(this.roles, written)) : "";
    const own = {
      dict,
      written,
      type: mapped || written,
      parent,
      children: [] as Element[],
      stretches: [] as string[],
      annotations: [] as PDFDict[],
      lang: text(at(dict, "Lang")) || parent?.lang || this.language,
    };
    this.found.push(own);
    for (const kid of list(at(dict, "K"))) {
      const page = pageOf(kid, dict, this.pages);
      const object = kid instanceof PDFDict ? at(kid, "Obj") : undefined;
      if (kid instanceof PDFDict && kid.has(PDFName.of("S"))) {
        own.children.push(this.visit(kid, own));
      } else if (object instanceof PDFDict) own.annotations.push(object);
      else own.stretches.push(`${page}:${mcidOf(kid)}`);
    }
    return own;
  }
}

function mcidOf(kid: PDFObject): string {
  return kid instanceof PDFDict ? text(at(kid, "MCID")) : text(kid);
}

function pageOf(
  kid: PDFObject,
  around: PDFDict,
  pages: ReadonlyMap<PDFDict, number>,
): number | undefined {
  const own = kid instanceof PDFDict ? at(kid, "Pg") : undefined;
  const page = own ?? at(around, "Pg");
  return page instanceof PDFDict ? pages.get(page) : undefined;
}

const SHOWN = new Set<number>([
  OPS.showText,
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.shadingFill,
  OPS.constructPath,
]);

interface Marked {
  readonly mark: Drawn["marks"][number];
  readonly mcid: number | null;
}

async function drawnIn(bytes: Uint8Array): Promise<readonly Drawn[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const pdf = await task.promise;
  const found: Drawn[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { fnArray, argsArray } = await (await pdf.getPage(number)).getOperatorList();
    const open: Marked[] = [];
    fnArray.forEach((operation, index) => {
      const args = argsArray[index] as readonly unknown[];
      if (operation === OPS.beginMarkedContent || operation === OPS.beginMarkedContentProps) {
        open.push(markOf(args));
      } else if (operation === OPS.endMarkedContent) open.pop();
      else if (SHOWN.has(operation) && isPainted(operation, args)) {
        const mcid = open.map((one) => one.mcid).findLast((one) => one !== null) ?? null;
        found.push({ page: number - 1, marks: open.map(({ mark }) => mark), mcid });
      }
    });
  }
  await task.destroy();
  return found;
}

/** pdfjs gathers a path and what is done with it in one operation; to end it is to paint nothing. */
function isPainted(operation: number, args: readonly unknown[]): boolean {
  return operation !== OPS.constructPath || args[0] !== OPS.endPath;
}

function markOf([tag, properties]: readonly unknown[]): Marked {
  const name = (tag as { name?: string } | undefined)?.name ?? tag;
  const mcid = typeof properties === "number" ? properties : null;
  if (name === "Artifact") return { mark: "artifact", mcid };
  return { mark: mcid === null ? "other" : "tagged", mcid };
}

/** Codes of glyphs that are drawn, by font. The strings are two-byte ones in hexadecimal. */
function glyphsOf(document: PDFDocument): readonly Glyphs[] {
  const used = new Map<PDFDict, Set<number>>();
  for (const { node } of document.getPages()) {
    const fonts = at(node.Resources(), "Font");
    for (const [name, code] of shownIn(contentOf(node))) {
      const font = fonts instanceof PDFDict ? at(fonts, name) : undefined;
      if (font instanceof PDFDict) used.set(font, (used.get(font) ?? new Set()).add(code));
    }
  }
  return [...used].map(([font, codes]) => ({ font, codes }));
}

function* shownIn(content: string): Generator<readonly [string, number]> {
  let font = "";
  for (const [, name, hex = ""] of content.matchAll(
    /\/(\S+) [-\d.]+ Tf|<([0-9A-Fa-f]+)>\s*Tj/g,
  )) {
    font = name ?? font;
    for (const code of hex.match(/.{4}/g) ?? []) yield [font, Number.parseInt(code, 16)];
  }
}

/** What a page draws. */
export function contentOf(page: PDFDict): string {
  return list(at(page, "Contents")).map(unpacked).join("\n");
}

/** The bytes of a stream as text of one-byte characters. */
export function unpacked(stream: PDFObject | undefined): string {
  return bytesIn(stream).toString("latin1");
}

export function bytesIn(stream: PDFObject | undefined): Buffer {
  if (!(stream instanceof PDFRawStream)) return Buffer.alloc(0);
  const packed = text(at(stream.dict, "Filter")) === "FlateDecode";
  return packed ? inflateSync(stream.contents) : Buffer.from(stream.contents);
}
