// What a course pack takes of a document, and what it needs beside it. Each choice is read twice, by
// resolve and by verify, which know nothing of one another: they must agree.

import { describe, expect, test } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import type { AnyNode } from "../../build/model/nodes.ts";
import { plainText } from "../../build/model/text.ts";
import { readChoice } from "../../build/verify/choice.ts";
import { type Stock, scopeOf } from "../../build/verify/scope.ts";
import { editionFolder, editionYaml } from "../support/edition.ts";
import { type Change, examine, SPECIMEN, shown, withChanges } from "../support/editions.ts";

const FILE = "manuscript/coursepack.yaml";

/** The specimen with a pack of one document, chosen so. */
async function chosen(choice: string): Promise<Edition> {
  const text = `course: Probe\ndocuments:\n  - document: vermerk\n    ${choice}\n`;
  const changes: readonly Change[] = [
    { file: FILE, delete: true },
    { file: FILE, append: text },
  ];
  const examined = await withChanges(SPECIMEN, changes, examine);
  expect(shown(examined)).toBe("");
  if (!examined.edition) throw new Error("the specimen cannot be read");
  return examined.edition;
}

/** The outermost blocks that are taken, by how they begin. */
function takenFrom({ pack, parts }: Edition): readonly string[] {
  const blocks = parts.find(({ id }) => id === "part-vermerk")?.file?.children ?? [];
  return blocks
    .filter((block) => pack?.nodes.has(block))
    .map((block) => `${block.type}: ${plainText([block]).slice(0, 24)}`);
}

const CHOICES = [
  "sections: [zeuge]",
  "sections: [befund]",
  "sections: [anlage, befund]",
  "sections: [vordruck, unterschrift]",
  "sections: [heading-vermerk-1]",
  "omit: [befund]",
  "omit: [anlage, zeuge]",
  "source-pages: [3]",
  "source-pages: [1-2]",
  "source-pages: [1, 2-3]",
  "source-pages: [2]\n    whole-paragraphs: true",
  "source-pages: [1, 3]\n    whole-paragraphs: true",
];

describe("resolve and verify choose alike:", () => {
  test.each(CHOICES)("%s", async (choice) => {
    const edition = await chosen(choice);
    const { pack } = edition;
    const again = readChoice(edition);
    const body = new Set<AnyNode>(
      [...(pack?.nodes ?? [])].filter((node) => !inNotes(edition).has(node)),
    );
    expect(again.nodes).toEqual(body);
    const keys = (of: Pick<Stock, "persons" | "glossary"> | null) =>
      [...(of?.persons ?? []), ...(of?.glossary ?? [])].map(({ key }) => key);
    expect(keys(scopeOf(edition, "coursepack").stock)).toEqual(keys(pack));
    for (const node of again.turnsAway) {
      expect(pack?.anchors.has(edition.anchors.get(node) ?? "")).toBe(false);
    }
  });
});

test("a pack has the persons whom the names in it mean, and not those whose name is part of another's", async () => {
  const folder = editionFolder({
    "manuscript/edition.yaml": editionYaml().replace("[print, epub]", "[coursepack]"),
    "manuscript/documents/memo.md": `---
title: A Memorandum
---

Smith’s Sons wrote to *in*[]{.line hyphen="dropped"}*spectors*, and [Jones]{.person key="none"} to MILLER.[^1] [Smoth]{.sic corr="Brown"}

[^1]: Of the clerks
    see the list.

## Left out {#away}

Smith and Jones were there.
`,
    "manuscript/persons.yaml": `- { key: smith, name: Smith, forms: [Smith], role: clerk }
- { key: sons, name: Smith's Sons, forms: ["Smith's Sons"], role: firm }
- { key: jones, name: Jones, forms: [Jones], role: clerk }
- { key: miller, name: Miller, forms: [Miller], role: clerk }
- { key: brown, name: Brown, forms: [Brown], role: clerk }
- { key: inspector, name: Inspectors, forms: [inspectors], role: office }
- { key: clerks, name: Clerks, forms: [the clerks see], role: office }
`,
    "manuscript/coursepack.yaml": "course: C\ndocuments: [{ document: memo, omit: [away] }]\n",
  });
  const { edition } = await examine(folder);
  const keys = (persons: readonly { readonly key: string }[] = []) =>
    persons.map(({ key }) => key);
  const wanted = ["sons", "brown", "inspector", "clerks"];
  expect(keys(edition?.pack?.persons)).toEqual(wanted);
  expect(edition && keys(scopeOf(edition, "coursepack").stock.persons)).toEqual(wanted);
});

