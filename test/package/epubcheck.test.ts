// EPUBCheck finds nothing in the books made here, and does find what is planted.

import { expect, test, vi } from "vitest";
import { filesIn } from "../languages/editions.ts";
import { WORDS } from "../languages/words.ts";
import { editionFolder } from "../support/edition.ts";
import { SPECIMEN } from "../support/editions.ts";
import { makeEpub, paragraph, theBook } from "./book.ts";
import { editionEpub } from "./edition-epub.ts";
import { epubcheck, HAS_JAVA, needsJava } from "./epubcheck.ts";

// Java takes ten seconds to start work on a quiet machine, and a minute on a busy one.
vi.setConfig({ testTimeout: 300_000 });

test.skipIf(!HAS_JAVA)(needsJava("EPUBCheck finds nothing in the small book"), async () => {
  expect(epubcheck((await theBook()).bytes)).toEqual([]);
});

test.skipIf(!HAS_JAVA)(needsJava("EPUBCheck sees a block inside a paragraph"), async () => {
  const { bytes } = await makeEpub({ parts: [paragraph("<div>A block.</div>")] });
  expect(epubcheck(bytes).join("\n")).toMatch(/ERROR.*documents\/memo\.xhtml/);
});

test
  .skipIf(!HAS_JAVA)
  .each([
    ["the sample edition", "."],
    ["the specimen", SPECIMEN],
    ...Object.keys(WORDS).map((one) => [`the edition in ${one}`, editionFolder(filesIn(one))]),
  ])(needsJava("EPUBCheck finds nothing in %s"), async (_name, folder) => {
  expect(epubcheck(await editionEpub(folder))).toEqual([]);
});
