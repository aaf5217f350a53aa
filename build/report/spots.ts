// Thumbnails of the places of items: one picture for each page, shared, and for each item the strip
// of it in which the item stands. Floor: report.

import type { Edition } from "../model/edition.ts";
import type { PagePlace, Proof } from "../model/proof.ts";
import { element } from "./markup.ts";
import { type PageImage, type PageImages, pageImages } from "./thumbnails.ts";

/** The outputs that have pages. */
export type Paged = "print" | "coursepack";

export type Pictures = Readonly<Record<Paged, PageImages>>;

/** Paints the pages on which items stand: where there are too many, those with redactions first. */
export async function picturesOf(
  { items }: Edition,
  proof: Proof,
  files: Readonly<Partial<Record<Paged, Uint8Array>>>,
): Promise<Pictures> {
  const of = async (output: Paged): Promise<PageImages> => {
    const pagesOf = (wanted: (kind: string) => boolean): readonly number[] =>
      proof.items.flatMap((place, at) =>
        wanted(items[at]?.kind ?? "") ? (place[output]?.page ?? []) : [],
      );
    const pages = [...pagesOf((kind) => kind === "redaction"), ...pagesOf(() => true)];
    const file = files[output];
    return file ? pageImages(file, pages) : new Map();
  };
  return { print: await of("print"), coursepack: await of("coursepack") };
}

/** Rules that give each page's class its picture: every item of a page shares it. */
export function pictureRules(pictures: Pictures): string {
  return (["print", "coursepack"] as const)
    .flatMap((output) =>
      [...pictures[output]].map(
        ([page, { png, width, height }]) =>
          `.${pageClass(output, page)}{background-image:url(data:image/png;base64,${Buffer.from(png).toString("base64")});--w:${width}px;--h:${height}px}`,
      ),
    )
    .join("\n");
}

function pageClass(output: Paged, page: number): string {
  return `${output}-${page}`;
}

const STRIP = { width: 190, height: 40 };

/** A strip of the page around a place, the place itself framed; empty where there is no picture. */
export function strip(
  { manuscript }: Edition,
  pictures: Pictures,
  output: Paged,
  place: PagePlace | null,
): string {
  const image = place && pictures[output].get(place.page);
  if (!place?.box || !image) return "";
  const spot = onImage(image, place.box);
  const left = within(spot.left + spot.width / 2 - STRIP.width / 2, image.width - STRIP.width);
  const top = within(
    spot.top + spot.height / 2 - STRIP.height / 2,
    image.height - STRIP.height,
  );
  const frame = element(
    "i",
    { style: area(spot.left - left, spot.top - top, spot.width, spot.height) },
    "",
  );
  const label = `${manuscript.config.shortTitle ?? manuscript.config.title}, page ${place.folio}`;
  return element(
    "button",
    {
      type: "button",
      class: `strip ${pageClass(output, place.page)}`,
      style: `background-position:${-left}px ${-top}px`,
      "data-spot": area(spot.left, spot.top, spot.width, spot.height),
      "aria-label": label,
    },
    frame,
  );
}

function onImage({ height, scale }: PageImage, box: NonNullable<PagePlace["box"]>) {
  const round = (value: number): number => Math.round(value);
  return {
    left: round(box.left * scale) - 2,
    top: round(height - box.top * scale) - 2,
    width: round((box.right - box.left) * scale) + 4,
    height: round((box.top - box.bottom) * scale) + 4,
  };
}

function within(value: number, most: number): number {
  return Math.round(Math.max(0, Math.min(value, most)));
}

function area(left: number, top: number, width: number, height: number): string {
  return `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
}
