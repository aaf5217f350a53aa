// How much a source says is withheld: numbers of units. Ground floor.

/** What sources count withheld text by, from the largest. Never converted into one another. */
export const EXTENT_UNITS = [
  "page",
  "leaf",
  "column",
  "paragraph",
  "sentence",
  "line",
  "word",
  "character",
  "figure",
] as const;
export type ExtentUnit = (typeof EXTENT_UNITS)[number];

/** One number of an extent: `less than 1 line` is less, 1, line. */
export interface Amount {
  readonly unit: ExtentUnit;
  readonly quantity: number;
  readonly qualifier: "exact" | "less" | "more" | "about" | "range";
  /** The end of a range. */
  readonly upTo?: number;
}

/** Unicode's vulgar fractions with their worth. */
export const FRACTIONS: Readonly<Record<string, number>> = {
  "½": 1 / 2,
  "⅓": 1 / 3,
  "⅔": 2 / 3,
  "¼": 1 / 4,
  "¾": 3 / 4,
  "⅛": 1 / 8,
  "⅜": 3 / 8,
  "⅝": 5 / 8,
  "⅞": 7 / 8,
};

/** A quantity with a vulgar fraction where there is one: `1½`; else with two decimals. */
export function quantityText(quantity: number): string {
  const whole = Math.floor(quantity + 1e-9);
  const rest = quantity - whole;
  if (rest < 1e-6) return String(whole);
  const found = Object.entries(FRACTIONS).find(([, worth]) => Math.abs(worth - rest) < 1e-6);
  if (found) return whole > 0 ? `${whole}${found[0]}` : found[0];
  return String(Math.round(quantity * 100) / 100);
}
