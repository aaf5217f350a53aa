// Stage typeset. Writes a finished document: the library's own writer measures every object before
// it copies it and packs streams one after another, which takes longer than all the rest of
// finishing. ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).

import { promisify } from "node:util";
import { deflate } from "node:zlib";
import {
  PDFArray,
  PDFCatalog,
  PDFDict,
  type PDFDocument,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from "@cantoo/pdf-lib";
import { isUnpacked } from "./objects.ts";

const pack = promisify(deflate);

/** Objects to an object stream: enough to pack well, few enough to be unpacked at once. */
const TOGETHER = 200;

/** Where an object lies: in the file, or in an object stream. */
type Place = { readonly offset: number } | { readonly within: number; readonly index: number };

/** A numbered object as it stands in the file. */
interface Written {
  readonly number: number;
  readonly bytes: Buffer;
}

/** The bytes of the document. The same document gives the same bytes. */
export async function write({ context }: PDFDocument): Promise<Uint8Array> {
  const places = new Map<number, Place>();
  const alone: (readonly [number, PDFObject])[] = [];
  const together: (readonly [number, PDFObject])[] = [];
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const apart = object instanceof PDFStream || object instanceof PDFCatalog;
    (apart ? alone : together).push([ref.objectNumber, object]);
  }
  let next = context.largestObjectNumber;
  const streams = inGroups(together).map((group) => {
    next += 1;
    for (const [index, [number]] of group.entries())
      places.set(number, { within: next, index });
    return objectStream(next, group);
  });
  const bodies = await Promise.all([
    ...alone.map(([number, object]) => numbered(number, object)),
    ...streams,
  ]);
  const parts: Buffer[] = [Buffer.from(`${context.header}\n`, "latin1")];
  let offset = parts[0]?.length ?? 0;
  for (const { number, bytes } of bodies) {
    places.set(number, { offset });
    parts.push(bytes);
    offset += bytes.length;
  }
  places.set(next + 1, { offset });
  const { Root, Info, ID } = context.trailerInfo;
  const trailer = Object.entries({ Root, Info, ID }).flatMap(([key, value]) =>
    value ? [`/${key} ${textOf(value)}`] : [],
  );
  parts.push(await crossReferences(next + 1, places, trailer));
  parts.push(Buffer.from(`startxref\n${offset}\n%%EOF\n`, "latin1"));
  return new Uint8Array(Buffer.concat(parts));
}

function inGroups<T>(all: readonly T[]): readonly (readonly T[])[] {
  const groups = Math.ceil(all.length / TOGETHER);
  return Array.from({ length: groups }, (_, at) =>
    all.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );
}

async function objectStream(
  number: number,
  group: readonly (readonly [number, PDFObject])[],
): Promise<Written> {
  const offsets: string[] = [];
  let body = "";
  for (const [member, object] of group) {
    offsets.push(`${member} ${body.length}`);
    body += `${textOf(object)}\n`;
  }
  const head = `${offsets.join(" ")} `;
  const entries = `/Type /ObjStm /N ${group.length} /First ${head.length}`;
  const packed = await pack(Buffer.from(head + body, "latin1"));
  return { number, bytes: streamOf(number, entries, packed) };
}

async function numbered(number: number, object: PDFObject): Promise<Written> {
  if (object instanceof PDFRawStream) {
    const entries = object.dict
      .entries()
      .map(([key, value]) => `${key} ${textOf(value)}`)
      .filter((entry) => !entry.startsWith("/Length "))
      .join(" ");
    const { contents } = object;
    if (!isUnpacked(object)) return { number, bytes: plainStream(number, entries, contents) };
    return { number, bytes: streamOf(number, entries, await pack(contents)) };
  }
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return { number, bytes: Buffer.concat([opening(number), bytes, CLOSING]) };
}

const CLOSING = Buffer.from("\nendobj\n", "latin1");

function opening(number: number): Buffer {
  return Buffer.from(`${number} 0 obj\n`, "latin1");
}

function streamOf(number: number, entries: string, packed: Uint8Array): Buffer {
  return plainStream(number, `${entries} /Filter /FlateDecode`, packed);
}

function plainStream(number: number, entries: string, bytes: Uint8Array): Buffer {
  const dict = Buffer.from(`<<${entries} /Length ${bytes.length}>>\nstream\n`, "latin1");
  const end = Buffer.from("\nendstream", "latin1");
  return Buffer.concat([opening(number), dict, bytes, end, CLOSING]);
}

/** Type, then offset or object stream, then index: one, four and two bytes. */
const WIDTHS = [1, 4, 2] as const;

async function crossReferences(
  own: number,
  places: ReadonlyMap<number, Place>,
  trailer: readonly string[],
): Promise<Buffer> {
  const width = WIDTHS.reduce((sum, one) => sum + one, 0);
  const table = Buffer.alloc((own + 1) * width);
  table.writeUInt16BE(0xffff, 5);
  for (const [number, place] of places) {
    const at = number * width;
    table[at] = "offset" in place ? 1 : 2;
    table.writeUInt32BE("offset" in place ? place.offset : place.within, at + 1);
    table.writeUInt16BE("offset" in place ? 0 : place.index, at + 5);
  }
  const entries = `/Type /XRef /Size ${own + 1} /W [${WIDTHS.join(" ")}] ${trailer.join(" ")}`;
  return streamOf(own, entries, await pack(table));
}

/** An object as it is written, references not followed. */
function textOf(object: PDFObject): string {
  if (object instanceof PDFRef) return `${object.objectNumber} ${object.generationNumber} R`;
  if (object instanceof PDFDict) {
    let text = "<<";
    for (const [key, value] of object.entries()) text += `${key} ${textOf(value)} `;
    return `${text}>>`;
  }
  if (object instanceof PDFArray) {
    let text = "[";
    for (let at = 0; at < object.size(); at += 1) text += `${textOf(object.get(at))} `;
    return `${text}]`;
  }
  return object.toString();
}
