// Everything else that a course pack needs, once its text is chosen: exactly the notes, codes,
// persons, terms and works that the text and the notes ask for. Floor: resolve.

import type { Diagnostic, Outcome } from "../../diagnostics.ts";
import type { Authority } from "../../model/authorities.ts";
import type { Anchor, BibliographyEntry, Edition, Target } from "../../model/edition.ts";
import type { CoursePackConfig, Named } from "../../model/manuscript.ts";
import { offer } from "../../model/nearest.ts";
import { type AnyNode, descendants } from "../../model/nodes.ts";
import type { Pack } from "../../model/pack.ts";
import type { Chosen } from "./choose.ts";
import { entriesNamed } from "./entries.ts";

/** What the rest of `resolve` can find out for a pack. */
interface Finders {
  /** The entries that words name by their listed forms. */
  readonly namedIn: (words: string) => readonly Authority[];
  /** Some of the works as a list of their own. */
  readonly listOf: (keys: ReadonlySet<string>) => readonly BibliographyEntry[];
}

/** The edition but for its pack. */
type Tables = Omit<Edition, "pack">;

export function packOf(
  { value: chosen, diagnostics }: Outcome<Chosen | null>,
  tables: Tables,
  finders: Finders,
): Outcome<Pack | null> {
  const config = tables.manuscript.coursePack;
  if (!chosen || !config) return { value: null, diagnostics };
  const pack = gather(chosen, config, tables, finders);
  const isSound = diagnostics.length === 0 && pack.documents.length > 0;
  return {
    value: pack,
    diagnostics: [...diagnostics, ...checkPack(config, isSound ? pack : null, tables)],
  };
}

function gather(
  chosen: Chosen,
  config: CoursePackConfig,
  tables: Tables,
  { namedIn, listOf }: Finders,
): Pack {
  const { manuscript, anchors } = tables;
  const body = anchorsOf(chosen.nodes, anchors);
  const notes = tables.notes.filter(({ calls }) => calls.some((call) => body.has(call)));
  const inNotes = notes.flatMap(({ children }) => [...descendants(children)]);
  const nodes = new Set([...chosen.nodes, ...inNotes]);
  const called = new Set(notes.map(({ anchor }) => anchor));
  const readings = tables.emendations.filter(({ note }) => called.has(note));
  const wanted = {
    authorities: tables.authorities,
    nodes,
    keys: new Set(config.entries.map(({ id }) => id)),
    proposed: new Set(readings.flatMap(({ reading }) => namedIn(reading ?? ""))),
  };
  const persons = entriesNamed(manuscript.persons, wanted);
  const glossary = entriesNamed(manuscript.glossary, wanted);
  const ledger = tables.ledger.filter(({ anchor }) => body.has(anchor));
  const codes = new Set(
    ledger.flatMap((entry) => entry.codes.map(({ normalised }) => normalised)),
  );
  const bibliography = listOf(worksOf(nodes, [...persons, ...glossary]));
  const places = [...nodes].filter((node) => !chosen.turnsAway.has(node));
  const all = new Set([
    ...anchorsOf(places, anchors),
    ...chosen.documents.map(({ part }) => part.id),
    ...notes.map(({ anchor }) => anchor),
    ...persons.map(({ key }) => `person-${key}`),
    ...glossary.map(({ key }) => `term-${key}`),
    ...bibliography.map(({ anchor }) => anchor),
  ]);
  const { documents, leftOut, omissionAt, example } = chosen;
  return {
    documents,
    leftOut,
    omissionAt,
    example,
    nodes,
    anchors: all,
    ledger,
    legend: tables.legend.filter(({ normalised }) => codes.has(normalised)),
    persons,
    glossary,
    bibliography,
  };
}

function anchorsOf(nodes: Iterable<AnyNode>, anchors: Tables["anchors"]): ReadonlySet<Anchor> {
  return new Set([...nodes].flatMap((node) => anchors.get(node) ?? []));
}

/** The keys of the works that the text, its notes and the entries of the authority files cite. */
function worksOf(
  nodes: ReadonlySet<AnyNode>,
  entries: readonly { readonly sources: readonly string[] }[],
): ReadonlySet<string> {
  const keys = new Set(
    entries.flatMap(({ sources }) =>
      sources.map((source) => source.replace(/^@/, "").split(",")[0]?.trim() ?? ""),
    ),
  );
  for (const node of nodes) {
    if (node.type === "citation") for (const { key } of node.items) keys.add(key);
  }
  return keys;
}

/** What is asked is in the pack, where it was chosen without fault, and what is added to it exists. */
function checkPack(
  { questions, teachingNotes, entries }: CoursePackConfig,
  pack: Pack | null,
  { targets, manuscript }: Tables,
): readonly Diagnostic[] {
  const abouts = [...questions, ...teachingNotes].flatMap(({ about }) => about ?? []);
  const keys = [...manuscript.persons, ...manuscript.glossary].map(({ key }) => key);
  return [
    ...abouts.flatMap((about) => checkAbout(about, pack, targets)),
    ...entries
      .filter(({ id }) => !keys.includes(id))
      .map((entry) => missing(entry, `no person and no term has the key "${entry.id}"`, keys)),
  ];
}

function checkAbout(
  about: Named,
  pack: Pack | null,
  targets: ReadonlyMap<string, Target>,
): readonly Diagnostic[] {
  const target = targets.get(about.id);
  if (!target) {
    return [missing(about, `nothing has the id "${about.id}"`, [...targets.keys()])];
  }
  if (!pack || pack.anchors.has(target.anchor)) return [];
  return [
    {
      rule: "pack-asks-about-what-it-takes",
      message: `"${about.id}" is not in the pack, and students cannot read it`,
      span: about.span,
      hint: "take it into the pack, or ask about something that is there",
    },
  ];
}

function missing({ id, span }: Named, message: string, known: readonly string[]): Diagnostic {
  return { rule: "pack-takes-what-exists", message, span, hint: offer(id, known) };
}
