// An edition that has no print edition, and a citation style of its own: built and proved. Its lists
// count places where a book names pages, no column of pages is empty, and every citation is worded by
// the edition's style.

import { readFileSync } from "node:fs";
import path from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { buildEdition } from "../../build/pipeline/index.ts";
import { findings } from "../../build/terminal.ts";
import { editionFolder, editionYaml } from "../support/edition.ts";

const STYLE = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note" default-locale="en-US">
  <info><title>House</title><id>house</id><updated>2020-01-01T00:00:00Z</updated></info>
  <citation><layout delimiter=" + " suffix=".">
    <names variable="author"><name form="short"/></names>
    <text variable="title" font-style="italic" prefix=": "/>
    <group prefix=" [" delimiter=", " suffix="]">
      <text variable="archive_collection"/>
      <text variable="archive_location"/>
    </group>
    <group prefix=" @ "><label variable="locator" form="short"/><text variable="locator"/></group>
  </layout></citation>
  <bibliography>
    <sort><key variable="title"/></sort>
    <layout suffix="."><text variable="title"/></layout>
  </bibliography>
</style>
`;

const FOLDER = {
  "manuscript/edition.yaml": editionYaml()
    .replace("[print, epub]", "[epub]")
    .replace("files: []", "files: [references/works.bib]\n  style: references/house.csl")
    .replace(
      "back: []",
      "back: [persons, ledger, emendations, page-turns, hyphenation, bibliography, index]",
    ),
  "manuscript/documents/memo.md": `---
title: A Memorandum
---

To in[]{.line hyphen="dropped"}vade with Smith is [REDACTED]{.redaction #r1} no plan.[^1] Smith [saidd]{.sic corr="said"} so.

[]{.page n="2" cert="certain"} Jones and Smith left.

[^r1]: Not said by whom.

[^1]: Smith again [@ink, p. 3; @paper, fol. 2], and [@ink, p. 4]; see [](#r1){.page}.
`,
  "manuscript/persons.yaml": `- { key: smith, name: "Smith, A.", forms: [Smith], role: clerk }
- { key: jones, name: "Jones, B.", forms: [Jones], role: clerk }
`,
  "references/works.bib": `@book{ink, author={Smith, A.}, title={A History of Ink}, publisher={Press}, year={1999}}
@unpublished{paper, author={Jones, B.}, title={A Paper}, year={1962}, archive={An Archive},
  archive_collection={Record Group 1}, archive_location={Box 3, Folder 7}, keywords={primary}}
`,
  "references/house.csl": STYLE,
};

/** Builds and proves an edition: the files of its EPUB. */
async function built(edition: Readonly<Record<string, string>>) {
  const folder = editionFolder(edition);
  const run = await buildEdition(folder, {
    progress: { stage: () => {}, page: () => {} },
    env: {},
    now: () => 0,
  });
  const found = findings(run.diagnostics, run.sources, { color: false });
  expect({ ending: run.ending, found }).toEqual({ ending: "done", found: "" });
  return unzipSync(readFileSync(path.join(folder, "dist/small.epub")));
}

let files: Record<string, Uint8Array>;
beforeAll(async () => {
  files = await built(FOLDER);
});

const xhtml = (name: string) => strFromU8(files[`OEBPS/${name}.xhtml`] ?? new Uint8Array());
const words = (name: string) => wordsOf(xhtml(name));
const wordsOf = (text: string) =>
  text
    .replace(/^[\s\S]*<\/h1>/u, "")
    .replace(/<[^>]+>/gu, "")
    .replace(/\s+/gu, " ")
    .trim();

test("an index counts the places of an entry and links to each", () => {
  expect(words("text/index")).toBe("Jones, B., 1 Smith, A., 1, 2, 3, 4");
  expect(xhtml("text/index")).toContain(
    '<a class="locator" href="../documents/memo.xhtml#named-5">4</a>',
  );
  expect(words("text/persons")).toBe(
    "Smith, A. clerk Places: 1, 2, 3, 4 Jones, B. clerk Places: 1",
  );
});

test("no list has a column of pages, and no link is empty", () => {
  for (const name of ["ledger", "emendations", "page-turns", "hyphenation"]) {
    expect(xhtml(`text/${name}`), name).not.toMatch(/class="page"|<a [^>]*>(?:<[^>]*>)*<\/a>/u);
  }
  expect(words("text/hyphenation")).toMatch(/Source page in-\|vadeinvade1$/u);
});

test("the edition's own style words the notes, several works in one, and the bibliography", () => {
  expect(xhtml("documents/memo")).toContain(
    ">Smith: <em>A History of Ink</em> @ p.3 + Jones: <em>A Paper</em> [Record Group 1, Box 3, Folder 7] @ fol.2<",
  );
  expect(words("text/bibliography")).toBe(
    "Primary Sources A Paper. Secondary Works A History of Ink.",
  );
});

test("a list of which the edition has nothing says so, and has no empty table", async () => {
  const bare = await built({
    "manuscript/edition.yaml": editionYaml()
      .replace("[print, epub]", "[epub]")
      .replace("back: []", "back: [ledger, emendations, page-turns, hyphenation]"),
    "manuscript/documents/memo.md":
      "---\ntitle: A Memorandum\n---\n\nNothing is marked here.\n",
  });
  for (const name of ["ledger", "emendations", "page-turns", "hyphenation"]) {
    const text = strFromU8(bare[`OEBPS/text/${name}.xhtml`] ?? new Uint8Array());
    expect(text, name).not.toContain("<table");
    expect(wordsOf(text), name).toMatch(/There are none\.$/u);
  }
});
