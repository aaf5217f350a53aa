// Paragraphs: running text, a line of marks, or a figure.

import { type Block, childrenOf, type Image, type Inline } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { captionOf } from "./pictures.ts";
import type { Surroundings } from "./surroundings.ts";

/** The marks of a page: with nothing but these in it, a paragraph is no running text. */
const MARKS: ReadonlySet<Inline["type"]> = new Set([
  "stamp",
  "classification",
  "redaction",
  "page-turn",
  "gap",
]);
const NEUTRAL: ReadonlySet<Inline["type"]> = new Set(["line-break", "note-call"]);

export function paragraphNode(
  children: readonly Inline[],
  span: Span,
  surroundings: Surroundings,
): Block {
  const words = children.filter((node) => node.type !== "text" || node.value.trim() !== "");
  const [only] = words;
  if (only?.type === "image" && words.length === 1) {
    const { src, alt } = only;
    return { type: "figure", span, src, alt, caption: captionOf(only) };
  }
  for (const node of children) reportCaptions(node, surroundings);
  const isMarks =
    words.some(({ type }) => MARKS.has(type)) &&
    words.every(({ type }) => MARKS.has(type) || NEUTRAL.has(type));
  return { type: "paragraph", role: isMarks ? "marks" : "text", span, children };
}

/** An image within a line has no room for a caption: its words would be lost. */
export function reportCaptions(node: Inline, { findings }: Surroundings): void {
  for (const image of imagesIn(node)) {
    if (captionOf(image) === "") continue;
    findings.report(
      "vocabulary-is-closed",
      image.span,
      `an image within a line has no caption, and this one says "${captionOf(image)}"`,
      "set the image in a paragraph of its own, or take the caption out",
    );
  }
}

function imagesIn(node: Inline): readonly Image[] {
  if (node.type === "image") return [node];
  return childrenOf(node).flatMap((child) => imagesIn(child as Inline));
}
