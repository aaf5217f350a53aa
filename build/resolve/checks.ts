// What must be true of an edition's tables and of nothing else. Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { Manuscript } from "../model/manuscript.ts";
import { nearest } from "../model/nearest.ts";
import { type Mention, NO_ENTRY } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { FILES, isUnread } from "./names/entries.ts";
import type { Visit } from "./walk.ts";

/** Mentions, hands and page turns of the documents. */
export function checkDocuments(
  manuscript: Manuscript,
  visits: readonly Visit[],
): readonly Diagnostic[] {
  return [
    ...checkMentions(manuscript, visits),
    ...checkHands(visits),
    ...checkPageTurns(visits),
  ];
}

function checkMentions(
  manuscript: Manuscript,
  visits: readonly Visit[],
): readonly Diagnostic[] {
  const { persons, glossary, places, subjects, chronology } = manuscript;
  const keysOf = (entries: readonly { readonly key?: string }[]): readonly string[] =>
    entries.flatMap(({ key }) => key ?? []);
  const keys: Readonly<Record<Mention["kind"], readonly string[]>> = {
    person: keysOf(persons),
    term: keysOf(glossary),
    place: keysOf(places),
    subject: keysOf(subjects),
    event: keysOf(chronology),
  };
  return visits.flatMap(({ node }) => {
    if (node.type !== "mention" || node.key === NO_ENTRY) return [];
    const known = keys[node.kind];
    const file = FILES[node.kind];
    const named = known.map((key) => `${node.kind}:${key}`);
    if (known.includes(node.key) || isUnread(file, named, manuscript)) return [];
    const close = nearest(node.key, known);
    return [
      {
        rule: "mention-is-in-the-authorities" as const,
        message: `no entry of ${file} has the key "${node.key}"`,
        span: node.span,
        hint: close ? `did you mean key="${close}"?` : `add the entry to manuscript/${file}`,
      },
    ];
  });
}

function checkHands(visits: readonly Visit[]): readonly Diagnostic[] {
  return visits.flatMap(({ node, file }) => {
    const hand = "hand" in node ? node.hand : undefined;
    if (hand === undefined || file.meta.hands?.[hand] !== undefined) return [];
    return [
      {
        rule: "hand-is-described" as const,
        message: `the hand "${hand}" is not described`,
        span: node.span,
        hint: `say in the front matter of ${file.source.path} what is known of it: hands: {${hand}: …}`,
      },
    ];
  });
}

function checkPageTurns(visits: readonly Visit[]): readonly Diagnostic[] {
  const last = new Map<string, number>();
  return visits.flatMap(({ node, part }) => {
    if (node.type !== "page-turn") return [];
    const n = Number(node.n);
    const before = last.get(part.id) ?? Number.NEGATIVE_INFINITY;
    if (Number.isNaN(n)) return [];
    last.set(part.id, n);
    if (n > before) return [];
    return [
      {
        rule: "page-turns-are-in-order" as const,
        message: `page ${n} of the source begins after page ${before}`,
        span: node.span,
        hint: "number the page turns of a document upwards; a page missing from the witness leaves a gap in the numbers",
      },
    ];
  });
}

/** Every declared regime has a code book, Stet's or the edition's. */
export function checkRegimes(manuscript: Manuscript): readonly Diagnostic[] {
  const known = manuscript.codeBooks.map(({ id }) => id);
  return manuscript.config.codes.regimes
    .filter((id) => !known.includes(id))
    .map((id) => ({
      rule: "regime-is-known" as const,
      message: `there is no code book "${id}"`,
      span: find(manuscript, "manuscript/edition.yaml", id),
      hint: `name one of Stet's own, or add manuscript/codebooks/${id}.yaml`,
    }));
}

/** The last place where `word` stands in a configuration file. */
export function find(manuscript: Manuscript, file: string, word: string): Span {
  const text = manuscript.sources.get(file)?.text ?? "";
  const start = Math.max(0, text.lastIndexOf(word));
  return { file, start, end: start + word.length };
}
