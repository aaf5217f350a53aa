// `npm run bench`: sets editions of several lengths, each in a process of its own, and prints what
// every stage took and how time grows with length; with --peers also what other programs take for
// the same words in the same run. A benchmark, never a test: it fails only if a build fails.

import { mkdir, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Command, Option } from "commander";
import { PACKAGE_ROOT } from "../assets.ts";
import type { Built } from "./build.ts";
import type { CitationsMade } from "./citations.ts";
import { makeBook } from "./corpus.ts";
import { editParagraph, writeEdition } from "./edition.ts";
import { writeManuscripts } from "./manuscripts.ts";
import { peers } from "./peers.ts";
import { type Ran, run } from "./processes.ts";
import {
  citationsReport,
  comparison,
  editReport,
  growth,
  type Measured,
  sizeReport,
} from "./report.ts";
import { readWords } from "./text.ts";

interface Flags {
  readonly sizes: readonly number[];
  readonly engine: string;
  readonly all: boolean;
  readonly peers: boolean;
  readonly citations: boolean;
  readonly edited: boolean;
  readonly runs: number;
  readonly seed: number;
  readonly limit: number;
}

const numbers = (text: string) => text.split(",").map(Number);
const flags = new Command("bench")
  .option("--sizes <pages>", "lengths to set", numbers, [12, 112, 470, 940, 3000])
  .addOption(
    new Option("--engine <name>", "what lays out the pages")
      .choices(["stet", "pagedjs"])
      .default("stet"),
  )
  .option("--all", "all three outputs, proved, and not the print PDF alone", false)
  .option("--peers", "also every other program that is installed", false)
  .option("--citations", "only what 5,000 citations of 400 works take", false)
  .option("--edited", "also what is new after one paragraph was edited, with a cache", false)
  .option("--runs <number>", "times to set each; the median is told", Number, 1)
  .option("--seed <number>", "decides the words", Number, 1)
  .option("--limit <seconds>", "after which another program is stopped", Number, 600)
  .parse()
  .opts<Flags>();

/** The run in the middle by wall time. */
async function median(times: number, once: () => Promise<Ran>): Promise<Ran> {
  const ran: Ran[] = [];
  for (let time = 0; time < times; time += 1) ran.push(await once());
  ran.sort((a, b) => a.wall - b.wall);
  return ran[Math.floor(ran.length / 2)] as Ran;
}

async function stet(folder: string, cache = ""): Promise<Measured> {
  const program = fileURLToPath(new URL("./build.js", import.meta.url));
  const outputs = flags.all ? "print,epub,coursepack" : "print";
  const ran = await median(flags.runs, () =>
    run(process.execPath, [program, folder, flags.engine, outputs, cache], {}),
  );
  if (ran.status !== 0) throw new Error(ran.stderr || "the build did not end");
  return { ...ran, built: JSON.parse(ran.stdout) as Built };
}

if (flags.citations) {
  const program = fileURLToPath(new URL("./citations.js", import.meta.url));
  const ran = await median(flags.runs, () => run(process.execPath, [program], {}));
  if (ran.status !== 0) throw new Error(ran.stderr);
  console.log(citationsReport(JSON.parse(ran.stdout) as CitationsMade));
  process.exit();
}

const words = await readWords(PACKAGE_ROOT);
const root = await mkdtemp(path.join(os.tmpdir(), "stet-bench-"));
const measured: Measured[] = [];
try {
  for (const pages of flags.sizes) {
    const book = makeBook(words, pages, flags.seed);
    const folder = path.join(root, String(pages));
    await mkdir(folder);
    await writeEdition(book, folder);
    const own = await stet(folder);
    measured.push(own);
    console.log(sizeReport(pages, own));
    if (flags.edited) {
      const cold = await stet(folder, "cache");
      await editParagraph(book, folder);
      console.log(editReport(cold, await stet(folder, "cache")));
    }
    if (flags.peers) await compare(book, folder, own);
  }
  for (const line of growth(measured)) console.log(line);
} finally {
  await rm(root, { recursive: true, force: true });
}
if (measured.some(({ built }) => built.ending !== "done")) process.exitCode = 1;

async function compare(
  book: ReturnType<typeof makeBook>,
  folder: string,
  own: Measured,
): Promise<void> {
  await writeManuscripts(book, folder);
  for (const { name, set } of peers(own.built.browser)) {
    const output = path.join(folder, "peer.pdf");
    const ran = set && (await median(flags.runs, () => set(folder, output, flags.limit)));
    console.log(await comparison(name, ran, output, own));
    await rm(output, { force: true });
  }
}
