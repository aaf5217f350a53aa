// Stage typeset. The engine `pagedjs`: Paged.js, driven by handlers of ours that make it exact,
// linear and deterministic. Everything that knows Paged.js is here, in page/ and in base-css.ts.

import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "puppeteer-core";
import { packageFile } from "../assets.ts";
import type { PageMap } from "../model/outputs.ts";
import { BASE_CSS, PAGED_CSS } from "./base-css.ts";
import type { Engine, PageFault, Paginated, Setting, Sheets } from "./engine.ts";
import { markPage } from "./marks.ts";
import type { LayoutInput, LayoutResult } from "./page/main.ts";
import { layoutScript } from "./page/script.ts";
import { ELSEWHERE, partsOf } from "./pdf/bind.ts";
import { openClosedPage } from "./session.ts";

/** The engine that lays out with Paged.js 0.4.3. */
export const pagedjs: Engine = { name: "pagedjs", paginate };

async function paginate(sheets: Sheets, setting: Setting): Promise<Paginated> {
  const closed = await openClosedPage(setting.browser, setting.timeouts);
  try {
    const result = await layOut(closed.page, sheets, setting);
    return {
      pageMap: pageMapOf(result),
      marks: await markPage(closed.page),
      faults: faultsOf(result, closed.refused),
      printed: print(closed.page, result.starts.length, setting),
    };
  } catch (error) {
    await closePage(closed.page);
    throw error;
  }
}

async function layOut(page: Page, sheets: Sheets, setting: Setting): Promise<LayoutResult> {
  await page.exposeFunction("stetPage", setting.onPage);
  await page.setContent(shellOf(sheets), { waitUntil: "domcontentloaded" });
  await page.evaluate(await library());
  await page.evaluate(layoutScript());
  return page.evaluate(runLayout, {
    xhtml: sheets.xhtml,
    css: `${BASE_CSS}\n${sheets.css}`,
    lineNumbers: sheets.lineNumbers,
    rounds: setting.rounds,
  });
}

async function* print(
  page: Page,
  pages: number,
  { timeouts, pagesPerPart }: Setting,
): AsyncGenerator<Uint8Array> {
  try {
    for (const [from, to] of partsOf(pages, pagesPerPart)) {
      await page.evaluate(showPart, from, to, ELSEWHERE);
      yield await page.pdf({
        preferCSSPageSize: true,
        printBackground: true,
        tagged: true,
        outline: true,
        timeout: timeouts.layout,
      });
    }
  } finally {
    await closePage(page);
  }
}

async function closePage(page: Page): Promise<void> {
  await page.close().catch(() => undefined);
}

/** Runs in the browser. */
function runLayout(input: LayoutInput): Promise<LayoutResult> {
  const { stet } = globalThis as unknown as {
    stet: { run(input: LayoutInput): Promise<LayoutResult> };
  };
  return stet.run(input);
}

/** Runs in the browser. */
function showPart(from: number, to: number, elsewhere: string): void {
  const { stet } = globalThis as unknown as {
    stet: { show(from: number, to: number, elsewhere: string): void };
  };
  stet.show(from, to, elsewhere);
}

function shellOf({ title, language, fontFaces }: Sheets): string {
  const name = title.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"/><title>${name}</title><style data-pagedjs-ignore="">${fontFaces}${PAGED_CSS}</style></head><body></body></html>`;
}

let libraryText: Promise<string> | undefined;

/**
 * Rules of Paged.js for first letters of pieces of a page. Chromium leaves text that is a first
 * letter and nothing more, such as `(2)`, out of the structure tree.
 */
const FIRST_LETTERS = /^\.pagedjs_pages[^{}]*::first-letter \{[^}]*\}$/gm;

/** The text of Paged.js for browsers, read once. */
function library(): Promise<string> {
  libraryText ??= readFile(
    path.resolve(path.dirname(packageFile("pagedjs")), "../dist/paged.js"),
    "utf8",
  ).then((text) => text.replace(FIRST_LETTERS, ""));
  return libraryText;
}

function pageMapOf({ starts, places }: LayoutResult): PageMap {
  return { pages: starts, pageOf: new Map(places) };
}

function faultsOf(result: LayoutResult, refused: ReadonlySet<string>): PageFault[] {
  const faults: PageFault[] = result.findings.map(({ message, page }) => ({
    rule: "page-holds-its-text",
    message,
    ...(page >= 0 ? { page } : {}),
  }));
  for (const url of refused) {
    faults.push({ rule: "build-is-closed", message: `${url} was asked for and refused` });
  }
  if (!result.settled) {
    faults.push({
      rule: "folios-settle",
      message: `page numbers in the text still changed after ${result.rounds} layouts`,
    });
  }
  return faults;
}
