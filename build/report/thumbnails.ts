// Small pictures of pages, painted from the finished PDFs by a renderer that had no part in making
// or verifying them (PDFium, compiled to WebAssembly). Floor: report.

import { PDFiumLibrary } from "@hyzyla/pdfium";
import { encodeGrey } from "./png.ts";

/** One page as a picture. */
export interface PageImage {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels to a point. */
  readonly scale: number;
  readonly png: Uint8Array;
}

export type PageImages = ReadonlyMap<number, PageImage>;

/** Enough to tell the lines of a page apart, and a few kilobytes a page. */
const WIDTH = 300;

/** A report with more pictures than this, some six megabytes of them, would be too large to open. */
export const MOST_PAGES = 400;

/**
 * Paints pages of a PDF in sixteen greys. The same bytes give the same pictures.
 *
 * @param numbers of the pages, from 1, those wanted most first
 * @param most how many are painted
 */
export async function pageImages(
  pdf: Uint8Array,
  numbers: readonly number[],
  most: number = MOST_PAGES,
): Promise<PageImages> {
  const wanted = [...new Set(numbers)].slice(0, most).sort((a, b) => a - b);
  if (wanted.length === 0) return new Map();
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const images = new Map<number, PageImage>();
    for (const number of wanted) {
      const page = document.getPage(number - 1);
      const scale = WIDTH / page.getOriginalSize().originalWidth;
      const { data, width, height } = await page.render({
        scale,
        render: "bitmap",
        colorSpace: "Gray",
      });
      images.set(number, { width, height, scale, png: encodeGrey(data, width, height) });
    }
    document.destroy();
    return images;
  } finally {
    library.destroy();
  }
}
