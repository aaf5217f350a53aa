// Stage typeset. What finishing must know of one page's drawing: every stretch that belongs to the
// structure tree, everything drawn outside of one, and the characters that glyphs stand for.

import { utf16 } from "./file/values.ts";
import { type Matrix, multiply } from "./matrix.ts";
import { codeOf, type Operands, operandsOf, scan } from "./scan.ts";

/** A stretch from `BDC` to `EMC` that an element of the structure tree names by its number. */
export interface Marked {
  readonly mcid: number;
  /** Where its first instruction begins and ends. */
  readonly open: readonly [number, number];
  /** True if text or a picture is drawn in it, and not lines and areas alone. */
  speaks: boolean;
}

/** Something drawn that is in no marked stretch: furniture, by definition. */
export interface Loose {
  readonly start: number;
  readonly end: number;
  readonly kind: "text" | "other";
  /** Height of a text's baseline in units of the page, from its foot; 0 for what is no text. */
  readonly y: number;
  /** Glyphs of a text by the font's resource name. */
  readonly glyphs: readonly Shown[];
}

/** A glyph as drawn: the font's name among the page's resources, and its code. */
export interface Shown {
  readonly font: string;
  readonly code: number;
}

/** A stretch with replacement text that says more than a soft hyphen. ISO 32000-1, 14.9.4. */
export interface Replaced {
  readonly open: readonly [number, number];
  readonly close: readonly [number, number];
  /** Without soft hyphens. */
  readonly text: string;
  readonly glyphs: readonly Shown[];
}

/** The last glyph of a line of text, where a hyphen may stand. */
export interface LineEnd extends Shown {
  readonly start: number;
  readonly end: number;
  readonly alone: boolean;
}

export interface Content {
  readonly bytes: Buffer;
  readonly marked: readonly Marked[];
  readonly loose: readonly Loose[];
  readonly replaced: readonly Replaced[];
  readonly lineEnds: readonly LineEnd[];
  /**
   * Beginnings and ends, in order, of what stands for soft hyphens alone: an empty glyph, and what
   * says that it is one. The moves before the glyphs are not among them.
   */
  readonly softHyphens: readonly number[];
}

const SOFT_HYPHEN = /\u00ad/g;
const LESS = "<".charCodeAt(0);
const TJ = codeOf("Tj");
const SHOWS = ["Tj", "TJ", "'", '"'];
const PATHS = ["m", "l", "c", "v", "y", "h", "re"];
const PAINTS = ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"];
const PICTURES = ["Do", "sh", "BI"];

interface Open {
  readonly marked: Marked | null;
  readonly replaced: {
    readonly open: readonly [number, number];
    readonly text: string;
    readonly glyphs: Shown[];
    /** Beginnings and ends of its strings and operators, without the moves before them. */
    readonly shows: number[];
  } | null;
}

/** Reads one page's instructions. Balanced stretches are taken for granted: Chromium writes them. */
export function readContent(bytes: Buffer): Content {
  return new Reader(bytes);
}

type Handler = (start: number, end: number, operator: number) => void;

