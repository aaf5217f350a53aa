// What the reader must see of each thing marked. Floor: resolve.

import type { CodeReading } from "../model/edition.ts";
import { type Labels, label } from "../model/labels.ts";
import { type AnyNode, childrenOf } from "../model/nodes.ts";

/** Line ends and runs of spaces as one space. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A token of codes stands as it is; any other word for something covered stands in brackets. */
export function printedToken(token: string, codes: readonly CodeReading[]): string {
  return codes.length > 0 ? collapse(token) : `[${collapse(token)}]`;
}

/**
 * The printed form of an item whose form does not depend on the output; null for calls,
 * citations and cross-references. Square brackets are the source's or its transcriber's, angle
 * brackets the editor's.
 */
export function printedForm(node: AnyNode, labels: Labels): string | null {
  switch (node.type) {
    case "gap":
      return node.extent
        ? `[${collapse(node.token)}${label(labels, "colon")}${node.extent}]`
        : `[${collapse(node.token)}]`;
    case "supplied":
      return `⟨${textOf(node, labels)}⟩`;
    case "unclear":
      return `⟨${textOf(node, labels)}?⟩`;
    case "addition":
      return `⌜${textOf(node, labels)}⌝`;
    case "original":
      return `[${textOf(node, labels)}]`;
    case "page-turn":
      return node.cert === "certain" ? `|${node.n}|` : `|${node.n}?|`;
    case "checkbox":
      return node.checked ? "☒" : "☐";
    case "blank":
      return node.value;
    case "sic":
    case "stamp":
    case "classification":
    case "deletion":
      return textOf(node, labels);
    default:
      return null;
  }
}

/** The text of an item, with the printed forms of the items inside it. */
function textOf(node: AnyNode, labels: Labels): string {
  return collapse(
    childrenOf(node)
      .map((child) => inside(child, labels))
      .join(""),
  );
}

function inside(node: AnyNode, labels: Labels): string {
  const form = printedForm(node, labels);
  if (form !== null) return form;
  if (node.type === "text" || node.type === "code") return node.value;
  if (node.type === "line-break") return " ";
  return childrenOf(node)
    .map((child) => inside(child, labels))
    .join("");
}
