// Ink that reaches the cut runs on over it, so that no white shows where the knife is a hair off. A
// reader's page ends at the cut: what runs on is the page's own edge, mirrored. Of the part `press`.

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { type PDFDocument, PDFName, PDFNumber, type PDFPage } from "@cantoo/pdf-lib";
import type { Environment } from "./ink.ts";

const run = promisify(execFile);

/** Nearer to the cut than this, in points, ink is meant to reach it. */
const NEAR = 1;

/**
 * Lets every page whose ink reaches its edge run over it by the bleed. `pdf` is the document as
 * bytes.
 *
 * @throws Error where Ghostscript cannot be run
 */
export async function extendEdges(
  document: PDFDocument,
  pdf: Uint8Array,
  bleed: number,
  env: Environment,
): Promise<void> {
  const pages = document.getPages();
  const reaching = await reachingEdges(pdf, pages, env);
  for (const [at, page] of pages.entries()) if (reaching[at]) await runOver(page, bleed);
}

/**
 * Whether the ink of each page reaches its edge. Ghostscript measures; white is no ink.
 *
 * @throws Error where Ghostscript cannot be run
 */
async function reachingEdges(
  pdf: Uint8Array,
  pages: readonly PDFPage[],
  env: Environment,
): Promise<readonly boolean[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "stet-bleed-"));
  try {
    const file = path.join(folder, "pages.pdf");
    await writeFile(file, pdf);
    const device = ["-sDEVICE=bbox", "-dWhiteIsOpaque=false", "-r144"];
    const all = ["-dSAFER", "-dBATCH", "-dNOPAUSE", "-q", ...device, file];
    const { stderr } = await run(env.STET_GHOSTSCRIPT ?? "gs", all, { maxBuffer: 1 << 26 });
    const boxes = [...stderr.matchAll(/^%%HiResBoundingBox: (.*)$/gmu)].map(([, box = ""]) =>
      box.split(" ").map(Number),
    );
    return pages.map((page, at) => reaches(boxes[at] ?? [], page));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function reaches([left = 0, bottom = 0, right = 0, top = 0]: number[], page: PDFPage): boolean {
  if (right <= left || top <= bottom) return false;
  const { width, height } = page.getMediaBox();
  return left < NEAR || bottom < NEAR || right > width - NEAR || top > height - NEAR;
}

/**
 * Draws the page once more beyond each of its edges and corners, mirrored, as far as the bleed. The
 * mirrors stand a point inside the cut: a browser's ink may end that much before it.
 */
async function runOver(page: PDFPage, bleed: number): Promise<void> {
  const { width, height } = page.getMediaBox();
  const copy = await page.doc.embedPage(page);
  await copy.embed();
  const name = page.node.newXObject("Edge", copy.ref).asString();
  const strips = (length: number) => [
    { from: -bleed, size: bleed + NEAR, flip: -1, by: 2 * NEAR },
    { from: NEAR, size: length - 2 * NEAR, flip: 1, by: 0 },
    { from: length - NEAR, size: bleed + NEAR, flip: -1, by: 2 * (length - NEAR) },
  ];
  const drawn = strips(width).flatMap((x) =>
    strips(height)
      .filter((y) => x.flip < 0 || y.flip < 0)
      .map((y) => {
        const clip = [x.from, y.from, x.size, y.size].map(short).join(" ");
        const matrix = [x.flip, 0, 0, y.flip, x.by, y.by].map(short).join(" ");
        return `q ${clip} re W n ${matrix} cm ${name} Do Q`;
      }),
  );
  const { context } = page.doc;
  const before = context.register(context.stream(`${drawn.join("\n")}\nq\n`));
  const after = context.register(context.stream("\nQ"));
  const own = page.node.Contents();
  const streams =
    own && "asArray" in own ? own.asArray() : [page.node.get(PDFName.of("Contents"))];
  page.node.set(
    PDFName.of("Contents"),
    context.obj([before, ...streams.flatMap((one) => one ?? []), after]),
  );
  page.node.set(PDFName.of("Rotate"), PDFNumber.of(0));
}

function short(number: number): string {
  return String(Math.round(number * 1000) / 1000);
}
