// A page for the printer: its boxes and its crop marks. ISO 32000-1, 14.11.2. Of the part `press`.

import {
  PDFArray,
  type PDFDocument,
  PDFName,
  type PDFPage,
  PDFRawStream,
  type PDFRef,
} from "@cantoo/pdf-lib";

/** What a page is cut to, and what of it may be cut. Points. */
export interface Cut {
  readonly width: number;
  readonly height: number;
  /** How far what is printed runs over the cut. */
  readonly bleed: number;
  /** How far the page as it was laid out runs over it already. */
  readonly laid: number;
}

/** Crop marks keep clear of the bleed. Points. */
const MARK = { length: 14, gap: 3, weight: 0.25 } as const;

/** How far the sheet reaches beyond the cut. */
export function margin(bleed: number): number {
  return bleed + MARK.gap + MARK.length + MARK.gap;
}

/** Gives a page its boxes and marks, and takes from it what only a screen has. */
export function dress(page: PDFPage, cut: Cut, ink: string): void {
  const { width, height, bleed, laid } = cut;
  const out = margin(bleed);
  const box = (by: number) => [laid - by, laid - by, width + 2 * by, height + 2 * by] as const;
  page.setMediaBox(...box(out));
  page.setCropBox(...box(out));
  page.setBleedBox(...box(bleed));
  page.setTrimBox(...box(0));
  page.setArtBox(...box(0));
  for (const key of ["Annots", "StructParents", "Tabs"]) page.node.delete(PDFName.of(key));
  const marks = `q ${MARK.weight} w ${ink}\n${linesOf(cut).join("\n")}\nQ`;
  draw(page, marks);
}

/** Two lines at every corner, in the direction of each edge. */
function linesOf({ width, height, bleed, laid }: Cut): string[] {
  const from = bleed + MARK.gap;
  const to = from + MARK.length;
  const line = (...[x, y, X, Y]: readonly number[]): string =>
    `${[x, y].map(short).join(" ")} m ${[X, Y].map(short).join(" ")} l S`;
  return [-1, 1].flatMap((side) =>
    [-1, 1].flatMap((end) => {
      const x = laid + (side < 0 ? 0 : width);
      const y = laid + (end < 0 ? 0 : height);
      return [
        line(x + side * from, y, x + side * to, y),
        line(x, y + end * from, x, y + end * to),
      ];
    }),
  );
}

function short(number: number = 0): string {
  return String(Math.round(number * 1000) / 1000);
}

/** Draws after all else, in the page's own coordinates. */
function draw(page: PDFPage, operators: string): void {
  const { context } = page.doc;
  const old = page.node.get(PDFName.of("Contents"));
  const contents = old instanceof PDFArray ? old.asArray() : old ? [old] : [];
  const all = [stream(page.doc, "q"), ...contents, stream(page.doc, `Q\n${operators}`)];
  page.node.set(PDFName.of("Contents"), context.obj(all));
}

function stream({ context }: PDFDocument, text: string): PDFRef {
  const bytes = Buffer.from(`${text}\n`, "latin1");
  return context.register(PDFRawStream.of(context.obj({ Length: bytes.length }), bytes));
}
