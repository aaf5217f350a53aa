// Every picture of the manuscript is in the EPUB, in its part, with its description. Floor: verify.

import { descendants } from "../../model/nodes.ts";
import type { Comparison } from "../compare.ts";
import type { EpubReading } from "../epub/reading.ts";
import { attribute, named } from "../epub/xml.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** Pictures that are missing; how often each description stands is counted, not where. */
export function checkPictures({ wanted }: Comparison, reading: EpubReading): Finding[] {
  return wanted.scope.parts.flatMap(({ id, file }) => {
    const place = reading.byId.get(id)?.[0];
    if (!file || !place) return [];
    const there = named(place.element, "img").map((image) => attribute(image, "alt"));
    const blocks = [...file.children, ...file.notes.flatMap(({ children }) => children)];
    return [...descendants(blocks)].flatMap((node) => {
      if (node.type !== "image" && node.type !== "figure") return [];
      const at = there.indexOf(node.alt);
      if (at >= 0) {
        there.splice(at, 1);
        return [];
      }
      const message = `the picture ${quoted(node.alt)} is not in the file with its description`;
      return [
        finding("item-survives", message, { span: node.span, seen: place.document.href }),
      ];
    });
  });
}
