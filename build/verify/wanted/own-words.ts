// Words that an edition's own templates say, beside what they are given. Floor: verify.

import type { Manuscript } from "../../model/manuscript.ts";
import { letters } from "../text/running.ts";

/** Whether text is just what stands written out in a template, its tags and expressions left out. */
export function templateWords({ templates }: Manuscript): (text: string) => boolean {
  const known = new Set(
    [...templates.values()].flatMap(({ text }) => {
      const pieces = text
        .split(/\{\{[\s\S]*?\}\}|<[^>]*>/u)
        .map(asWritten)
        .filter(Boolean);
      return [...pieces, pieces.join("")];
    }),
  );
  known.delete("");
  return (text) => known.has(asWritten(text));
}

/** Points without a word are compared as they stand. */
function asWritten(text: string): string {
  return letters(text) || text.trim();
}