class Reader implements Content {
  readonly bytes: Buffer;
  readonly marked: Marked[] = [];
  readonly loose: Loose[] = [];
  readonly replaced: Replaced[] = [];
  readonly lineEnds: LineEnd[] = [];
  readonly softHyphens: number[] = [];
  private readonly operands: Operands = SHARED;
  private readonly stack: Open[] = [];
  private readonly saved: Matrix[] = [];
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private font = "";
  private path = -1;
  /** Codes of the instruction at hand that shows text. */
  private codes: number[] = [];
  private text: {
    readonly start: number;
    y: number;
    /** Of a text in no marked stretch. */
    readonly glyphs: Shown[];
    /** Of all glyphs so far, and of the last. */
    count: number;
    code: number;
    font: string;
    from: number;
    to: number;
  } | null = null;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    const handlers = this.handlers();
    scan(bytes, this.operands, (operator, start, end) => {
      if (operator === TJ) this.show(start, end, operator);
      else handlers.get(operator)?.(start, end, operator);
    });
  }

  private handlers(): ReadonlyMap<number, Handler> {
    const all: [readonly string[], Handler][] = [
      [SHOWS, (start, end, operator) => this.show(start, end, operator)],
      [["BDC", "BMC"], (start, end) => this.openStretch(start, end)],
      [["EMC"], (start, end) => this.closeStretch(start, end)],
      [["BT"], (start) => this.beginText(start)],
      [["ET"], (_, end) => this.endText(end)],
      [["Tm"], () => this.placeText()],
      [["Tf"], () => this.setFont()],
      [["q"], () => this.saved.push(this.matrix)],
      [["Q"], () => this.restore()],
      [["cm"], () => this.transform()],
      [PATHS, (start) => this.beginPath(start)],
      [["n"], () => this.endPath()],
      [PAINTS, (start, end) => this.paint(this.path < 0 ? start : this.path, end)],
      [PICTURES, (start, end) => this.picture(start, end)],
    ];
    return new Map(
      all.flatMap(([names, handle]) => names.map((name) => [codeOf(name), handle] as const)),
    );
  }

  private beginText(start: number): void {
    this.text = { start, y: 0, glyphs: [], count: 0, code: 0, font: "", from: 0, to: 0 };
  }

  private placeText(): void {
    if (this.text && this.stack.length === 0) this.text.y = this.heightOf();
  }

  private setFont(): void {
    this.font = this.word(0).slice(1);
  }

  private restore(): void {
    this.matrix = this.saved.pop() ?? this.matrix;
  }

  private transform(): void {
    this.matrix = multiply(this.numbers(), this.matrix);
  }

  private beginPath(start: number): void {
    if (this.path < 0) this.path = start;
  }

  private endPath(): void {
    this.path = -1;
  }

  private show(start: number, end: number, operator: number): void {
    const codes = this.readCodes();
    for (const { marked, replaced } of this.stack) {
      if (marked) marked.speaks = true;
      if (!replaced) continue;
      for (const code of codes) replaced.glyphs.push({ font: this.font, code });
      replaced.shows.push(operator === TJ ? start : (this.operands.starts[0] ?? start), end);
    }
    if (codes.length > 0) this.endAt(codes, start, end);
  }

  private endAt(codes: readonly number[], start: number, end: number): void {
    const { text, font } = this;
    if (!text) return;
    text.count += codes.length;
    text.code = codes[codes.length - 1] as number;
    text.font = font;
    text.from = start;
    text.to = end;
    // What is in no marked stretch is furniture, and short; of the rest only the ends are asked for.
    if (this.stack.length === 0) for (const code of codes) text.glyphs.push({ font, code });
  }

  /** Codes of two bytes, as digits of hexadecimal strings. */
  private readCodes(): readonly number[] {
    const { bytes, codes } = this;
    const { count, starts, ends } = this.operands;
    codes.length = 0;
    for (let one = 0; one < count; one += 1) {
      const from = starts[one] as number;
      const to = ends[one] as number;
      if (bytes[from] !== LESS) continue;
      for (let at = from + 1; at + 4 < to; at += 4) codes.push(this.codeAt(at));
    }
    return codes;
  }

  private codeAt(at: number): number {
    let code = 0;
    for (let digit = at; digit < at + 4; digit += 1) {
      const sign = this.bytes[digit] as number;
      code = code * 16 + (sign < 58 ? sign - 48 : (sign & 0xdf) - 55);
    }
    return code;
  }

  private openStretch(start: number, end: number): void {
    const { count, starts } = this.operands;
    const properties = count > 1 ? this.bytes.toString("latin1", starts[1], end) : "";
    const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    const text = mcid === undefined ? replacementIn(properties) : undefined;
    const open = [start, end] as const;
    const marked = mcid === undefined ? null : { mcid: Number(mcid), open, speaks: false };
    if (marked) this.marked.push(marked);
    const replaced = text === undefined ? null : { open, text, glyphs: [], shows: [] };
    this.stack.push({ marked, replaced });
  }

  private closeStretch(start: number, end: number): void {
    const replaced = this.stack.pop()?.replaced;
    if (!replaced) return;
    const { open, text, glyphs, shows } = replaced;
    if (text === "") this.softHyphens.push(...open, ...shows, start, end);
    else this.replaced.push({ open, text, glyphs, close: [start, end] });
  }

  private endText(end: number): void {
    const { text } = this;
    this.text = null;
    if (!text) return;
    const { start, y, glyphs, count, code, font, from, to } = text;
    if (this.stack.length === 0) this.loose.push({ start, end, kind: "text", y, glyphs });
    else if (count > 0) {
      this.lineEnds.push({ font, code, start: from, end: to, alone: count === 1 });
    }
  }

  private heightOf(): number {
    const [, b, , d, , f] = this.matrix;
    const [, , , , x, y] = this.numbers();
    return b * x + d * y + f;
  }

  private paint(start: number, end: number): void {
    this.path = -1;
    if (this.stack.length === 0) {
      this.loose.push({ start, end, kind: "other", y: 0, glyphs: [] });
    }
  }

  private picture(start: number, end: number): void {
    for (const { marked } of this.stack) if (marked) marked.speaks = true;
    this.paint(start, end);
  }

  private numbers(): Matrix {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = Array.from(
      { length: this.operands.count },
      (_, index) => Number(this.word(index)),
    );
    return [a, b, c, d, e, f];
  }

  private word(index: number): string {
    const { count, starts, ends } = this.operands;
    return index < count ? this.bytes.toString("latin1", starts[index], ends[index]) : "";
  }
}

/** One page is read after the other. */
const SHARED = operandsOf();

/** What a stretch is replaced by, soft hyphens left out; undefined where it is by nothing. */
function replacementIn(properties: string): string | undefined {
  const hex = /\/ActualText\s*<(?:FEFF)?([0-9A-F]*)>/i.exec(properties)?.[1];
  if (hex === undefined || hex === "00AD") return hex && "";
  return utf16(Buffer.from(hex, "hex")).replace(SOFT_HYPHEN, "");
}
