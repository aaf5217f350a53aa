// Stage typeset. What finishing must know of one page's drawing: every stretch that belongs to the
// structure tree, everything drawn outside of one, and the characters that glyphs stand for.

import { type Instruction, instructions } from "./scan.ts";

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

/** A stretch with replacement text. ISO 32000-1, 14.9.4. */
export interface Replaced {
  readonly open: readonly [number, number];
  readonly close: readonly [number, number];
  readonly text: string;
  readonly glyphs: readonly Shown[];
  /** Where each glyph's string and operator stand, without the moves before them. */
  readonly shows: readonly (readonly [number, number])[];
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
  readonly glyphs: ReadonlyMap<string, ReadonlySet<number>>;
}

type Matrix = readonly [number, number, number, number, number, number];

const PATH = ["m", "l", "c", "v", "y", "h", "re"];
const PAINT = ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*"];
const SHOW = ["Tj", "TJ", "'", '"'];

const LESS = "<".charCodeAt(0);

interface Open {
  readonly marked: Marked | null;
  readonly replaced: {
    readonly open: readonly [number, number];
    readonly text: string;
    readonly glyphs: Shown[];
    readonly shows: [number, number][];
  } | null;
}

/** Reads one page's instructions. Balanced stretches are taken for granted: Chromium writes them. */
export function readContent(bytes: Buffer): Content {
  const reader = new Reader(bytes);
  for (const instruction of instructions(bytes)) reader.take(instruction);
  return reader;
}

class Reader implements Content {
  readonly bytes: Buffer;
  readonly marked: Marked[] = [];
  readonly loose: Loose[] = [];
  readonly replaced: Replaced[] = [];
  readonly lineEnds: LineEnd[] = [];
  readonly glyphs = new Map<string, Set<number>>();
  private readonly stack: Open[] = [];
  private readonly saved: Matrix[] = [];
  private matrix: Matrix = [1, 0, 0, 1, 0, 0];
  private font = "";
  private path = -1;
  private text: {
    readonly start: number;
    y: number;
    /** Of a text in no marked stretch. */
    readonly glyphs: Shown[];
    count: number;
    last: LineEnd | null;
  } | null = null;

