// How print words what other outputs word otherwise. Floor: paging.

import type { Anchor, Edition, Target } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { AnyNode } from "../model/nodes.ts";
import type { PageMap } from "../model/outputs.ts";
import { plainText } from "../model/text.ts";

/** How each citation and each reference to a page reads in print, by its anchor. */
export function printedWords(edition: Edition, map: PageMap): ReadonlyMap<Anchor, string> {
  const { anchors, citations, targetOf } = edition;
  const worded = [
    ...[...citations].map(([node, { print }]) => [node, plainText(print)] as const),
    ...[...targetOf].map(
      ([node, target]) => [node, pageWords(node, target, edition, map)] as const,
    ),
  ];
  return new Map(
    worded.flatMap(([node, words]) => {
      const anchor = anchors.get(node);
      return anchor === undefined || words === null ? [] : [[anchor, words] as const];
    }),
  );
}

/** `page 12`; null for a reference that is not worded so. */
function pageWords(
  node: AnyNode,
  target: Target,
  { labels }: Edition,
  map: PageMap,
): string | null {
  if (node.type !== "cross-reference" || node.form !== "page") return null;
  const page = node.children.length > 0 ? undefined : map.pageOf.get(target.anchor);
  const folio = map.pages[page ?? -1]?.folio;
  return folio === undefined ? null : label(labels, "page-n", { n: folio });
}
