// The parts that Stet makes hold every entry, in order: persons, glossary, chronology, ledger,
// emendations, bibliography, questions. Floor: verify. How an entry is set is the templates'
// affair; that its words are there, once and in turn, is the reader's.

import type { Edition, Part } from "../../model/edition.ts";
import { plainText } from "../../model/text.ts";
import type { Comparison } from "../compare.ts";
import { letters, type Running } from "../text/running.ts";
import { type Finding, finding, quoted } from "./finding.ts";

type Lister = (edition: Edition) => readonly string[];

const LISTS: Readonly<Partial<Record<Part["kind"], Lister>>> = {
  persons: ({ manuscript }) => manuscript.persons.flatMap(({ name, role }) => [name, role]),
  glossary: ({ manuscript }) =>
    manuscript.glossary.flatMap(({ name, meaning }) => [name, meaning]),
  chronology: ({ manuscript }) =>
    [...manuscript.chronology]
      .sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
      .flatMap(({ label, event }) => [label, event]),
  ledger: ({ ledger }) => ledger.flatMap(({ label, printed }) => [label, printed]),
  emendations: ({ emendations }) =>
    emendations.flatMap(({ lemma, reading }) => [lemma, reading ?? ""]),
  bibliography: ({ bibliography }) =>
    (["primary", "secondary"] as const).flatMap((kind) =>
      bibliography
        .filter((entry) => entry.kind === kind)
        .map(({ children }) => plainText(children)),
    ),
};

/** Entries of the generated parts that the output takes whole, and that were not read in their turn. */
export function checkLists(
  comparison: Comparison,
  body: ReadonlyMap<string, Running>,
  where: (running: Running) => string | null,
): Finding[] {
  const { edition, scope } = comparison.wanted;
  return scope.parts.flatMap(({ id, kind, title }) => {
    const wanted = LISTS[kind]?.(edition) ?? [];
    const running = body.get(id);
    if (wanted.length === 0) return [];
    if (!running) {
      return [
        finding("transcription-is-conserved", `the part ${quoted(title)} is not in the file`),
      ];
    }
    return absent(wanted, running).map((words) =>
      finding("transcription-is-conserved", `${quoted(words)} is not in ${quoted(title)}`, {
        seen: where(running),
      }),
    );
  });
}

/** Each is looked for after the one before it; one that is missing does not hide the next. */
function absent(wanted: readonly string[], running: Running): readonly string[] {
  const seen = lettersOf(running);
  let from = 0;
  return wanted.filter((words) => {
    const pattern = new RegExp(patternOf(letters(words)), "gu");
    pattern.lastIndex = from;
    if (!pattern.test(seen)) return true;
    from = pattern.lastIndex;
    return false;
  });
}

/** A glyph for which the file has no characters is kept, to be taken for the ligature it must be. */
const NAMELESS = "\u0000";

function lettersOf(running: Running): string {
  return running.slice().split(NAMELESS).map(letters).join(NAMELESS);
}

function patternOf(words: string): string {
  return words.replace(/ffi|ffl/gu, (ligature) => `(?:${ligature}|${NAMELESS})`);
}
