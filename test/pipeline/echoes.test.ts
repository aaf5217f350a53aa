// One broken file, one finding: what only follows from it is held back, and said to be. Each case
// breaks one file of the specimen and expects exactly the findings shown.

import { expect, test } from "vitest";
import { sorted } from "../../build/diagnostics.ts";
import { checkEdition } from "../../build/pipeline/index.ts";
import { type Change, SPECIMEN, withChanges } from "../support/editions.ts";

const QUIET = { stage: () => undefined, page: () => undefined };

/** What `stet check` shows of the specimen with these changes: rules, and which finding others wait behind. */
async function findings(...changes: readonly Change[]): Promise<readonly string[]> {
  return withChanges(SPECIMEN, changes, async (folder) => {
    const { diagnostics } = await checkEdition(folder, QUIET);
    return sorted(diagnostics).map(({ rule, span, hint = "" }) => {
      const waits = /[1-9]\d* more findings? may only follow from this/.test(hint);
      return `${span?.file}: ${rule}${waits ? " (others wait behind it)" : ""}`;
    });
  });
}

test("a configuration that cannot be read blames no entry, reference or choice", async () => {
  expect(
    await findings({ file: "manuscript/edition.yaml", append: "\nparts: [\n" }),
  ).toMatchInlineSnapshot(`
    [
      "manuscript/edition.yaml: yaml-is-well-formed",
    ]
  `);
});

test("a document that is missing blames nothing that points into it", async () => {
  expect(
    await findings({ file: "manuscript/documents/vermerk.md", delete: true }),
  ).toMatchInlineSnapshot(`
    [
      "manuscript/edition.yaml: file-exists (others wait behind it)",
    ]
  `);
});

test("an authority file that cannot be read blames no mark and no entry of another", async () => {
  expect(
    await findings({ file: "manuscript/persons.yaml", append: "\n- key: [\n" }),
  ).toMatchInlineSnapshot(`
    [
      "manuscript/persons.yaml: yaml-is-well-formed (others wait behind it)",
    ]
  `);
});

test("front matter that cannot be read blames no hand of its document", async () => {
  expect(
    await findings(
      {
        file: "manuscript/documents/vermerk.md",
        replace: '---\ntitle: "Vermerk',
        with: '--\ntitle: "Vermerk',
      },
      {
        file: "manuscript/documents/vermerk.md",
        append: '\nText [x]{.added place="margin" hand="h9"}.\n',
      },
    ),
  ).toMatchInlineSnapshot(`
    [
      "manuscript/documents/vermerk.md: configuration-is-valid (others wait behind it)",
    ]
  `);
});

test("a fault of another kind hides nothing", async () => {
  expect(
    await findings(
      { file: "manuscript/documents/vermerk.md", append: "\nText [](#nowhere){.page} <b>.\n" },
      { file: "manuscript/subjects.yaml", append: "\n- key: xylophon\n  name: Xylophone\n" },
    ),
  ).toMatchInlineSnapshot(`
    [
      "manuscript/documents/vermerk.md: reference-has-a-target",
      "manuscript/documents/vermerk.md: voice-is-clear",
      "manuscript/documents/vermerk.md: markup-is-not-html",
      "manuscript/subjects.yaml: entry-is-found",
    ]
  `);
});
