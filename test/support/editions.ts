// Editions on disk, examined as far as `stet check` goes, and copies of them with something changed.

import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type Diagnostic, format, sorted } from "../../build/diagnostics.ts";
import type { Edition } from "../../build/model/edition.ts";
import type { Source } from "../../build/model/span.ts";
import { parse } from "../../build/parse/index.ts";
import { readEdition } from "../../build/read/index.ts";
import { resolve } from "../../build/resolve/index.ts";

/** The second edition: small, German, invented, and clean. */
export const SPECIMEN = fileURLToPath(new URL("../specimen", import.meta.url));

export interface Examined {
  /** Null where the folder could not be read as an edition at all. */
  readonly edition: Edition | null;
  /** Sorted, as `stet check` shows them. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Runs read, parse and resolve on a folder and gathers what each found. */
export async function examine(folder: string): Promise<Examined> {
  const files = await readEdition(folder);
  if (!files.value) {
    return { edition: null, diagnostics: sorted(files.diagnostics), sources: new Map() };
  }
  const manuscript = parse(files.value);
  const edition = resolve(manuscript.value);
  return {
    edition: edition.value,
    diagnostics: sorted([
      ...files.diagnostics,
      ...manuscript.diagnostics,
      ...edition.diagnostics,
    ]),
    sources: files.value.sources,
  };
}

/** All findings as an editor reads them, an empty line between two; empty for a clean edition. */
export function shown({ diagnostics, sources }: Examined): string {
  return diagnostics.map((diagnostic) => `${format(diagnostic, sources)}\n`).join("\n");
}

/** One change to a copy of an edition; `file` is a path inside it. */
export type Change =
  /** `replace` stands in the file exactly once. */
  | { readonly file: string; readonly replace: string; readonly with: string }
  /** Added at the end; a file that is not there is made. `times` repeats it. */
  | { readonly file: string; readonly append: string; readonly times?: number }
  | { readonly file: string; readonly base64: string }
  | { readonly file: string; readonly delete: true };

/** Runs `use` on a changed copy of the edition in `folder`, and removes the copy. */
export async function withChanges<T>(
  folder: string,
  changes: readonly Change[],
  use: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = await mkdtemp(path.join(tmpdir(), "stet-edition-"));
  try {
    await cp(folder, copy, { recursive: true });
    for (const change of changes) await apply(change, path.join(copy, change.file));
    return await use(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function apply(change: Change, file: string): Promise<void> {
  if ("delete" in change) await rm(file);
  else if ("base64" in change) await writeFile(file, Buffer.from(change.base64, "base64"));
  else if ("append" in change) await append(file, change.append.repeat(change.times ?? 1));
  else await replace(file, change.replace, change.with);
}

async function append(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text, { flag: "a" });
}

async function replace(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  const [before, after, ...more] = text.split(from);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`"${from}" does not stand exactly once in ${file}`);
  }
  await writeFile(file, before + to + after);
}
