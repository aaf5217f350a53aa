// What text a file may hold in places where no reader looks: the edition's own words, and what a
// format needs to name things by. Floor: verify.

import { descendants } from "../model/nodes.ts";
import { digestOf, stated } from "../model/provenance.ts";
import type { Wanted } from "./compare.ts";
import type { Expected } from "./text/expected.ts";
import { distinct } from "./text/grams.ts";
import { letters } from "./text/running.ts";
import { censusDescriptions } from "./wanted/census.ts";

/** Whether a text is made of the edition's words: each clause has its words, and a longer one its phrases. */
export type Known = (text: string) => boolean;

/** Longer texts must be phrases of the edition's, not only words of it. */
const PHRASE = 8;
const GRAM = 8;

/** Made once for an output: it writes out everything the edition says. */
export function knownTexts(wanted: Wanted): Known {
  const texts = [...textsOf(wanted)];
  const words = new Set(texts.flatMap(wordsOf));
  let grams: ReadonlySet<string> | null = null;
  const isPhrase = (text: string): boolean => {
    grams ??= distinct(texts.map(letters), GRAM);
    const own = letters(text);
    for (let at = 0; at + GRAM <= own.length; at += 1) {
      if (!grams.has(own.slice(at, at + GRAM))) return false;
    }
    return true;
  };
  const isOwn = (clause: string): boolean => {
    const own = wordsOf(clause).filter((word) => !isNumber(word));
    return own.every((word) => words.has(word)) && (own.length <= PHRASE || isPhrase(clause));
  };
  const told = new Map<string, boolean>();
  return (text) => {
    const known = told.get(text) ?? text.split(/[.,:;!?()]\s+/u).every(isOwn);
    told.set(text, known);
    return known;
  };
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .normalize("NFKC")
      .replace(/\u00ad/gu, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function isNumber(word: string): boolean {
  return /^(?:\d+|[ivxlcdm]+)$/u.test(word);
}

/** Everything the edition says or is told: texts, configuration, labels, pictures' descriptions, addresses. */
function* textsOf({ edition, scope, parts, notes }: Wanted): Generator<string> {
  const { manuscript, labels, parts: all, references } = edition;
  for (const { text } of [...parts, ...notes]) yield* saidIn(text);
  yield* Object.values(labels);
  yield* stringsIn(manuscript.config);
  yield* stringsIn(manuscript.coursePack);
  yield* stringsIn(references.map(({ csl }) => csl));
  yield* censusDescriptions(edition, scope);
  for (const { title, shortTitle } of all) yield* [title, shortTitle];
  for (const { children, notes: own } of manuscript.files) {
    const blocks = [...children, ...own.flatMap((note) => note.children)];
    for (const node of descendants(blocks)) {
      if (node.type === "link") yield node.href;
      if (node.type === "image" || node.type === "figure") yield node.alt;
    }
  }
  yield `${stated(digestOf(manuscript.inputs))} ${manuscript.config.identifier}`;
  yield "Stet";
}

/** A note's call stands close to its word, which a description of that has without it. */
function saidIn(text: Expected): readonly string[] {
  return [text.slice(), ...text.items.map(({ from, to }) => text.slice(from, to))];
}

/** Every string inside a value of a configuration. */
function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === "string") yield value;
  else if (typeof value === "object" && value !== null) {
    for (const one of Object.values(value)) yield* stringsIn(one);
  }
}

/** Text by which a format names things: dates, checksums, identifiers, versions, languages. */
export function isTechnical(text: string): boolean {
  return /^(?:D:\d{4,}[\d+\-Z']*|\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-][\d:]+))?|(?:urn:|uuid:|sha256[:-])[\w:+/=.-]+|[0-9a-f]{16,}|v?\d+(?:\.\d+)+(?:-[\w.]+)?|[a-z]{2,3}(?:-[A-Za-z\d]{2,8})*|x-default|[\d\s.,:;()/-]*)$/u.test(
    text.trim(),
  );
}
