// Turns the small HTML that a CSL processor emits into model inlines. Floor: resolve.

import { DOMParser, type Node } from "@xmldom/xmldom";
import type { Inline } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";

/**
 * CSL's HTML (`<i>`, `<b>`, `<sup>`, spans, `<div class="csl-entry">`) as inlines. Roman inside
 * italic becomes emphasis inside emphasis, as books set it. Addresses become links.
 *
 * @throws Error if the processor's HTML is not well-formed: a bug of the build.
 */
export function cslInlines(html: string, span: Span): readonly Inline[] {
  const document = new DOMParser().parseFromString(`<r>${html.trim()}</r>`, "application/xml");
  return [...(document.documentElement?.childNodes ?? [])].flatMap((node) =>
    convert(node, span),
  );
}

function convert(node: Node, span: Span): readonly Inline[] {
  if (node.nodeType === 3) return withLinks(node.nodeValue ?? "", span);
  const children = [...node.childNodes].flatMap((child) => convert(child, span));
  const style =
    "getAttribute" in node ? String((node as Element).getAttribute("style") ?? "") : "";
  if (node.nodeName === "i" || style.includes("font-style:normal")) {
    return [{ type: "emphasis", span, children }];
  }
  if (node.nodeName === "b") return [{ type: "strong", span, children }];
  return children;
}

interface Element {
  getAttribute(name: string): string | null;
}

/** Spaces that may not break, as inside French quotation marks, stay what they are. */
function withLinks(value: string, span: Span): readonly Inline[] {
  return value
    .replace(/[ \t\r\n]+/g, " ")
    .split(/(https?:\/\/[^\s<>]*[^\s<>.,;:)\]])/)
    .filter((part) => part !== "")
    .map((part): Inline => {
      const text = { type: "text", span, value: part } as const;
      return /^https?:\/\//.test(part)
        ? { type: "link", span, href: part, children: [text] }
        : text;
    });
}
