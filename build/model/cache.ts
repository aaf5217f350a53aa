// What a stage may ask to be remembered from one build to the next. Ground floor; the folder
// itself is the part `cache`'s.

import { createHash } from "node:crypto";

export interface Cache {
  /** What was kept under the key, whole and unchanged; null where there is nothing such. Never throws. */
  readonly recall: (kind: string, key: string) => Promise<Uint8Array | null>;
  /** Keeps bytes that follow from the key alone. A cache that cannot be written is no fault of the build. */
  readonly keep: (kind: string, key: string, bytes: Uint8Array) => Promise<void>;
}

/** Remembers nothing. */
export const NO_CACHE: Cache = { recall: async () => null, keep: async () => undefined };

/**
 * A key for everything that decides a result: SHA-256, in hexadecimal. Each part is hashed with its
 * length, so that `ab, c` and `a, bc` are two keys.
 */
export function keyOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) {
    hash.update(`${part.length}:`);
    hash.update(part);
  }
  return hash.digest("hex");
}

/** Made once for a key, recalled after that. */
export async function remembered(
  cache: Cache,
  kind: string,
  key: string,
  make: () => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const known = await cache.recall(kind, key);
  if (known) return known;
  const made = await make();
  await cache.keep(kind, key, made);
  return made;
}
