// The zip container: what EPUB asks of it, and that it is the same wherever and whenever it is made.

import { afterEach, expect, test } from "vitest";
import { makeEpub, theBook } from "./book.ts";

const zone = process.env.TZ;
const language = process.env.LC_ALL;
afterEach(() => {
  process.env.TZ = zone ?? "";
  process.env.LC_ALL = language ?? "";
});

/** Name, compression method, flags, DOS time and date of every local file header (APPNOTE.TXT 4.3.7). */
function localHeaders(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = [];
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const nameLength = view.getUint16(at + 26, true);
    const extraLength = view.getUint16(at + 28, true);
    const start = at + 30;
    found.push({
      name: new TextDecoder().decode(bytes.subarray(start, start + nameLength)),
      stored: view.getUint16(at + 8, true) === 0,
      extraLength,
      stamp: view.getUint32(at + 10, true),
    });
    at = start + nameLength + extraLength + view.getUint32(at + 18, true);
  }
  return found;
}

test("the first entry is the media type, stored and without extra fields (OCF 3.3, 4.3)", async () => {
  const { bytes } = await theBook();
  expect(localHeaders(bytes)[0]).toMatchObject({
    name: "mimetype",
    stored: true,
    extraLength: 0,
  });
});

test("there are no folder entries and no NCX", async () => {
  const { names } = await theBook();
  expect(names.filter((name) => name.endsWith("/") || name.endsWith(".ncx"))).toEqual([]);
});

test("the manifest names every file of the package folder, and no other", async () => {
  const { names, text } = await theBook();
  const listed = [...text("content.opf").matchAll(/<item [^>]*href="([^"]*)"/g)].map(
    ([, href]) => `OEBPS/${href}`,
  );
  const held = names.filter((name) => name.startsWith("OEBPS/") && !name.endsWith(".opf"));
  expect(listed.sort()).toEqual(held.sort());
});

test("the same book gives the same bytes in any time zone and language", async () => {
  const first = await makeEpub();
  process.env.TZ = "Pacific/Kiritimati";
  process.env.LC_ALL = "tr_TR.UTF-8";
  const second = await makeEpub();
  expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
});

test("every entry bears the edition's date, or the one given", async () => {
  const stamps = async (modified?: Date) => {
    const { bytes } = await makeEpub(modified === undefined ? {} : { modified });
    return new Set(localHeaders(bytes).map(({ stamp }) => stamp));
  };
  const dos = (year: number, month: number, day: number) =>
    (((year - 1980) << 25) | (month << 21) | (day << 16)) >>> 0;
  expect(await stamps()).toEqual(new Set([dos(2026, 11, 1)]));
  expect(await stamps(new Date("2001-02-03"))).toEqual(new Set([dos(2001, 2, 3)]));
  expect(await stamps(new Date("1962-10-26"))).toEqual(new Set([dos(1980, 1, 1)]));
});
