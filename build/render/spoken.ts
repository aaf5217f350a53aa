// What a screen reader says of a mark: what it is, where the eye sees its border or its brackets.
// Floor: render. The words themselves remain text; the name stands beside them.

import type { Classification, PageTurn, Redaction } from "../model/nodes.ts";
import type { Context } from "./context.ts";
import type { Mark } from "./marks.ts";

/** The accessible name of a mark (WAI-ARIA 1.2, aria-label); null for what its text says itself. */
export function spokenOf(node: Mark, context: Context): string | null {
  switch (node.type) {
    case "redaction":
      return redaction(node, context);
    case "classification":
      return classification(node, context);
    case "page-turn":
      return pageTurn(node, context);
    case "stamp":
    case "unclear":
    case "supplied":
    case "addition":
    case "deletion":
      return context.say(`spoken-${node.type}`);
    default:
      return null;
  }
}

function redaction(node: Redaction, { edition, say }: Context): string | null {
  const note = edition.noteOf.get(node);
  if (!note?.entry) return null;
  const codes = note.entry.codes.map(({ printed }) => spelled(printed)).join(", ");
  return codes === ""
    ? say("spoken-redaction-token", { note: note.label })
    : say("spoken-redaction-codes", { codes, note: note.label });
}

/** `(b)(1)` as `b 1`: parentheses are read out, or break a code into two. */
function spelled(code: string): string {
  return code.replace(/[()\s]+/g, " ").trim();
}

function classification(node: Classification, { say }: Context): string {
  const struck = node.children.some(({ type }) => type === "deletion");
  return say(struck ? "spoken-classification-struck" : "spoken-classification");
}

function pageTurn({ n, cert }: PageTurn, { say }: Context): string {
  return say(cert === "certain" ? "epub-source-page" : "epub-source-page-inferred", { n });
}
