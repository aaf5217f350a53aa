// What may stand at the head of a page, as the edition has it. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { label } from "../../model/labels.ts";
import { isPack } from "../../model/manuscript.ts";
import type { Wanted } from "../compare.ts";

export interface Heads {
  /** Titles of the book and of its course, which any page may have. */
  readonly book: readonly string[];
  /** Titles of each part. */
  readonly ofPart: ReadonlyMap<Anchor, readonly string[]>;
}

export function headsOf({ edition, scope }: Pick<Wanted, "edition" | "scope">): Heads {
  const { config, coursePack } = edition.manuscript;
  const { course, term, instructor } = coursePack ?? {};
  const titles = [config.title, config.shortTitle, config.subtitle, course, term, instructor];
  const copy = isPack(scope.output) ? [label(edition.labels, "pack-instructor-head")] : [];
  return {
    book: [...titles, ...copy].flatMap((title) => title ?? []),
    ofPart: new Map(
      scope.parts.map(({ id, title, shortTitle }) => [id, [title, shortTitle]] as const),
    ),
  };
}

export function allHeads({ book, ofPart }: Heads): readonly string[] {
  return [...book, ...[...ofPart.values()].flat()];
}
