// The folder in which results lie from one build to the next: `.stet-cache` in the edition's. It
// may be deleted at any time, by hand or by another build, and whatever in it is not what was
// written is as good as absent.

import { createHash, randomUUID } from "node:crypto";
import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  utimes,
  writeFile,
} from "node:fs/promises";
import path from "node:path";
import type { Cache } from "../model/cache.ts";

export const CACHE_FOLDER = ".stet-cache";

/** Entries not used for longest go when the whole is larger than this, in bytes. */
const LIMIT = 2 ** 30;
/** Length of a SHA-256. Every entry begins with that of its content. */
const DIGEST = 32;

export interface CacheFolder extends Cache {
  /** Makes the folder no larger than `limit` bytes. */
  readonly prune: (limit?: number) => Promise<void>;
}

/**
 * The cache of the edition in `edition`. `version` stands for everything that makes results:
 * entries of another are neither read nor kept.
 */
export function cacheFolder(edition: string, version: string): CacheFolder {
  const root = path.join(edition, CACHE_FOLDER);
  const place = (kind: string, key: string) =>
    path.join(root, kind, `${version.slice(0, 16)}-${key}`);
  return {
    recall: (kind, key) => recall(place(kind, key)),
    keep: (kind, key, bytes) => keep(root, place(kind, key), bytes).catch(() => undefined),
    prune: (limit = LIMIT) => prune(root, version, limit).catch(() => undefined),
  };
}

async function recall(file: string): Promise<Uint8Array | null> {
  const bytes = await readFile(file).catch(() => null);
  if (!bytes) return null;
  const content = bytes.subarray(DIGEST);
  if (digestOf(content).equals(bytes.subarray(0, DIGEST))) {
    const now = new Date();
    await utimes(file, now, now).catch(() => undefined);
    return content;
  }
  await rm(file, { force: true }).catch(() => undefined);
  return null;
}

/** Written beside its place and renamed: a build that is killed leaves nothing half written there. */
async function keep(root: string, file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(path.join(root, ".gitignore"), "*\n");
  const beside = `${file}.${randomUUID()}.part`;
  try {
    await writeFile(beside, Buffer.concat([digestOf(bytes), bytes]));
    await rename(beside, file);
  } finally {
    await rm(beside, { force: true });
  }
}

function digestOf(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

interface Entry {
  readonly file: string;
  readonly size: number;
  readonly used: number;
}

async function prune(root: string, version: string, limit: number): Promise<void> {
  const names = await readdir(root, { recursive: true, encoding: "utf8" });
  const entries: Entry[] = [];
  for (const name of names) {
    const file = path.join(root, name);
    const found = await stat(file).catch(() => null);
    if (!found?.isFile() || name === ".gitignore") continue;
    entries.push({ file, size: found.size, used: found.mtimeMs });
  }
  const isOld = ({ file }: Entry) => !path.basename(file).startsWith(version.slice(0, 16));
  entries.sort((a, b) => Number(isOld(a)) - Number(isOld(b)) || b.used - a.used);
  let sum = 0;
  for (const entry of entries) {
    sum += entry.size;
    if (sum > limit || isStale(entry)) await rm(entry.file, { force: true });
  }
}

/** A file that a killed build left beside its place an hour ago or longer. */
function isStale({ file, used }: Entry): boolean {
  return file.endsWith(".part") && Date.now() - used > 3_600_000;
}
