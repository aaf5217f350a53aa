// Stage typeset. What Chromium tagged but nobody should hear: numbers of lines, rules and frames of
// tables and marks, and heads of tables that are drawn once more on a following page.

import type { Content } from "../content.ts";
import { type Kid, type Tag, tagsIn } from "./tag.ts";

/** Numbers of marked stretches that are furniture, by page. */
export type Furniture = ReadonlyMap<number, ReadonlySet<number>>;

/** Takes furniture out of the tree and tells which stretches it was. */
export function takeFurniture(root: Tag, pages: readonly Content[]): Furniture {
  const speaks = pages.map(
    ({ marked }) => new Set(marked.filter((one) => one.speaks).map(({ mcid }) => mcid)),
  );
  const taken = new Map<number, Set<number>>();
  const take = (page: number, mcid: number): void => {
    const one = taken.get(page) ?? new Set<number>();
    taken.set(page, one.add(mcid));
  };
  const clear = (tag: Tag, doomed: (kid: Kid) => boolean): void => {
    tag.kids = tag.kids.filter((kid) => {
      if (kid.kind !== "stretch" || !doomed(kid)) return true;
      take(kid.page, kid.mcid);
      return false;
    });
  };
  const drawing = (kid: Kid): boolean =>
    kid.kind === "stretch" && !speaks[kid.page]?.has(kid.mcid);

  for (const one of tagsIn(root)) {
    if (one.type === "Figure") continue;
    clear(one, drawing);
    if (one.type === "Artifact") for (const inner of tagsIn(one)) clear(inner, () => true);
    if (one.type === "THead") {
      const first = firstPage(one);
      for (const inner of tagsIn(one)) {
        clear(inner, (kid) => kid.kind === "stretch" && kid.page > first);
      }
    }
  }
  for (const one of tagsIn(root)) {
    one.kids = one.kids.filter((kid) => kid.kind !== "tag" || kid.type !== "Artifact");
  }
  return taken;
}

function firstPage(head: Tag): number {
  let first = Number.POSITIVE_INFINITY;
  for (const { kids } of tagsIn(head)) {
    for (const kid of kids) if (kid.kind === "stretch") first = Math.min(first, kid.page);
  }
  return first;
}
