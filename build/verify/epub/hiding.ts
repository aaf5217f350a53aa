// Properties of CSS and elements of HTML that hide text, press it together or cut it off.
// Floor: verify.

import type { Style } from "./cascade.ts";
import { lengthOf } from "./length.ts";
import { shiftedAway } from "./shift.ts";
import { attribute, type Element } from "./xml.ts";

/** What hides by what it is: HTML, 3.2.8.6.1, 4.11. */
export function hidingElement(element: Element, style: Style): string | null {
  const display = style.get("display");
  if (element.hasAttribute("hidden") && (display ?? "none") === "none")
    return "the hidden attribute";
  if (attribute(element, "aria-hidden") === "true")
    return "aria-hidden: no screen reader says it";
  const name = element.localName ?? "";
  if (/^(?:template|noscript|datalist)$/u.test(name)) return `<${name}> is not displayed`;
  const isClosed = /^(?:details|dialog)$/u.test(name) && !element.hasAttribute("open");
  return isClosed ? `<${name}> is closed` : null;
}

const SAID: readonly (readonly [string, RegExp])[] = [
  ["display", /^none$/u],
  ["content-visibility", /^hidden$/u],
  ["clip-path", /^(?!none$|initial$|unset$|inset\(0(?:px|%)?\)$)/u],
  ["mask", /^(?!none$|initial$|unset$)/u],
  ["mask-image", /^(?!none$|initial$|unset$)/u],
  ["-webkit-mask-image", /^(?!none$|initial$|unset$)/u],
  ["filter", /^(?!none$|initial$|unset$)/u],
  ["-webkit-text-security", /^(?!none$)/u],
  ["-webkit-line-clamp", /^\d/u],
  [
    "transform",
    /(?:scale[xy3d]*\((?:[^)]*[\s,])?(?:0?\.[0-2]\d*|0)[\s,)]|scale[xy3d]*\(0|rotate[xy]\(\s*-?(?:90|270)deg|matrix\(0\s*,\s*0\s*,\s*0)/u,
  ],
  ["scale", /^(?:0?\.[0-2]\d*|0)(?:\s|$)/u],
  ["rotate", /^[xy]\s+-?(?:90|270)deg/u],
];

const BLOCK = /^(?:p|li|dd|dt|div|h[1-6]|section|td|th|blockquote|figcaption|pre|aside|body)$/u;

/** What an element's style says that hides its text; in CSS's own words, or null. */
export function hidingStyle(element: Element, style: Style, size: number): string | null {
  const say = (property: string | null): string | null =>
    property === null ? null : `${property}: ${style.get(property)}`;
  const said = SAID.find(
    ([property, pattern]) => style.has(property) && pattern.test(style.get(property) ?? ""),
  );
  return (
    say(said?.[0] ?? null) ??
    say(placedAway(style)) ??
    say(shiftedAway(style, size)) ??
    say(pressedTogether(element, style, size)) ??
    cutBy(style, size)
  );
}

function placedAway(style: Style): string | null {
  const position = style.get("position") ?? "static";
  const isPlaced = position === "absolute" || position === "fixed";
  if (isPlaced && !/^(?:auto|inherit|)$/u.test(style.get("clip") ?? "")) return "clip";
  return position !== "static" && style.get("z-index")?.startsWith("-") ? "z-index" : null;
}

/** Letters over letters, words over words, lines over lines. */
function pressedTogether(element: Element, style: Style, size: number): string | null {
  const isLess = (property: string, least: number): boolean =>
    (lengthOf(style.get(property) ?? "")?.em ?? 0) < least * Math.max(1, size);
  if (isLess("letter-spacing", -0.3)) return "letter-spacing";
  if (isLess("word-spacing", -0.6)) return "word-spacing";
  const leading = lineHeight(style.get("line-height") ?? "");
  const isBlock = BLOCK.test(element.localName ?? "");
  return isBlock && leading !== null && leading < 0.8 ? "line-height" : null;
}

function lineHeight(written: string): number | null {
  if (/^[\d.]+$/u.test(written)) return Number(written);
  const length = lengthOf(written, 1);
  return length && length.em + length.percent / 100;
}

const CUTTING = /\b(?:hidden|clip)\b/u;

/** A box that cuts off what does not go into it. */
function cutBy(style: Style, size: number): string | null {
  const overflow = ["overflow", "overflow-x", "overflow-y"].map((one) => style.get(one) ?? "");
  if (!overflow.some((one) => CUTTING.test(one))) return null;
  if (style.get("white-space") === "nowrap")
    return "white-space: nowrap, and what is too long is cut off";
  for (const property of ["height", "max-height", "block-size", "max-block-size"]) {
    const length = lengthOf(style.get(property) ?? "", size);
    if (length && length.percent === 0) return `${property}: ${style.get(property)}`;
  }
  for (const property of ["width", "max-width", "inline-size", "max-inline-size"]) {
    const length = lengthOf(style.get(property) ?? "", size);
    if (length && length.percent < 20 && length.em < 10)
      return `${property}: ${style.get(property)}`;
  }
  return null;
}
