// An ISBN as the bars of an EAN-13. Of the part `press`. ISO/IEC 15420; ISBN Users' Manual, 7th ed.

import JsBarcode from "jsbarcode";

/** Modules: 11 of quiet zone, 95 of bars, 7 of quiet zone; 0.33 mm each at nominal size. */
const QUIET = 11;
const WIDTH = 113;
/** Heights of the drawing in modules: of the whole, of a bar, of a guard, which reaches lower. */
const HEIGHT = 78.6;
const BAR = 69.3;
const GUARD = 74.3;

interface Encoded {
  readonly encodings?: readonly { readonly data: string; readonly text?: string }[];
}

/** The code as SVG, its digits below the bars. Null for what is no ISBN of thirteen digits. */
export function barcodeOf(isbn: string): string | null {
  const digits = isbn.replace(/[-\s]/gu, "");
  const found: Encoded = {};
  try {
    JsBarcode(found, digits, { format: "EAN13" });
  } catch {
    return null;
  }
  const bars = (found.encodings ?? []).map(({ data }) => data).join("");
  const code = bars.slice(bars.length - 95);
  const isGuard = (at: number): boolean => at < 3 || at > 91 || (at > 44 && at < 50);
  const lines = [...code.matchAll(/1+/gu)].map(({ 0: run, index }) => {
    const height = isGuard(index) ? GUARD : BAR;
    return `<path d="M${QUIET + index} 0h${run.length}v${height}h-${run.length}z"/>`;
  });
  const letter = (at: number, x: number): string =>
    `<text x="${x}" y="77.5" font-size="9" text-anchor="middle">${digits[at] ?? ""}</text>`;
  const text = Array.from(digits, (_, at) => {
    if (at === 0) return letter(0, 5);
    return letter(at, QUIET + (at < 7 ? 3 + (at - 1) * 7 : 50 + (at - 7) * 7) + 3.5);
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${digits}">${lines.join("")}${text.join("")}</svg>`;
}
