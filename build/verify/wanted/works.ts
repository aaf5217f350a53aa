// Which works an output has to list. Floor: verify.

import type { BibliographyEntry, Edition, Item } from "../../model/edition.ts";
import type { AuthorityBase } from "../../model/manuscript.ts";

/** The works that these items and these entries of the authority files cite. */
export function citedWorks(
  { bibliography: works }: Edition,
  items: readonly Item[],
  entries: readonly AuthorityBase[],
): readonly BibliographyEntry[] {
  const cited = new Set<string>();
  for (const { node } of items) {
    if (node.type === "citation") for (const { key } of node.items) cited.add(key);
  }
  for (const { sources } of entries) {
    for (const source of sources) cited.add(keyOf(source));
  }
  return works.filter(({ key }) => cited.has(key));
}

/** The key of a source as an authority file has it: `frus-vi-65, pp. 176-177`, `@` or no. */
function keyOf(source: string): string {
  return /^@?([^,\s]+)/u.exec(source.trim())?.[1] ?? "";
}
