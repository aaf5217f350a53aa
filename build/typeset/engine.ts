// Stage typeset. The seam between Stet and whatever lays out pages: XHTML and CSS in, a printed
// PDF and a page map out. Post-processing of the PDF comes after and is the same for every engine.

import type { Browser } from "puppeteer-core";
import type { PageMap } from "../model/outputs.ts";
import type { Marks } from "./marks.ts";
import type { Memory } from "./printed.ts";
import type { Timeouts } from "./session.ts";

/** Numbers in the margin of a transcription's lines. */
export interface LineNumbers {
  /** Every how many lines a number is printed. */
  readonly every: number;
  /** Where the count begins anew: with each document or on each page. */
  readonly restart: "document" | "page";
}

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
  readonly lineNumbers: LineNumbers | null;
}

/** What the engine has to work with. */
export interface Setting {
  readonly browser: Browser;
  readonly timeouts: Timeouts;
  /** How many pages are printed at once at most: an even number, so that a part begins on the right. */
  readonly pagesPerPart: number;
  /** What was printed before. */
  readonly memory: Memory;
  /** How often pages are laid out at most until their page numbers are true. */
  readonly rounds: number;
  /** How many pages there may be. */
  readonly ceiling: number;
  /** Told the number of every page as it is laid out; it begins anew with every round. */
  readonly onPage: (page: number) => void;
  /** Told what is being worked on; what was told last is where work stood when time ran out. */
  readonly onReached: (at: Whereabouts) => void;
}

/** Where something on a page was written. */
export interface Whereabouts {
  /** Ids that it stands under, the innermost first. */
  readonly ids: readonly string[];
  /** Its first words as the page shows them; nothing where it has none. */
  readonly words: string;
}

/** Something wrong with the pages; the stage makes a diagnostic of it. */
export interface PageFault {
  readonly rule: "page-holds-its-text" | "build-is-closed" | "folios-settle";
  readonly message: string;
  /** Index of the page, from 0, where one is to blame. */
  readonly page?: number;
  /** Where it was written; failing that, the beginning of its page is named. */
  readonly at?: Whereabouts;
  /** What the editor can do about it. */
  readonly hint?: string;
}

export interface Paginated {
  readonly pageMap: PageMap;
  readonly faults: readonly PageFault[];
  /**
   * The pages as the browser prints them: a PDF, or several that follow one another, each begun on
   * a right-hand page and made as page/parts.ts says. The stage takes them one by one and always
   * to the end, or calls `return`: only then does the engine let go of its page of the browser.
   */
  readonly printed: AsyncIterable<PrintedPart>;
}

/** Some of the pages as the browser printed them. */
export interface PrintedPart {
  readonly pdf: Uint8Array;
  /** Of its elements. */
  readonly marks: Marks;
}

export interface Engine {
  readonly name: string;
  /** @throws Error if the browser fails or takes longer than it may; the stage makes a diagnostic of it. */
  paginate(sheets: Sheets, setting: Setting): Promise<Paginated>;
}
