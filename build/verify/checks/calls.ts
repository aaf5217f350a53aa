// Every call leads to its note and back, and every reference to its target, whatever the kind of
// file. How a link is found and where it leads is the file's affair. Floor: verify.

import type { Anchor, Item, Note } from "../../model/edition.ts";
import { type Compared, type Comparison, isLost, isMoved } from "../compare.ts";
import type { CallMark } from "../text/expected.ts";
import { type Finding, finding, nameOf } from "./finding.ts";
import { references } from "./references.ts";

/** What is wrong with a link, and where it was seen. */
export interface Fault {
  readonly fault: string;
  readonly seen: string | null;
}

/** How one kind of file answers for its links; null where nothing is wrong. */
export interface Links {
  readonly ofCall: (text: Compared, call: CallMark) => Fault | null;
  /** From the label of a note to what calls it. */
  readonly back: (text: Compared, note: Note, call: Anchor) => Fault | null;
  readonly ofReference: (item: Item, target: Anchor) => Fault | null;
}

/** Calls and the links back. Notes and calls that are not there at all are told elsewhere. */
export function checkCalls(comparison: Comparison, links: Links): Finding[] {
  const forth = comparison.calls
    .filter(({ text, call }) => text.alignment && !isLost(comparison, call.note))
    .filter(({ text, call }) => !isMoved(comparison, { text, mark: call }))
    .flatMap(({ text, call }) => {
      const found = links.ofCall(text, call);
      const note = comparison.byAnchor.get(call.note)?.note;
      if (!found || !note) return [];
      const span = comparison.itemOf.get(call.anchor)?.span ?? note.span;
      return [told(`the call ${note.label}`, found, { about: call.anchor, span })];
    });
  const back = comparison.texts.flatMap((text) => {
    const { note, seen } = text;
    const call = note?.calls[0];
    if (!note || !seen || call === undefined || isLost(comparison, call)) return [];
    const found = links.back(text, note, call);
    return found
      ? [told(`note ${note.label}`, found, { about: note.anchor, span: note.span })]
      : [];
  });
  return [...forth, ...back];
}

function told(
  what: string,
  { fault, seen }: Fault,
  place: { about: Anchor; span: Note["span"] },
): Finding {
  return finding("call-leads-to-its-note", `${what} ${fault}`, { ...place, seen });
}

/** References of the edition to itself. */
export function checkReferences(comparison: Comparison, links: Links): Finding[] {
  return references(comparison).flatMap((item) => {
    const found = item.target === null ? null : links.ofReference(item, item.target);
    if (!found) return [];
    const { fault, seen } = found;
    return [
      finding("reference-leads-to-its-target", `${nameOf(item)} ${fault}`, {
        about: item.anchor,
        span: item.span,
        seen,
      }),
    ];
  });
}
