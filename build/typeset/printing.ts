// Stage typeset. What every engine that lays out in a page of the browser has in common: the page
// itself, the running of its script, and the printing of what the script made, part by part.

import type { Page } from "puppeteer-core";
import type {
  PageFault,
  Paginated,
  PrintedPart,
  Setting,
  Sheets,
  Whereabouts,
} from "./engine.ts";
import type { Marks } from "./marks.ts";
import type { LayoutResult } from "./page/main.ts";
import { ELSEWHERE, partsOf } from "./pdf/parts.ts";
import { printed } from "./printed.ts";
import { LateError, openClosedPage } from "./session.ts";

/** `window.stet`, as an engine's script defines it. */
interface Script {
  run(input: unknown): Promise<LayoutResult>;
  show(from: number, to: number, elsewhere: string): Marks;
}

/**
 * Opens a page of the browser, lets `prepare` put the shell and the script into it, and runs the
 * script with what `prepare` gives.
 */
export async function paginate(
  setting: Setting,
  prepare: (page: Page) => Promise<unknown>,
): Promise<Paginated> {
  const { page, refused } = await openClosedPage(setting.browser, setting.timeouts);
  try {
    await page.emulateMediaType("print");
    await page.exposeFunction("stetPage", setting.onPage);
    await page.exposeFunction("stetReached", setting.onReached);
    const laid = await page.evaluate(runLayout, await prepare(page));
    mustBeFew(laid, setting);
    return {
      pageMap: { pages: laid.starts, pageOf: new Map(laid.places) },
      faults: faultsOf(laid, refused),
      printed: print(page, laid, setting),
    };
  } catch (error) {
    await closePage(page);
    throw error;
  }
}

/** @throws LateError where there are more pages than there may be. */
function mustBeFew({ starts }: LayoutResult, { ceiling }: Setting): void {
  if (starts.length <= ceiling) return;
  throw new LateError(`there are more than ${ceiling} pages`, beginningOf(starts[ceiling]));
}

function beginningOf(start: LayoutResult["starts"][number] | undefined): Whereabouts {
  return { ids: start ? [start.block ?? start.part, start.part] : [], words: "" };
}

/** While a part is finished, the next is printed: it is begun before the one at hand is given. */
async function* print(
  page: Page,
  { starts }: LayoutResult,
  setting: Setting,
): AsyncGenerator<PrintedPart> {
  try {
    await page.emulateMediaType(undefined);
    let before: Printing | null = null;
    for (const [from, to] of partsOf(starts.length, setting.pagesPerPart)) {
      const pdf = await before?.pdf;
      setting.onReached(beginningOf(starts[from]));
      const next = await begin(page, [from, to], setting);
      if (before && pdf) yield { pdf, marks: before.marks };
      before = next;
    }
    if (before) yield { pdf: await before.pdf, marks: before.marks };
  } finally {
    await closePage(page);
  }
}

/** A part that the browser prints. */
interface Printing {
  readonly marks: Marks;
  readonly pdf: Promise<Uint8Array>;
}

async function begin(
  page: Page,
  [from, to]: readonly [number, number],
  { timeouts, memory }: Setting,
): Promise<Printing> {
  const marks = JSON.parse(await page.evaluate(showPart, from, to, ELSEWHERE)) as Marks;
  const pdf = printed(page, timeouts.layout, memory);
  // Where finishing fails in the meantime, nobody is left to hear that printing did.
  pdf.catch(() => undefined);
  return { marks, pdf };
}

async function closePage(page: Page): Promise<void> {
  await page.close().catch(() => undefined);
}

/** Runs in the browser. */
function runLayout(input: unknown): Promise<LayoutResult> {
  return (globalThis as unknown as { stet: Script }).stet.run(input);
}

/** Runs in the browser. What crosses back is text, which is read far faster than objects are. */
function showPart(from: number, to: number, elsewhere: string): string {
  const { stet } = globalThis as unknown as { stet: Script };
  return JSON.stringify(stet.show(from, to, elsewhere));
}

/** Between layout and printing nobody looks at the pages: the browser shall not lay them out for a screen. */
const UNSEEN = "@media screen { body { display: none; } }";

/** An empty document with the edition's title and language, and these style sheets. */
export function shellOf(
  { title, language }: Sheets,
  styles: readonly string[],
  attributes = "",
): string {
  const name = title.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const sheets = [...styles, UNSEEN]
    .map((style) => `<style${attributes}>${style}</style>`)
    .join("");
  return `<!DOCTYPE html><html lang="${language}"><head><meta charset="utf-8"/><title>${name}</title>${sheets}</head><body></body></html>`;
}

function faultsOf(laid: LayoutResult, refused: ReadonlySet<string>): PageFault[] {
  const faults: PageFault[] = laid.findings.map(({ page, ...finding }) => ({
    rule: "page-holds-its-text",
    ...finding,
    ...(page >= 0 ? { page } : {}),
  }));
  for (const url of refused) {
    faults.push({ rule: "build-is-closed", message: `${url} was asked for and refused` });
  }
  if (!laid.settled) {
    faults.push({
      rule: "folios-settle",
      message: `page numbers in the text still changed after ${laid.rounds} layouts`,
    });
  }
  return faults;
}
