// Paints an SVG as a PNG. The one file that knows resvg. Floor: package.

import { readFile } from "node:fs/promises";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { packageFile } from "../assets.ts";

let started: Promise<void> | null = null;

/** The program is started once; a second start would throw. */
async function start(): Promise<void> {
  started ??= initWasm(readFile(packageFile("@resvg/resvg-wasm/index_bg.wasm")));
  return started;
}

/**
 * PNG bytes of an SVG at its own size. Text is set in `faces` (TrueType) and nothing else: fonts of
 * the system are not looked for.
 *
 * @throws Error if the SVG is malformed: a bug of the build.
 */
export async function paint(svg: string, faces: readonly Uint8Array[]): Promise<Uint8Array> {
  await start();
  const painter = new Resvg(svg, { font: { fontBuffers: [...faces], loadSystemFonts: false } });
  const image = painter.render();
  const bytes = image.asPng();
  image.free();
  painter.free();
  return bytes;
}
