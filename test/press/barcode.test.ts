// The bars of an ISBN, against the code that the standard gives for it.

import { describe, expect, test } from "vitest";
import { barcodeOf } from "../../build/press/barcode.ts";

/** The modules of a drawing, 1 for a bar. */
function modulesOf(svg: string): string {
  const modules = Array(113).fill("0");
  for (const [, x = "", width = ""] of svg.matchAll(/d="M(\d+) 0h(\d+)v/gu)) {
    modules.fill("1", Number(x), Number(x) + Number(width));
  }
  return modules.join("");
}

/** ISO/IEC 15420: sets A and B of the left half, by the first digit's pattern, C of the right. */
const A =
  "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split(" ");
const mirrored = (code: string) => [...code].reverse().join("");
const inverted = (code: string) => code.replace(/./gu, (bit) => (bit === "0" ? "1" : "0"));
const LEFT_OF_9 = "ABBABA";

function expectedOf(digits: string): string {
  const left = [...digits.slice(1, 7)].map((digit, at) => {
    const a = A[Number(digit)] ?? "";
    return LEFT_OF_9[at] === "A" ? a : mirrored(inverted(a));
  });
  const right = [...digits.slice(7)].map((digit) => inverted(A[Number(digit)] ?? ""));
  return `${"0".repeat(11)}101${left.join("")}01010${right.join("")}101${"0".repeat(7)}`;
}

describe("an ISBN as bars", () => {
  test.each(["978-3-16-148410-0", "9791090636071"])("%s", (isbn) => {
    const digits = isbn.replaceAll("-", "");
    const svg = barcodeOf(isbn) ?? "";
    expect(modulesOf(svg)).toBe(expectedOf(digits));
    expect([...svg.matchAll(/>(\d)</gu)].map(([, digit]) => digit).join("")).toBe(digits);
  });

  test("with a wrong digit is none", () => {
    expect(barcodeOf("978-3-16-148410-1")).toBeNull();
  });
});
