// Reads one page's content stream: every glyph with its place, size, colour and clip, and every
// filled area, in the order in which they are painted. Floor: verify.
// Operators as pdfjs hands them on; their meaning is PDF 32000-1, chapters 8 and 9.

import type { Box } from "../../model/proof.ts";
import { apply, type Matrix, multiply, shareIn, transformBox } from "./geometry.ts";
import {
  asMatrix,
  boundsOf,
  FILLING,
  firstState,
  IDENTITY,
  INKLESS,
  intersect,
  OUTLINED,
  onPaper,
  ownerOf,
  STROKING,
  type State,
} from "./graphics.ts";
import { OPS } from "./pdfjs.ts";
import type { Fill, Glyph, PageContent, PlacedImage } from "./shown.ts";

export type { Fill, Glyph, PageContent, PlacedImage } from "./shown.ts";

interface PdfGlyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

type Args = readonly unknown[] | null;
type Handler = (args: readonly unknown[]) => void;

/** Whether an optional content group, as pdfjs hands it on, is shown: PDF 32000-1, 8.11. */
export type IsShown = (group: unknown) => boolean;

/** Interprets the operators of one page. `page` is its media box; never throws. */
export function readContent(
  fnArray: readonly number[],
  argsArray: readonly Args[],
  page: Box,
  isShown: IsShown = () => true,
): PageContent {
  const reader = new ContentReader(page, isShown);
  fnArray.forEach((operator, index) => {
    reader.run(operator, argsArray[index] ?? []);
  });
  return reader;
}

class ContentReader implements PageContent {
  readonly glyphs: Glyph[] = [];
  readonly fills: Fill[] = [];
  readonly strokes: Fill[] = [];
  readonly images: PlacedImage[] = [];
  readonly fonts = new Set<string>();
  private state: State;
  private readonly stack: State[] = [];
  private textMatrix: Matrix = IDENTITY;
  private lineMatrix: Matrix = IDENTITY;
  private readonly marked: { readonly owner: number | null; readonly hidden: boolean }[] = [];
  private readonly isShown: IsShown;
  private clipNext = false;
  private order = 0;
  private readonly handlers: ReadonlyMap<number, Handler>;

  constructor(page: Box, isShown: IsShown) {
    this.isShown = isShown;
    this.state = firstState(page);
    this.handlers = new Map<number, Handler>([
      ...this.stateHandlers(),
      ...this.textHandlers(),
      ...this.paintHandlers(),
    ]);
  }

  run(operator: number, args: readonly unknown[]): void {
    this.order += 1;
    this.handlers.get(operator)?.(args);
  }

  private set(change: Partial<State>): void {
    this.state = { ...this.state, ...change };
  }

  private restore(): void {
    this.state = this.stack.pop() ?? this.state;
  }

  private stateHandlers(): [number, Handler][] {
    const number = (args: readonly unknown[]): number => Number(args[0]);
    const push: Handler = () => void this.stack.push(this.state);
    const pop: Handler = () => this.restore();
    return [
      [OPS.save, push],
      [OPS.restore, pop],
      [OPS.beginGroup, () => this.beginGroup()],
      [OPS.endGroup, pop],
      [OPS.transform, (args) => this.concat(args)],
      [OPS.paintFormXObjectBegin, (args) => this.beginForm(args)],
      [OPS.paintFormXObjectEnd, pop],
      [OPS.setFillRGBColor, (args) => this.set({ color: String(args[0]) })],
      [OPS.setStrokeRGBColor, (args) => this.set({ stroke: String(args[0]) })],
      [OPS.setGState, (args) => this.graphicsState(args)],
      [OPS.setCharSpacing, (args) => this.set({ charSpacing: number(args) })],
      [OPS.setWordSpacing, (args) => this.set({ wordSpacing: number(args) })],
      [OPS.setHScale, (args) => this.set({ scale: number(args) / 100 })],
      [OPS.setLeading, (args) => this.set({ leading: -number(args) })],
      [OPS.setTextRise, (args) => this.set({ rise: number(args) })],
      [OPS.setTextRenderingMode, (args) => this.set({ mode: number(args) })],
      [OPS.setFont, (args) => this.setFont(args)],
      [OPS.clip, () => this.startClip()],
      [OPS.eoClip, () => this.startClip()],
    ];
  }

  private textHandlers(): [number, Handler][] {
    return [
      [OPS.beginText, () => this.moveTo(IDENTITY)],
      [OPS.setTextMatrix, (args) => this.moveTo(asMatrix(args[0] ?? args))],
      [OPS.moveText, (args) => this.moveBy(Number(args[0]), Number(args[1]))],
      [OPS.setLeadingMoveText, (args) => this.moveLeading(args)],
      [OPS.nextLine, () => this.moveBy(0, this.state.leading)],
      [OPS.showText, (args) => this.show(args[0])],
      [OPS.showSpacedText, (args) => this.show(args[0])],
      [OPS.nextLineShowText, (args) => this.nextLine(args[0])],
      [OPS.beginMarkedContent, () => void this.marked.push({ owner: null, hidden: false })],
      [OPS.beginMarkedContentProps, (args) => this.mark(args)],
      [OPS.endMarkedContent, () => void this.marked.pop()],
    ];
  }

  private paintHandlers(): [number, Handler][] {
    return [
      [OPS.constructPath, (args) => this.path(args)],
      [OPS.paintImageXObject, ([, width, height]) => this.image({ width, height })],
      [OPS.paintInlineImageXObject, ([image]) => this.image(image)],
      [OPS.paintImageMaskXObject, ([image]) => this.image(image)],
    ];
  }

