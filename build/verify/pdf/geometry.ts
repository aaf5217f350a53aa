// Matrices and rectangles of a PDF page, in points from its lower left corner. Floor: verify.

import type { Box } from "../../model/proof.ts";

/** `[a b c d e f]` as in PDF 32000-1, 8.3.3. */
export type Matrix = readonly [number, number, number, number, number, number];

/** `inner` first, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The upright rectangle around a transformed one. */
export function transformBox(matrix: Matrix, box: Box): Box {
  const [x1, y1] = apply(matrix, box.left, box.bottom);
  const [x2, y2] = apply(matrix, box.right, box.top);
  return {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
}

/** Whether two rectangles have any area in common. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

/** How much of `inner` lies in `outer`, 0 to 1; of what has no width or height, whether its middle does. */
export function shareIn(outer: Box, inner: Box): number {
  const area = (inner.right - inner.left) * (inner.top - inner.bottom);
  if (area <= 0) return holds(outer, middle(inner)) ? 1 : 0;
  const across = Math.min(outer.right, inner.right) - Math.max(outer.left, inner.left);
  const down = Math.min(outer.top, inner.top) - Math.max(outer.bottom, inner.bottom);
  return (Math.max(0, across) * Math.max(0, down)) / area;
}

/** The smallest rectangle around all of them; null around none. */
export function around(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes;
  if (!first) return null;
  return rest.reduce(
    (whole, box) => ({
      left: Math.min(whole.left, box.left),
      bottom: Math.min(whole.bottom, box.bottom),
      right: Math.max(whole.right, box.right),
      top: Math.max(whole.top, box.top),
    }),
    first,
  );
}

export function middle(box: Box): readonly [number, number] {
  return [(box.left + box.right) / 2, (box.bottom + box.top) / 2];
}

export function holds(box: Box, [x, y]: readonly [number, number], slack = 0): boolean {
  return (
    x >= box.left - slack &&
    x <= box.right + slack &&
    y >= box.bottom - slack &&
    y <= box.top + slack
  );
}
