// Text of nodes, as several stages need it. Ground floor.

import { type AnyNode, childrenOf, type Heading } from "./nodes.ts";

/** The words of nodes as a reader would say them, white space collapsed: no calls, no marks. */
export function plainText(nodes: readonly AnyNode[]): string {
  return nodes.map(plainOne).join("").replace(/\s+/g, " ").trim();
}

function plainOne(node: AnyNode): string {
  switch (node.type) {
    case "text":
    case "code":
      return node.value;
    case "line-break":
      return " ";
    case "redaction":
    case "note-call":
    case "page-turn":
    case "line-end":
      return "";
    default:
      return childrenOf(node).map(plainOne).join("");
  }
}

/** What a heading is called in a reference: its label, or its text without a closing full stop. */
export function headingLabel(heading: Heading): string {
  return heading.label ?? plainText(heading.children).replace(/\.$/, "");
}
