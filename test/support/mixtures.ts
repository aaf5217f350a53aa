// Random mixtures of prose and markup, most of it broken: what a tired editor might type, and
// worse. Every word in one is different, so that a lost word can be named.

import fc from "fast-check";

const FRAGMENTS = [
  ..."[]{}()|*_~`<>\\#@;:!^\"'-+= ",
  "[[",
  "]]",
  "**",
  "~~",
  "~~~",
  "``",
  "{.sic}",
  '{.sic corr="',
  '"}',
  "{.redaction #r1}",
  "{.illegible}",
  "{.stamp}",
  "{.unknown}",
  '[]{.page n="2" cert="low"}',
  "](#a)",
  "](#a){.page}",
  "](https://a.b)",
  "[^a]",
  "[^a]: ",
  "[@k, ",
  "\n",
  "\n\n",
  "\r\n",
  "  \n",
  "\\\n",
  "\n> ",
  "\n- ",
  "\n1. ",
  "\n2) ",
  "\n(1) ",
  "\n\n(2) ",
  "\n\n    ",
  "\n    ",
  "\n\t",
  "\n## ",
  "\n# ",
  "\n---\n",
  "\n===\n",
  "\n```\n",
  "\n~~~ x\n",
  "\n| ",
  " | ",
  "\n|---|---|\n",
  "\n::: {.closer}\n",
  "\n::: {.release-form}\n",
  "\n::: headnote\n",
  "\n::: {.nonsense}\n",
  "\n:::\n",
  "![",
  '](map.png "',
  "<b>",
  "</b>",
  "<!--",
  "<https://a.b>",
  "☒",
  "___",
  "𝔸",
  "\u00A0",
  "…",
] as const;

/** Markup that closes, around a word. */
const WRAPPINGS = [
  ["`", "`"],
  ["``", "``"],
  ["*", "*"],
  ["__", "__"],
  ["~~", "~~"],
  ["[", "]"],
  ["[", "]{.sic}"],
  ["[", "]{.redaction #r1}"],
  ["[", "]{.lost}"],
  ["[", "](#a)"],
  ["[", "](https://a.b)"],
  ['[x]{.sic corr="', '"}'],
  ["![", '](map.png "cap")'],
  ["\n```\n", "\n```\n"],
  ["\n\n[^a]: ", "\n\n"],
  ["\n::: {.closer}\n", "\n:::\n"],
] as const;

/** A text of up to `size` fragments, words among them. */
export function mixture(size = 40): fc.Arbitrary<string> {
  const piece = fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...WRAPPINGS) },
    { weight: 3, arbitrary: fc.constantFrom(...FRAGMENTS) },
  );
  return fc.array(piece, { maxLength: size }).map((pieces) => {
    let words = 0;
    return pieces
      .map((part) => {
        if (typeof part === "string") return part;
        words += 1;
        return part ? `${part[0]}w${words}x${part[1]}` : `w${words}x `;
      })
      .join("");
  });
}
