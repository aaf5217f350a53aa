// How the cover is laid out: title and subtitle hang from the top, the names stand at the foot.
// Floor: package.

import { element, type XmlElement } from "../paging/xml.ts";
import { SERIF_NAME } from "./fonts.ts";

export interface CoverWords {
  readonly title: string;
  readonly subtitle: string;
  readonly people: string;
  /** Publisher and year. */
  readonly imprint: string;
}

/** Two to three, as the print edition's usual page. Pixels, as all lengths here. */
const WIDTH = 1200;
const HEIGHT = 1800;
const MARGIN = 128;
const MEASURE = WIDTH - 2 * MARGIN;
const FRAME = 52;
const TOP = 300;
const FOOT = HEIGHT - 150;
/** Between title and subtitle, where a short rule stands, and between subtitle and names. */
const PAUSE = 110;

/** Contrast with the ground is 12.7 to 1 and 8.2 to 1; WCAG 2.2, 1.4.6 asks for 7. */
const GROUND = "#1f2b38";
const INK = "#f6f1e7";
const QUIET = "#cbc3b2";

interface Style {
  readonly size: number;
  /** Line height over size. */
  readonly leading: number;
  readonly slope: "normal" | "italic";
  readonly fill: string;
}
const TITLE: Style = { size: 144, leading: 1.06, slope: "normal", fill: INK };
const SUBTITLE: Style = { size: 64, leading: 1.2, slope: "italic", fill: QUIET };
const PEOPLE: Style = { size: 44, leading: 1.25, slope: "normal", fill: INK };
const IMPRINT: Style = { size: 44, leading: 1.25, slope: "italic", fill: QUIET };

interface Setting {
  readonly style: Style;
  readonly lines: readonly string[];
  readonly height: number;
  /** False if a word is longer than the measure. */
  readonly fits: boolean;
}

/** The cover as SVG, its text as text in the family `SERIF_NAME`. */
export function drawCover({ title, subtitle, people, imprint }: CoverWords): XmlElement {
  const foot = [setText(people, PEOPLE), setText(imprint, IMPRINT)];
  const footTop = FOOT - foot.reduce((sum, { height }) => sum + height, 0);
  const head = fitHead(title, subtitle, footTop - PAUSE - TOP);
  const [first = setText("", TITLE), second = first] = head;
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: String(WIDTH),
      height: String(HEIGHT),
    },
    element("rect", { width: "100%", height: "100%", fill: GROUND }),
    box(FRAME, FRAME, WIDTH - 2 * FRAME, HEIGHT - 2 * FRAME, {
      fill: "none",
      stroke: QUIET,
      "stroke-width": "2",
    }),
    ...draw(first, TOP),
    subtitle === ""
      ? null
      : box(MARGIN, TOP + first.height + PAUSE * 0.45, 160, 4, { fill: QUIET }),
    ...draw(second, TOP + first.height + PAUSE),
    ...stack(foot, footTop),
  );
}

/** Title and subtitle at the largest size at which they leave the foot its room. */
function fitHead(title: string, subtitle: string, room: number): readonly Setting[] {
  const scales = Array.from({ length: 30 }, (_, step) => 0.95 ** step);
  const settings = scales.map((scale) => [
    setText(title, { ...TITLE, size: TITLE.size * scale }),
    setText(subtitle, { ...SUBTITLE, size: SUBTITLE.size * Math.max(scale, scale ** 0.5) }),
  ]);
  const fitting = settings.find(
    (head) =>
      head.every(({ fits }) => fits) &&
      head.reduce((sum, { height }) => sum + height, PAUSE) <= room,
  );
  return fitting ?? settings.at(-1) ?? [];
}

function setText(text: string, style: Style): Setting {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((each) => each !== "")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, style) <= MEASURE) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  const fits = lines.every((line) => widthOf(line, style) <= MEASURE);
  return { style, lines, height: lines.length * style.size * style.leading, fits };
}

/** Widths of EB Garamond in em, rather too wide than too narrow. */
function widthOf(text: string, { size }: Style): number {
  const ems = [...text].map((character) => {
    if (/[\p{Lu}—]/u.test(character)) return 0.7;
    return /[\s.,:;'’ijlt-]/.test(character) ? 0.3 : 0.49;
  });
  return size * ems.reduce((sum, em) => sum + em, 0);
}

function stack(settings: readonly Setting[], top: number): readonly XmlElement[] {
  let y = top;
  return settings.flatMap((setting) => {
    const drawn = draw(setting, y);
    y += setting.height;
    return drawn;
  });
}

function draw({ lines, style }: Setting, top: number): readonly XmlElement[] {
  const { size, leading, slope, fill } = style;
  return lines.map((line, index) =>
    element(
      "text",
      {
        x: String(MARGIN),
        y: (top + size + index * size * leading).toFixed(1),
        "font-family": SERIF_NAME,
        "font-size": size.toFixed(1),
        "font-style": slope,
        fill,
      },
      line,
    ),
  );
}

function box(
  x: number,
  y: number,
  width: number,
  height: number,
  paint: Readonly<Record<string, string>>,
): XmlElement {
  const place = { x, y, width, height };
  const written = Object.entries(place).map(([name, value]) => [name, String(value)]);
  return element("rect", { ...Object.fromEntries(written), ...paint });
}
