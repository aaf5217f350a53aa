// Makes a longer edition out of an edition: its first document so many times over, every id made
// the copy's own. The same input and number give the same files on every machine.

import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes into `target` the edition in `source` with its first document `copies` times. */
export async function repeatEdition(
  source: string,
  target: string,
  copies: number,
): Promise<void> {
  for (const folder of ["manuscript", "references"]) {
    await cp(path.join(source, folder), path.join(target, folder), { recursive: true });
  }
  const config = path.join(target, "manuscript", "edition.yaml");
  const text = await readFile(config, "utf8");
  const [line = "", indent = "", name = ""] =
    /^( *- *)(documents\/[\w-]+\.md) *$/m.exec(text) ?? [];
  if (!name) throw new Error("the edition has no document to repeat");
  const original = await readFile(path.join(target, "manuscript", name), "utf8");
  const names = Array.from({ length: copies - 1 }, (_, at) => copyName(name, at + 2));
  await mkdir(path.join(target, "manuscript", "documents"), { recursive: true });
  for (const [at, copy] of names.entries()) {
    await writeFile(path.join(target, "manuscript", copy), renameIds(original, at + 2));
  }
  const lines = [line, ...names.map((copy) => `${indent}${copy}`)].join("\n");
  await writeFile(config, text.replace(line, lines));
}

function copyName(name: string, copy: number): string {
  return name.replace(/\.md$/, `-${copy}.md`);
}

/** Ids are the edition's, note labels the file's, so only redactions' notes change their label. */
function renameIds(text: string, copy: number): string {
  const ids = new Set(
    [...text.matchAll(/\{[^{}\n]*#([\w-]+)[^{}\n]*\}/g)].map(([, id]) => id ?? ""),
  );
  const rename = (id: string) => (ids.has(id) ? `${id}-${copy}` : id);
  return text
    .replace(/(\{[^{}\n]*#)([\w-]+)/g, (_, before: string, id: string) => before + rename(id))
    .replace(/(\]\(#)([\w-]+)(?=\))/g, (_, before: string, id: string) => before + rename(id))
    .replace(
      /^(\[\^)([\w-]+)(?=\]:)/gm,
      (_, before: string, id: string) => before + rename(id),
    );
}
