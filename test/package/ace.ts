// Ace by DAISY: the judge of how accessible an EPUB is. It runs in the browser that typesets.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ace from "@daisy/ace-core";
import type { Browser, HTTPRequest } from "puppeteer-core";
import { thisMachine } from "../../build/typeset/browser.ts";
import { startBrowser } from "../../build/typeset/session.ts";

/** What Ace says of the book, a line for each violation: nothing if there is none. */
export async function aceFindings(bytes: Uint8Array): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "stet-ace-"));
  try {
    const file = path.join(folder, "book.epub");
    const outdir = path.join(folder, "report");
    writeFileSync(file, bytes);
    const options = { cwd: folder, outdir, lang: "en", initLogger: true, silent: true };
    await ace(file, options, runner());
    const report = JSON.parse(readFileSync(path.join(outdir, "report.json"), "utf8"));
    return (report.assertions as Assertion[]).flatMap(linesOf);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Of Ace's report: what was found in one document, or one such finding. */
interface Assertion {
  readonly "earl:testSubject"?: { readonly url: string };
  readonly "earl:test"?: { readonly "dct:title": string };
  readonly "earl:result"?: { readonly "dct:description"?: string; readonly html?: string };
  readonly assertions?: readonly Assertion[];
}

function linesOf({ "earl:testSubject": subject, assertions }: Assertion): readonly string[] {
  return (assertions ?? []).map(({ "earl:test": rule, "earl:result": result }) =>
    [subject?.url, rule?.["dct:title"], result?.["dct:description"], result?.html]
      .filter(Boolean)
      .join(": "),
  );
}

/** What Ace asks of a browser; its own would look for another than ours. */
function runner() {
  let browser: Browser | null = null;
  return {
    concurrency: 2,
    setTimeout: () => undefined,
    launch: async () => {
      const started = await startBrowser(thisMachine());
      if (!started.browser) throw new Error("no browser runs here");
      browser = started.browser;
    },
    close: async () => {
      await browser?.close();
    },
    run: async (
      url: string,
      scripts: readonly string[],
      contents: readonly string[],
    ): Promise<unknown> => {
      const page = await (browser as Browser).newPage();
      await page.setRequestInterception(true);
      page.on("request", answer);
      await page.goto(url);
      for (const content of contents) await page.addScriptTag({ content });
      for (const file of scripts) await page.addScriptTag({ path: file });
      const found = await page.evaluate(runAce);
      await page.close();
      return found;
    },
  };
}

/** XHTML as XHTML, whatever the ending of its name; nothing from a network. */
async function answer(request: HTTPRequest): Promise<void> {
  const url = request.url();
  if (!url.startsWith("file:")) return request.abort();
  if (request.resourceType() !== "document") return request.continue();
  const body = await readFile(fileURLToPath(url), "utf8");
  return request.respond({ status: 200, contentType: "application/xhtml+xml", body });
}

/** Runs in the browser. */
function runAce(): Promise<unknown> {
  const { daisy } = globalThis as unknown as {
    daisy: { ace: { run(done: (error: unknown, found: unknown) => void): void } };
  };
  return new Promise((resolve, reject) => {
    daisy.ace.run((error, found) => (error ? reject(error) : resolve(found)));
  });
}
