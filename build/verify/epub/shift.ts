// Text that a style sheet moves to where no screen shows it, or over other text. Floor: verify.

import type { Style } from "./cascade.ts";
import { lengthOf } from "./length.ts";

type Way = "across" | "down";

/** What moves text from its place; margins and offsets in the order in which CSS writes them out. */
const SHIFTS: readonly (readonly [string, readonly Way[]])[] = [
  ["text-indent", ["across"]],
  ["margin", ["down", "across", "down", "across"]],
  ["margin-left", ["across"]],
  ["margin-right", ["across"]],
  ["margin-inline-start", ["across"]],
  ["margin-inline-end", ["across"]],
  ["margin-top", ["down"]],
  ["margin-bottom", ["down"]],
  ["margin-block-start", ["down"]],
  ["margin-block-end", ["down"]],
  ["translate", ["across", "down"]],
];
const OFFSETS: readonly (readonly [string, readonly Way[]])[] = [
  ["left", ["across"]],
  ["right", ["across"]],
  ["top", ["down"]],
  ["bottom", ["down"]],
  ["inset", ["down", "across", "down", "across"]],
  ["inset-inline-start", ["across"]],
];

/** The property that moves text away; null where none does. `size` is that of the text. */
export function shiftedAway(style: Style, size: number): string | null {
  const isFree = (style.get("position") ?? "static") !== "static";
  const shifts = isFree ? [...SHIFTS, ...OFFSETS] : SHIFTS;
  const found = shifts.find(([property, ways]) => isShifted(style.get(property), ways, size));
  if (found) return found[0];
  return movedBy(style.get("transform") ?? "", size) ? "transform" : null;
}

/** One value holds for every way, but that `translate` leaves out is nothing. */
function isShifted(shift: string | undefined, ways: readonly Way[], size: number): boolean {
  if (shift === undefined) return false;
  const values = shift.split(/\s+/u);
  const isOne = values.length === 1 && ways.length === 4;
  const all = isOne ? ways.map(() => shift) : values;
  return all.some((value, at) => isAway(value, ways[at % ways.length] ?? "across", size));
}

function movedBy(transform: string, size: number): boolean {
  return [...transform.matchAll(/translate([xy]?|3d)\(([^)]*)\)/gu)].some(([, axis, inside]) =>
    (inside ?? "").split(/[\s,]+/u).some((value, at) => {
      const isDown = axis === "y" || at === 1;
      return isAway(value, isDown ? "down" : "across", size);
    }),
  );
}

/** Further than this to the left or above, in em, text lies off the screen or over other text. */
const LEAST: Readonly<Record<Way, number>> = { across: -5, down: -2.5 };
const MOST = 20;

function isAway(value: string, way: Way, size: number): boolean {
  const length = lengthOf(value, size);
  if (!length) return false;
  const { em, percent } = length;
  return em <= LEAST[way] || em >= MOST || percent <= -60 || percent >= 90;
}
