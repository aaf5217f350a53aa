// Holds files that someone was given against a build's manifest. Of the pipeline.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { sha256 } from "../files.ts";
import type { Received, Traced } from "../model/provenance.ts";
import { carriedDigest } from "../verify/received.ts";

/** What `manifest.json` says, as far as it is needed here. */
interface Manifest {
  readonly edition: { readonly title: string; readonly version: string; readonly date: string };
  readonly digest: string;
  readonly printed: string;
  readonly inputs: readonly Listed[];
  readonly outputs: readonly (Listed & { readonly name: string })[];
}

interface Listed {
  readonly path: string;
  readonly sha256: string;
}

/**
 * Compares files with a manifest: the one among them (`*.json`), else the edition's in dist/. Where
 * no other file is named, those that the manifest lists are looked for beside it.
 *
 * @throws Error, to be shown to the user, where there is no manifest or it cannot be read
 */
export async function traceFiles(folder: string, named: readonly string[]): Promise<Traced> {
  const own = path.join(folder, "dist", "manifest.json");
  const file = named.find((name) => name.endsWith(".json")) ?? own;
  const manifest = await readManifest(file);
  const others = named.filter((name) => name !== file);
  const beside = manifest.outputs.map(({ name }) => path.join(path.dirname(file), name));
  const files = await Promise.all(
    (others.length > 0 ? others : beside).map((one) => received(one, manifest)),
  );
  const { edition, digest, printed } = manifest;
  return {
    manifest: file,
    edition,
    digest,
    printed,
    files,
    changed: await changedInputs(folder, manifest),
  };
}

/** Whether every file is, byte for byte, one that was built. */
export function isWhole({ files }: Traced): boolean {
  return files.every(({ standing }) => standing === "whole");
}

async function readManifest(file: string): Promise<Manifest> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`there is no manifest ${file}: build the edition, or name a manifest.json`);
  });
  try {
    const manifest = JSON.parse(text) as Manifest;
    if (Array.isArray(manifest.outputs) && Array.isArray(manifest.inputs)) return manifest;
  } catch {
    // Said below, as of any other file that is no manifest.
  }
  throw new Error(`${file} is no manifest of a build`);
}

async function received(file: string, manifest: Manifest): Promise<Received> {
  const bytes = await readFile(file).catch(() => null);
  const nothing = { file, sha256: null, output: null, carried: null };
  if (!bytes) return { ...nothing, standing: "unreadable" };
  const digest = sha256(bytes);
  const same = manifest.outputs.find((one) => one.sha256 === digest);
  if (same) {
    const carried = manifest.digest;
    return { file, standing: "whole", sha256: digest, output: same.name, carried };
  }
  const carried = await carriedDigest(new Uint8Array(bytes));
  const output =
    manifest.outputs.find(({ name }) => name === path.basename(file))?.name ?? null;
  const standing = carried === manifest.digest ? "altered" : "foreign";
  return { file, standing, sha256: digest, output, carried };
}

async function changedInputs(
  folder: string,
  { inputs }: Manifest,
): Promise<readonly string[] | null> {
  const here = await Promise.all(
    inputs.map(async ({ path: name, sha256: digest }) => {
      const bytes = await readFile(path.join(folder, name)).catch(() => null);
      return { name, there: bytes !== null, same: bytes !== null && sha256(bytes) === digest };
    }),
  );
  if (here.every(({ there }) => !there)) return null;
  return here.filter(({ same }) => !same).map(({ name }) => name);
}
