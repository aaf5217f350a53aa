// From destinations as a PDF writes them to places on pages. Floor: verify.

import type { PDFDocumentProxy } from "./pdfjs.ts";

/** Where a link or an outline entry leads: PDF 32000-1, 12.3.2. */
export interface Destination {
  /** The name it was called by; null for one given outright. */
  readonly name: string | null;
  /** From 1. */
  readonly page: number;
  /** Points from the page's foot; null where only the page is named. */
  readonly x: number | null;
  readonly y: number | null;
}

/** Turns destinations of either form, a name or an array, into places. */
export class Resolver {
  readonly destinations = new Map<string, Destination>();
  private readonly pages = new Map<string, number>();
  private readonly document: PDFDocumentProxy;

  constructor(document: PDFDocumentProxy) {
    this.document = document;
  }

  async name(name: string, target: unknown): Promise<void> {
    const place = await this.explicit(name, target);
    if (place) this.destinations.set(name, place);
  }

  async resolve(dest: unknown): Promise<Destination | null> {
    if (typeof dest === "string") return this.destinations.get(dest) ?? null;
    return this.explicit(null, dest);
  }

  private async explicit(name: string | null, target: unknown): Promise<Destination | null> {
    if (!Array.isArray(target)) return null;
    const [page, form, x, y] = target as [unknown, { name?: string }, unknown, unknown];
    const number = await this.page(page);
    if (number === null) return null;
    const exact = form?.name === "XYZ";
    return {
      name,
      page: number,
      x: exact && typeof x === "number" ? x : null,
      y: exact && typeof y === "number" ? y : null,
    };
  }

  private async page(reference: unknown): Promise<number | null> {
    if (typeof reference === "number") return reference + 1;
    const key = JSON.stringify(reference);
    const known = this.pages.get(key);
    if (known !== undefined) return known;
    try {
      const index = await this.document.getPageIndex(
        reference as Parameters<PDFDocumentProxy["getPageIndex"]>[0],
      );
      this.pages.set(key, index + 1);
      return index + 1;
    } catch {
      return null;
    }
  }
}
