// Stage typeset, inside the browser. What the style of an element means for pages.

/// <reference lib="dom" />

import type { Forced } from "./atoms.ts";

export type Kinds = ReturnType<typeof kindsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function kindsModule() {
  function forcedOf(value: string): Forced | null {
    if (value === "left" || value === "verso") return "left";
    if (value === "right" || value === "recto") return "right";
    return value === "page" || value === "always" ? "page" : null;
  }

  /** Whether a node is a block, stands in a line of text, or beside the flow. */
  function placeOf(node: Node): "block" | "line" | "beside" {
    if (!(node instanceof Element)) return "line";
    const { display, position, float } = getComputedStyle(node);
    if (display === "none" || float !== "none") return "beside";
    if (position === "absolute" || position === "fixed") return "line";
    return /^(inline|contents|ruby)/.test(display) ? "line" : "block";
  }

  /** Lines are on the grid where the style sheet says so and they are as high as the page's own. */
  function isOnGrid(style: CSSStyleDeclaration): boolean {
    if (style.getPropertyValue("--line-snap").trim() !== "baseline") return false;
    return Math.abs(Number.parseFloat(style.lineHeight) - lineHeight()) < 0.1;
  }

  /** The step of the grid, the line height of the root; 0 where that is not a length. */
  function lineHeight(): number {
    return Number.parseFloat(getComputedStyle(document.documentElement).lineHeight) || 0;
  }

  return { forcedOf, placeOf, isOnGrid, lineHeight };
}
