// What the rules of citations and references mean to the editor who meets one of them. Of the part
// explain.

import type { MANUSCRIPT_RULES } from "../rules.ts";
import type { Explanation } from "./explanation.ts";

export const CITATIONS = {
  "citation-is-in-the-references": {
    why: "A citation is made from the work's entry, and without it there is nothing to print.",
    wrong: "[@frus-65]",
    right: "[@frus-vi-65]",
    remedy: "Correct the key, or add the work to the references.",
  },
  "reference-is-printed-whole": {
    why: "Words that no output shows are lost to the reader, however carefully they were kept.",
    wrong: "note = {Only the first volume was seen}, under a style that prints no notes",
    right: "[@frus-vi-65]; only the first volume was seen",
    remedy: "Say it in the note that cites the work, or take the field out.",
  },
  "citation-stands-in-brackets": {
    why: "Outside of brackets a key is text, and the book would print it as it stands.",
    wrong: "as @frus-vi-65 has it",
    right: "as has been shown [@frus-vi-65]",
    remedy: "Put the key into brackets, or between backticks where the words are meant.",
  },
  "style-is-valid": {
    why: "Citations and bibliography are made by the style.",
    wrong: "style: references/chicago.xml, which is no CSL 1.0 file",
    right: "style: references/chicago.csl",
    remedy:
      "Take the style from the CSL repository, or leave the line out: Chicago is built in.",
  },
  "reference-is-cited": {
    why: "A bibliography lists what the edition rests on.",
    wrong: "a work in references/ that nothing cites",
    right: "the same work, cited in a note",
    remedy: "Cite it, or take it out of the references.",
  },
} as const satisfies Partial<Readonly<Record<keyof typeof MANUSCRIPT_RULES, Explanation>>>;
