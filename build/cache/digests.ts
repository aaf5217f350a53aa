// What decides the bytes of a build, as digests: the toolchain itself, and the files of an edition.

import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { CODE, PACKAGE_ROOT } from "../assets.ts";
import { keyOf } from "../model/cache.ts";

/** What decides outputs beside the code: files of Stet's own, and which versions are installed. */
const ASSETS = ["build/assets", "templates", "styles"];
const VERSIONS = ["package.json", "node_modules/.package-lock.json"];
/** Where an edition's files lie by convention; whatever else it reads is named by `others`. */
export const EDITION_FOLDERS = ["manuscript", "references", "templates", "styles"];

/** Stet as it is installed: its code, assets, libraries, and the runtime. */
export async function toolchainDigest(): Promise<string> {
  const files = [
    ...(await filesBelow(CODE)),
    ...(await listed(ASSETS.map((name) => path.join(PACKAGE_ROOT, name)))),
    ...VERSIONS.map((name) => path.join(PACKAGE_ROOT, name)),
  ];
  return keyOf([
    process.version,
    process.platform,
    process.arch,
    await contentsOf(files, CODE),
  ]);
}

/** Every file in the folders of an edition, by name and content. */
export async function editionDigest(folder: string): Promise<string> {
  const files = await listed(EDITION_FOLDERS.map((name) => path.join(folder, name)));
  return contentsOf(files, folder);
}

/** The given files of an edition, each by name and content or by its absence. */
export function othersDigest(folder: string, names: readonly string[]): Promise<string> {
  return contentsOf(
    names.map((name) => path.join(folder, name)),
    folder,
  );
}

/** A program, as far as it can be known without reading it all. */
export async function programDigest(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return keyOf([file, String(found?.size), String(found?.mtimeMs)]);
}

async function contentsOf(files: readonly string[], root: string): Promise<string> {
  const contents = await Promise.all(files.map((file) => readFile(file).catch(() => "absent")));
  return keyOf(files.flatMap((file, at) => [path.relative(root, file), contents[at] ?? ""]));
}

async function listed(folders: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(folders.map(filesBelow))).flat();
}

/** In code point order, names with a leading dot passed over. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith("."))
      .map(async (entry): Promise<readonly string[]> => {
        const file = path.join(folder, entry.name);
        return entry.isDirectory() ? filesBelow(file) : [file];
      }),
  );
  return found.flat().sort((a, b) => (a < b ? -1 : 1));
}
