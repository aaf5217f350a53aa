// What a check gives: a diagnostic, and the anchor it is about, so that one fault is said once.
// Floor: verify.

import type { Diagnostic, RuleId } from "../../diagnostics.ts";
import type { Anchor, Item } from "../../model/edition.ts";
import type { Span } from "../../model/span.ts";

import { FOLIO, LOCATORS } from "../text/expected.ts";

export interface Finding {
  readonly diagnostic: Diagnostic;
  /** The item or note at fault; later checks pass over what is already known to be at fault. */
  readonly about: Anchor | null;
}

export function finding(
  rule: RuleId,
  message: string,
  place: { about?: Anchor | null; span?: Span | undefined; seen?: string | null } = {},
): Finding {
  const { about = null, span, seen } = place;
  return {
    diagnostic: {
      rule,
      message,
      ...(span ? { span } : {}),
      ...(seen ? { seen } : {}),
    },
    about,
  };
}

/** What an item is called in a message: `the stamp “OADR”`. */
export function nameOf({ kind, printed }: Item): string {
  const what = kind.replace("-", " ");
  return printed ? `the ${what} ${quoted(printed)}` : `the ${what}`;
}

/** Words in quotation marks, the middle left out of a long stretch. */
export function quoted(text: string): string {
  const points = Array.from(
    text.replaceAll(FOLIO, "[page]").replaceAll(LOCATORS, "[pages]").trim(),
  );
  if (points.length <= 90) return `“${points.join("")}”`;
  return `“${points.slice(0, 55).join("")} … ${points.slice(-30).join("")}”`;
}
