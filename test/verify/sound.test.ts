// Sound editions of odd text: none of what stands here may ever be taken for a fault. A publisher who
// sees one false finding stops trusting the others.

import { afterAll, beforeAll, expect, test } from "vitest";
import { openTypesetter, type Typesetter } from "../../build/typeset/index.ts";
import { editionFolder, editionYaml, smallEdition } from "../support/edition.ts";
import { examine } from "../support/editions.ts";
import { findings, makeFor } from "./support/press.ts";

let typesetter: Typesetter;
beforeAll(async () => {
  const { value } = await openTypesetter({ env: process.env });
  if (!value) throw new Error("no browser");
  typesetter = value;
});
afterAll(() => typesetter.close());

const PLENTY = "The committee met again in the afternoon and said what it had said. ".repeat(
  40,
);

const MARKS = `Struck ~~x~~ here.[^strikes] ~~So[^in] be~~ it, ~~[(b)(1)]{.redaction #r1}~~ too.

He said so[^codes] (b)(1) (b)(3) and left. [OADR]{.stamp}[^stamp] [(b)(1)]{.redaction #r2}[^more] (b)[^split](1).

[^strikes]: ~~x~~ and “~~a a~~” and ~~.~~ here.

[^in]: .22 calibre.

[^codes]: … and so on.

[^stamp]: ’tis (b)(1).

[^more]: 1962

[^split]: — so the copy.

## Section ~~IV~~ [(b)(1)]{.redaction #r3} of 1962[^head] and after

${PLENTY}

[^head]: 2. Two.
`;

const SCRIPTS = `Cafe\u0301 e\u0323\u0301 \u01eb\u0301 Z\u030c, ﬁne ½ x² and A\u030a.

He wrote שלום (עולם) 1962 and 12 שלום, then "שלום עולם". Then السلام عليكم ١٩٦٢ and
pointed שָׁלוֹם, שלום.[^he]

[^he]: A note that has שלום 12 and עולם in it.
`;

const TABLE = `| 1 | 2 | 3 |
|--:|--:|--:|
${Array.from({ length: 60 }, (_, at) => `| ${at} | ${at * 2} | ${at * 3}${at % 20 ? "" : `[^${at}]`} |`).join("\n")}

[^0]: 0.

[^20]: 20.

[^40]: 40.
`;

const LONG = `${PLENTY}

Call[^1] and[^2].

${PLENTY}

[^1]: ${PLENTY.repeat(3)}

[^2]: ${PLENTY}
`;

const EDITIONS: readonly (readonly [
  says: string,
  title: string,
  document: string,
  text: string,
])[] = [
  ["marks within and beside marks, and calls everywhere", "“What?” — 100%", "Marks", MARKS],
  ["letters of two signs, and words from right to left", "mix", "mild", SCRIPTS],
  ["a table of numbers, under heads that are numbers", "12", "1962", TABLE],
  ["notes longer than their pages", "civil", "XIV", LONG],
];

test.each(EDITIONS)("%s", async (_, title, document, text) => {
  const yaml = editionYaml()
    .replace("title: A Small Edition", `title: ${JSON.stringify(title)}`)
    .replace("[print, epub]", "[print, epub, coursepack]")
    .replace("regimes: []", "regimes: [us-foia]\n  released: 1993-03-13")
    .replace("[title-page]", "[title-page, contents]");
  const folder = editionFolder(
    smallEdition({
      "manuscript/edition.yaml": yaml,
      "manuscript/documents/memo.md": `---\ntitle: "${document}"\n---\n\n${text}`,
      "manuscript/coursepack.yaml": "course: A Course\ndocuments: [memo]\nline-numbers: 5\n",
    }),
  );
  const { edition, diagnostics } = await examine(folder);
  expect(diagnostics).toEqual([]);
  if (!edition) throw new Error("no edition");
  const files = await makeFor(edition, typesetter, ["print", "epub", "coursepack"]);
  expect(await findings(edition, files)).toEqual([]);
});
