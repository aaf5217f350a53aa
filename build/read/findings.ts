// What the reading of one edition shares: its folder's texts as they are read, and what is wrong.

import type { Diagnostic, RuleId } from "../diagnostics.ts";
import type { Source, Span } from "../model/span.ts";

export class Findings {
  readonly diagnostics: Diagnostic[] = [];
  /** Every text read so far, by path. */
  readonly sources = new Map<string, Source>();
  /** SHA-256 of every file read so far, by path. */
  readonly inputs = new Map<string, string>();

  report(rule: RuleId, span: Span | undefined, message: string, hint?: string): void {
    this.diagnostics.push({
      rule,
      message,
      ...(span ? { span } : {}),
      ...(hint ? { hint } : {}),
    });
  }
}
