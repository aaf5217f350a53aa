// What one output has, each has, or the edition's settings say why not: the files beside each other,
// by what was read in each of them. Floor: verify.

import type { Edition } from "../model/edition.ts";
import { isPack, type Output } from "../model/manuscript.ts";
import type { ParityRow } from "../model/proof.ts";
import { type Finding, finding, quoted } from "./checks/finding.ts";
import { type Comparison, someSeenOf } from "./compare.ts";

/** What was read in an output, by kind: `redaction`, `note`, `part`. */
type Holdings = ReadonlyMap<string, ReadonlyMap<string, Thing>>;

interface Thing {
  /** As a message calls it. */
  readonly name: string;
}

/** An output as it was read. */
export interface Read {
  readonly comparison: Comparison;
}

/** One row for each kind of thing that some output has, in the order of the edition. */
export function parityOf(outputs: readonly Read[]): readonly ParityRow[] {
  const held = outputs.map(({ comparison }) => ({
    output: comparison.wanted.scope.output,
    comparison,
    holdings: holdingsOf(comparison),
  }));
  const kinds = new Set(held.flatMap(({ holdings }) => [...holdings.keys()]));
  return [...kinds].map((kind) => {
    const all = new Map(held.flatMap(({ holdings }) => [...(holdings.get(kind) ?? [])]));
    const counts = held.map(({ output, comparison, holdings }) => {
      const own = holdings.get(kind);
      const lacking = [...all].filter(([id]) => !own?.has(id));
      const unsaid = lacking.filter(([id]) => isWanted(comparison, kind, id));
      const reasons = lacking.flatMap(([id]) =>
        isWanted(comparison, kind, id) ? [] : reasonFor(comparison.wanted.edition, output, id),
      );
      return {
        output,
        count: own?.size ?? 0,
        lacks: lacking.length,
        why: [...new Set(reasons)],
        unsaid: unsaid.map(([, { name }]) => name),
      };
    });
    return { kind, all: all.size, counts };
  });
}

/** An output that lacks something which another has, where no setting takes it away: told once. */
export function checkParity(
  rows: readonly ParityRow[],
): readonly (Finding & { readonly output: Output })[] {
  const outputs = new Set(rows.flatMap(({ counts }) => counts.map(({ output }) => output)));
  return [...outputs].flatMap((output) => {
    const lacking = rows.flatMap(({ kind, counts }) => {
      const unsaid = counts.find((one) => one.output === output)?.unsaid ?? [];
      return unsaid.length > 0 ? [`${kind}: ${listed(unsaid)}`] : [];
    });
    if (lacking.length === 0) return [];
    const message = `another output has what this one lacks, and no setting says why: ${lacking.join("; ")}`;
    return [{ ...finding("outputs-agree", message), output }];
  });
}

function listed(names: readonly string[]): string {
  const some = names.slice(0, 3).map(quoted).join(", ");
  return names.length > 3 ? `${some} and ${names.length - 3} more` : some;
}

function holdingsOf({ wanted, stretches, texts }: Comparison): Holdings {
  const kinds = new Map<string, Map<string, Thing>>();
  const put = (kind: string, id: string, name: string): void => {
    const own = kinds.get(kind) ?? new Map<string, Thing>();
    own.set(id, { name });
    kinds.set(kind, own);
  };
  for (const { note, anchor, seen } of texts) {
    if (!seen) continue;
    const part = wanted.scope.parts.find(({ id }) => id === anchor);
    put(note ? `${note.series} note` : "part", anchor, note?.label ?? part?.title ?? anchor);
  }
  for (const { kind, anchor, printed } of wanted.scope.items) {
    const stretch = stretches.get(anchor);
    if (stretch && (printed === "" || someSeenOf(stretch))) {
      put(kind.replace("-", " "), anchor, printed || anchor);
    }
  }
  return kinds;
}

function isWanted({ wanted: { scope } }: Comparison, kind: string, id: string): boolean {
  if (kind === "part") return scope.parts.some((part) => part.id === id);
  if (kind.endsWith(" note")) return scope.notes.some(({ anchor }) => anchor === id);
  return scope.items.some(({ anchor }) => anchor === id);
}

/** The setting of the edition by which an output does without something. */
function reasonFor(edition: Edition, output: Output, id: string): string {
  if (!isPack(output)) {
    return id === "part-contents"
      ? "edition.yaml, parts: names no contents"
      : "coursepack.yaml: made for a course pack";
  }
  if (id === "part-pack-teaching") return "coursepack.yaml, teaching-notes: the instructor’s";
  const part =
    edition.parts.find((one) => one.id === id) ??
    edition.parts.find((one) => one.id === placeOf(edition, id));
  if (!part || part.matter === "body" || part.file) {
    return "coursepack.yaml, documents: not among what it takes";
  }
  return "coursepack.yaml, documents: what they call for is taken of this part";
}

function placeOf({ items, notes }: Edition, id: string): string | undefined {
  return (
    items.find(({ anchor }) => anchor === id)?.place.part ??
    notes.find(({ anchor }) => anchor === id)?.part
  );
}
