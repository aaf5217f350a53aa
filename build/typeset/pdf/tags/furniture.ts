// Stage typeset. What Chromium tagged but nobody should hear: numbers of lines, rules and frames of
// tables and marks, and heads of tables that are drawn once more on a following page.

import type { Content } from "../content.ts";
import { type Stretch, type Tag, tagsIn } from "./tag.ts";

/** Numbers of marked stretches that are furniture, by page. */
export type Furniture = ReadonlyMap<number, ReadonlySet<number>>;

/** Takes furniture out of the tree and tells which stretches it was. */
export function takeFurniture(root: Tag, pages: readonly Content[]): Furniture {
  const speaks = pages.map(
    ({ marked }) => new Set(marked.filter((one) => one.speaks).map(({ mcid }) => mcid)),
  );
  const taken = new Taken();
  for (const one of tagsIn(root)) {
    if (one.type !== "Figure") {
      taken.from(one, ({ page, mcid }) => !speaks[page]?.has(mcid));
    }
    if (one.type === "Artifact") taken.below(one, () => true);
    if (one.type === "TR" && one.mark?.form === "thead") {
      const first = firstPage(one);
      taken.below(one, ({ page }) => page > first);
    }
  }
  for (const one of tagsIn(root)) {
    one.kids = one.kids.filter((kid) => kid.kind !== "tag" || kid.type !== "Artifact");
  }
  return taken.stretches;
}

class Taken {
  readonly stretches = new Map<number, Set<number>>();

  from(tag: Tag, doomed: (stretch: Stretch) => boolean): void {
    tag.kids = tag.kids.filter((kid) => {
      if (kid.kind !== "stretch" || !doomed(kid)) return true;
      const page = this.stretches.get(kid.page) ?? new Set<number>();
      this.stretches.set(kid.page, page.add(kid.mcid));
      return false;
    });
  }

  below(tag: Tag, doomed: (stretch: Stretch) => boolean): void {
    for (const one of tagsIn(tag)) this.from(one, doomed);
  }
}

function firstPage(head: Tag): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { kids } of tagsIn(head)) {
    for (const kid of kids) if (kid.kind === "stretch") first = Math.min(first, kid.page);
  }
  return first;
}
