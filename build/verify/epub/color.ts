// The colours of a style sheet, and what they look like one over another. Floor: verify.
// CSS Color 4: names, hexadecimal, rgb() and hsl() in either way of writing; system colours.

import { color as parsed, rgb } from "d3-color";

/** A colour and how much it covers, 0 to 1. */
export interface Paint {
  /** `#rrggbb`. */
  readonly color: string;
  readonly alpha: number;
}

/** By day and by night: how a reader's screen looks where a book names no colours. */
export type Scheme = "light" | "dark";

const SYSTEM: Readonly<Record<Scheme, Readonly<Record<string, string>>>> = {
  light: {
    canvas: "#ffffff",
    canvastext: "#000000",
    linktext: "#0000ee",
    visitedtext: "#551a8b",
  },
  dark: {
    canvas: "#121212",
    canvastext: "#ffffff",
    linktext: "#9e9eff",
    visitedtext: "#d0adf0",
  },
};

/** The colour of paper, of text, of links. */
export function systemColor(scheme: Scheme, name: string): string {
  return SYSTEM[scheme][name] ?? "#000000";
}

/** A colour as written; null for what cannot be read, as `currentcolor` alone cannot. */
export function paintOf(written: string, scheme: Scheme): Paint | null {
  const system = SYSTEM[scheme][written];
  if (system !== undefined) return { color: system, alpha: 1 };
  const found = parsed(withCommas(written));
  if (!found) return null;
  const { r, g, b, opacity } = rgb(found).clamp();
  return { color: rgb(r, g, b).formatHex(), alpha: opacity };
}

/** `rgb(0 0 0 / 50%)` as `rgba(0, 0, 0, 0.5)`: the library knows the older way of writing alone. */
function withCommas(written: string): string {
  const [, name = "", inside = ""] = /^(rgb|hsl)a?\(([^)]*)\)$/u.exec(written) ?? [];
  if (!name) return written;
  const [values = "", slashed] = inside.split("/");
  const parts = [...values.trim().split(/[\s,]+/u), ...(slashed ? [slashed.trim()] : [])].map(
    (part) => part.replace(/deg$/u, ""),
  );
  const alpha = parts[3];
  if (alpha === undefined) return `${name}(${parts.join(", ")})`;
  const share = alpha.endsWith("%") ? Number.parseFloat(alpha) / 100 : alpha;
  return `${name}a(${[...parts.slice(0, 3), share].join(", ")})`;
}

/** What is seen of a paint over a ground. */
export function over({ color, alpha }: Paint, ground: string): string {
  if (alpha >= 1) return color;
  const channels = [1, 3, 5].map((at) => {
    const [above, below] = [color, ground].map((one) =>
      Number.parseInt(one.slice(at, at + 2), 16),
    );
    return Math.round((above ?? 0) * alpha + (below ?? 0) * (1 - alpha));
  });
  return `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
