// Stage typeset. Coordinates of a page's drawing. ISO 32000-1, 8.3.3 and 8.3.4.

export type Matrix = readonly [number, number, number, number, number, number];

/** What `one` and then `other` do. */
export function multiply(one: Matrix, other: Matrix): Matrix {
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
