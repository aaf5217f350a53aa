// What the benchmark prints.

import { readFile } from "node:fs/promises";
import type { Built } from "./build.ts";
import type { CitationsMade } from "./citations.ts";
import type { Ran } from "./processes.ts";

export interface Measured extends Ran {
  readonly built: Built;
}

/** Seconds, of a stage or several. */
interface Use {
  readonly stage: string;
  readonly wall: number;
  readonly cpu: number;
}

/** From the beginning of each stage to the beginning of the next; what overlaps goes with the later. */
function stagesOf({ built, cpuUntil }: Measured): readonly Use[] {
  return built.marks.slice(0, -1).map(({ stage, at }, index) => {
    const end = built.marks[index + 1]?.at ?? at;
    return { stage, wall: (end - at) / 1000, cpu: cpuUntil(end) - cpuUntil(at) };
  });
}

/** From the start of the process until the pages are a finished PDF, before they are proved. */
function untilPages({ built, cpuUntil }: Measured): Use {
  const start = built.marks[0]?.at ?? 0;
  const end = built.marks.find(({ stage }) => stage === "verify")?.at ?? built.marks.at(-1)?.at;
  const wall = ((end ?? start) - start) / 1000;
  return { stage: "until the PDF is made", wall, cpu: cpuUntil(end ?? start) };
}

/** The works read, every citation worded for all three outputs, and the bibliography. */
export function citationsReport({ citations, works, cpu, wall }: CitationsMade): string {
  return `${citations} citations of ${works} works: ${cpu.toFixed(1)} s CPU, ${wall.toFixed(1)} s wall`;
}

/** A table of stages, for one length. */
export function sizeReport(wanted: number, one: Measured): string {
  const { built, memory } = one;
  const made = untilPages(one);
  const whole = { stage: "the whole process", wall: one.wall, cpu: one.cpu };
  const rows = [...stagesOf(one), made, whole].map(
    ({ stage, wall, cpu }) =>
      `  ${stage.padEnd(24)}${seconds(wall)} s wall ${seconds(cpu)} s CPU`,
  );
  const rate = (built.pages / made.wall).toFixed(0);
  const head = `about ${wanted} pages: ${built.pages} pages, ${rate} pages/s, peak ${megabytes(memory)} (${built.ending})`;
  const findings = built.findings.slice(0, 5).map((finding) => `  ! ${finding}`);
  return ["", head, ...rows, ...findings].join("\n");
}

/** How long it takes until the PDF is new after a paragraph was edited, and how much of a cold build's time that is. */
export function editReport(cold: Measured, edited: Measured): string {
  const [before, after] = [untilPages(cold), untilPages(edited)];
  const share = Math.round((100 * after.wall) / before.wall);
  const row = (what: string, { wall, cpu }: Use): string =>
    `  ${what.padEnd(24)}${seconds(wall)} s wall ${seconds(cpu)} s CPU`;
  return [
    row("the PDF, with a cache", before),
    row("one paragraph edited", after),
    `  ${share}% of the time (${edited.built.ending})`,
  ].join("\n");
}

/** b in time = a * pages^b between each length and the next, and from the third to the last: 1 is linear. */
export function growth(all: readonly Measured[]): readonly string[] {
  const pairs = all.slice(1).map((large, at) => [all[at], large] as const);
  const [third, last] = [all[2], all.at(-1)];
  if (third && last && all.length > 4) pairs.push([third, last]);
  return pairs.flatMap(([small, large]) => {
    if (!small || small.built.pages === large.built.pages) return [];
    const longer = Math.log(large.built.pages / small.built.pages);
    const of = (key: "wall" | "cpu") =>
      (Math.log(untilPages(large)[key] / untilPages(small)[key]) / longer).toFixed(2);
    return [
      `growth exponent from ${small.built.pages} to ${large.built.pages} pages: ${of("wall")} wall, ${of("cpu")} CPU`,
    ];
  });
}

/** One line: what another program took, and how many times what Stet took for its PDF. */
export async function comparison(
  name: string,
  ran: Ran | null,
  output: string,
  own: Measured,
): Promise<string> {
  const head = `  ${name.padEnd(24)}`;
  if (!ran) return `${head}not installed`;
  const pages = await pagesOf(output);
  if (pages === null) {
    const why = ran.stderr.trim().split("\n").at(-1) ?? "";
    return `${head}failed after ${ran.wall.toFixed(0)} s: ${why.slice(0, 100)}`;
  }
  const ratio = (ran.wall / untilPages(own).wall).toFixed(2);
  return `${head}${seconds(ran.wall)} s wall ${seconds(ran.cpu)} s CPU, peak ${megabytes(ran.memory)}, ${pages} pages: ${ratio} times Stet's time`;
}

async function pagesOf(file: string): Promise<number | null> {
  try {
    const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
    const data = new Uint8Array(await readFile(file));
    return (await getDocument({ data, verbosity: 0 }).promise).numPages;
  } catch {
    return null;
  }
}

function seconds(value: number): string {
  return value.toFixed(2).padStart(8);
}

function megabytes(bytes: number): string {
  return bytes === 0 ? "memory not measured" : `${Math.round(bytes / 2 ** 20)} MB`;
}
