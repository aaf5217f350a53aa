// The fonts inside the book: what is kept of them, and their licences.

import { unzipSync } from "fflate";
import subsetFont from "subset-font";
import { expect, test } from "vitest";
import { makeEpub, paragraph, theBook } from "./book.ts";

const epubFiles = async (text = "") =>
  unzipSync((await makeEpub({ parts: [paragraph(text)] })).bytes);

/** The font unpacked, as the letters of its bytes: enough to look for four-letter tags in. */
async function unpacked(files: Record<string, Uint8Array>, name: string): Promise<string> {
  const packed = Buffer.from(files[`OEBPS/fonts/${name}`] ?? []);
  const bytes = await subsetFont(packed, "AVabfil1", { targetFormat: "truetype" });
  return Buffer.from(bytes).toString("latin1");
}

test("small capitals and figures of every kind survive the subsetting", async () => {
  const font = await unpacked(await epubFiles(), "serif-regular.ttf");
  for (const feature of ["smcp", "onum", "lnum", "tnum", "sups", "kern", "liga"]) {
    expect(font.includes(feature), feature).toBe(true);
  }
  expect(font.includes("swsh")).toBe(false);
});

test("a font holds what the text needs and little else", async () => {
  const plain = await epubFiles("Plain.");
  const cyrillic = await epubFiles("Эта книга написана по-русски.");
  const size = (files: Record<string, Uint8Array>) =>
    files["OEBPS/fonts/serif-regular.ttf"]?.length ?? 0;
  expect(size(plain)).toBeLessThan(80_000);
  expect(size(cyrillic)).toBeGreaterThan(size(plain));
});

test("signs that the text face lacks are in the symbol face", async () => {
  const size = async (text: string) =>
    (await epubFiles(text))["OEBPS/fonts/symbols.ttf"]?.length ?? 0;
  expect(await size("☒ ☐")).toBeGreaterThan(await size("plain"));
});

test("every face of the style sheet is in the book, and so are the licences", async () => {
  const { names, text } = await theBook();
  const faces = [...text("style.css").matchAll(/url\("([^"]*)"\)/g)].map(([, href]) => href);
  expect(faces.length).toBe(5);
  expect(names).toEqual(expect.arrayContaining(faces.map((href) => `OEBPS/${href}`)));
  expect(text("../META-INF/EB-Garamond-OFL.txt")).toContain("SIL OPEN FONT LICENSE");
  expect(text("../META-INF/DejaVu-LICENSE.txt")).toContain(
    "DejaVu changes are in public domain",
  );
});
