// Finds in a page's content stream the operators that show each glyph. Floor: selftest.
// PDF 32000-1: 8.4.4 (graphics state), 9.4.2 and 9.4.3 (positioning and showing text).

import { apply, type Matrix, multiply } from "../../verify/pdf/geometry.ts";

/** One operator that shows text, with its operand. */
export interface Show {
  /** Offsets in the decoded stream: of the operand's beginning and of the operator's end. */
  readonly from: number;
  readonly to: number;
  /** Where its first glyph stands, in points from the page's lower left corner. */
  readonly x: number;
  readonly y: number;
  /** Points to one unit of `Td`, upwards. */
  readonly scale: number;
  /** Resource name, `F4`, and the size as `Tf` states it. */
  readonly font: string;
  readonly size: string;
  /** The operand as it stands: `<0041>`. */
  readonly operand: string;
  /** The operators that set the fill colour in force. */
  readonly color: string;
}

const TOKEN =
  /\((?:\\.|[^\\()])*\)|<<|>>|<[0-9A-Fa-f\s]*>|\[|\]|\/[^\s/<>[\]()]*|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"][A-Za-z0-9*]*/gu;
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface State {
  ctm: Matrix;
  font: string;
  size: string;
  color: string;
}

/** Every operator `Tj` and `TJ` of a stream, in order. */
export function showsOf(content: string): readonly Show[] {
  return new Interpreter().run(content);
}

class Interpreter {
  private state: State = { ctm: IDENTITY, font: "", size: "0", color: "0 g" };
  private readonly saved: State[] = [];
  private line: Matrix = IDENTITY;
  private operands: { text: string; from: number }[] = [];
  private readonly shows: Show[] = [];

  run(content: string): readonly Show[] {
    for (const { 0: text, index } of content.matchAll(TOKEN)) {
      if (/^[A-Za-z'"]/u.test(text)) {
        this.operator(text, index);
        this.operands = [];
      } else this.operands.push({ text, from: index });
    }
    return this.shows;
  }

  private operator(name: string, at: number): void {
    if (name === "Tj" || name === "TJ") this.show(at + name.length);
    else this.operators[name]?.();
  }

  private readonly operators: Readonly<Record<string, () => void>> = {
    q: () => this.saved.push({ ...this.state }),
    Q: () => {
      this.state = this.saved.pop() ?? this.state;
    },
    cm: () => {
      this.state.ctm = multiply(this.state.ctm, this.matrix());
    },
    BT: () => {
      this.line = IDENTITY;
    },
    Tm: () => {
      this.line = this.matrix();
    },
    Td: () => this.advance(),
    TD: () => this.advance(),
    Tf: () => this.setFont(),
    rg: () => this.setColor("rg"),
    g: () => this.setColor("g"),
    k: () => this.setColor("k"),
  };

  private numbers(): readonly number[] {
    return this.operands.map(({ text }) => Number(text));
  }

  private matrix(): Matrix {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = this.numbers();
    return [a, b, c, d, e, f];
  }

  private advance(): void {
    const [x = 0, y = 0] = this.numbers();
    this.line = multiply(this.line, [1, 0, 0, 1, x, y]);
  }

  private setFont(): void {
    const [font, size] = this.operands;
    this.state.font = font?.text.slice(1) ?? "";
    this.state.size = size?.text ?? "0";
  }

  private setColor(name: string): void {
    this.state.color = [...this.operands.map(({ text }) => text), name].join(" ");
  }

  private show(to: number): void {
    const [first] = this.operands;
    if (!first) return;
    const matrix = multiply(this.state.ctm, this.line);
    const [x, y] = apply(matrix, 0, 0);
    const [, , , scale] = matrix;
    const { font, size, color } = this.state;
    const operand = this.operands.map(({ text }) => text).join("");
    this.shows.push({ from: first.from, to, x, y, scale, font, size, color, operand });
  }
}
