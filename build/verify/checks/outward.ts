// Links out of the book are in every output, and lead where the manuscript says. Floor: verify.

import { type AnyNode, descendants } from "../../model/nodes.ts";
import type { Comparison } from "../compare.ts";
import { type Finding, finding } from "./finding.ts";

/** `seen`: the addresses that the file links to, as often as it does. */
export function checkOutwardLinks({ wanted }: Comparison, seen: readonly string[]): Finding[] {
  const left = new Map<string, number>();
  for (const url of seen.map(plain)) left.set(url, (left.get(url) ?? 0) + 1);
  return linksIn(wanted).flatMap((node) => {
    const url = plain(node.href);
    const count = left.get(url) ?? 0;
    left.set(url, count - 1);
    const message = `no link leads to ${node.href}`;
    return count > 0
      ? []
      : [finding("reference-leads-to-its-target", message, { span: node.span })];
  });
}

type Link = Extract<AnyNode, { readonly type: "link" }>;

/** The links that an editor wrote, in what the output takes. */
function linksIn({ scope }: Comparison["wanted"]): readonly Link[] {
  const files = scope.parts.flatMap(({ file }) => file?.children ?? []);
  const notes = scope.notes.flatMap(({ children }) => children);
  return [...descendants([...files, ...notes])].filter(
    (node): node is Link => node.type === "link" && scope.shows(node),
  );
}

/** As programs write an address: RFC 3986, 6.2. */
function plain(url: string): string {
  return URL.canParse(url) ? new URL(url).href : url;
}
