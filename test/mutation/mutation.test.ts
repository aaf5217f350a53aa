// The toolchain is broken one template and one class at a time, and the build does not pass. What
// may be lost without being noticed is listed in survivors.yaml, with the reason.

import { readFileSync } from "node:fs";
import { beforeAll, expect, test, vi } from "vitest";
import { parse } from "yaml";
import type { Edition } from "../../build/model/edition.ts";
import type { PageMap } from "../../build/model/outputs.ts";
import { examine, SPECIMEN } from "../support/editions.ts";
import {
  found,
  type Mutant,
  soundPages,
  withHiddenClasses,
  withoutTemplates,
} from "./mutants.ts";

vi.setConfig({ testTimeout: 600_000 });

const SURVIVORS = parse(
  readFileSync(new URL("survivors.yaml", import.meta.url), "utf8"),
) as Readonly<Record<string, string>>;

/** Classes of what the manuscript marks, and of notes. */
const MARKS = [
  "addition",
  "classification",
  "deletion",
  "gap",
  "note",
  "page-turn",
  "redaction",
  "sic",
  "stamp",
  "supplied",
  "token",
  "unclear",
];

let edition: Edition;
let pages: PageMap;
beforeAll(async () => {
  const examined = await examine(SPECIMEN);
  if (!examined.edition) throw new Error("the specimen cannot be read");
  edition = examined.edition;
  pages = soundPages(edition);
});

async function surviving(mutants: readonly Mutant[]): Promise<readonly string[]> {
  const alive: string[] = [];
  for (const mutant of mutants) {
    if ((await found(mutant, pages)).length === 0) alive.push(mutant.name);
  }
  return alive;
}

test("the unbroken toolchain passes", async () => {
  expect(await found({ name: "none", edition }, pages)).toEqual([]);
});

test("every template that is lost is missed, but for those that need not be", async () => {
  const alive = await surviving(withoutTemplates(edition));
  expect(alive).toEqual(Object.keys(SURVIVORS).map((name) => `${name}: lost`));
});

test("every mark that the style sheet hides is missed", async () => {
  const mutants = withHiddenClasses(edition).filter(({ name }) =>
    MARKS.some((mark) => name === `.${mark}: hidden`),
  );
  expect(mutants.length).toBeGreaterThan(8);
  expect(await surviving(mutants)).toEqual([]);
});

test("every survivor has its reason", () => {
  for (const reason of Object.values(SURVIVORS)) expect(reason).toMatch(/\w.{20,}\.$/u);
});
