// Stage typeset: from XHTML and CSS to a PDF and its page map. One browser serves every output of
// a build. The stage knows the browser, the fonts and the PDF; the layout itself is an engine's.

import type { Diagnostic, Outcome } from "../diagnostics.ts";
import { type Cache, NO_CACHE } from "../model/cache.ts";
import type { EngineName } from "../model/manuscript.ts";
import type { PageMap, Rendered, Typeset } from "../model/outputs.ts";
import type { Span } from "../model/span.ts";
import { type Machine, thisMachine } from "./browser.ts";
import { charactersOf, checkCoverage } from "./coverage.ts";
import type { Engine, LineNumbers, PageFault, Whereabouts } from "./engine.ts";
import { type Fonts, loadFonts } from "./fonts.ts";
import { headingsOf } from "./headings.ts";
import { pagedjs } from "./pagedjs.ts";
import type { Metadata } from "./pdf/describe.ts";
import {
  closeBrowser,
  LAUNCH,
  LateError,
  type Started,
  startBrowser,
  type Timeouts,
  within,
} from "./session.ts";
import { stet } from "./stet.ts";

export type { Whereabouts } from "./engine.ts";
export type { Metadata } from "./pdf/describe.ts";

export interface TypesetterOptions {
  /** The environment in which STET_BROWSER is looked up; `process.env` where absent. */
  readonly env?: Machine["env"];
  /** A browser that was started before it was known what for; the typesetter closes it. */
  readonly started?: Promise<Started>;
  /** What a test puts in the place of this machine. */
  readonly machine?: Machine;
  /** By name, or one of a test's own. */
  readonly engine?: EngineName | Engine;
  /** Where subsets of fonts and printed parts are remembered. */
  readonly cache?: Cache;
  readonly timeouts?: Partial<Timeouts>;
  /** How many pages an output may have at most, and how many seconds it may take. */
  readonly pages?: number;
  readonly seconds?: number;
  /** How many pages are printed at once at most; an even number. */
  readonly pagesPerPart?: number;
}

/** One output to be typeset. Lengths are CSS lengths: `6in`, `210mm`. */
export interface TypesetJob {
  readonly pageWidth: string;
  readonly pageHeight: string;
  readonly lineNumbers?: LineNumbers;
  readonly metadata: Metadata;
  /** Told the number of every page as it is laid out. Beginning again at 1 means another round. */
  readonly onPage?: (page: number) => void;
  /** Where in the manuscript something on a page was written; nowhere where Stet made it. */
  readonly placeOf?: (at: Whereabouts) => Span | undefined;
  /** Told where everything stands as soon as that is known: before it is printed and finished. */
  readonly onLaid?: (pages: PageMap) => void;
}

export interface Typesetter {
  /** The browser's program. */
  readonly browser: string;
  /** As the browser names itself: `HeadlessChrome/147.0.7727.24`. */
  readonly version: string;
  /**
   * Lays out and prints one output. Never throws for a fault of the edition, nor for a browser
   * that fails or hangs: those are diagnostics, and the value is then an empty PDF.
   *
   * @throws Error if the XHTML is not well-formed: a bug of the build.
   */
  typeset(rendered: Rendered, job: TypesetJob): Promise<Outcome<Typeset>>;
  close(): Promise<void>;
}

const TIMEOUTS: Timeouts = { launch: LAUNCH, layout: 600_000 };
const ROUNDS = 5;
/** Chromium's time for a PDF grows faster than its pages: from about here on, parts are quicker. */
const PAGES_PER_PART = 64;
const CEILING = 20_000;
const DEFAULT_ENGINE: EngineName = "stet";
const ENGINES: Readonly<Record<EngineName, Engine>> = { stet, pagedjs };

function engineOf(engine: EngineName | Engine): Engine {
  return typeof engine === "string" ? ENGINES[engine] : engine;
}

/** Starts a browser to typeset with. The value is null, and a diagnostic says what was tried, where none runs. */
export async function openTypesetter(
  options: TypesetterOptions = {},
): Promise<Outcome<Typesetter | null>> {
  const machine = options.machine ?? thisMachine(options.env);
  const { pages = CEILING, seconds = TIMEOUTS.layout / 1000 } = options;
  const timeouts = { ...TIMEOUTS, layout: seconds * 1000, ...options.timeouts };
  const [{ browser, diagnostics }, fonts] = await Promise.all([
    options.started ?? startBrowser(machine, timeouts.launch),
    loadFonts(),
  ]);
  if (!browser) return { value: null, diagnostics };
  const cache = options.cache ?? NO_CACHE;
  const version = await browser.version();
  const program = browser.process()?.spawnfile ?? "";
  const setting = {
    browser,
    memory: { cache, printer: `${version} ${program}` },
    timeouts,
    rounds: ROUNDS,
    pagesPerPart: options.pagesPerPart ?? PAGES_PER_PART,
    ceiling: pages,
  };
  const engine = engineOf(options.engine ?? DEFAULT_ENGINE);
  return {
    value: {
      browser: program,
      version,
      typeset: (rendered, job) => typeset(rendered, job, { engine, setting, fonts, cache }),
      close: () => closeBrowser(browser),
    },
    diagnostics,
  };
}

