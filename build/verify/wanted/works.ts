// Which works an output has to list. Floor: verify.

import type { BibliographyEntry, Edition, Item } from "../../model/edition.ts";

/** The works that these items, the persons and the glossary cite. */
export function citedWorks(
  { manuscript, bibliography: works }: Edition,
  items: readonly Item[],
): readonly BibliographyEntry[] {
  const cited = new Set<string>();
  for (const { node } of items) {
    if (node.type === "citation") for (const { key } of node.items) cited.add(key);
  }
  for (const { sources } of [...manuscript.persons, ...manuscript.glossary]) {
    for (const source of sources) cited.add(keyOf(source));
  }
  return works.filter(({ key }) => cited.has(key));
}

/** The key of a source as an authority file has it: `frus-vi-65, pp. 176-177`, `@` or no. */
function keyOf(source: string): string {
  return /^@?([^,\s]+)/u.exec(source.trim())?.[1] ?? "";
}
