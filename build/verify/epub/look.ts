// How an element looks on a screen, as far as decides whether its text is seen. Floor: verify.
// Properties of CSS that hide, shrink, shift, cut off or cover text, and its colour on its ground.

import { contrastOf } from "../contrast.ts";
import type { Screen, Style } from "./cascade.ts";
import { over, type Paint, paintOf, systemColor } from "./color.ts";
import { listOf } from "./css.ts";
import { hidingElement, hidingStyle } from "./hiding.ts";
import { sizeOf } from "./length.ts";
import { attribute, type Element } from "./xml.ts";

/** What an element hands on to those in it. */
export interface Look {
  /** What hides it, in CSS's own words; null where nothing does. */
  readonly hidden: string | null;
  readonly color: Paint;
  /** Of letters drawn in SVG. */
  readonly fill: Paint;
  /** The colours that its text stands on; more than one in a gradient, none where it is a picture. */
  readonly ground: readonly string[];
  /** In the size of the book's text. */
  readonly size: number;
  readonly opacity: number;
  readonly visible: boolean;
  readonly variables: Style;
}

export function firstLook({ scheme }: Screen): Look {
  const color = { color: systemColor(scheme, "canvastext"), alpha: 1 };
  return {
    hidden: null,
    color,
    fill: { color: "#000000", alpha: 1 },
    ground: [systemColor(scheme, "canvas")],
    size: 1,
    opacity: 1,
    visible: true,
    variables: new Map(),
  };
}

/** How an element looks inside another. */
export function lookOf(element: Element, around: Look, declared: Style, screen: Screen): Look {
  const variables = variablesOf(declared, around.variables);
  const style = resolved(declared, variables);
  const size = textSize(style, around.size);
  const opacity = around.opacity * shareOf(style.get("opacity") ?? "1");
  const color = colorOf(element, style, around, screen);
  const visibility = style.get("visibility");
  const visible = visibility ? !/^(?:hidden|collapse)$/u.test(visibility) : around.visible;
  const ground = groundOf(style, color, around, screen);
  return {
    color,
    fill: fillOf(element, style, color, around, screen),
    ground,
    size,
    opacity,
    visible,
    variables,
    hidden: around.hidden ?? hidingElement(element, style) ?? hidingStyle(element, style, size),
  };
}

/** Less than this of the size of the book's text is read by nobody. */
const SMALLEST = 0.3;
/** WCAG 2.2, 1.4.3, level AA. */
const LEAST = 4.5;

/** Why text that stands in an element cannot be seen; null if it can. */
export function unseen(
  { hidden, visible, size, opacity, ...look }: Look,
  drawn: boolean,
): string | null {
  if (hidden) return hidden;
  if (!visible) return "visibility: hidden";
  if (opacity < 0.05) return `opacity: ${round(opacity)}`;
  if (size < SMALLEST) return `font-size: ${round(size)} of the text’s`;
  const paint = drawn ? look.fill : look.color;
  const shown = { ...paint, alpha: paint.alpha * opacity };
  for (const ground of look.ground) {
    const contrast = contrastOf(over(shown, ground), ground);
    if (contrast < LEAST)
      return `${over(shown, ground)} on ${ground} is ${round(contrast)}:1, less than ${LEAST}:1`;
  }
  return null;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function variablesOf(declared: Style, around: Style): Style {
  const own = [...declared].filter(([property]) => property.startsWith("--"));
  return own.length === 0 ? around : new Map([...around, ...own]);
}

/** With `var()` replaced by what it stands for. */
function resolved(declared: Style, variables: Style): Style {
  if (![...declared.values()].some((value) => value.includes("var("))) return declared;
  const replace = (value: string): string =>
    value.replace(/var\(\s*(--[\w-]+)\s*(?:,([^()]*))?\)/gu, (_, name: string, other = "") =>
      (variables.get(name) ?? other).trim(),
    );
  return new Map([...declared].map(([property, value]) => [property, replace(replace(value))]));
}

function textSize(style: Style, around: number): number {
  const size = style.get("font-size");
  if (size !== undefined) return sizeOf(size, around) ?? around;
  const sizes = (style.get("font") ?? "").split(/[\s/]+/u).map((part) => sizeOf(part, around));
  return sizes.find((one) => one !== null) ?? around;
}

/** A number or a percentage between 0 and 1. */
function shareOf(written: string): number {
  const value = Number.parseFloat(written);
  if (Number.isNaN(value)) return 1;
  return Math.min(1, Math.max(0, written.endsWith("%") ? value / 100 : value));
}

const KEPT = /^(?:inherit|unset|revert|revert-layer|currentcolor)$/u;

function colorOf(element: Element, style: Style, around: Look, { scheme }: Screen): Paint {
  const written = style.get("-webkit-text-fill-color") ?? style.get("color");
  const isLink = element.localName === "a" && element.hasAttribute("href");
  if (written === undefined || written === "revert") {
    return isLink ? { color: systemColor(scheme, "linktext"), alpha: 1 } : around.color;
  }
  if (KEPT.test(written)) return around.color;
  if (written === "initial") return { color: systemColor(scheme, "canvastext"), alpha: 1 };
  return paintOf(written, scheme) ?? around.color;
}

function fillOf(
  element: Element,
  style: Style,
  color: Paint,
  around: Look,
  { scheme }: Screen,
): Paint {
  const written = (style.get("fill") ?? attribute(element, "fill").toLowerCase()) || "inherit";
  if (written === "none") return { ...color, alpha: 0 };
  if (written === "currentcolor") return color;
  if (KEPT.test(written)) return around.fill;
  return paintOf(written, scheme) ?? around.fill;
}

/** The ground of an element's own, laid over that around it. */
function groundOf(
  style: Style,
  color: Paint,
  { ground }: Look,
  { scheme }: Screen,
): readonly string[] {
  const image = style.get("background-image") ?? style.get("background") ?? "";
  const layers = [style.get("background-color") ?? style.get("background") ?? ""];
  const words = (text: string): readonly string[] => listOf(text, /[\s,]/u);
  const stops = words(/gradient\((.*)\)/u.exec(image)?.[1] ?? "");
  const paints = (stops.length > 0 ? stops : layers.flatMap(words)).flatMap((word) => {
    const paint = word === "currentcolor" ? color : paintOf(word, scheme);
    return paint ? [paint] : [];
  });
  if (paints.length === 0) return /url\(/u.test(image) ? [] : ground;
  const below = ground[0] ?? systemColor(scheme, "canvas");
  return paints.map((paint) => over(paint, below));
}
