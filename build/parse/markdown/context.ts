// What the inline rules must know of the paragraph they read, and where they put findings.

import type { Span } from "../../model/span.ts";
import type { Effort } from "../effort.ts";
import type { Findings } from "../findings.ts";

/** Where a paragraph stands: decides what may be written in it. */
export interface Setting {
  /** Whose voice is heard here: notes and headnotes of a transcription are the editor's. */
  readonly voice: "transcription" | "editor";
  /** Line ends are the source's own. */
  readonly lineated: boolean;
  /** In a release form, where ☒ ☐ and ___ mean something. */
  readonly form: boolean;
}

export interface InlineContext extends Setting {
  readonly findings: Findings;
  readonly effort: Effort;
  /** Span in the file of a stretch of the paragraph's text. */
  span(start: number, end: number): Span;
}

/** The context given to `tokenizeInline`. @throws TypeError without one: a bug of the build. */
export function contextOf(env: { readonly [key: string]: unknown }): InlineContext {
  const context = env.context;
  if (!isContext(context)) throw new TypeError("inline text was read without a context");
  return context;
}

function isContext(value: unknown): value is InlineContext {
  return typeof value === "object" && value !== null && "findings" in value;
}