interface Workshop {
  readonly engine: Engine;
  readonly setting: Omit<Parameters<Engine["paginate"]>[1], "onPage" | "onReached">;
  readonly fonts: Fonts;
  readonly cache: Cache;
}

async function typeset(
  rendered: Rendered,
  job: TypesetJob,
  { engine, setting, fonts, cache }: Workshop,
): Promise<Outcome<Typeset>> {
  const uncovered = checkCoverage(rendered, fonts.has);
  const sections = rendered.parts.map((part) => part.xhtml).join("");
  const sheets = {
    title: job.metadata.title,
    language: rendered.language,
    xhtml: `<body xmlns="http://www.w3.org/1999/xhtml">${sections}</body>`,
    css: [pageSize(job), ...rendered.css].join("\n"),
    fontFaces: await fonts.facesFor(charactersOf(rendered), cache),
    lineNumbers: job.lineNumbers ?? null,
  };
  let reached: Whereabouts | undefined;
  const onReached = (at: Whereabouts): void => {
    reached = at;
  };
  const made = async () => {
    const onPage = job.onPage ?? (() => undefined);
    const laying = engine.paginate(sheets, { ...setting, onPage, onReached });
    // It takes its time to load, and until the pages are laid out there is nothing else to do.
    const finishing = import("./pdf/finish.ts");
    const laid = await laying;
    job.onLaid?.(laid.pageMap);
    const headings = headingsOf(rendered);
    const { finish } = await finishing;
    const finished = await finish({ ...laid, headings }, job.metadata);
    return { ...laid, finished };
  };
  try {
    const { pageMap, faults, finished } = await within(setting.timeouts.layout, made());
    const found = faults.map((fault) => diagnosticOf(fault, pageMap, job));
    const foreign = finished.foreignFonts.map(foreignFont);
    return {
      value: { pdf: finished.pdf, pageMap },
      diagnostics: [...uncovered, ...found, ...foreign],
    };
  } catch (error) {
    if (!isFailureOfTheBrowser(error)) throw error;
    const message = `the ${rendered.output} could not be set: ${error.message}`;
    const limited = error instanceof LateError ? givenUp(error.at ?? reached, job) : {};
    return {
      value: { pdf: new Uint8Array(), pageMap: { pages: [], pageOf: new Map() } },
      diagnostics: [...uncovered, { rule: "browser-runs", message, ...limited }],
    };
  }
}

function pageSize({ pageWidth, pageHeight }: TypesetJob): string {
  return `@page { size: ${pageWidth} ${pageHeight}; }`;
}

function diagnosticOf(fault: PageFault, { pages }: PageMap, job: TypesetJob): Diagnostic {
  const { rule, message, page, at, hint } = fault;
  const start = page === undefined ? undefined : pages[page];
  const begins = start && { ids: [start.block ?? start.part, start.part], words: "" };
  const span = (at && job.placeOf?.(at)) ?? (begins && job.placeOf?.(begins));
  return {
    rule,
    message,
    ...(span ? { span } : {}),
    ...(hint ? { hint } : {}),
    ...(start ? { seen: `page ${start.page} (folio ${start.folio}), ${start.part}` } : {}),
  };
}

/** Of a limit that was met: where, and how to allow more. */
function givenUp(
  at: Whereabouts | undefined,
  job: TypesetJob,
): Pick<Diagnostic, "span" | "hint" | "seen"> {
  const span = at && job.placeOf?.(at);
  return {
    ...(span ? { span } : {}),
    ...(at?.ids.length ? { seen: `it had come to ${at.ids.at(-1)}` } : {}),
    hint: "--max-seconds and --max-pages, or max-seconds and max-pages under print: in edition.yaml, set how much it may take.",
  };
}

function foreignFont(name: string): Diagnostic {
  return {
    rule: "character-has-a-glyph",
    message: `text was set in ${name}, which is not one of the edition's fonts`,
    hint: 'Style sheets name the families "Stet Serif" and "Stet Symbols" and no others.',
  };
}

/** A lost or hanging browser, as against an error thrown by the script in its page. */
function isFailureOfTheBrowser(error: unknown): error is Error {
  return (
    error instanceof Error &&
    (/Late|Timeout|ProtocolError|TargetCloseError/.test(error.name) ||
      /timed out|Target closed|detached|Connection closed/i.test(error.message))
  );
}
