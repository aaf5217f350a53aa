// Every rule that finished files are held to is seen to fail on a planted fault.

import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VERIFY_RULES } from "../../build/rules.ts";

const FAULTS = [".", "faults"].flatMap((folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(new URL(`${folder}/${name}`, import.meta.url), "utf8")),
);

test.each(Object.keys(VERIFY_RULES))("%s", (rule) => {
  expect(FAULTS.some((text) => new RegExp(`["'\`]${rule}: `, "u").test(text))).toBe(true);
});
