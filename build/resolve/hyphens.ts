// The hyphens with which the sources divide words at the ends of their lines and pages. Which of them
// are the words' own, a reader cannot see: so they are listed, as critical editions list them (MLA
// Committee on Scholarly Editions, Guidelines for Editors of Scholarly Editions, V.II). Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { HyphenEntry } from "../model/apparatus.ts";
import type { Part } from "../model/edition.ts";
import type { AnyNode, LineEnd, PageTurn } from "../model/nodes.ts";
import type { Anchors } from "./anchors.ts";
import { around } from "./turns.ts";
import type { Visit } from "./walk.ts";

type Hyphened = LineEnd | (PageTurn & { readonly hyphen: "kept" | "dropped" });

/** Every hyphen that divides a word, in reading order. */
export function collectHyphens(
  visits: readonly Visit[],
  anchors: Anchors,
): readonly HyphenEntry[] {
  return divided(visits).flatMap(({ node, place, before, after }) => [
    {
      anchor: anchors.of.get(node) ?? "",
      place,
      hyphen: node.hyphen,
      cert: node.type === "line-end" ? (node.cert ?? null) : null,
      before: before.match(/[\p{L}\p{M}\p{N}'’-]*$/u)?.[0] ?? "",
      after: after.match(/^[\p{L}\p{M}\p{N}'’-]*/u)?.[0] ?? "",
    },
  ]);
}

/**
 * A hyphen is recorded where it divides a word, and stands there where it is kept. Where the edition
 * has no list of them, a line's hyphen is told at the first: the text itself shows only a page's.
 */
export function checkHyphens(
  parts: readonly Part[],
  visits: readonly Visit[],
): readonly Diagnostic[] {
  return [...checkList(parts, visits), ...checkPlaces(visits)];
}

function checkList(parts: readonly Part[], visits: readonly Visit[]): readonly Diagnostic[] {
  const lines = visits.filter(({ node }) => node.type === "line-end");
  const [first] = lines;
  if (!first || parts.some(({ kind }) => kind === "hyphenation")) return [];
  const others = lines.length > 1 ? `, like ${lines.length - 1} more,` : "";
  return [
    {
      rule: "hyphen-has-a-list",
      message: `this hyphen${others} shows nowhere: the edition has no list of them`,
      span: first.node.span,
      hint: "name hyphenation under parts in edition.yaml, or take the mark out",
    },
  ];
}

function checkPlaces(visits: readonly Visit[]): readonly Diagnostic[] {
  return divided(visits).flatMap(({ node, before, after }) => {
    const fault = faultOf(node, before, after);
    if (fault === null) return [];
    const [message, hint] = fault;
    return [{ rule: "hyphen-parts-a-word" as const, message, span: node.span, hint }];
  });
}

function faultOf(
  { type, hyphen }: Hyphened,
  before: string,
  after: string,
): readonly [message: string, hint: string] | null {
  const mark = type === "line-end" ? "{.line" : "{.page …";
  const isAfterHyphen = /[\p{L}\p{N}]['’]?[-\u2010\u2011]$/u.test(before);
  if (!/[\p{L}\p{N}]['’]?[-\u2010\u2011]?$/u.test(before) || !/^[\p{L}\p{N}]/u.test(after)) {
    return [
      "a hyphen is recorded here, but no word stands on both sides of it",
      `write it between the parts of the word, without a space: in[]${mark} hyphen="dropped"}vade`,
    ];
  }
  if (hyphen === "kept" && !isAfterHyphen) {
    return [
      "the hyphen is said to be kept, but none stands before the end of the line",
      `write it: counter-[]${mark} hyphen="kept"}revolution`,
    ];
  }
  if (hyphen === "dropped" && isAfterHyphen) {
    return [
      "the hyphen is said to be dropped, but it stands before the end of the line",
      `leave it out, in[]${mark} hyphen="dropped"}vade, or say that it is kept`,
    ];
  }
  return null;
}

interface Divided {
  readonly node: Hyphened;
  readonly place: Visit["place"];
  readonly before: string;
  readonly after: string;
}

function divided(visits: readonly Visit[]): readonly Divided[] {
  const sides = new Map(
    visits.flatMap(({ node }) => linesOf(node).flatMap((line) => [...around(line)])),
  );
  return visits.flatMap(({ node, place }) => {
    if (!isHyphened(node)) return [];
    const [before, after] = sides.get(node) ?? ["", ""];
    return [{ node, place, before, after }];
  });
}

function isHyphened(node: AnyNode): node is Hyphened {
  return node.type === "line-end" || (node.type === "page-turn" && node.hyphen !== undefined);
}

/** The lines of writing that a block itself holds. */
function linesOf(node: AnyNode): readonly (readonly AnyNode[])[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return [node.children];
    case "table":
      return [node.header, ...node.rows].flat().map(({ children }) => children);
    default:
      return [];
  }
}
