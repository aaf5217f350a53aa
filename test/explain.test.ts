// What `stet explain` says of every rule: enough to understand a finding without the manual.

import { describe, expect, test } from "vitest";
import { allRules, EXPLANATIONS, explained, isRule, RULE_IDS } from "../build/explain/index.ts";
import { RULES } from "../build/rules.ts";

test("every rule is explained, and nothing else", () => {
  expect(Object.keys(EXPLANATIONS).sort()).toEqual(Object.keys(RULES).sort());
});

describe.each(RULE_IDS)("%s", (rule) => {
  const { why, wrong, right, remedy } = EXPLANATIONS[rule];

  test("says why, what to do, and shows two examples that differ", () => {
    for (const sentence of [why, remedy]) expect(sentence).toMatch(/^[A-Z“h].+\.$/u);
    expect(wrong).not.toBe("");
    expect(right).not.toBe(wrong);
  });

  test("is shown whole", () => {
    const text = explained(rule);
    for (const part of [
      rule,
      RULES[rule].severity,
      RULES[rule].says,
      why,
      wrong,
      right,
      remedy,
    ]) {
      expect(text).toContain(part);
    }
  });

  test("is in the list of all", () => {
    expect(allRules()).toMatch(new RegExp(`^${rule} `, "mu"));
  });
});

test("a word that is no rule is known as such", () => {
  expect(isRule("item-survives")).toBe(true);
  expect(isRule("item-survive")).toBe(false);
});
