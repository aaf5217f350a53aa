// Stage typeset. The seam between Stet and whatever lays out pages: XHTML and CSS in, a printed
// PDF and a page map out. Post-processing of the PDF comes after and is the same for every engine.

import type { Browser } from "puppeteer-core";
import type { PageMap } from "../model/outputs.ts";
import type { Timeouts } from "./session.ts";

/** One output, ready to be laid out. */
export interface Sheets {
  readonly title: string;
  /** BCP 47. */
  readonly language: string;
  /** The parts' `<section>` elements, one after another, in one well-formed element. */
  readonly xhtml: string;
  /** All style sheets, the page's size included, in Paged.js's syntax for paged media. */
  readonly css: string;
  /** `@font-face` rules with `data:` sources; kept apart because no engine needs to read them. */
  readonly fontFaces: string;
  /** Every how many lines of a transcription a number is printed; null for none. */
  readonly lineNumbers: number | null;
}

/** What the engine has to work with. */
export interface Setting {
  readonly browser: Browser;
  readonly timeouts: Timeouts;
  /** How often pages are laid out at most until their page numbers are true. */
  readonly rounds: number;
  /** Told the number of every page as it is laid out; it begins anew with every round. */
  readonly onPage: (page: number) => void;
}

/** Something wrong with the pages; the stage makes a diagnostic of it. */
export interface PageFault {
  readonly rule: "page-holds-its-text" | "build-is-closed" | "folios-settle";
  readonly message: string;
  /** Index of the page, from 0, where one is to blame. */
  readonly page?: number;
}

export interface Paginated {
  /** As the browser printed it. */
  readonly pdf: Uint8Array;
  readonly pageMap: PageMap;
  readonly faults: readonly PageFault[];
}

export interface Engine {
  readonly name: string;
  /** @throws Error if the browser fails or takes longer than it may; the stage makes a diagnostic of it. */
  paginate(sheets: Sheets, setting: Setting): Promise<Paginated>;
}
