// What parse finds wrong, collected. A hostile file could cause a finding per character; so many
// of one rule are counted rather than listed.

import type { Diagnostic, RuleId } from "../diagnostics.ts";
import type { Span } from "../model/span.ts";

/** More of one rule in one file than this help nobody. */
const LISTED = 500;

export class Findings {
  readonly #listed: Diagnostic[] = [];
  readonly #counts = new Map<string, { count: number; span: Span; rule: RuleId }>();

  /** Adds one finding; `hint` says what to write instead. */
  report(rule: RuleId, span: Span, message: string, hint?: string): void {
    const key = `${rule} ${span.file}`;
    const seen = this.#counts.get(key)?.count ?? 0;
    this.#counts.set(key, { count: seen + 1, span, rule });
    if (seen < LISTED) this.#listed.push({ rule, span, message, ...(hint ? { hint } : {}) });
  }

  /** All of them, in the order found; an uncounted rest is one finding at its last place. */
  all(): readonly Diagnostic[] {
    const rest = [...this.#counts.values()].flatMap(({ count, span, rule }): Diagnostic[] =>
      count > LISTED
        ? [{ rule, span, message: `${count - LISTED} more of this kind up to here` }]
        : [],
    );
    return [...this.#listed, ...rest];
  }
}
