// Where an image is found. Floor: render.

import path from "node:path";
import type { Context } from "./context.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".gif": "image/gif",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".webp": "image/webp",
};

/**
 * What `src` of an image says. The browser that typesets is allowed to ask for nothing, so that
 * print and course pack carry their images in themselves; the EPUB names them by their path.
 */
export function imageSource(src: string, { edition, epub }: Context): string {
  const asset = epub ? undefined : edition.manuscript.images.get(src);
  const type = TYPES[path.extname(src).toLowerCase()];
  if (!asset || !type) return src;
  return `data:${type};base64,${Buffer.from(asset.bytes).toString("base64")}`;
}
