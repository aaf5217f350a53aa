// YAML with the place of every key and value. YAML 1.2, core schema, strict; no anchors: an
// edition's data is small, and what stands there is what is meant.

import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLError,
} from "yaml";
import type { Source, Span } from "../model/span.ts";
import type { Findings } from "./findings.ts";

/** Keys and indices from the top of a file to a value in it. */
export type DataPath = readonly (string | number)[];

/** One file's data and where it stands. */
export interface Data {
  readonly value: unknown;
  /** The file's own place, for what is wrong with the whole of it. */
  readonly whole: Span;
  /** Where a value stands; the nearest one above it where it does not exist. */
  valueSpan(path: DataPath): Span;
  /** A value as it is written: `1.0`, where the data is the number 1. */
  written(path: DataPath): string;
  /** Where the key stands that leads to a value; the value itself for an item of a list. */
  keySpan(path: DataPath): Span;
}

/**
 * Parses `source.text` between `start` and `end`: a whole file or the front matter of one. Null,
 * with findings, if it is not YAML; an empty stretch is an empty mapping.
 */
export function readYaml(
  source: Source,
  findings: Findings,
  start = 0,
  end = source.text.length,
): Data | null {
  const text = source.text.slice(start, end);
  const document = parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: true });
  const span = (from: number, to: number): Span => ({
    file: source.path,
    start: start + Math.min(from, text.length),
    end: start + Math.min(Math.max(from, to), text.length),
  });
  // One slip often makes several errors; the first is the one to mend.
  const [error] = [...document.errors, ...document.warnings];
  if (error) {
    const [message, hint] = sayingOf(error);
    findings.report("yaml-is-well-formed", span(...error.pos), message, hint);
    return null;
  }
  if (holdsAliases(document, span, findings)) return null;
  const whole = span(0, 0);
  const valueSpan = (path: DataPath): Span => spanOf(document, path, "value", span) ?? whole;
  return {
    value: document.toJS() ?? {},
    whole,
    valueSpan,
    written(path) {
      const place = valueSpan(path);
      return source.text.slice(place.start, place.end);
    },
    keySpan: (path) => spanOf(document, path, "key", span) ?? whole,
  };
}

/** What is wrong and what to do: the parser's own words are for programmers. */
function sayingOf({ code, message }: YAMLError): readonly [message: string, hint: string] {
  if (message.startsWith("Missing closing")) {
    const hint = "close it; a quotation mark that is text stands inside other quotation marks";
    return ["a quotation mark is opened above or in this line and never closed", hint];
  }
  if (message.startsWith("Flow ")) {
    const hint =
      'close it; a value that begins with [ or { stands inside quotation marks: "[1]"';
    return [
      "a list or mapping in [ ] or { } is opened above or in this line and never closed",
      hint,
    ];
  }
  switch (code) {
    case "DUPLICATE_KEY":
      return ["this key is here twice", "keep one of the two"];
    case "TAB_AS_INDENT":
      return ["this line is indented with a tab", "indent with spaces"];
    case "BLOCK_AS_IMPLICIT_KEY":
      return [
        "this value is read as one more key, because a colon and a space stand in it",
        'put a value that holds ": " in quotation marks; otherwise look at the indentation',
      ];
    case "MULTILINE_IMPLICIT_KEY":
      return [
        "this line is read as a key, but no colon follows it",
        "write key: value, and indent a value that goes on over several lines",
      ];
    case "BAD_INDENT":
      return [
        "this line is indented by more or less than its place in the file asks for",
        "keys of one entry, and items of one list, begin in one column",
      ];
    default:
      return [
        `the file cannot be read from here on: ${message.replace(/\s+/g, " ")}`,
        "look at the indentation, and put a value with : # [ ] { } * & in quotation marks",
      ];
  }
}

function holdsAliases(
  document: Document,
  span: (from: number, to: number) => Span,
  findings: Findings,
): boolean {
  let found = false;
  visit(document, {
    Alias(_, { range }) {
      found = true;
      const place = span(range?.[0] ?? 0, range?.[1] ?? 0);
      const message = "a value that begins with * is a YAML alias, which Stet does not read";
      const hint = "write the value out; if the asterisk is text, put it in quotation marks";
      findings.report("yaml-is-well-formed", place, message, hint);
    },
  });
  return found;
}

function spanOf(
  document: Document,
  path: DataPath,
  part: "key" | "value",
  span: (from: number, to: number) => Span,
): Span | null {
  let range = rangeOf(document.contents);
  let node: unknown = document.contents;
  for (const [index, step] of path.entries()) {
    const found = stepTo(node, step);
    if (!found) break;
    const isKey = part === "key" && index === path.length - 1;
    range = (isKey ? rangeOf(found.key) : rangeOf(found.value)) ?? rangeOf(found.key) ?? range;
    node = found.value;
  }
  return range ? span(range[0], range[1]) : null;
}

/** One step down: an item of a list is its own key. */
function stepTo(
  node: unknown,
  step: string | number,
): { readonly key: unknown; readonly value: unknown } | null {
  if (isMap(node)) return pairAt(node.items, step);
  const item: unknown = isSeq(node) ? node.items[Number(step)] : undefined;
  return item === undefined ? null : { key: item, value: item };
}

function pairAt(items: readonly unknown[], key: string | number): Pair | null {
  for (const pair of items) {
    if (isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key))
      return pair;
  }
  return null;
}

function rangeOf(node: unknown): readonly [number, number] | null {
  if (isScalar(node) || isMap(node) || isSeq(node) || isAlias(node)) {
    return node.range ? [node.range[0], node.range[1]] : null;
  }
  return null;
}
