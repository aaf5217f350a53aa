// Lengths of a printed thing, in points. Of the part `press`.

const POINTS: Readonly<Record<string, number>> = {
  pt: 1,
  in: 72,
  mm: 72 / 25.4,
  cm: 72 / 2.54,
};

/** Points in a CSS length: `3mm`, `0.125in`. @throws RangeError for what is none: the schema let it pass. */
export function points(length: string): number {
  const [, number = "", unit = ""] = /^([\d.]+)(pt|in|mm|cm)$/.exec(length) ?? [];
  const factor = POINTS[unit];
  if (factor === undefined) throw new RangeError(`${length} is no length`);
  return Number(number) * factor;
}

/** Millimetres, to a tenth. */
export function millimetres(length: number): number {
  return Math.round((length / 72) * 254) / 10;
}
