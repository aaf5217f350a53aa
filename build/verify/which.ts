// Which of an edition's outputs a file is, whatever it is called. Floor: verify.

import type { Edition } from "../model/edition.ts";
import type { Output } from "../model/manuscript.ts";
import { destinationsOf } from "./pdf/open.ts";
import { scopeOf } from "./scope.ts";

const PAGED: readonly Output[] = ["print", "coursepack", "coursepack-instructor"];

/** Judges by what the file holds; null for what is neither a PDF nor an EPUB. Never throws. */
export async function outputOf(edition: Edition, bytes: Uint8Array): Promise<Output | null> {
  const signature = String.fromCharCode(...bytes.subarray(0, 5));
  if (signature.startsWith("PK")) return "epub";
  if (signature !== "%PDF-") return null;
  const names = await destinationsOf(bytes).catch(() => new Set<string>());
  let best: Output = "print";
  let most = Number.NEGATIVE_INFINITY;
  for (const output of PAGED) {
    const parts = scopeOf(edition, output).parts.map(({ id }) => id);
    const missing = parts.filter((id) => !names.has(id)).length;
    const score = parts.length === 0 ? Number.NEGATIVE_INFINITY : parts.length - 3 * missing;
    if (score > most) [best, most] = [output, score];
  }
  return best;
}
