// Citations, `[see @a, pp. 1-2; -@b]`: Pandoc's syntax, read by hand within one pair of brackets.
// Pandoc User's Guide, "Citation syntax".

import type { CitationItem } from "../model/nodes.ts";
import type { InlineContext } from "./markdown/context.ts";

/** A key after its at sign, with a hyphen before it where the author is suppressed. */
const CITED = /(^|[\s(])(-?)@([A-Za-z0-9_](?:[\w:.#$%&+?<>~/-]*[A-Za-z0-9_])?)/;

/**
 * The works cited between `start` and `end`; none where the brackets hold no citation. Works are
 * separated by semicolons; what precedes a key is its prefix, what follows its locator.
 */
export function readCitation(
  text: string,
  start: number,
  end: number,
  context: InlineContext,
): readonly CitationItem[] {
  const inside = text.slice(start, end);
  if (!inside.includes("@")) return [];
  const items: (CitationItem | null)[] = [];
  let at = start;
  for (const part of inside.split(";")) {
    items.push(readItem(part, at, context));
    at += part.length + 1;
  }
  const found = items.filter((item) => item !== null);
  if (found.length === 0) return [];
  if (found.length < items.length) {
    context.findings.report(
      "attribute-is-complete",
      context.span(start - 1, end + 1),
      "each part of a citation, between semicolons, names a work with @key",
      "put a comma where no further work follows: [@a, pp. 1-2, and elsewhere]",
    );
    return [];
  }
  if (context.voice === "transcription") {
    context.findings.report(
      "voice-is-clear",
      context.span(start - 1, end + 1),
      "a citation is the editor's, here among the words of the source",
      "cite in a note: [^e1] here, and [^e1]: with the citation below",
    );
  }
  return found;
}

function readItem(part: string, at: number, context: InlineContext): CitationItem | null {
  const match = CITED.exec(part);
  if (!match) return null;
  const [whole, , suppress, key = ""] = match;
  const prefix = part.slice(0, match.index).trim();
  const locator = part
    .slice(match.index + whole.length)
    .replace(/^\s*,/, "")
    .replace(/\s+/g, " ")
    .trim();
  const keyEnd = at + match.index + whole.length;
  return {
    key,
    span: context.span(keyEnd - key.length - 1, keyEnd),
    ...(prefix ? { prefix } : {}),
    ...(locator ? { locator } : {}),
    ...(suppress ? { suppressAuthor: true } : {}),
  };
}
