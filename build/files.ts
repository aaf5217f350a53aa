// Writes outputs whole or not at all. Ground floor of the pipeline; knows nothing of editions.

import { createHash, randomUUID } from "node:crypto";
import { renameSync, rmSync } from "node:fs";
import { mkdir, open, rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import type { OutputFile } from "./model/outputs.ts";

/**
 * Writes every file beside its place, then renames them all: an interrupted or failed run leaves
 * the previous outputs whole. Temporary files are removed on failure.
 *
 * @throws Error from the file system, after cleaning up.
 */
export async function writeAll(folder: string, files: readonly OutputFile[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const run = randomUUID();
  const planned = files.map(({ name, bytes }) => ({
    bytes,
    target: path.join(folder, name),
    temporary: path.join(folder, `.${name}.${run}.part`),
  }));
  const discard = (): void => {
    for (const { temporary } of planned) rmSync(temporary, { force: true });
  };
  process.once("exit", discard);
  try {
    for (const { temporary, bytes } of planned) await writeDurably(temporary, bytes);
    // At once, so that no signal comes between two of them.
    for (const { temporary, target } of planned) renameSync(temporary, target);
  } finally {
    process.off("exit", discard);
    discard();
  }
}

/** Removes files of that name from a folder, where they are. @throws Error from the file system. */
export async function removeAll(folder: string, names: readonly string[]): Promise<void> {
  await Promise.all(names.map((name) => rm(path.join(folder, name), { force: true })));
}

async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, "w");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
