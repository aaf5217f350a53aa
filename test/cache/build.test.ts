// A build of which nothing has changed: the same bytes, nothing made anew, and nothing believed
// that does not match.

import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import process from "node:process";
import { beforeAll, expect, test } from "vitest";
import { CACHE_FOLDER } from "../../build/cache/folder.ts";
import { buildOrRecall } from "../../build/pipeline/recall.ts";
import type { BuildRun } from "../../build/pipeline/run.ts";
import { editionFolder, smallEdition } from "../support/edition.ts";

const MEMO = "manuscript/documents/memo.md";

async function build(
  folder: string,
  options: { env?: Record<string, string>; cache?: boolean } = {},
): Promise<BuildRun & { stages: readonly string[] }> {
  const stages: string[] = [];
  const run = await buildOrRecall(
    folder,
    {
      progress: { stage: (name) => stages.push(name), page: () => {} },
      env: { ...process.env, ...options.env },
      now: () => 0,
    },
    options.cache ?? true,
  );
  return { ...run, stages };
}

const dist = (folder: string) =>
  Object.fromEntries(
    readdirSync(path.join(folder, "dist"))
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, "dist", name)).toString("latin1")]),
  );

/** Every file of the cache, written over with something else. */
function spoil(folder: string, kind: string): void {
  const at = path.join(folder, CACHE_FOLDER, kind);
  for (const name of readdirSync(at)) {
    const file = path.join(at, name);
    const bytes = readFileSync(file);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(file, bytes);
  }
}

let folder: string;
let first: BuildRun;
let files: Record<string, string>;
beforeAll(async () => {
  // A bracket that nobody explains is a warning, which a recalled build must repeat.
  folder = editionFolder(
    smallEdition({ [MEMO]: "---\ntitle: A Memorandum\n---\n\nThe text [sic] of it.\n" }),
  );
  first = await build(folder);
  files = dist(folder);
});

test("nothing changed: no stage runs, and files, findings and proof are the same", async () => {
  const again = await build(folder);
  expect(again).toMatchObject({ ending: "done", recalled: true, stages: [] });
  expect(again.files).toEqual(first.files);
  expect(again.proof).toEqual(first.proof);
  expect(first.diagnostics.length).toBeGreaterThan(0);
  expect(again.diagnostics).toEqual(first.diagnostics);
  expect(again.sources.get(MEMO)).toEqual(first.sources.get(MEMO));
  expect(dist(folder)).toEqual(files);
});

test("an output that was deleted or written over comes back as it was", async () => {
  rmSync(path.join(folder, "dist", "small.pdf"));
  writeFileSync(path.join(folder, "dist", "small.epub"), "not a book");
  expect((await build(folder)).stages).toEqual([]);
  expect(dist(folder)).toEqual(files);
});

test("files that were touched and not changed are the same files", async () => {
  utimesSync(path.join(folder, MEMO), new Date(), new Date());
  expect((await build(folder)).recalled).toBe(true);
});

test("a word changed, a file added, another date or another output: made anew", async () => {
  const text = readFileSync(path.join(folder, MEMO), "utf8");
  writeFileSync(path.join(folder, MEMO), text.replace("text", "texts"));
  const changed = await build(folder);
  expect(changed.recalled).toBeUndefined();
  expect(dist(folder)["small.pdf"]).not.toBe(files["small.pdf"]);
  writeFileSync(path.join(folder, MEMO), text);
  expect((await build(folder)).recalled).toBe(true);
  expect(dist(folder)).toEqual(files);

  const added = path.join(folder, "manuscript", "persons.yaml");
  writeFileSync(added, "- key: a\n");
  expect((await build(folder)).ending).toBe("findings");
  rmSync(added);

  const dated = await build(folder, { env: { SOURCE_DATE_EPOCH: "86400" } });
  expect(dated.recalled).toBeUndefined();
  await build(folder);
  expect(dist(folder)).toEqual(files);
});

test("a browser that has changed is not the browser", async () => {
  const program = path.join(folder, "browser");
  writeFileSync(program, `#!/bin/sh\nexec '${first.browser}' "$@"\n`, { mode: 0o755 });
  // Beside the pinned shell lie the libraries that a bare system lacks.
  const LD_LIBRARY_PATH = path.join(path.dirname(first.browser), "lib");
  const env = { ...process.env, STET_BROWSER: program, LD_LIBRARY_PATH };
  const own = await build(folder, { env });
  expect(own).toMatchObject({ ending: "done", browser: program });
  expect((await build(folder, { env })).recalled).toBe(true);
  utimesSync(program, 1, 1);
  expect((await build(folder, { env })).recalled).toBeUndefined();
});

test("with --no-cache nothing is recalled and nothing kept", async () => {
  const other = editionFolder(smallEdition());
  expect((await build(other, { cache: false })).ending).toBe("done");
  expect(readdirSync(other)).not.toContain(CACHE_FOLDER);
});

test("a cache that was damaged is not believed, and the build is whole", async () => {
  await build(folder);
  spoil(folder, "build");
  spoil(folder, "output");
  spoil(folder, "font");
  const anew = await build(folder);
  expect(anew.recalled).toBeUndefined();
  expect(dist(folder)).toEqual(files);
  spoil(folder, "output");
  rmSync(path.join(folder, "dist"), { recursive: true });
  expect((await build(folder)).recalled).toBeUndefined();
  expect(dist(folder)).toEqual(files);
});

test("the folder may be deleted, or moved with the edition to another place", async () => {
  rmSync(path.join(folder, CACHE_FOLDER), { recursive: true });
  expect((await build(folder)).recalled).toBeUndefined();
  const place = statSync(folder).isDirectory() ? `${folder}-moved` : "";
  renameSync(folder, place);
  const moved = await build(place);
  renameSync(place, folder);
  expect(moved).toMatchObject({ recalled: true, folder: path.join(place, "dist") });
});

test("two builds at once both end with the same files", async () => {
  rmSync(path.join(folder, CACHE_FOLDER), { recursive: true });
  const runs = await Promise.all([build(folder), build(folder)]);
  expect(runs.map(({ ending }) => ending)).toEqual(["done", "done"]);
  expect(dist(folder)).toEqual(files);
  expect((await build(folder)).recalled).toBe(true);
});
