// Stage typeset. The words of an output's headings, for the PDF's outline.

import type { Rendered } from "../model/outputs.ts";

const HEADING = /<(h[1-6])\b[^>]*>([\s\S]*?)<\/\1>/g;
const NOTE_CALL = /<a\b[^>]*\bclass="[^"]*\bnote-call\b[^"]*"[^>]*>[\s\S]*?<\/a>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** A heading's text, white space collapsed and soft hyphens left out. */
export interface HeadingWords {
  readonly title: string;
  /** With the calls of notes that stand in it, as it is printed. */
  readonly printed: string;
}

/** Every heading in order. */
export function headingsOf({ parts }: Rendered): readonly HeadingWords[] {
  return parts.flatMap(({ xhtml }) =>
    [...xhtml.matchAll(HEADING)].map(([, , content = ""]) => ({
      title: plain(content.replace(NOTE_CALL, "")),
      printed: plain(content),
    })),
  );
}

function plain(content: string): string {
  return content
    .replace(/<br\b[^>]*>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16)),
    )
    .replaceAll("\u00ad", "")
    .replace(/\s+/g, " ")
    .trim();
}
