// A small edition in one language: what every language has to say for itself is in it once.

import { WORDS, type Words } from "./words.ts";

/** The files of the edition, by their paths in its folder. */
export function filesIn(language: string): Readonly<Record<string, string>> {
  const words = WORDS[language];
  if (!words) throw new Error(`there is no edition in ${language}`);
  return {
    "manuscript/edition.yaml": configOf(language, words),
    "manuscript/documents/note.md": noteOf(words),
    "manuscript/places.yaml": placesOf(words),
    "manuscript/coursepack.yaml": packOf(words),
    "references/works.json": JSON.stringify(worksOf(words)),
  };
}

function configOf(language: string, { title, subtitle }: Words): string {
  return `slug: clock
title: "${title}"
subtitle: "${subtitle}"
identifier: urn:uuid:4b3f7a52-6c1f-4f8e-9a4e-0d6f5f6c2a12
language: ${language}
version: 1.0.0
date: 1962-10-01
contributors:
  - { name: Ana Ruiz, role: editor }
  - { name: Ignacio Gil, role: editor }
rights: CC0.
outputs: [print, epub, coursepack]
codes:
  regimes: [us-foia]
  released: 1993-09-28
references:
  files: [references/works.json]
parts:
  front: [title-page, imprint, contents]
  body: [documents/note.md]
  back: [ledger, emendations, page-turns, conventions, bibliography, index-places]
print: { width: 148mm, height: 210mm }
`;
}

function noteOf(words: Words): string {
  const { document, headnote, quoted, illegible, extents, long, heading, omitted } = words;
  const [two, less, five] = extents;
  const [first, second, third] = words.places;
  const turns = [2, 3, 4, 5].map((n) => `[]{.page n="${n}" cert="inferred"}`);
  return `---
title: "${document}"
---

[]{.page n="1" cert="certain"}

::: {.headnote}
${headnote}
:::

${long} ${quoted}. [(b)(1)]{.redaction #r1 extent="${two}"} [${illegible}]{.illegible extent="${two}"}

## ${heading} {#matter}

${third}, ${first}, ${second}. [(b)(1) (b)(5)]{.redaction #r2 extent="${less}"} ${turns[0]}${long} ${turns[1]}
[REDACTED]{.redaction #r3 extent="${five}"} [slp]{.sic corr="slip" cert="high"} [OADR]{.stamp}
${turns[2]}[~~SECRET~~]{.classification} [x]{.added place="margin"} [GUR]{.unclear} [w]{.supplied reason="lost"}
${turns[3]}${long} [horologium [ὡρολόγιον]{lang="grc"}]{lang="la"}[^1]

## ${omitted} {#later}

${long}

[^r3]: ${headnote}

[^1]: [@third, p. 3; @first] [@second]
`;
}

function placesOf({ places }: Words): string {
  const [first, second, third] = places;
  return [third, second, first]
    .map((name, at) => `- key: place-${at}\n  name: ${name}\n  forms: [${name}]\n`)
    .join("");
}

function packOf({ question }: Words): string {
  return `course: I
documents: [{ document: note, omit: [later] }]
line-numbers: 5
questions: [{ text: "${question}" }]
`;
}

/** An article each, so that its title stands in quotation marks. */
function worksOf({ authors, document }: Words): readonly object[] {
  const [first, second, third] = authors;
  return Object.entries({ third, second, first }).map(([id, family]) => ({
    id,
    type: "article-journal",
    author: [{ family, given: "A." }],
    title: document,
    "container-title": "Acta",
    page: "1-9",
    issued: { "date-parts": [[1999]] },
  }));
}
