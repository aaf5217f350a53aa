// The headings of a part, as navigation lists them. Floor: verify.

import type { Anchor, Item } from "../../model/edition.ts";
import type { Expected, HeadingMark, Mark } from "../text/expected.ts";
import { SPACE } from "../text/running.ts";

export interface ListedHeading extends HeadingMark {
  /** Its words without the calls of notes, first without the page turns that stand in it, then with them. */
  readonly titles: readonly string[];
}

/** In reading order. */
export function headingsIn(
  text: Expected,
  itemOf: ReadonlyMap<Anchor, Pick<Item, "kind">>,
): readonly ListedHeading[] {
  const ofKind = (kind: Item["kind"]): readonly Mark[] =>
    text.items.filter(({ anchor }) => itemOf.get(anchor)?.kind === kind);
  const calls = [...text.calls, ...ofKind("note-call")];
  const turns = ofKind("page-turn");
  return text.headings.map((heading) => ({
    ...heading,
    titles: [[...calls, ...turns], calls].map((marks) => without(text, heading, marks)),
  }));
}

function without(text: Expected, { from, to }: HeadingMark, marks: readonly Mark[]): string {
  let words = "";
  for (let at = from; at < to; at += 1) {
    if (marks.some((mark) => mark.from <= at && at < mark.to)) continue;
    words += (text.before[at] === SPACE && words !== "" ? " " : "") + (text.chars[at] ?? "");
  }
  return words;
}
