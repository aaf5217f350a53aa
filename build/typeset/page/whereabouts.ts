// Stage typeset, inside the browser. Where something on a page was written: the ids it stands under,
// by which the pipeline finds its line in the manuscript.

/// <reference lib="dom" />

import type { Whereabouts } from "../engine.ts";
import type { PageFinding } from "./conservation.ts";

export type Whereabout = ReturnType<typeof whereaboutsModule>;

/** Sent to the browser as text: uses nothing outside itself. */
export function whereaboutsModule() {
  const LONGEST = 60;

  /** Tells outside what is being worked on. */
  function reached(element: Element): void {
    const { stetReached } = window as { stetReached?: (at: Whereabouts) => unknown };
    stetReached?.({ ids: [element.id], words: "" });
  }

  /** `words` are what is to be seen of it; those of the node where absent. */
  function whereIs(node: Node, words = node.textContent ?? ""): Whereabouts {
    const ids: string[] = [];
    let one = node instanceof Element ? node : node.parentElement;
    for (; one && one !== document.body; one = one.parentElement) {
      ids.push(...idsOf(one));
      if (one.matches(".part")) break;
    }
    const shown = words.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();
    return { ids: [...new Set(ids)], words: shown.slice(0, LONGEST) };
  }

  /** Its own, or that of the piece before it; what a row of a table leads to; what a definition defines. */
  function idsOf(element: Element): string[] {
    const { splitFrom, id } = (element as HTMLElement).dataset;
    const row = element.closest("tr")?.querySelector('a[href^="#"]')?.getAttribute("href");
    const term = element.matches("dd") ? element.previousElementSibling?.id : "";
    const found = [element.id, splitFrom, id, term, row && decodeURIComponent(row.slice(1))];
    return found.flatMap((one) => one || []);
  }

  /** A picture that cannot be shown. One that was asked for outside the build is told of as that. */
  function unshown(picture: Element): PageFinding[] {
    const src = picture.getAttribute("src") ?? "";
    if (/^https?:/.test(src)) return [];
    const at = whereIs(picture, picture.getAttribute("alt") ?? "");
    return [{ message: `the picture ${src.slice(0, 60)} cannot be shown`, page: -1, at }];
  }

  return { whereIs, reached, unshown };
}
