// Every rule that a manuscript is held to, shown by the smallest change to the specimen that
// breaks it. A folder test/rules/<rule-id> (or <rule-id>.<variant>) holds `case.yaml`, the change,
// and `expected.txt`, everything an editor is then shown: that finding and no other.
// UPDATE_EXPECTED=1 writes expected.txt anew; read what it writes.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { MANUSCRIPT_RULES, RULES } from "../build/rules.ts";
import { type Change, examine, SPECIMEN, shown, withChanges } from "./support/editions.ts";

const FOLDER = fileURLToPath(new URL("rules", import.meta.url));
const CASES = readdirSync(FOLDER).sort();

/** Rules that no manuscript can break, each with the test that shows them broken all the same. */
const BROKEN_ELSEWHERE: Readonly<Record<string, string>> = {
  "text-is-conserved": "test/parse/conservation.test.ts",
};

type Case = { readonly says: string } & (Change | { readonly changes: readonly Change[] });

function ruleOf(name: string): string {
  return name.split(".")[0] ?? name;
}

test("the specimen breaks no rule", async () => {
  expect(shown(await examine(SPECIMEN))).toBe("");
});

test("every rule of a manuscript has its case, and every case its rule", () => {
  const shownRules = [...CASES.map(ruleOf), ...Object.keys(BROKEN_ELSEWHERE)];
  const missing = Object.keys(MANUSCRIPT_RULES).filter((rule) => !shownRules.includes(rule));
  const unknown = shownRules.filter((rule) => !(rule in RULES));
  expect({ missing, unknown }).toEqual({ missing: [], unknown: [] });
});

describe("one change, one finding:", () => {
  test.each(CASES)("%s", async (name) => {
    const { says, ...rest } = parse(readCase(name, "case.yaml")) as Case;
    const changes = "changes" in rest ? rest.changes : [rest];
    const examined = await withChanges(SPECIMEN, changes, examine);
    const text = shown(examined);
    if (process.env.UPDATE_EXPECTED === "1") {
      writeFileSync(path.join(FOLDER, name, "expected.txt"), text);
    }
    expect(
      examined.diagnostics.map(({ rule }) => rule),
      says,
    ).toEqual([ruleOf(name)]);
    expect(text, says).toBe(readCase(name, "expected.txt"));
  });
});

function readCase(name: string, file: string): string {
  return readFileSync(path.join(FOLDER, name, file), "utf8");
}
