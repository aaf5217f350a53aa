// What `stet explain` says: every rule with its reason, an example of wrong and right, and a remedy.

import { RULES, type RuleId } from "../rules.ts";
import type { Explanation } from "./explanation.ts";
import { MANUSCRIPT } from "./manuscript.ts";
import { OUTPUTS } from "./outputs.ts";

export type { Explanation } from "./explanation.ts";

/** By the id of the rule; the compiler demands one for each. */
export const EXPLANATIONS: Readonly<Record<RuleId, Explanation>> = {
  ...MANUSCRIPT,
  ...OUTPUTS,
};

export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

/** Whether a word is the id of a rule. */
export function isRule(word: string): word is RuleId {
  return word in RULES;
}

/** The whole of one rule, as text. */
export function explained(rule: RuleId): string {
  const { severity, says } = RULES[rule];
  const { why, wrong, right, remedy } = EXPLANATIONS[rule];
  return [
    `${rule} (${severity})`,
    "",
    `  ${says}`,
    `  ${why}`,
    "",
    `  wrong:  ${wrong}`,
    `  right:  ${right}`,
    "",
    `  ${remedy}`,
    "",
  ].join("\n");
}

/** Every rule in one line, errors and warnings alike, in the order of the stages. */
export function allRules(): string {
  const width = Math.max(...RULE_IDS.map((rule) => rule.length));
  const lines = RULE_IDS.map((rule) => `${rule.padEnd(width)}  ${RULES[rule].says}`);
  return `${lines.join("\n")}\n\nstet explain RULE tells more of one.\n`;
}
