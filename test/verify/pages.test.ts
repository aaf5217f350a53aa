// Faults that a broken template or style sheet would make, planted in the XHTML before it is set
// in pages. Those that do not touch one another are planted together: each is found by the rule
// meant, and nothing else is.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import type { Rendered } from "../../build/model/outputs.ts";
import { SPECIMEN } from "../support/editions.ts";
import { ON_THE_PAGE } from "./faults/pages-page.ts";
import { IN_THE_STYLE } from "./faults/pages-style.ts";
import { IN_THE_TEXT } from "./faults/pages-text.ts";
import { findings, openPress, type Press } from "./support/press.ts";

let press: Press;
let edition: Edition;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  edition = press.edition;
});
afterAll(() => press.close());

test("a sound book gives no finding", async () => {
  const files = await press.make(["print", "epub", "coursepack"]);
  expect(await findings(edition, files)).toEqual([]);
});

describe.each([
  ["in the text", IN_THE_TEXT],
  ["in the style", IN_THE_STYLE],
  ["on the page", ON_THE_PAGE],
] as const)("planted %s:", (_, faults) => {
  let found: readonly string[];
  beforeAll(async () => {
    const plantAll = (rendered: Rendered): Rendered =>
      faults.reduce((so, { plant }) => plant(so), rendered);
    found = await findings(edition, await press.make(["print"], plantAll));
  });

  test.each(faults)("$says", ({ finds }) => {
    expect(found).toEqual(expect.arrayContaining([...finds]));
  });

  test("and nothing else is found", () => {
    const known = faults.flatMap(({ finds }) => finds);
    expect(found.filter((one) => !known.includes(one))).toEqual([]);
    expect(found).toHaveLength(known.length);
  });
});
