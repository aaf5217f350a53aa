// Stage typeset, inside the browser. Roman numbers.

/** Lower-case letters. Sent to the browser as text: uses nothing outside itself. */
export function roman(number: number): string {
  const ROMAN: readonly (readonly [number, string])[] = [
    [1000, "m"],
    [900, "cm"],
    [500, "d"],
    [400, "cd"],
    [100, "c"],
    [90, "xc"],
    [50, "l"],
    [40, "xl"],
    [10, "x"],
    [9, "ix"],
    [5, "v"],
    [4, "iv"],
    [1, "i"],
  ];
  let rest = number;
  let letters = "";
  for (const [value, sign] of ROMAN) {
    for (; rest >= value; rest -= value) letters += sign;
  }
  return letters;
}
