// Which persons and terms a course pack must list: its text is searched anew, in one pass for all
// forms of all entries, so that a name that `resolve` missed is missed. Floor: verify.

import type { AuthorityKind } from "../../model/authorities.ts";
import type { Edition, Note } from "../../model/edition.ts";
import type { Forms, GlossaryEntry, Manuscript, Person } from "../../model/manuscript.ts";
import { type AnyNode, childrenOf, descendants, NO_ENTRY } from "../../model/nodes.ts";

export interface NamedEntries {
  readonly persons: readonly Person[];
  readonly glossary: readonly GlossaryEntry[];
}

/** `nodes` are those of the running text that the pack shows, `notes` those that it calls. */
export function namedEntries(
  { manuscript, emendations }: Edition,
  nodes: ReadonlySet<AnyNode>,
  notes: readonly Note[],
): NamedEntries {
  const called = new Set(notes.map(({ anchor }) => anchor));
  const inNotes = notes.flatMap(({ children }) => [...descendants(children)]);
  const shown = [...nodes, ...inNotes];
  const lines = [
    ...shown.flatMap(linesOf),
    ...emendations.flatMap(({ note, reading }) =>
      reading !== null && called.has(note) ? [reading] : [],
    ),
  ];
  const named = new Set([
    ...shown.flatMap((node) =>
      node.type === "mention" && node.key !== NO_ENTRY ? [`${node.kind}:${node.key}`] : [],
    ),
    ...found(lines, formsOf(manuscript)),
  ]);
  const asked = new Set(manuscript.coursePack?.entries.map(({ id }) => id));
  const isWanted =
    (kind: AuthorityKind) =>
    ({ key }: { readonly key: string }): boolean =>
      asked.has(key) || named.has(`${kind}:${key}`);
  return {
    persons: manuscript.persons.filter(isWanted("person")),
    glossary: manuscript.glossary.filter(isWanted("term")),
  };
}

/** What a block itself says, line by line; a mark or a citation parts the words around it. */
function linesOf(node: AnyNode): readonly string[] {
  switch (node.type) {
    case "paragraph":
    case "heading":
      return [node.children.map(wordsOf).join("")];
    case "table":
      return [node.header, ...node.rows]
        .flat()
        .map(({ children }) => children.map(wordsOf).join(""));
    default:
      return [];
  }
}

const SILENT: readonly AnyNode["type"][] = ["page-turn", "line-end", "note-call"];
const PARTING: readonly AnyNode["type"][] = [
  "mention",
  "redaction",
  "gap",
  "checkbox",
  "blank",
  "code",
  "image",
  "citation",
];

function wordsOf(node: AnyNode): string {
  if (node.type === "text") return node.value;
  if (node.type === "line-break") return "\n";
  if (SILENT.includes(node.type)) return "";
  return PARTING.includes(node.type) ? "\n\u0000\n" : childrenOf(node).map(wordsOf).join("");
}

/** Whom each form names: `person:smith`; several or null where only a mark can say. */
function formsOf(manuscript: Manuscript): ReadonlyMap<string, string | null> {
  const forms = new Map<string, string | null>();
  const add = ({ forms: own, shared }: Forms, owner: string): void => {
    for (const form of own.map(plain)) {
      forms.set(form, forms.has(form) && forms.get(form) !== owner ? null : owner);
    }
    for (const form of shared.map(plain)) forms.set(form, null);
  };
  const { persons, glossary, places, subjects, chronology } = manuscript;
  const lists = { person: persons, term: glossary, place: places, subject: subjects };
  for (const [kind, entries] of Object.entries(lists)) {
    for (const { key, see, ...entry } of entries) {
      const owner = see ?? key;
      add(entry, owner.includes(":") ? owner : `${kind}:${owner}`);
    }
  }
  for (const [index, event] of chronology.entries()) add(event, `event:${event.key ?? index}`);
  forms.delete("");
  return forms;
}

/** The longest form that stands at a place, and as a whole word, names its owner there. */
function found(
  lines: readonly string[],
  forms: ReadonlyMap<string, string | null>,
): ReadonlySet<string> {
  const owners = new Set<string>();
  if (forms.size === 0) return owners;
  const longest = [...forms.keys()].sort((a, b) => b.length - a.length);
  const any = new RegExp(longest.map(pattern).join("|"), "gu");
  for (const line of lines) {
    for (const [hit] of plain(line).matchAll(any)) {
      const small = hit.charAt(0).toLowerCase() + hit.slice(1);
      const owner = forms.get(hit) ?? forms.get(small);
      if (owner) owners.add(owner);
    }
  }
  return owners;
}

/** A form in lower case begins a sentence with a capital; a letter at its end is a word's last. */
function pattern(form: string): string {
  const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
  const [first = ""] = form;
  const upper = first.toUpperCase();
  const head = upper === first ? escaped(first) : `(?:${escaped(first)}|${escaped(upper)})`;
  const letter = /[\p{L}\p{M}\p{N}]/u;
  const before = letter.test(first) ? "(?<![\\p{L}\\p{M}\\p{N}])" : "";
  const after = letter.test(form.slice(-1)) ? "(?![\\p{L}\\p{M}\\p{N}])" : "";
  return `${before}${head}${escaped(form.slice(first.length))}${after}`;
}

/** White space is one space, and quotation marks and hyphens are one whatever their form. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[‘’]/gu, "'")
    .replace(/[“”]/gu, '"')
    .replace(/[‐‑]/gu, "-")
    .trim();
}
