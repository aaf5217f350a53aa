// What a slip in a style sheet would do to the markers of redactions, in an EPUB. Floor: selftest.

import type { RuleId } from "../../diagnostics.ts";
import type { ItemKind } from "../../model/edition.ts";
import type { Fault } from "../fault.ts";
import type { EpubCopy } from "./copy.ts";

type Slip = readonly [says: string, css: string];

const HIDDEN: readonly Slip[] = [
  ["redactions are not displayed", ".redaction > .token { display: none }"],
  ["redactions are not visible", ".redaction .token { visibility: hidden }"],
  ["redactions are white", ".redaction .token { color: #fff }"],
  ["redactions are the palest grey", ".redaction .token { color: hsl(0 0% 80%) }"],
  ["redactions are transparent", ".redaction { opacity: 0 }"],
  ["redactions have the colour of their ground", ".redaction { background: currentColor }"],
  [
    "redactions are black by night as by day",
    ":root { color-scheme: light dark } .redaction .token { color: #000 }",
  ],
  [
    "redactions lie on black by night",
    "@media (prefers-color-scheme: dark) { .redaction { color: #000; background: #000 } }",
  ],
  ["redactions have no size", ".redaction .token { font-size: 0 }"],
  ["redactions shrink to nothing", ".redaction .token { transform: scale(0) }"],
  ["redactions are clipped away", ".redaction .token { clip-path: inset(50%) }"],
  ["redactions lie off the screen", ".redaction { position: absolute; left: -9999px }"],
  ["redactions are moved off the screen", ".redaction { transform: translateX(-100vw) }"],
  ["redactions have a margin that takes them away", ".redaction { margin-left: -99em }"],
  [
    "redactions are indented away",
    ".redaction { display: block; text-indent: -9999px; overflow: hidden }",
  ],
  [
    "redactions are not displayed on a screen",
    "@media screen { .redaction { display: none } }",
  ],
  [
    "redactions are not displayed on a wide screen",
    ".token { display: none !important } @media (max-width: 20em) { .token { display: inline !important } }",
  ],
  ["redactions have no height", ".redaction { display: block; height: 0; overflow: hidden }"],
  ["paragraphs are cut off after three lines", "p { max-height: 4em; overflow: hidden }"],
  ["paragraphs are not laid out", "p { content-visibility: hidden }"],
  [
    "a box lies over redactions",
    ".redaction { position: relative } .redaction::after { content: ''; position: absolute; inset: 0; background: #000 }",
  ],
  ["redaction notes are not displayed", ".note.redaction { display: none }"],
];

function fault(rules: readonly RuleId[], kind: ItemKind): (slip: Slip) => Fault<EpubCopy> {
  return ([says, css]) => ({
    says,
    place: "style",
    rules,
    plant: (copy) => {
      if (copy.item(kind) === null) return null;
      copy.change(copy.style, (text) => `${text}\n${css}\n`);
      return css;
    },
  });
}

export const STYLE_FAULTS: readonly Fault<EpubCopy>[] = [
  ...HIDDEN.map(fault(["text-is-visible"], "redaction")),
  fault(
    ["mark-is-drawn"],
    "redaction",
  )(["redactions have no lines", "span.redaction.redaction { border: 0 }"]),
  fault(
    ["mark-is-drawn"],
    "deletion",
  )(["struck words are not struck", ".deletion.deletion { text-decoration: none }"]),
];
