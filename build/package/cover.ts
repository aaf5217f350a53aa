// The cover, made from the edition's data. Floor: package.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { PackedFile } from "./container.ts";
import { inlineSerif } from "./fonts.ts";
import { xhtmlFile } from "./page.ts";
import { element, serialise, type XmlElement } from "./xml.ts";

export const COVER_HREF = "cover.xhtml";
export const COVER_IMAGE_HREF = "cover.svg";

/** Two to three, as the print edition's page. Units of the picture. */
const WIDTH = 1600;
const HEIGHT = 2400;
const MARGIN = 170;
const MEASURE = WIDTH - 2 * MARGIN;

/** Ink on ground is 13.6 to 1, the quieter ink 8.6 to 1 (WCAG 2.2, 1.4.6 asks for 7). */
const GROUND = "#1f2b38";
const INK = "#f6f1e7";
const QUIET = "#cbc3b2";

interface Block {
  readonly text: string;
  readonly style: "normal" | "italic";
  readonly fill: string;
  /** The largest size and the smallest, tried until the words fit `lines`. */
  readonly sizes: readonly number[];
  readonly lines: number;
  /** Line height over size. */
  readonly leading: number;
}

/** The page that shows the cover. */
export function coverFile(edition: Edition): string {
  const { language } = edition.manuscript.config;
  const title = label(edition.labels, "epub-cover");
  const image = element("img", {
    src: COVER_IMAGE_HREF,
    alt: alternative(edition),
    role: "doc-cover",
    class: "cover",
  });
  const section = element(
    "section",
    { "epub:type": "cover", class: "cover", "aria-label": title },
    image,
  );
  return xhtmlFile({ href: COVER_HREF, title, language, content: [section] });
}

/** All that the cover says, for who cannot see it. */
function alternative(edition: Edition): string {
  const words = [...wordsOf(edition)].map(({ text }) => text);
  return label(edition.labels, "epub-cover-alt", { text: words.join(". ") });
}

/**
 * The cover's picture: an SVG whose text is text, in a typeface that it carries inside itself,
 * since a picture may load nothing.
 */
export async function coverImage(edition: Edition): Promise<PackedFile> {
  const blocks = wordsOf(edition);
  const all = blocks.map(({ text }) => text).join("");
  const faces = await Promise.all(
    (["normal", "italic"] as const).map(
      async (style) =>
        `@font-face { font-family: "Stet Serif"; font-style: ${style}; src: url("${await inlineSerif(all, style)}") format("truetype"); }`,
    ),
  );
  const svg = element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: String(WIDTH),
      height: String(HEIGHT),
      role: "img",
      "aria-label": alternative(edition),
    },
    element("style", {}, faces.join("\n")),
    element("rect", { width: "100%", height: "100%", fill: GROUND }),
    frame(),
    ...draw(blocks),
  );
  return {
    href: COVER_IMAGE_HREF,
    content: `<?xml version="1.0" encoding="utf-8"?>\n${serialise(svg)}\n`,
  };
}

function frame(): XmlElement {
  const inset = 70;
  return element("rect", {
    x: String(inset),
    y: String(inset),
    width: String(WIDTH - 2 * inset),
    height: String(HEIGHT - 2 * inset),
    fill: "none",
    stroke: QUIET,
    "stroke-width": "3",
  });
}

/** Title, subtitle; then, at the foot, who made it, who publishes it and when. */
function wordsOf({ manuscript: { config } }: Edition): readonly Block[] {
  const small = { sizes: [62, 54, 46], lines: 2, leading: 1.25 } as const;
  const people = config.contributors
    .filter(({ role }) => role !== "publisher")
    .map(({ name }) => name);
  const imprint = [config.publisher, config.date.slice(0, 4)].filter((each) => each);
  const blocks: readonly (Block | null)[] = [
    {
      text: config.title,
      style: "normal",
      fill: INK,
      sizes: [190, 168, 148, 130, 114, 100, 88, 76, 64],
      lines: 6,
      leading: 1.08,
    },
    config.subtitle === undefined
      ? null
      : {
          text: config.subtitle,
          style: "italic",
          fill: QUIET,
          sizes: [88, 78, 68, 60, 52],
          lines: 5,
          leading: 1.2,
        },
    people.length === 0
      ? null
      : { ...small, text: people.join(", "), style: "normal", fill: INK },
    { ...small, text: imprint.join(", "), style: "italic", fill: QUIET },
  ];
  return blocks.filter((block) => block !== null);
}

/** The first two blocks hang from the top, the others stand on the foot. */
function draw(blocks: readonly Block[]): readonly XmlElement[] {
  const hanging = blocks.filter(({ lines }) => lines > 2);
  const standing = blocks.filter(({ lines }) => lines <= 2).map(fit);
  const drawn: XmlElement[] = [];
  let y = 420;
  for (const block of hanging.map(fit)) {
    if (drawn.length > 0) {
      drawn.push(rule(y + 50));
      y += 150;
    }
    drawn.push(...linesFrom(block, y));
    y += heightOf(block);
  }
  y = HEIGHT - 200 - standing.reduce((sum, block) => sum + heightOf(block), 0);
  for (const block of standing) {
    drawn.push(...linesFrom(block, y));
    y += heightOf(block);
  }
  return drawn;
}

function rule(y: number): XmlElement {
  return element("rect", {
    x: String(MARGIN),
    y: String(y),
    width: "220",
    height: "5",
    fill: QUIET,
  });
}

interface Fitted extends Block {
  readonly size: number;
  readonly broken: readonly string[];
}

/** The block at the largest of its sizes at which no line is too long and there are not too many. */
function fit(block: Block): Fitted {
  const tried = block.sizes.map((size) => ({
    ...block,
    size,
    broken: breakLines(block.text, size),
  }));
  const fits = ({ broken, size }: Fitted): boolean =>
    broken.length <= block.lines && broken.every((line) => widthOf(line, size) <= MEASURE);
  const chosen = tried.find(fits) ?? tried.at(-1);
  if (!chosen) throw new RangeError("a block of the cover has no sizes");
  return chosen;
}

function heightOf({ broken, size, leading }: Fitted): number {
  return Math.round(broken.length * size * leading);
}

function breakLines(text: string, size: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size) <= MEASURE) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** Rather too wide than too narrow: letters of EB Garamond measure about 0.45 em, capitals 0.7. */
function widthOf(text: string, size: number): number {
  const ems = [...text].map((character) => (/[\p{Lu}\p{N}—]/u.test(character) ? 0.72 : 0.48));
  return size * ems.reduce((sum, em) => sum + em, 0);
}

function linesFrom(block: Fitted, top: number): readonly XmlElement[] {
  const { broken, size, leading, fill, style } = block;
  return broken.map((line, index) =>
    element(
      "text",
      {
        x: String(MARGIN),
        y: String(Math.round(top + size + index * size * leading)),
        "font-family": "'Stet Serif', serif",
        "font-size": String(size),
        "font-style": style,
        fill,
      },
      line,
    ),
  );
}
