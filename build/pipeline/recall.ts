// A build of which nothing has changed is not made again: its files and its proof are recalled,
// byte for byte. Of the pipeline, and all of it that is loaded before that is known.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { PACKAGE_ROOT } from "../assets.ts";
import {
  editionDigest,
  othersDigest,
  programDigest,
  toolchainDigest,
} from "../cache/digests.ts";
import { type CacheFolder, cacheFolder } from "../cache/folder.ts";
import { removeAll, sha256, writeAll } from "../files.ts";
import { keyOf } from "../model/cache.ts";
import type { OutputFile } from "../model/outputs.ts";
import type { Source } from "../model/span.ts";
import type { BuildOptions, BuildRun } from "./run.ts";

/** A finished build as it is kept: what it read, with what, and what came of it. */
interface Kept {
  /** Every file of the edition that was read, and the digest of them all. */
  readonly read: readonly string[];
  readonly readDigest: string;
  readonly browser: string;
  readonly browserDigest: string;
  readonly run: Pick<BuildRun, "diagnostics" | "files" | "proof">;
}

/**
 * Builds the edition in `folder`, or recalls a build of it. Only a build that was proved is kept;
 * it is recalled only where the toolchain, the browser, what is asked for and every byte that was
 * read are the same, and its files are whole.
 *
 * @param useCache false neither recalls nor keeps anything
 */
export async function buildOrRecall(
  folder: string,
  options: Omit<BuildOptions, "cache">,
  useCache: boolean,
): Promise<BuildRun> {
  if (!useCache || options.tamper || options.press) return build(folder, options);
  const cache = cacheFolder(folder, await toolchainDigest());
  const key = await keyFor(folder, options);
  const known = await recall(folder, cache, key);
  if (known) return known;
  const run = await build(folder, { ...options, cache });
  if (run.ending === "done" && (await keyFor(folder, options)) === key) {
    await keep(folder, cache, key, run);
  }
  await cache.prune();
  return run;
}

async function build(folder: string, options: BuildOptions): Promise<BuildRun> {
  const { buildEdition } = await import("./index.ts");
  return buildEdition(folder, options);
}

async function keyFor(
  folder: string,
  { outputs, engine, limits, env }: Omit<BuildOptions, "cache">,
): Promise<string> {
  const asked = JSON.stringify([
    outputs ?? null,
    engine ?? null,
    limits ?? null,
    env.SOURCE_DATE_EPOCH,
    env.STET_BROWSER,
  ]);
  return keyOf([asked, await editionDigest(folder)]);
}

async function recall(
  folder: string,
  cache: CacheFolder,
  key: string,
): Promise<BuildRun | null> {
  const bytes = await cache.recall("build", key);
  if (!bytes) return null;
  const kept = deserialize(bytes) as Kept;
  const same =
    kept.readDigest === (await othersDigest(folder, kept.read)) &&
    kept.browserDigest === (await programDigest(kept.browser));
  if (!same || !(await restore(folder, cache, kept.run.files))) return null;
  return {
    ...kept.run,
    ending: "done",
    sources: await sourcesOf(folder, kept.run),
    folder: path.join(folder, "dist"),
    browser: kept.browser,
    timings: [],
    recalled: true,
  };
}

const INSTRUCTORS = "-coursepack-instructor.pdf";

/** Puts the files into dist/ that are not there as they were made; false if one cannot be had. */
async function restore(
  folder: string,
  cache: CacheFolder,
  files: BuildRun["files"],
): Promise<boolean> {
  const dist = path.join(folder, "dist");
  const missing: OutputFile[] = [];
  for (const { name, sha256: digest } of files) {
    const there = await readFile(path.join(dist, name)).catch(() => null);
    if (there && sha256(there) === digest) continue;
    const bytes = await cache.recall("output", digest);
    if (!bytes || sha256(bytes) !== digest) return false;
    missing.push({ name, bytes });
  }
  if (missing.length > 0) await writeAll(dist, missing);
  const names = files.map(({ name }) => name);
  const instructors = names.map((name) => name.replace(/-coursepack\.pdf$/, INSTRUCTORS));
  await removeAll(
    dist,
    instructors.filter((name) => name.endsWith(INSTRUCTORS) && !names.includes(name)),
  );
  return true;
}

/** The files that findings quote, as they were read. */
async function sourcesOf(
  folder: string,
  { diagnostics }: Pick<BuildRun, "diagnostics">,
): Promise<ReadonlyMap<string, Source>> {
  const names = new Set(diagnostics.flatMap(({ span }) => (span ? [span.file] : [])));
  const sources = [...names].map(async (name): Promise<[string, Source]> => {
    const own = name.startsWith(STET);
    const file = own
      ? path.join(PACKAGE_ROOT, name.slice(STET.length))
      : path.join(folder, name);
    return [name, { path: name, text: await textOf(file) }];
  });
  return new Map(await Promise.all(sources));
}

/** Before the names of Stet's own files, in the map of sources. */
const STET = "stet:";

async function textOf(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.replace(/^\ufeff/, "");
}

async function keep(
  folder: string,
  cache: CacheFolder,
  key: string,
  run: BuildRun,
): Promise<void> {
  const read = [...run.sources.keys()].filter((name) => !name.startsWith(STET)).sort();
  for (const name of read) {
    // Changed while it was built: what is there now is not what the build has read.
    if ((await textOf(path.join(folder, name))) !== run.sources.get(name)?.text) return;
  }
  for (const { name, sha256: digest } of run.files) {
    const bytes = await readFile(path.join(run.folder, name));
    if (sha256(bytes) !== digest) return;
    await cache.keep("output", digest, bytes);
  }
  const kept: Kept = {
    read,
    readDigest: await othersDigest(folder, read),
    browser: run.browser,
    browserDigest: await programDigest(run.browser),
    run: { diagnostics: run.diagnostics, files: run.files, proof: run.proof },
  };
  await cache.keep("build", key, serialize(kept));
}
