// Every rule that finished files are held to is seen to fail on a planted fault.

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VERIFY_RULES } from "../../build/rules.ts";

const FAULTS = ["pages", "ebook", "finished", "withheld", "pack"].map((name) =>
  readFileSync(new URL(`${name}.test.ts`, import.meta.url), "utf8"),
);

test.each(Object.keys(VERIFY_RULES))("%s", (rule) => {
  expect(FAULTS.some((text) => text.includes(`"${rule}: `))).toBe(true);
});
