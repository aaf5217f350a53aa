// Page sizes, boxes and the resolution of pictures. Floor: verify. PDF 32000-1, 14.11.2.

import type { Edition } from "../../model/edition.ts";
import { isPack, type Output } from "../../model/manuscript.ts";
import { pointsOf, UNITS } from "../length.ts";
import type { RawPdf } from "../pdf/raw/file.ts";
import type { Graph } from "../pdf/raw/graph.ts";
import { isName, isRef, type Value } from "../pdf/raw/lexer.ts";
import { inherited } from "../pdf/raw/painted.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { type Finding, finding } from "./finding.ts";

type Size = readonly [number, number];
type Rectangle = readonly [number, number, number, number];

const PAPER = { letter: [612, 792], a4: [UNITS.mm ?? 0, UNITS.mm ?? 0] } as const;

/** The trimmed size that the edition states; null where it does not say. */
function sizeOf({ manuscript: { config, coursePack } }: Edition, output: Output): Size | null {
  if (isPack(output)) {
    const [width, height] = PAPER[coursePack?.paper ?? "letter"];
    return coursePack?.paper === "a4" ? [210 * width, 297 * height] : [width, height];
  }
  const size = [config.print.width, config.print.height].map(pointsOf);
  const [width, height] = size;
  return width && height ? [width, height] : null;
}

/** A pixel of CSS: browsers round a page to whole ones. */
const ROUNDING = 1;

/** Pages have the edition's size, and their boxes lie one inside the other: trim, bleed, media. */
export function checkBoxes(
  file: RawPdf,
  graph: Graph,
  edition: Edition,
  output: Output,
): Finding[] {
  const size = sizeOf(edition, output);
  const faults = new Map<string, number>();
  let number = 0;
  for (const page of pagesOf(file, graph)) {
    number += 1;
    for (const fault of boxFaults(page, size)) {
      if (!faults.has(fault)) faults.set(fault, number);
    }
  }
  return [...faults].map(([fault, page]) =>
    finding("page-is-sound", fault, { seen: `page ${page} of the file` }),
  );
}

interface Boxes {
  readonly media: Rectangle;
  readonly bleed: Rectangle;
  readonly trim: Rectangle;
}

function boxFaults({ media, bleed, trim }: Boxes, size: Size | null): readonly string[] {
  const [width, height] = [trim[2] - trim[0], trim[3] - trim[1]];
  const isRight =
    !size || (Math.abs(width - size[0]) <= ROUNDING && Math.abs(height - size[1]) <= ROUNDING);
  return [
    ...(isRight
      ? []
      : [
          `a page is ${round(width)} by ${round(height)} points, not ${size?.map(round).join(" by ")}`,
        ]),
    ...(inside(trim, bleed) ? [] : ["the trim box of a page reaches out of its bleed box"]),
    ...(inside(bleed, media) ? [] : ["the bleed box of a page reaches out of its media box"]),
  ];
}

function round(points: number): string {
  return String(Math.round(points * 10) / 10);
}

function inside(inner: Rectangle, outer: Rectangle): boolean {
  return (
    inner[0] >= outer[0] - 0.01 &&
    inner[1] >= outer[1] - 0.01 &&
    inner[2] <= outer[2] + 0.01 &&
    inner[3] <= outer[3] + 0.01
  );
}

/** In the order of the file's objects, which is near enough to say where a fault was first seen. */
function* pagesOf(file: RawPdf, graph: Graph): Generator<Boxes> {
  const find = (value: Value | undefined): Value =>
    isRef(value) ? (file.objects.get(value.ref)?.value ?? null) : (value ?? null);
  for (const { dict } of graph.dicts) {
    const type = dict.get("Type");
    if (!isName(type) || type.name !== "Page") continue;
    const box = (key: string): Rectangle | null => rectangle(inherited(dict, key, find));
    const media = box("MediaBox") ?? [0, 0, 0, 0];
    const crop = box("CropBox") ?? media;
    yield {
      media,
      bleed: box("BleedBox") ?? crop,
      trim: box("TrimBox") ?? crop,
    };
  }
}

function rectangle(value: Value): Rectangle | null {
  if (!Array.isArray(value)) return null;
  const [left, bottom, right, top] = value as readonly Value[];
  const all = [left, bottom, right, top].map(Number);
  return all.every(Number.isFinite) ? (all as unknown as Rectangle) : null;
}

/** Dots per inch below which a picture shows its dots in print. */
const PRINT = 300;

/** Pictures are fine enough for paper; a bitmap of one colour has no dots to show. */
export function checkFineness({ pages }: PdfReading): Finding[] {
  return pages.flatMap(({ page, name }) =>
    page.images.flatMap(({ box, width, height }) => {
      const across = (width * 72) / (box.right - box.left);
      const down = (height * 72) / (box.top - box.bottom);
      const dots = Math.min(across, down);
      if (dots >= PRINT - 1 || width * height <= 1) return [];
      const message = `a picture is printed at ${Math.round(dots)} dots per inch; print needs ${PRINT}`;
      return [finding("page-is-sound", message, { seen: `page ${name}` })];
    }),
  );
}
