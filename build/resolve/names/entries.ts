// The entries of the authority files in one list, whatever file they stand in. Floor: resolve.

import type { Diagnostic } from "../../diagnostics.ts";
import type { Authority, AuthorityKind } from "../../model/authorities.ts";
import type { AuthorityBase, Forms, Manuscript } from "../../model/manuscript.ts";
import { nearest } from "../../model/nearest.ts";

/** An entry, the forms that name it, and the entries that it names itself. */
export interface Listed {
  readonly authority: Authority;
  readonly forms: Forms;
  readonly under: Authority | null;
  readonly see: Authority | null;
  /** Has a line `see`, whether or not that leads anywhere. */
  readonly sendsOn: boolean;
  readonly seeAlso: readonly Authority[];
}

export interface Listing {
  readonly listed: readonly Listed[];
  /** By kind and key: `person:smith`. */
  readonly byKey: ReadonlyMap<string, Authority>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The file of manuscript/ in which entries of a kind stand. */
export const FILES: Readonly<Record<AuthorityKind, string>> = {
  person: "persons.yaml",
  term: "glossary.yaml",
  place: "places.yaml",
  subject: "subjects.yaml",
  event: "chronology.yaml",
};

interface Draft {
  readonly authority: Authority;
  readonly base: Pick<AuthorityBase, keyof Forms | "under" | "see"> & {
    readonly seeAlso?: readonly string[];
  };
}

/** Lists every entry; `reserve` gives it an anchor. Keys that lead to no entry are reported. */
export function listEntries(
  manuscript: Manuscript,
  reserve: (wish: string) => string,
): Listing {
  const drafts = draftsOf(manuscript, reserve);
  const byKey = new Map(
    drafts
      .filter(({ authority }) => authority.key !== "")
      .map(({ authority }) => [keyOf(authority), authority] as const),
  );
  const names = [...byKey.keys()];
  const diagnostics: Diagnostic[] = [];
  const entryFor = (key: string, from: Authority): Authority | null => {
    const found = byKey.get(key.includes(":") ? key : `${from.kind}:${key}`) ?? null;
    if (found !== null && found !== from) return found;
    if (found === from || !isUnread(fileOf(key, from), names, manuscript))
      diagnostics.push(noSuchEntry(key, from, manuscript, names));
    return null;
  };
  const listed = drafts.map(({ authority, base }): Listed => {
    const find = (key: string): Authority | null => entryFor(key, authority);
    return {
      authority,
      forms: base,
      under: base.under === undefined ? null : find(base.under),
      see: base.see === undefined ? null : find(base.see),
      sendsOn: base.see !== undefined,
      seeAlso: (base.seeAlso ?? []).flatMap((key) => find(key) ?? []),
    };
  });
  return { listed, byKey, diagnostics: [...diagnostics, ...circles(listed, manuscript)] };
}

/** The file in which the entry `key`, named in an entry, is looked for. */
function fileOf(key: string, from: Authority): string {
  const kind = Object.keys(FILES).find((one) => key.startsWith(`${one}:`)) as AuthorityKind;
  return FILES[kind ?? from.kind];
}

/**
 * A file that could not be read takes its entries with it: to say so once is enough. `keys` are
 * those of the entries that were read, by kind and key.
 */
export function isUnread(
  file: string,
  keys: readonly string[],
  { sources }: Manuscript,
): boolean {
  if (keys.some((key) => file === FILES[key.split(":")[0] as AuthorityKind])) return false;
  const text = sources.get(`manuscript/${file}`)?.text ?? "";
  return /^[^#\n]*\w/mu.test(text);
}

export function keyOf({ kind, key }: Pick<Authority, "kind" | "key">): string {
  return `${kind}:${key}`;
}

function draftsOf(manuscript: Manuscript, reserve: (wish: string) => string): readonly Draft[] {
  const entries = (kind: AuthorityKind, of: readonly AuthorityBase[]): readonly Draft[] =>
    of.map((entry) => {
      const { key, name, span } = entry;
      const anchor = reserve(`${kind}-${key}`);
      return { authority: { kind, key, anchor, name, entry, span }, base: entry };
    });
  const events = manuscript.chronology.map((entry, index): Draft => {
    const { key = "", label: name, span } = entry;
    const anchor = reserve(`event-${key || index + 1}`);
    return { authority: { kind: "event", key, anchor, name, entry, span }, base: entry };
  });
  return [
    ...entries("person", manuscript.persons),
    ...entries("term", manuscript.glossary),
    ...entries("place", manuscript.places),
    ...entries("subject", manuscript.subjects),
    ...events,
  ];
}

/** No entry stands under itself, and none sends the reader on to one that sends him on again. */
function circles(listed: readonly Listed[], manuscript: Manuscript): readonly Diagnostic[] {
  const of = new Map(listed.map((one) => [one.authority, one]));
  return listed.flatMap(({ authority, see, under }) => {
    if (see && of.get(see)?.see) {
      const message = `"${authority.key}" sends the reader to "${see.key}", which sends him on again`;
      const hint = "name the entry at which the pages are given";
      return [wrong(message, wordIn(see.key, authority, manuscript), hint)];
    }
    const above = new Set<Authority>();
    for (let one = under; one && !above.has(one); one = of.get(one)?.under ?? null)
      above.add(one);
    if (!above.has(authority)) return [];
    const message = `the entry "${authority.key}" stands under itself`;
    const hint = "take one of the lines with under: out";
    return [wrong(message, wordIn(under?.key ?? "", authority, manuscript), hint)];
  });
}

function noSuchEntry(
  key: string,
  from: Authority,
  manuscript: Manuscript,
  known: readonly string[],
): Diagnostic {
  const own = key.includes(":") ? "" : `${from.kind}:`;
  const near = nearest(own + key, known);
  const close = near?.startsWith(own) ? near.slice(own.length) : near;
  return wrong(
    key === from.key || key === keyOf(from)
      ? `the entry "${key}" names itself`
      : `no entry of ${fileOf(key, from)} has the key "${key}"`,
    wordIn(key, from, manuscript),
    close && close !== key
      ? `did you mean ${close}?`
      : "an entry of another file is named with its kind: person:…, term:…, place:…, subject:…",
  );
}

function wrong(message: string, span: Diagnostic["span"], hint: string): Diagnostic {
  return { rule: "entry-leads-to-an-entry", message, ...(span ? { span } : {}), hint };
}

/** Where a word stands in its entry: the last place, since the entry's own key comes first. */
export function wordIn(
  word: string,
  { span }: Authority,
  { sources }: Manuscript,
): NonNullable<Diagnostic["span"]> {
  const text = sources.get(span.file)?.text ?? "";
  const at = text.slice(span.start, span.end).lastIndexOf(word);
  if (word === "" || at === -1) return span;
  return { ...span, start: span.start + at, end: span.start + at + word.length };
}
