// Spans are exact, whatever the text: a node lies within the node that holds it, nodes do not
// overlap and stand in the order of the source, and what a span cuts out is the markup it names.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { ManuscriptFile } from "../../build/model/manuscript.ts";
import { type AnyNode, childrenOf } from "../../build/model/nodes.ts";
import type { Span } from "../../build/model/span.ts";
import { parse } from "../../build/parse/index.ts";
import { editionFiles } from "../support/edition.ts";
import { mixture } from "../support/mixtures.ts";

const RUNS = { seed: 19621027, numRuns: 1500 };
const PATH = "manuscript/documents/a.md";

test("a node lies within the one that holds it, behind the one before it", () => {
  fc.assert(
    fc.property(mixture(), (text) => {
      const file = parseOne(text);
      expect(misplaced(file.children, { start: 0, end: text.length })).toEqual([]);
      for (const note of file.notes) expect(misplaced(note.children, note.span)).toEqual([]);
    }),
    RUNS,
  );
});

test("findings lie within the file", () => {
  fc.assert(
    fc.property(mixture(), (text) => {
      for (const { span } of parse(editionFiles({ [PATH]: text })).diagnostics) {
        expect(span?.start).toBeLessThanOrEqual(span?.end ?? -1);
        expect(span?.end).toBeLessThanOrEqual(text.length);
      }
    }),
    RUNS,
  );
});

test("spans cut out the markup, in quotations, lists, cells, notes and behind Windows line ends", () => {
  const text = [
    "> - one [two",
    ">   three]{.sic}~~four~~~",
    "",
    "| a | *b* |",
    "|---|---|",
    "| c \\| **d** | `e` |",
    "",
    "(1) ![f](map.png) [g](#h){.page} <https://i.org>",
    "",
    "## J **k** {#l}",
    "",
    "[^m]: [@n, p. 1]",
    "    [^o] ___p___",
  ];
  expect(cut(text.join("\n"))).toEqual(
    cut(text.join("\r\n")).map((part) => part.replaceAll("\r", "")),
  );
  expect(cut(text.join("\n"))).toMatchInlineSnapshot(`
    [
      "sic: [two
    >   three]{.sic}",
      "deletion: ~~four~~",
      "emphasis: *b*",
      "strong: **d**",
      "code: \`e\`",
      "image: ![f](map.png)",
      "cross-reference: [g](#h){.page}",
      "link: <https://i.org>",
      "heading: ## J **k** {#l}",
      "strong: **k**",
      "citation: [@n, p. 1]",
      "note-call: [^o]",
      "emphasis: ___p___",
      "strong: __p__",
    ]
  `);
});

/** Every inline node but text, as its span cuts it from the source. */
function cut(text: string): readonly string[] {
  const file = parseOne(text);
  const roots = [...file.children, ...file.notes.flatMap(({ children }) => children)];
  const parts = (node: AnyNode): readonly string[] => [
    ...(["text", "paragraph", "list", "quotation", "table"].includes(node.type)
      ? []
      : [`${node.type}: ${text.slice(node.span.start, node.span.end)}`]),
    ...childrenOf(node).flatMap(parts),
  ];
  return roots.flatMap(parts);
}

function parseOne(text: string): ManuscriptFile {
  const [file] = parse(editionFiles({ [PATH]: text }, ["manuscript/documents/map.png"])).value
    .files;
  if (!file) throw new Error("no file");
  return file;
}

/** Nodes that lie outside `bounds` or before the end of their elder sibling, and so all below them. */
function misplaced(
  nodes: readonly AnyNode[],
  bounds: Pick<Span, "start" | "end">,
): readonly string[] {
  let from = bounds.start;
  return nodes.flatMap((node) => {
    const { start, end } = node.span;
    const wrong = start < from || end < start || end > bounds.end;
    from = end;
    return [
      ...(wrong ? [`${node.type} ${start}-${end} in ${bounds.start}-${bounds.end}`] : []),
      ...misplaced(childrenOf(node), node.span),
    ];
  });
}
