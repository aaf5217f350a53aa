// Reads the extent that a source states for a gap: `3 lines`, `less than 1 line`, `1 paragraph (9
// lines)`. Floor: resolve. The words are the labels' of the edition's language; nothing is converted.

import type { Diagnostic } from "../diagnostics.ts";
import { type Amount, EXTENT_UNITS, type ExtentUnit, FRACTIONS } from "../model/extents.ts";
import { type Labels, label } from "../model/labels.ts";
import type { AnyNode, Gap, Redaction } from "../model/nodes.ts";
import type { Visit } from "./walk.ts";

export interface Extents {
  /** Of every node that states an extent which was understood. */
  readonly amountsOf: ReadonlyMap<AnyNode, readonly Amount[]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The extents stated in the documents. One that is no number of a unit is kept as it stands, and told. */
export function collectExtents(visits: readonly Visit[], labels: Labels): Extents {
  const words = vocabularyOf(labels);
  const amountsOf = new Map<AnyNode, readonly Amount[]>();
  const diagnostics: Diagnostic[] = [];
  for (const { node } of visits) {
    if (node.type !== "redaction" && node.type !== "gap") continue;
    if (node.extent === undefined) continue;
    const amounts = readExtent(node.extent, words);
    if (amounts.length > 0) amountsOf.set(node, amounts);
    else diagnostics.push(notUnderstood(node, node.extent, labels));
  }
  return { amountsOf, diagnostics };
}

/** The amounts of an extent, all of it accounted for, or none. */
export function extentReader(labels: Labels): (extent: string) => readonly Amount[] {
  const words = vocabularyOf(labels);
  return (extent) => readExtent(extent, words);
}

interface Vocabulary {
  readonly units: ReadonlyMap<string, ExtentUnit>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly amount: RegExp;
  readonly separator: RegExp;
  readonly qualifiers: readonly (readonly [Amount["qualifier"], readonly string[]])[];
}

const FRACTION = `[${Object.keys(FRACTIONS).join("")}]`;
const FIGURES = `\\d+(?:[.,]\\d+)?\\s*${FRACTION}|\\d+\\s+\\d+\\s*/\\s*\\d+|\\d+\\s*/\\s*\\d+|\\d+(?:[.,]\\d+)?|${FRACTION}`;

/** The words of a label, alternatives parted by bars: `line|lines`. */
function listed(labels: Labels, key: string): readonly string[] {
  return label(labels, key).split("|");
}

function vocabularyOf(labels: Labels): Vocabulary {
  const read = (key: string): readonly string[] =>
    listed(labels, key).map((word) => word.toLowerCase());
  const units = new Map(
    EXTENT_UNITS.flatMap((unit) => read(`extent-${unit}`).map((word) => [word, unit] as const)),
  );
  const numbers = new Map(
    read("extent-numbers").flatMap((words, at) =>
      words.split("/").map((word) => [word, at + 1] as const),
    ),
  );
  const qualifiers = (["less", "more", "about"] as const).map(
    (qualifier) => [qualifier, read(`extent-${qualifier}`)] as const,
  );
  const number = `(?:${FIGURES}|${oneOf([...numbers.keys()])})`;
  const before = oneOf(qualifiers.flatMap(([, words]) => words));
  const to = `\\s*(?:[-–]|${oneOf(read("extent-to"))})\\s*`;
  return {
    units,
    numbers,
    qualifiers,
    amount: new RegExp(
      `(?:(${before})(?:\\s+|(?<=[’']))+)?(${number})(?:${to}(${number}))?\\s+(${oneOf([...units.keys()])})(?![\\p{L}\\p{N}])`,
      "iuy",
    ),
    separator: new RegExp(
      `\\s*(?:[(),;]\\s*|${oneOf(read("extent-and"))}\\s+)+\\s*|\\s+`,
      "iuy",
    ),
  };
}

/** Longest first, so that no word is taken for the beginning of another. */
function oneOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^$()[\]{}|\\/]/gu, "\\$&"))
    .join("|");
}

function readExtent(extent: string, words: Vocabulary): readonly Amount[] {
  const text = extent.trim();
  const amounts: Amount[] = [];
  let at = 0;
  while (at < text.length) {
    words.amount.lastIndex = at;
    const found = words.amount.exec(text);
    if (!found) return [];
    amounts.push(toAmount(found, words));
    at = words.amount.lastIndex;
    words.separator.lastIndex = at;
    if (words.separator.test(text)) at = words.separator.lastIndex;
  }
  return amounts;
}

function toAmount(
  [, before, from = "", to, unit = ""]: readonly (string | undefined)[],
  words: Vocabulary,
): Amount {
  const stated = words.qualifiers.find(([, list]) =>
    list.includes(before?.toLowerCase() ?? ""),
  );
  const amount = {
    unit: words.units.get(unit.toLowerCase()) ?? "line",
    quantity: worthOf(from, words),
  };
  if (to === undefined) return { ...amount, qualifier: stated?.[0] ?? "exact" };
  return { ...amount, qualifier: "range", upTo: worthOf(to, words) };
}

/** `1½`, `1 1/2`, `1.5`, `1,5`, `two`. */
function worthOf(text: string, { numbers }: Vocabulary): number {
  const word = numbers.get(text.toLowerCase());
  if (word !== undefined) return word;
  const parts = text.match(new RegExp(`\\d+\\s*/\\s*\\d+|\\d+(?:[.,]\\d+)?|${FRACTION}`, "gu"));
  return (parts ?? []).reduce((sum, part) => sum + partOf(part), 0);
}

function partOf(text: string): number {
  const [over, under] = text.split("/").map((figure) => Number(figure.replace(",", ".")));
  return FRACTIONS[text] ?? (under ? (over ?? 0) / under : (over ?? 0));
}

function notUnderstood(node: Redaction | Gap, extent: string, labels: Labels): Diagnostic {
  const [, lines = ""] = listed(labels, "extent-line");
  const known = EXTENT_UNITS.map((unit) => listed(labels, `extent-${unit}`)[1]).join(", ");
  return {
    rule: "extent-is-understood",
    message: `the extent "${extent}" is no number of a known unit: it is printed, and not totalled`,
    span: node.span,
    hint: `write a number and a unit, as extent="3 ${lines}"; the units are ${known}`,
  };
}
