// Lengths on paper. Floor: verify. CSS Values 4, 6.2.

/** Points in each unit. */
export const UNITS: Readonly<Record<string, number>> = {
  pt: 1,
  pc: 12,
  px: 0.75,
  in: 72,
  cm: 72 / 2.54,
  mm: 72 / 25.4,
  q: 72 / 101.6,
};

/** `62pt`, `148mm` in points; null for anything else. */
export function pointsOf(length: string): number | null {
  const [, number = "", unit = ""] = /^([\d.]+)\s*([a-z]+)$/iu.exec(length.trim()) ?? [];
  const points = UNITS[unit.toLowerCase()];
  return points === undefined ? null : Number(number) * points;
}