  private mark(args: readonly unknown[]): void {
    const hidden = args[0] === "OC" && !this.isShown(args[1]);
    this.marked.push({ owner: ownerOf(args), hidden });
  }

  /** An image fills the unit square: PDF 32000-1, 8.9.5. */
  private image(image: unknown): void {
    const square = { left: 0, bottom: 0, right: 1, top: 1 };
    const { width, height } = (image ?? {}) as { width?: unknown; height?: unknown };
    this.fill(square, null);
    this.images.push({
      box: transformBox(this.state.ctm, square),
      width: Number(width),
      height: Number(height),
    });
  }

  private concat(args: readonly unknown[]): void {
    this.set({ ctm: multiply(this.state.ctm, asMatrix(args)) });
  }

  private beginGroup(): void {
    this.stack.push(this.state);
    const { groupAlpha, alpha } = this.state;
    this.set({ groupAlpha: groupAlpha * alpha, alpha: 1, strokeAlpha: 1 });
  }

  private beginForm(args: readonly unknown[]): void {
    this.stack.push(this.state);
    if (args[0]) this.set({ ctm: multiply(this.state.ctm, asMatrix(args[0])) });
  }

  private graphicsState(args: readonly unknown[]): void {
    for (const [key, value] of args[0] as readonly (readonly [string, unknown])[]) {
      if (key === "ca") this.set({ alpha: Number(value) });
      if (key === "CA") this.set({ strokeAlpha: Number(value) });
      if (key === "SMask") this.set({ masked: Boolean(value) });
      if (key === "Font") this.setFont(value as readonly unknown[]);
    }
  }

  private setFont(args: readonly unknown[]): void {
    const font = String(args[0]);
    this.fonts.add(font);
    this.set({ font, size: Number(args[1]) });
  }

  private startClip(): void {
    this.clipNext = true;
  }

  private moveTo(matrix: Matrix): void {
    this.textMatrix = matrix;
    this.lineMatrix = matrix;
  }

  private moveBy(x: number, y: number): void {
    this.moveTo(multiply(this.lineMatrix, [1, 0, 0, 1, x, y]));
  }

  private moveLeading(args: readonly unknown[]): void {
    this.set({ leading: Number(args[1]) });
    this.moveBy(Number(args[0]), Number(args[1]));
  }

  private nextLine(text: unknown): void {
    this.moveBy(0, this.state.leading);
    this.show(text);
  }

  private show(text: unknown): void {
    for (const piece of text as readonly (PdfGlyph | number | null)[]) {
      if (piece === null) continue;
      if (typeof piece === "number") this.advance((-piece * this.state.size) / 1000);
      else this.showGlyph(piece);
    }
  }

  private advance(x: number): void {
    const [a, b, c, d, e, f] = this.textMatrix;
    const along = x * this.state.scale;
    this.textMatrix = [a, b, c, d, a * along + e, b * along + f];
  }

  private showGlyph(glyph: PdfGlyph): void {
    const { state } = this;
    const isOutlined = OUTLINED.includes(state.mode);
    const alpha = (isOutlined ? state.strokeAlpha : state.alpha) * state.groupAlpha;
    const width = (glyph.width * state.size) / 1000;
    const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0);
    const matrix = multiply(state.ctm, this.textMatrix);
    const local = {
      left: 0,
      bottom: state.rise - 0.2 * state.size,
      right: width * state.scale,
      top: state.rise + 0.7 * state.size,
    };
    const box = transformBox(matrix, local);
    const [, baseline] = apply(matrix, 0, state.rise);
    this.glyphs.push({
      text: glyph.unicode,
      box,
      baseline,
      size: Math.abs(state.size * Math.hypot(matrix[2], matrix[3])),
      font: state.font,
      color: onPaper(isOutlined ? state.stroke : state.color, alpha),
      painted: alpha > 0.05 && this.isInked() && shareIn(state.clip, box) >= 0.5,
      owner: this.marked.findLast(({ owner }) => owner !== null)?.owner ?? null,
      order: this.order,
    });
    this.advance(width + spacing);
  }

  private isInked(): boolean {
    const { mode, masked } = this.state;
    return !INKLESS.includes(mode) && !masked && !this.marked.some(({ hidden }) => hidden);
  }

  /** A path with what is done to it; only its bounds matter here. */
  private path(args: readonly unknown[]): void {
    const [operator, , bounds] = args;
    const box = boundsOf(bounds);
    if (!box) return;
    if (this.clipNext) {
      this.clipNext = false;
      this.set({ clip: intersect(this.state.clip, transformBox(this.state.ctm, box)) });
    }
    if (FILLING.includes(Number(operator))) this.fill(box, this.state.color);
    if (STROKING.includes(Number(operator))) this.stroke(box);
  }

  private fill(box: Box, color: string | null): void {
    const alpha = this.state.alpha * this.state.groupAlpha;
    if (alpha < 0.05) return;
    const placed = transformBox(this.state.ctm, box);
    const seen = color && onPaper(color, alpha);
    this.fills.push({
      box: intersect(placed, this.state.clip),
      color: seen,
      order: this.order,
    });
  }

  private stroke(box: Box): void {
    const { ctm, clip, stroke, strokeAlpha, groupAlpha } = this.state;
    this.strokes.push({
      box: intersect(transformBox(ctm, box), clip),
      color: onPaper(stroke, strokeAlpha * groupAlpha),
      order: this.order,
    });
  }
}