function inNotes({ manuscript }: Edition): ReadonlySet<AnyNode> {
  const all = new Set<AnyNode>();
  const add = (node: AnyNode): void => {
    all.add(node);
    if ("children" in node) for (const child of node.children) add(child);
    if (node.type === "list") for (const item of node.items) item.children.forEach(add);
  };
  for (const { notes } of manuscript.files)
    for (const { children } of notes) children.forEach(add);
  return all;
}

describe("a choice takes", () => {
  test("a section from its heading to the next of its level, and the document's own notices", async () => {
    const taken = takenFrom(await chosen("sections: [befund]"));
    expect(taken[0]).toMatch(/^division: Dieser Vermerk/);
    expect(taken[1]).toBe("heading: I. Der Befund");
    expect(taken.at(-2)).toMatch(/^table/);
    expect(taken.at(-1)).toMatch(/^division: Vorlage/);
  });

  test("no enclosure with the section before it", async () => {
    const taken = takenFrom(await chosen("sections: [zeuge]"));
    expect(taken.some((block) => block.includes("Anlage"))).toBe(false);
  });

  test("a paragraph that a page turn cuts whole, or with both pages", async () => {
    const [cut, both] = [
      takenFrom(await chosen("source-pages: [2]\n    whole-paragraphs: true")),
      takenFrom(await chosen("source-pages: [1-2]")),
    ];
    expect(cut).toContain("paragraph: Am heutigen Vormittag um");
    expect(both).toContain("paragraph: Am heutigen Vormittag um");
  });
});

describe("a pack has", () => {
  test("exactly the notes that what it takes calls, numbered as in the edition", async () => {
    const edition = await chosen("sections: [zeuge]");
    const { notes, pack } = edition;
    const here = notes.filter(({ anchor }) => pack?.anchors.has(anchor));
    expect(here.map(({ label }) => label)).toEqual(
      notes
        .filter(({ calls }) => calls.some((call) => pack?.anchors.has(call)))
        .map(({ label }) => label),
    );
    expect(here.map(({ label }) => label)).toContain("R6");
    expect(here.map(({ label }) => label)).not.toContain("R1");
  });

  test("the codes, terms, persons and works that its text and notes name, and no others", async () => {
    const { pack } = await chosen("sections: [zeuge]");
    expect(pack?.legend.map(({ printed }) => printed)).toEqual(["§ 4 Nr. 2"]);
    expect(pack?.glossary.map(({ key }) => key)).toEqual(["normaluhr"]);
    expect(pack?.persons.map(({ key }) => key)).toEqual(["beispiel"]);
    const cited = new Set(pack?.bibliography.map(({ key }) => key));
    expect(cited).toContain("mustermannRede");
    expect(pack?.bibliography.length).toBe(cited.size);
  });

  test("one omission for each stretch that is left out, with what it holds", async () => {
    const { pack } = await chosen("sections: [zeuge]");
    const [first, second, ...more] = pack?.documents[0]?.omissions ?? [];
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      sections: ["Teil I"],
      sourcePages: ["1", "2"],
      redactions: ["R1", "R2", "R3", "R4", "R5"],
    });
    expect(second).toMatchObject({
      sections: ["Anlage 1"],
      sourcePages: ["3", "3"],
      redactions: [],
    });
  });
});
