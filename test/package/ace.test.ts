// Ace by DAISY finds no violation in the books made here, and does find what is planted.

import { expect, test, vi } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { aceFindings } from "./ace.ts";
import { makeEpub, paragraph, theBook } from "./book.ts";
import { editionEpub } from "./edition-epub.ts";

vi.setConfig({ testTimeout: 300_000 });

test("Ace finds nothing in the small book", async () => {
  expect(await aceFindings((await theBook()).bytes)).toEqual([]);
});

test("Ace sees a picture without a description", async () => {
  const picture = paragraph('<img src="manuscript/images/seal.png"/>');
  const { bytes } = await makeEpub({ parts: [picture] });
  expect((await aceFindings(bytes)).join("\n")).toMatch(/image-alt/);
});

test.each([
  ["the sample edition", "."],
  ["the specimen", SPECIMEN],
])("Ace finds nothing in %s", async (_name, folder) => {
  expect(await aceFindings(await editionEpub(folder))).toEqual([]);
});
