// The limits of an output: how many pages it may have and how long it may take to set.

import { expect, test } from "vitest";
import { generated } from "./support/book.ts";
import { JOB, press } from "./support/press.ts";

test.each([
  ["stet", { pages: 2 }, /more than 2 pages/],
  ["pagedjs", { pages: 2 }, /more than 2 pages/],
  ["pagedjs", { seconds: 0.05 }, /not done after 0.05 seconds/],
] as const)("%s with %j gives up, and says how to allow more", async (engine, limit, why) => {
  const typesetter = await press({ engine, ...limit });
  const { value, diagnostics } = await typesetter.typeset(generated(1), JOB);
  await typesetter.close();
  expect(value.pdf).toHaveLength(0);
  expect(diagnostics).toEqual([
    {
      rule: "browser-runs",
      message: expect.stringMatching(why),
      hint: expect.stringContaining("--max-pages"),
      ...("pages" in limit ? { seen: "it had come to part-introduction" } : {}),
    },
  ]);
});
