// Pages as pictures, for a comparison that does not know how they were made. Needs pdftoppm.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";

export function has(program: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a dot, 0 black. */
  readonly dots: Buffer;
}

/** Every page at 72 dots an inch, so much of it as the reader's page has: from its lower left corner. */
export async function pictures(
  pdf: Uint8Array,
  [width, height]: readonly [number, number],
): Promise<readonly Picture[]> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of document.getPages()) page.setCropBox(0, 0, width, height);
  const folder = mkdtempSync(path.join(os.tmpdir(), "stet-pages-"));
  try {
    const file = path.join(folder, "pages.pdf");
    writeFileSync(file, await document.save({ addDefaultPage: false }));
    execFileSync("pdftoppm", ["-r", "72", "-gray", "-cropbox", file, path.join(folder, "p")]);
    return readdirSync(folder)
      .filter((name) => name.endsWith(".pgm"))
      .sort()
      .map((name) => pictureIn(readFileSync(path.join(folder, name))));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A portable graymap. */
function pictureIn(bytes: Buffer): Picture {
  const [head = "", width = "", height = ""] =
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString("latin1", 0, 40)) ?? [];
  return {
    width: Number(width),
    height: Number(height),
    dots: bytes.subarray(head.length),
  };
}

const TILE = 12;

/** The greatest difference between two pages in the mean grey of any small square, from 0 to 255. */
export function difference(one: Picture, other: Picture): number {
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  let most = 0;
  for (let y = 0; y + TILE <= height; y += TILE) {
    for (let x = 0; x + TILE <= width; x += TILE) {
      most = Math.max(most, Math.abs(greyOf(one, x, y) - greyOf(other, x, y)));
    }
  }
  return most;
}

function greyOf({ width, dots }: Picture, left: number, top: number): number {
  let sum = 0;
  for (let y = top; y < top + TILE; y += 1) {
    for (let x = left; x < left + TILE; x += 1) sum += dots[y * width + x] ?? 255;
  }
  return sum / (TILE * TILE);
}
