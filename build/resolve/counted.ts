// What a reference by number points at: a paragraph or a source page of a document. Floor: resolve.

import type { Diagnostic } from "../diagnostics.ts";
import type { Target } from "../model/edition.ts";
import { nearest } from "../model/nearest.ts";
import type { CrossReference } from "../model/nodes.ts";
import type { TargetContext } from "./targets.ts";

export interface CountedTargets {
  /** `named` is what the reference's id names: the document. Undefined where it has no such number. */
  readonly of: (node: CrossReference, named: Target) => Target | undefined;
  readonly problem: (node: CrossReference, named: Target) => Diagnostic;
}

/** The paragraphs and source pages of every document, by their numbers. */
export function countedTargets({ parts, visits, anchors }: TargetContext): CountedTargets {
  const found = new Map<string, Map<string, Target>>();
  const numbersOf = (form: CrossReference["form"], part: string): Map<string, Target> => {
    const key = `${form} ${part}`;
    const numbers = found.get(key) ?? new Map<string, Target>();
    found.set(key, numbers);
    return numbers;
  };
  const add = (form: CrossReference["form"], n: string | number, target: Target): void => {
    const numbers = numbersOf(form, target.place.part);
    if (!numbers.has(String(n))) numbers.set(String(n), target);
  };
  const documents = new Set(
    parts.filter(({ file }) => file?.voice === "transcription").map(({ id }) => id),
  );
  for (const { node, place, note } of visits) {
    if (note || !documents.has(place.part)) continue;
    const anchor = anchors.of.get(node);
    const target = { anchor: anchor ?? place.part, label: "", place };
    if (node.type === "paragraph" && place.paragraph !== null) {
      add("paragraph", place.paragraph, target);
    }
    // The first page has no turn before it: its document's beginning is where it begins.
    const begins = node.type === "page-turn" ? target : { ...target, anchor: place.part };
    if (place.sourcePage !== null) add("source-page", place.sourcePage, begins);
  }
  return {
    of: (node, { anchor }) => numbersOf(node.form, anchor).get(node.n ?? ""),
    problem: (node, { anchor }) =>
      documents.has(anchor)
        ? noSuchNumber(node, [...numbersOf(node.form, anchor).keys()])
        : noDocument(node, [...documents]),
  };
}

const WHAT = { paragraph: "paragraph", "source-page": "source page" } as const;

function noSuchNumber(node: CrossReference, known: readonly string[]): Diagnostic {
  const what = WHAT[node.form as keyof typeof WHAT];
  const [first, last] = [known[0], known.at(-1)];
  return {
    rule: "reference-has-a-target",
    message: `"${node.target}" has no ${what} ${node.n}`,
    span: node.span,
    hint:
      first === undefined
        ? `it has no ${what}s with numbers; refer to it by its label, [](#${node.target})`
        : `its ${what}s are numbered from ${first} to ${last}`,
  };
}

function noDocument(node: CrossReference, documents: readonly string[]): Diagnostic {
  const ids = documents.map((id) => id.replace(/^part-/, ""));
  const close = nearest(node.target, ids) ?? ids[0];
  return {
    rule: "reference-has-a-target",
    message: `"${node.target}" is no document, and only a document counts its paragraphs and source pages`,
    span: node.span,
    hint: `name the document: [](#${close}){.${node.form} n="${node.n}"}`,
  };
}
