// The inline rule for images, `![alt](path "caption")`. Whether the file is there, and whether it
// makes a figure, the tree builder decides.

import { bracketsOf } from "./brackets.ts";
import { contextOf } from "./context.ts";
import { setPlace } from "./places.ts";
import type { InlineState } from "./types.ts";

/** Recognises an image; its token holds alt text (`content`), path (`info`) and caption (`markup`). */
export function imageRule(state: InlineState, silent: boolean): boolean {
  if (silent || !state.src.startsWith("![", state.pos)) return false;
  const pair = bracketsOf(state).pairs.get(state.pos + 1);
  if (!pair?.link || pair.link.end > state.posMax) return false;
  if (pair.linkAttributes.kind !== "prose") {
    const { findings, span } = contextOf(state.env);
    findings.report(
      "vocabulary-is-closed",
      span(pair.link.end, pair.link.end + 1),
      "an image has no attributes",
      "leave the braces out; its size is a matter of the style sheet",
    );
  }
  const token = state.push("picture", "", 0);
  token.content = state.md.utils.unescapeAll(state.src.slice(pair.open + 1, pair.close));
  token.info = pair.link.href;
  token.markup = pair.link.title;
  setPlace(token, state.pos, pair.link.end);
  state.pos = pair.link.end;
  return true;
}
