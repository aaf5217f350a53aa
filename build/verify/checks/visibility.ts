// Finds the stretches of a text that cannot be seen, whatever the kind of file. Floor: verify.

import type { Compared, Comparison } from "../compare.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** Why what stands at a place (a glyph, an element) cannot be seen; null if it can. */
export type Hidden = (at: number) => string | null;

/** One finding for each unbroken stretch of wanted text that is hidden for one reason. */
export function checkVisibility(
  comparison: Comparison,
  hidden: Hidden,
  where: (text: Compared, seenAt: number) => string | null,
): Finding[] {
  return comparison.texts.flatMap((text) =>
    hiddenRuns(text, hidden).map(({ from, to, reason }) =>
      finding(
        "text-is-visible",
        `${quoted(text.text.slice(from, to))} cannot be seen: ${reason}`,
        {
          about: text.note ? text.anchor : null,
          span: text.text.spanAt(from),
          seen: where(text, text.alignment?.seenOf[from] ?? 0),
        },
      ),
    ),
  );
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

function hiddenRuns({ text, seen, alignment }: Compared, hidden: Hidden): readonly Run[] {
  if (!seen || !alignment) return [];
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const reason = hidden(seen.at[alignment.seenOf[at] ?? -1] ?? -1);
    const last = runs.at(-1);
    if (reason === null) continue;
    if (last?.to === at && last.reason === reason)
      runs[runs.length - 1] = { ...last, to: at + 1 };
    else runs.push({ from: at, to: at + 1, reason });
  }
  return runs;
}
