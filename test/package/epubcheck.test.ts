// EPUBCheck finds nothing in the books made here, and does find what is planted.

import { expect, test } from "vitest";
import { makeEpub, paragraph, theBook } from "./book.ts";
import { epubcheck, HAS_JAVA, needsJava } from "./epubcheck.ts";

test.skipIf(!HAS_JAVA)(needsJava("EPUBCheck finds nothing in the small book"), async () => {
  expect(epubcheck((await theBook()).bytes)).toEqual([]);
});

test.skipIf(!HAS_JAVA)(needsJava("EPUBCheck sees a block inside a paragraph"), async () => {
  const { bytes } = await makeEpub({ parts: [paragraph("<div>A block.</div>")] });
  expect(epubcheck(bytes).join("\n")).toMatch(/ERROR.*documents\/memo\.xhtml/);
});
