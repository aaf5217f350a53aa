// Lengths of a style sheet, in the size of the book's text. Floor: verify. CSS Values 4, 6.

/** How many of the book's own letters high, or wide, one unit is; a screen is taken as 30em by 40em. */
const UNITS: Readonly<Record<string, number>> = {
  em: 1,
  rem: 1,
  ex: 0.5,
  ch: 0.5,
  px: 1 / 16,
  pt: 1 / 12,
  pc: 1,
  in: 6,
  cm: 6 / 2.54,
  mm: 6 / 25.4,
  vw: 0.3,
  vh: 0.4,
  vmin: 0.3,
  vmax: 0.4,
};

export interface Length {
  /** In the size of the book's text. */
  readonly em: number;
  /** In per cent of what it is a part of. */
  readonly percent: number;
}

/** A length or a percentage; null for anything else. `size` is that of the text it stands in. */
export function lengthOf(written: string, size = 1): Length | null {
  const [, number, unit = ""] =
    /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)([a-z]+|%)?$/u.exec(written) ?? [];
  if (number === undefined) return null;
  const value = Number(number);
  if (unit === "%") return { em: 0, percent: value };
  if (unit === "") return value === 0 ? { em: 0, percent: 0 } : null;
  const known = UNITS[unit];
  if (known === undefined) return null;
  return {
    em: value * known * (unit === "em" || unit === "ex" || unit === "ch" ? size : 1),
    percent: 0,
  };
}

const SIZES: Readonly<Record<string, number>> = {
  "xx-small": 0.5625,
  "x-small": 0.625,
  small: 0.8125,
  medium: 1,
  large: 1.125,
  "x-large": 1.5,
  "xx-large": 2,
};

/** A size of type, where that around it is `around`; null where it is not said. CSS Fonts 4, 2.5. */
export function sizeOf(written: string, around: number): number | null {
  const named = SIZES[written];
  if (named !== undefined) return named;
  if (written === "smaller") return around / 1.2;
  if (written === "larger") return around * 1.2;
  const length = lengthOf(written, around);
  return length && length.em + (length.percent / 100) * around;
}
