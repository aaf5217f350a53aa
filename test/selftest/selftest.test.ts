// The prover is proved: every fault that can be planted in the specimen's finished files is caught
// by a rule that is meant for it, and files with nothing changed give no finding.

import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { OUTPUTS, PACKS } from "../../build/model/manuscript.ts";
import { VERIFY_RULES } from "../../build/rules.ts";
import { isProved, type SelfTest, selfTest, type Trial } from "../../build/selftest/index.ts";
import { selfTestTable } from "../../build/terminal/self-test.ts";
import { SPECIMEN } from "../support/editions.ts";
import { openPress } from "../verify/support/press.ts";

let result: SelfTest;
beforeAll(async () => {
  const press = await openPress(SPECIMEN);
  const files = await press.make(OUTPUTS).finally(() => press.close());
  result = await selfTest(press.edition, files, () => undefined);
}, 600_000);

const named = ({ output, place, says }: Trial): string => `${output}, ${place}: ${says}`;

test("sound copies give no finding", () => {
  const all = ["print", "epub", ...PACKS];
  expect(result.clean).toEqual(all.map((output) => ({ output, findings: [] })));
});

test("every fault that was planted is caught by a rule that is meant for it", () => {
  const lost = result.trials.filter(({ fate }) => fate === "missed" || fate === "failed");
  expect(lost.map((trial) => [named(trial), trial.struck, trial.found])).toEqual([]);
});

test("the specimen has something for every fault to strike", () => {
  expect(result.trials.filter(({ fate }) => fate === "absent").map(named)).toEqual([]);
});

test("there are faults of every place, and far more than forty kinds of them", () => {
  const kinds = new Set(result.trials.map(({ place, says }) => `${place}: ${says}`));
  expect(kinds.size).toBeGreaterThan(100);
  expect([...new Set(result.trials.map(({ place }) => place))].sort()).toEqual([
    "annotations",
    "destinations",
    "documents",
    "file",
    "navigation",
    "outline",
    "package",
    "page content",
    "style",
  ]);
});

test.each(Object.keys(VERIFY_RULES))("%s catches at least one of them", (rule) => {
  const catchers = result.trials.flatMap(({ fate, meant, found }) =>
    fate === "caught" ? found.filter((one) => meant.includes(one)) : [],
  );
  expect(catchers).toContain(rule);
});

describe("a prover that misses something is not called proved", () => {
  const [first] = ["print"] as const;
  const trial: Trial = {
    output: first,
    place: "style",
    says: "a stamp is white",
    fate: "caught",
    struck: "OADR",
    meant: ["text-is-visible"],
    found: ["text-is-visible"],
    message: "it cannot be seen",
  };
  const of = (fate: Trial["fate"]): SelfTest => ({
    clean: [{ output: first, findings: [] }],
    trials: [{ ...trial, fate }],
  });

  test.each([
    ["caught", true],
    ["absent", true],
    ["missed", false],
    ["failed", false],
  ] as const)("%s", (fate, proved) => {
    expect(isProved(of(fate))).toBe(proved);
    const table = selfTestTable(of(fate), { color: false });
    expect(table.includes("not to be relied on")).toBe(!proved);
  });

  test("nor one that finds faults where there are none", () => {
    const finding = { output: first, findings: ["page-is-sound: page 3 is empty"] };
    const unsound = { ...of("caught"), clean: [finding] };
    expect(isProved(unsound)).toBe(false);
    expect(selfTestTable(unsound, { color: false })).toContain("UNSOUND");
  });
});

test("it makes no use of what made the files", () => {
  const row = readFileSync("ARCHITECTURE.md", "utf8").match(/^\| `selftest` \|([^|]*)\|/mu);
  expect(row?.[1]).not.toMatch(/render|typeset|package|pipeline/u);
});
