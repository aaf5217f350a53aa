// The cache's folder: what is kept comes back unchanged, and what is not as it was kept is as good
// as absent.

import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { CACHE_FOLDER, cacheFolder } from "../../build/cache/folder.ts";
import { keyOf, remembered } from "../../build/model/cache.ts";
import { editionFolder } from "../support/edition.ts";

const VERSION = keyOf(["one"]);
const BYTES = new TextEncoder().encode("what was made");
const KEY = keyOf(["of", "this"]);

const entriesOf = (folder: string, kind: string) =>
  readdirSync(path.join(folder, CACHE_FOLDER, kind));

async function kept(): Promise<{ folder: string; file: string }> {
  const folder = editionFolder({});
  await cacheFolder(folder, VERSION).keep("page", KEY, BYTES);
  const [name = ""] = entriesOf(folder, "page");
  return { folder, file: path.join(folder, CACHE_FOLDER, "page", name) };
}

describe("what was kept", () => {
  test("comes back byte for byte, also to another run", async () => {
    const { folder } = await kept();
    expect(await cacheFolder(folder, VERSION).recall("page", KEY)).toEqual(Buffer.from(BYTES));
  });

  test("is ignored by git, whatever the edition's own rules are", async () => {
    const { folder } = await kept();
    expect(readFileSync(path.join(folder, CACHE_FOLDER, ".gitignore"), "utf8")).toBe("*\n");
  });

  test.each([
    ["cut short", (bytes: Buffer) => bytes.subarray(0, -3)],
    [
      "with a bit turned",
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.of(0)]),
    ],
    ["emptied", () => Buffer.alloc(0)],
    ["with something added", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("x")])],
  ])("%s is not trusted, and is gone", async (_, damage) => {
    const { folder, file } = await kept();
    writeFileSync(file, damage(readFileSync(file)));
    expect(await cacheFolder(folder, VERSION).recall("page", KEY)).toBeNull();
    expect(entriesOf(folder, "page")).toEqual([]);
  });

  test("is not what another version, another kind or another key asks for", async () => {
    const { folder } = await kept();
    expect(await cacheFolder(folder, keyOf(["two"])).recall("page", KEY)).toBeNull();
    expect(await cacheFolder(folder, VERSION).recall("font", KEY)).toBeNull();
    expect(await cacheFolder(folder, VERSION).recall("page", keyOf(["of this"]))).toBeNull();
  });

  test("may be deleted at any time, and is then made again", async () => {
    const { folder } = await kept();
    const cache = cacheFolder(folder, VERSION);
    rmSync(path.join(folder, CACHE_FOLDER), { recursive: true });
    let made = 0;
    const make = async () => {
      made += 1;
      return BYTES;
    };
    const first = await remembered(cache, "page", KEY, make);
    const second = await remembered(cache, "page", KEY, make);
    expect([first, Buffer.from(second), made]).toEqual([BYTES, Buffer.from(BYTES), 1]);
  });
});

test("two builds at once, and one killed in the middle, leave whole entries alone", async () => {
  const { folder, file } = await kept();
  writeFileSync(`${file}.0000.part`, "half of someth");
  const caches = [cacheFolder(folder, VERSION), cacheFolder(folder, VERSION)];
  const large = Buffer.alloc(400_000, "x");
  for (let round = 0; round < 5; round += 1) {
    const writing = caches.map((cache) => cache.keep("page", KEY, large));
    for (let look = 0; look < 5; look += 1) {
      const found = await cacheFolder(folder, VERSION).recall("page", KEY);
      expect([BYTES.length, large.length]).toContain(found?.length);
    }
    await Promise.all(writing);
  }
  expect(entriesOf(folder, "page").filter((name) => name.endsWith(".part"))).toHaveLength(1);
});

test("a folder that cannot be written is no fault of the build", async () => {
  const folder = editionFolder({ [CACHE_FOLDER]: "a file where the folder should be" });
  const cache = cacheFolder(folder, VERSION);
  expect(await remembered(cache, "page", KEY, async () => BYTES)).toBe(BYTES);
  await cache.prune();
});

test("what was not used for longest goes first when there is too much, other versions before it", async () => {
  const folder = editionFolder({});
  const cache = cacheFolder(folder, VERSION);
  await cacheFolder(folder, keyOf(["old"])).keep("page", KEY, BYTES);
  for (const [age, key] of ["c", "b", "a"].entries()) {
    await cache.keep("page", key, BYTES);
    const used = new Date(Date.now() - (3 - age) * 60_000);
    const name = `${VERSION.slice(0, 16)}-${key}`;
    utimesSync(path.join(folder, CACHE_FOLDER, "page", name), used, used);
  }
  await cache.prune(2 * (BYTES.length + 32));
  expect(entriesOf(folder, "page").map((name) => name.slice(17))).toEqual(["a", "b"]);
  await cache.prune(0);
  expect(entriesOf(folder, "page")).toEqual([]);
});
