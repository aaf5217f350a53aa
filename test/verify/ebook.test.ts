// Faults that a broken packager would make, planted in a finished EPUB: each is found by the rule
// meant, and nothing else is.

import { afterAll, beforeAll, expect, test } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { LOOK } from "./faults/ebook-look.ts";
import { NAVIGATION } from "./faults/ebook-navigation.ts";
import { TEXT } from "./faults/ebook-text.ts";
import { inEpub, withoutFile } from "./support/finished.ts";
import { findings, openPress, type Press } from "./support/press.ts";

let press: Press;
let epub: Uint8Array;
let print: Uint8Array;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  const files = await press.make(["print", "epub"]);
  if (!files.epub || !files.print) throw new Error("the specimen was not made");
  ({ epub, print } = files);
});
afterAll(() => press.close());

test("a sound EPUB gives no finding", async () => {
  expect(await findings(press.edition, { epub, print })).toEqual([]);
});

test.each([...TEXT, ...LOOK, ...NAVIGATION])(
  "$says",
  async ({ file, from, to = "", finds, beside }) => {
    const broken = inEpub(epub, file, (text) => text.replace(from, to));
    const files = beside ? { epub: broken, print } : { epub: broken };
    expect(await findings(press.edition, files)).toEqual(finds);
  },
);

test("a file that the package names is missing", async () => {
  const broken = withoutFile(epub, "OEBPS/fonts/symbols.ttf");
  expect(await findings(press.edition, { epub: broken, print })).toEqual([
    "output-is-readable: the manifest names fonts/symbols.ttf, which is not there",
  ]);
});

test("it is no EPUB at all", async () => {
  expect(await findings(press.edition, { epub: new Uint8Array([1, 2, 3]) })).toEqual([
    "output-is-readable: the epub output cannot be read: invalid zip data",
  ]);
});
