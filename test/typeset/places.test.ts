// A fault of a page names the line of the manuscript that it comes from, as an editor sees it.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { format } from "../../build/diagnostics.ts";
import { ENGINES } from "../../build/model/manuscript.ts";
import { parse } from "../../build/parse/index.ts";
import { jobFor } from "../../build/pipeline/job.ts";
import { placesOf } from "../../build/pipeline/places.ts";
import { resolve } from "../../build/resolve/index.ts";
import type { Engine } from "../../build/typeset/engine.ts";
import type { Typesetter } from "../../build/typeset/index.ts";
import { pagedjs } from "../../build/typeset/pagedjs.ts";
import { stet } from "../../build/typeset/stet.ts";
import { editionFiles } from "../support/edition.ts";
import { LABELS, renderedOf, sourcesIn, TEMPLATES } from "../support/rendering.ts";
import { generated } from "./support/book.ts";
import { JOB, press } from "./support/press.ts";

const STYLES = sourcesIn("styles", ".css");
const MAP = "manuscript/front/shore.svg";
const SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='1200'/>";
const IMAGES = new Map([[MAP, { path: MAP, bytes: Buffer.from(SVG) }]]);

/** What an editor is told of these files: without the hints, which each must have. */
async function told(
  typesetter: Typesetter,
  files: Readonly<Record<string, string>>,
  css = "",
): Promise<string> {
  const sound = { ...editionFiles(files), labels: LABELS, templates: TEMPLATES };
  const edition = resolve(parse({ ...sound, styles: STYLES, images: IMAGES }).value).value;
  const rendered = renderedOf(edition, "print");
  const { diagnostics } = await typesetter.typeset(
    { ...rendered, css: [...rendered.css, css] },
    { ...jobFor(edition, "print", {}), placeOf: placesOf(edition, rendered) },
  );
  for (const { hint } of diagnostics) expect(hint).toMatch(/\S/);
  const lines = diagnostics.map((one) => format(one, edition.manuscript.sources));
  return lines.map((one) => one.replace(/\n {2}hint: .*/, "")).join("\n");
}

describe.each(ENGINES)("%s", (engine) => {
  let typesetter: Typesetter;
  beforeAll(async () => {
    typesetter = await press({ engine });
  });
  afterAll(() => typesetter.close());

  test("names what is wider or higher than its place", async () => {
    const secret = Array.from({ length: 12 }, () => "SECRET").join(" ");
    const found = await told(
      typesetter,
      {
        "manuscript/front/introduction.md": `A map follows.\n\n![The shore](shore.svg)\n`,
        "manuscript/documents/memo.md": `Before.

A line with [${secret}]{.stamp} in it.

| Left | Right |
| ---- | ----- |
| One. | Two ${"in one long line ".repeat(8)} three. |

Then a note.[^n]

[^n]: It says [TOP ${secret}]{.classification}.
`,
      },
      "td { white-space: nowrap; }",
    );
    expect(found).toBe(
      `manuscript/front/introduction.md:3:3: error page-holds-its-text: a picture is larger than its place: "The shore"
  ![The shore](shore.svg)
    ^^^^^^^^^
  seen: page 2 (folio 2), part-introduction
manuscript/documents/memo.md:3:14: error page-holds-its-text: a text is wider than its place: "SECRET"
  A line with [${secret}]{…
               ^^^^^^
  seen: page 3 (folio 3), part-memo
manuscript/documents/memo.md:7:21: error page-holds-its-text: a text is wider than its place: "long"
  | One. | Two in one long line in one long line in one long line in one long line in one long line …
                      ^^^^
  seen: page 3 (folio 3), part-memo
manuscript/documents/memo.md:11:20: error page-holds-its-text: a text is wider than its place: "SECRET"
  [^n]: It says [TOP ${secret.slice(0, -4)}…
                     ^^^^^^
  seen: page 3 (folio 3), part-memo`,
    );
  });

  test("names what begins the first page too many", async () => {
    const few = await press({ engine, pages: 2 });
    const text = Array.from(
      { length: 60 },
      (_, n) => `Paragraph ${n} ${"goes on ".repeat(30)}`,
    );
    const found = await told(few, { "manuscript/documents/memo.md": text.join("\n\n") });
    await few.close();
    expect(found).toBe(
      `manuscript/documents/memo.md:33:1: error browser-runs: the print could not be set: there are more than 2 pages
  Paragraph 16 goes on goes on goes on goes on goes on goes on goes on goes on goes on goes on goes …
  ${"^".repeat(40)}
  seen: it had come to part-memo`,
    );
  });
});

test.each([stet, pagedjs])("$name tells of every part that it comes to", async (engine) => {
  const ids: string[] = [];
  const watched: Engine = {
    name: "watched",
    paginate: (sheets, setting) =>
      engine.paginate(sheets, { ...setting, onReached: (at) => ids.push(at.ids[0] ?? "") }),
  };
  const typesetter = await press({ engine: watched });
  await typesetter.typeset(generated(2, 2), JOB);
  await typesetter.close();
  expect(ids.join(" ")).toContain("part-introduction part-d1 part-d2");
});

test("when time runs out, what was reached last is named", async () => {
  const stuck: Engine = {
    name: "stuck",
    paginate: async (_, { onReached }) => {
      onReached({ ids: ["part-introduction"], words: "" });
      onReached({ ids: ["block-memo-2", "part-memo"], words: "" });
      return await new Promise<never>(() => undefined);
    },
  };
  const typesetter = await press({ engine: stuck, seconds: 0.05 });
  const text = "First.\n\n| Left |\n| --- |\n| One. |\n";
  expect(await told(typesetter, { "manuscript/documents/memo.md": text })).toBe(
    `manuscript/documents/memo.md:5:3: error browser-runs: the print could not be set: it was not done after 0.05 seconds
  | One. |
    ^^^^
  seen: it had come to part-memo`,
  );
  await typesetter.close();
});