  private readonly handlers: ReadonlyMap<string, (one: Instruction) => void>;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
    this.handlers = this.table();
  }

  private table(): ReadonlyMap<string, (one: Instruction) => void> {
    const all: [readonly string[], (one: Instruction) => void][] = [
      [SHOW, (one) => this.show(one)],
      [["BDC", "BMC"], (one) => this.openStretch(one)],
      [["EMC"], (one) => this.closeStretch(one)],
      [["BT"], (one) => this.beginText(one)],
      [["ET"], (one) => this.endText(one)],
      [["Tm"], (one) => this.placeText(one)],
      [["Tf"], (one) => this.setFont(one)],
      [["q"], () => this.saved.push(this.matrix)],
      [["Q"], () => this.restore()],
      [["cm"], (one) => this.transform(one)],
      [PATH, (one) => this.beginPath(one)],
      [["n"], () => this.endPath()],
      [PAINT, (one) => this.paint(this.path < 0 ? one.start : this.path, one.end)],
      [["Do", "sh", "EI"], (one) => this.picture(one)],
    ];
    return new Map(
      all.flatMap(([names, handle]) => names.map((name) => [name, handle] as const)),
    );
  }

  private beginText({ start }: Instruction): void {
    this.text = { start, y: 0, glyphs: [], count: 0, last: null };
  }

  private placeText(one: Instruction): void {
    if (this.text && this.stack.length === 0) this.text.y = this.heightOf(one);
  }

  private setFont({ operands }: Instruction): void {
    this.font = this.word(operands[0]).slice(1);
  }

  private restore(): void {
    this.matrix = this.saved.pop() ?? this.matrix;
  }

  private transform(one: Instruction): void {
    this.matrix = multiply(this.numbers(one), this.matrix);
  }

  private beginPath({ start }: Instruction): void {
    if (this.path < 0) this.path = start;
  }

  private endPath(): void {
    this.path = -1;
  }

  take(one: Instruction): void {
    this.handlers.get(one.operator)?.(one);
  }

  private show(one: Instruction): void {
    const codes = this.codesOf(one.operands);
    this.use(this.font, codes);
    for (const { marked, replaced } of this.stack) {
      if (marked) marked.speaks = true;
      if (replaced) this.replace(replaced, codes, one);
    }
    this.endAt(codes, one);
  }

  private replace(
    { glyphs, shows }: NonNullable<Open["replaced"]>,
    codes: readonly number[],
    { operator, operands, start, end }: Instruction,
  ): void {
    for (const code of codes) glyphs.push({ font: this.font, code });
    shows.push([operator === "Tj" ? start : (operands[0]?.[0] ?? start), end]);
  }

  private endAt(codes: readonly number[], { start, end }: Instruction): void {
    const { font, text } = this;
    const last = codes.at(-1);
    if (!text || last === undefined) return;
    text.count += codes.length;
    // What is in no marked stretch is furniture, and short; of the rest only the ends are asked for.
    if (this.stack.length === 0) for (const code of codes) text.glyphs.push({ font, code });
    text.last = { font, code: last, start, end, alone: text.count === 1 };
  }

  private use(font: string, codes: readonly number[]): void {
    const used = this.glyphs.get(font) ?? new Set<number>();
    this.glyphs.set(font, used);
    for (const code of codes) used.add(code);
  }

  /** Codes of two bytes, as digits of hexadecimal strings. */
  private codesOf(operands: Instruction["operands"]): number[] {
    const codes: number[] = [];
    for (const [from, to] of operands) {
      if (this.bytes[from] !== LESS) continue;
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

  private openStretch({ operands, start, end }: Instruction): void {
    const properties = operands[1] ? this.word([operands[1][0], end]) : "";
    const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1];
    const text = /\/ActualText\s*<(?:FEFF)?([0-9A-F]*)>/i.exec(properties)?.[1];
    const open = [start, end] as const;
    const marked = mcid === undefined ? null : { mcid: Number(mcid), open, speaks: false };
    if (marked) this.marked.push(marked);
    const replaced =
      text === undefined ? null : { open, text: fromHex(text), glyphs: [], shows: [] };
    this.stack.push({ marked, replaced });
  }

  private closeStretch({ start, end }: Instruction): void {
    const one = this.stack.pop();
    if (one?.replaced) this.replaced.push({ ...one.replaced, close: [start, end] });
  }

  private endText({ end }: Instruction): void {
    const { text } = this;
    this.text = null;
    if (!text) return;
    if (this.stack.length === 0) {
      const { start, y, glyphs } = text;
      this.loose.push({ start, end, kind: "text", y, glyphs });
    } else if (text.last) this.lineEnds.push(text.last);
  }

  private heightOf(one: Instruction): number {
    const [, b, , d, , f] = this.matrix;
    const [, , , , x, y] = this.numbers(one);
    return b * x + d * y + f;
  }

  private paint(start: number, end: number): void {
    this.path = -1;
    if (this.stack.length === 0) {
      this.loose.push({ start, end, kind: "other", y: 0, glyphs: [] });
    }
  }

  private picture({ start, end }: Instruction): void {
    for (const { marked } of this.stack) if (marked) marked.speaks = true;
    this.paint(start, end);
  }

  private numbers({ operands }: Instruction): Matrix {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map((one) =>
      Number(this.word(one)),
    );
    return [a, b, c, d, e, f];
  }

  private word(place: readonly [number, number] | undefined): string {
    return place ? this.bytes.toString("latin1", place[0], place[1]) : "";
  }
}

function multiply(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [A, B, C, D, E, F] = other;
  return [
    a * A + b * C,
    a * B + b * D,
    c * A + d * C,
    c * B + d * D,
    e * A + f * C + E,
    e * B + f * D + F,
  ];
}

/** UTF-16BE in hexadecimal digits. */
export function fromHex(hex: string): string {
  return Buffer.from(hex, "hex").swap16().toString("utf16le");
}
