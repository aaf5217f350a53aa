// What a page shows belongs to the structure tree, without which no screen reader reads it. Floor: verify.
// ISO 14289-1, 7.1: content is tagged, or an artifact; words of the edition are never artifacts. The
// head of a table that is printed once more is one.

import { type Compared, type Comparison, seenOf } from "../compare.ts";
import { pageName } from "../pdf/places.ts";
import type { PdfReading } from "../pdf/reading.ts";
import { letters } from "../text/running.ts";
import { type Finding, finding, quoted } from "./finding.ts";

export function checkTagged(comparison: Comparison, reading: PdfReading): Finding[] {
  if (!reading.file.tagged) return [];
  return [...inPlace(comparison, reading), ...outOfPlace(comparison, reading)];
}

function untagged(words: string, reading: PdfReading, page: number): Finding {
  return finding(
    "structure-is-told",
    `${quoted(words)} is printed and not tagged: a screen reader passes it over; opacity in a style sheet does that`,
    { seen: `page ${pageName(reading, page)}` },
  );
}

/** Words that were read where they are wanted. */
function inPlace({ texts }: Comparison, reading: PdfReading): readonly Finding[] {
  return texts.flatMap((text) =>
    bareRuns(text, reading)
      .map((run) => ({ ...run, words: text.text.slice(run.from, run.to) }))
      // Brackets around a link and figures that are counted on the page are rightly passed over.
      .filter(({ words }) => /\p{L}/u.test(words))
      .map(({ words, page }) => untagged(words, reading, page)),
  );
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly page: number;
}

function bareRuns({ text, seen, alignment }: Compared, { glyphs }: PdfReading): readonly Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const placed = glyphs[seen?.at[alignment?.seenOf[at] ?? -1] ?? -1];
    if (!placed || placed.glyph.owner !== null) continue;
    const last = runs.at(-1);
    const from = last?.to === at ? last.from : at;
    if (last?.to === at) runs.pop();
    runs.push({ from, to: at + 1, page: placed.page });
  }
  return runs;
}

/** Marks that are not read where they are wanted, and stand on some page without a tag. */
function outOfPlace(comparison: Comparison, reading: PdfReading): readonly Finding[] {
  const { stretches, wanted } = comparison;
  const lost = wanted.scope.items.filter(({ anchor, printed }) => {
    const stretch = stretches.get(anchor);
    return letters(printed) !== "" && stretch !== undefined && !seenOf(stretch);
  });
  if (lost.length === 0) return [];
  return lost.flatMap(({ printed }) => {
    const page = reading.pages.find(({ text }) =>
      text.some((line) => !line.tagged && letters(line.text).includes(letters(printed))),
    );
    return page ? [untagged(printed, reading, page.page.number)] : [];
  });
}
