// Every call leads to its note and back, and every reference to its target, whatever the kind of
// file. How a link is found and where it leads is the file's affair. Floor: verify.

import type { Anchor, Item, Note } from "../../model/edition.ts";
import { type Compared, type Comparison, isLost, isMoved, type Stretch } from "../compare.ts";
import { type CallMark, FOLIO } from "../text/expected.ts";
import { ownPlaces } from "../wanted/paragraphs.ts";
import { type Finding, finding, nameOf, quoted } from "./finding.ts";
import { isHere, references } from "./references.ts";

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
  /** From any stretch of a text to an anchor; null too where the stretch was not read. */
  readonly from: (stretch: Stretch, target: Anchor) => Fault | null;
  /** From a place in a text as it was read. */
  readonly at: (
    text: Compared,
    range: { readonly from: number; readonly to: number },
    target: Anchor,
  ) => Fault | null;
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
    const call = note?.calls.find((one) => comparison.wanted.scope.has(one, note.part));
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

/** References of the edition to itself, and what the parts that Stet makes link. */
export function checkReferences(comparison: Comparison, links: Links): Finding[] {
  const written = references(comparison).flatMap((item) => {
    const stretch = comparison.stretches.get(item.anchor);
    const found =
      stretch && item.target !== null
        ? (miscounted(comparison, item, item.target) ?? links.from(stretch, item.target))
        : null;
    return found ? [astray(nameOf(item), found, item.anchor, item.span)] : [];
  });
  const made = comparison.texts.flatMap((text) =>
    text.text.links
      .filter(({ target }) => isHere(comparison, target))
      .flatMap(({ target, from, to }) => {
        const found = links.from({ text, mark: { anchor: target, from, to } }, target);
        const words = text.text.slice(from, to).replaceAll(FOLIO, "").trim();
        const span = text.text.spanAt(from);
        return found
          ? [astray(words ? quoted(words) : "a page number", found, null, span)]
          : [];
      }),
  );
  return [...written, ...made];
}

/** A reference by number leads to what has that number by verify's own count. */
function miscounted({ wanted }: Comparison, { node }: Item, target: Anchor): Fault | null {
  if (node.type !== "cross-reference" || node.n === undefined) return null;
  const place = ownPlaces(wanted.edition).get(target);
  const own = node.form === "paragraph" ? place?.paragraph : place?.sourcePage;
  if (!place || String(own) === node.n) return null;
  return { fault: `leads to ${target}, which is not number ${node.n}`, seen: null };
}

function astray(
  what: string,
  { fault, seen }: Fault,
  about: Anchor | null,
  span: Note["span"] | undefined,
): Finding {
  return finding("reference-leads-to-its-target", `${what} ${fault}`, { about, span, seen });
}
