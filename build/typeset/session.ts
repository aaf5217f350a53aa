// Stage typeset. Starting a browser, and pages in it that can reach nothing outside the build.

import { rmSync } from "node:fs";
import process from "node:process";
import puppeteer, { type Browser, type Page } from "puppeteer-core";
import type { Diagnostic } from "../diagnostics.ts";
import { type Candidate, type Machine, waysToABrowser } from "./browser.ts";
import type { Whereabouts } from "./engine.ts";

export interface Timeouts {
  /** For the browser to start. Milliseconds, as all of these. */
  readonly launch: number;
  /** For one output to be laid out and printed. */
  readonly layout: number;
}

/** A page of the browser, and what it asked for that is not in the build. */
export interface ClosedPage {
  readonly page: Page;
  readonly refused: ReadonlySet<string>;
}

/** A browser that runs, or what was tried and why it does not. */
export interface Started {
  readonly browser: Browser | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Time for the browser to start. Milliseconds. */
export const LAUNCH = 30_000;

/** Starts a browser. Never throws: that none runs is a diagnostic. */
export async function startBrowser(machine: Machine, timeout = LAUNCH): Promise<Started> {
  const tried: string[] = [];
  for (const way of waysToABrowser(machine)) {
    try {
      for (const candidate of await way.find()) {
        const browser = await launch(candidate, machine, timeout, tried);
        if (browser) return { browser, diagnostics: [] };
      }
    } catch (error) {
      tried.push(`${way.name}: ${messageOf(error)}`);
    }
  }
  return { browser: null, diagnostics: [noBrowser(tried)] };
}

function noBrowser(tried: readonly string[]): Diagnostic {
  return {
    rule: "browser-runs",
    message: `no browser could be started. Tried: ${tried.join("; ")}`,
    hint: "Install Chrome, Chromium or Edge, or set STET_BROWSER to the path of one. On Linux x64 `npm ci` brings one that needs nothing installed.",
  };
}

/** Root has no sandbox; others have one where the system lets them, which is seen by trying. */
async function launch(
  candidate: Candidate,
  machine: Machine,
  timeout: number,
  tried: string[],
): Promise<Browser | null> {
  for (const sandbox of machine.root ? [false] : [true, false]) {
    try {
      const browser = await puppeteer.launch({
        executablePath: candidate.executable,
        // Whoever runs the program decides what a signal means: see `endsWithProcess`.
        handleSIGINT: false,
        handleSIGTERM: false,
        handleSIGHUP: false,
        headless: "shell",
        pipe: true,
        args: [...ARGUMENTS, ...(sandbox ? [] : ["--no-sandbox"])],
        env: { ...machine.env, ...candidate.env },
        timeout,
        // How long the work may take is for whoever gives it: see `within`.
        protocolTimeout: 0,
      });
      endsWithProcess(browser);
      return browser;
    } catch (error) {
      tried.push(
        `${candidate.name}${sandbox ? "" : " without a sandbox"}: ${messageOf(error)}`,
      );
    }
  }
  return null;
}

/** A build that is stopped leaves neither a browser nor what the browser keeps on the disk. */
function endsWithProcess(browser: Browser): void {
  const child = browser.process();
  const option = "--user-data-dir=";
  const profile = child?.spawnargs.find((one) => one.startsWith(option))?.slice(option.length);
  const end = (): void => {
    killAll(child?.pid);
    if (profile) rmSync(profile, { recursive: true, force: true, maxRetries: 10 });
  };
  process.once("exit", end);
  child?.once("exit", () => process.off("exit", end));
}

/**
 * Hinting off, so that widths are the font's own on every system; no GPU, no shared memory, which
 * containers have too little of; names resolve to nothing, as a second wall behind interception.
 * The script in the page may ask for memory to be cleared: page/memory.ts.
 */
const ARGUMENTS = [
  "--font-render-hinting=none",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--host-resolver-rules=MAP * ~NOTFOUND",
  "--js-flags=--expose-gc",
];

/** The first line says what happened; the rest is the browser's log. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (
    message
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.trim() ?? "unknown"
  );
}

/** Work that took longer, or more pages, than it may. */
export class LateError extends Error {
  override readonly name = "LateError";
  /** Where it was when it was given up, as far as that is known. */
  readonly at: Whereabouts | undefined;

  constructor(message: string, at?: Whereabouts) {
    super(message);
    this.at = at;
  }
}

/** Gives up on `work` after `milliseconds`. @throws LateError then; `work` itself is not stopped. */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new LateError(`it was not done after ${milliseconds / 1000} seconds`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}

/** Opens a page whose every request is refused and remembered, except what is inside the page itself. */
export async function openClosedPage(
  browser: Browser,
  timeouts: Timeouts,
): Promise<ClosedPage> {
  const page = await browser.newPage();
  const refused = new Set<string>();
  page.setDefaultTimeout(timeouts.layout);
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith("data:") || url === "about:blank") {
      request.continue().catch(() => undefined);
      return;
    }
    refused.add(url);
    request.abort("blockedbyclient").catch(() => undefined);
  });
  return { page, refused };
}

/** Time for a browser to end by itself. Milliseconds. */
const GRACE = 5_000;

/** Ends the browser and every process it started, by force where it does not end by itself. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const pid = browser.process()?.pid;
  await within(GRACE, browser.close()).catch(() => undefined);
  if (process.platform !== "win32") killAll(pid);
}

/** Ends the browser's first process and, but on Windows, all of the group that it leads. */
function killAll(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It is gone already where all ended well.
  }
}
