// The brackets that say whose words stand in them. Floor: verify.

import type { Inline } from "../../model/nodes.ts";

export const BRACKETS: Readonly<Partial<Record<Inline["type"], readonly [string, string]>>> = {
  supplied: ["⟨", "⟩"],
  unclear: ["⟨", "?⟩"],
  addition: ["⌜", "⌝"],
  original: ["[", "]"],
};
