// Where Stet's own files lie: schemas, labels and code books in build/assets, templates, styles,
// and the fonts of its npm packages. Ground floor; the same from source and from the compiled package.

import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);

/** The folder that holds Stet's package.json. @throws Error if there is none: a broken installation. */
export const PACKAGE_ROOT = findRoot(path.dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  if (existsSync(path.join(from, "package.json"))) return from;
  const up = path.dirname(from);
  if (up === from) throw new Error("Stet's own package.json cannot be found");
  return findRoot(up);
}

/** The code that runs: `dist/js`, or `build` where the tests run the source. */
export const CODE = path.join(
  PACKAGE_ROOT,
  import.meta.url.endsWith(".ts") ? "build" : "dist/js",
);

/** Absolute path of one of Stet's own files, given from its root: `build/assets/labels/en.json`. */
export function assetPath(relative: string): string {
  return path.join(PACKAGE_ROOT, relative);
}

/** Absolute path of a file in an npm package: `dejavu-fonts-ttf/ttf/DejaVuSans.ttf`. @throws Error if not installed. */
export function packageFile(specifier: string): string {
  return require.resolve(specifier);
}
