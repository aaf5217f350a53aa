// What the witness shows beside plain words: redactions, gaps, stamps, page turns. Each is printed
// as text, never only by a style sheet. Floor: render.

import type {
  Addition,
  AnyNode,
  Blank,
  Checkbox,
  Classification,
  Deletion,
  Gap,
  Original,
  PageTurn,
  Redaction,
  Sic,
  Stamp,
  Supplied,
  Unclear,
} from "../model/nodes.ts";
import { asShown, asTyped, type Context, whole } from "./context.ts";
import type { Inside } from "./links.ts";
import { escaped, joined, type Markup } from "./shapes.ts";
import { spokenOf } from "./spoken.ts";
import { words } from "./words.ts";

export type Mark =
  | Redaction
  | Gap
  | Unclear
  | Supplied
  | Sic
  | Deletion
  | Addition
  | Stamp
  | Classification
  | PageTurn
  | Original
  | Checkbox
  | Blank;

const MARKS: Readonly<Record<Mark["type"], true>> = {
  redaction: true,
  gap: true,
  unclear: true,
  supplied: true,
  sic: true,
  deletion: true,
  addition: true,
  stamp: true,
  classification: true,
  "page-turn": true,
  original: true,
  checkbox: true,
  blank: true,
};

export function isMark(node: AnyNode): node is Mark {
  return Object.hasOwn(MARKS, node.type);
}

interface Setting {
  readonly context: Context;
  readonly call: Markup | null;
  readonly inlines: Inside;
}

/** One mark with its printed form, its id and, where it calls a note, the call. */
export function mark(node: Mark, { context, call, inlines }: Setting): Markup {
  const { fill, epub } = context;
  const item = { anchor: context.anchorOf(node), call, epub, spoken: spokenOf(node, context) };
  const content = printed(node, asShown(context), inlines);
  switch (node.type) {
    case "redaction":
      return fill("nodes/redaction", { ...item, content, ...kindOf(node, context) });
    case "gap":
      return fill("nodes/gap", { ...item, content, reason: node.reason });
    case "addition": {
      const { place = null, hand = null } = node;
      return fill("nodes/addition", { ...item, content, place, hand });
    }
    case "classification": {
      const struck = node.children.some(({ type }) => type === "deletion");
      return fill("nodes/classification", { ...item, content, struck });
    }
    case "page-turn":
      return fill("nodes/page-turn", { ...item, content, certain: node.cert === "certain" });
    case "checkbox":
      return fill("nodes/checkbox", { ...item, content, checked: node.checked });
    default:
      return fill(`nodes/${node.type}`, { ...item, content });
  }
}

/** A token longer than this may break at the end of a line. */
const LONGEST_WHOLE = 36;

function kindOf(node: Redaction, context: Context) {
  const entry = entryOf(node, context);
  return {
    kind: entry?.kind ?? "token",
    long: (entry?.printed.length ?? 0) > LONGEST_WHOLE,
  };
}

function entryOf(node: Redaction, { edition }: Context) {
  return (
    edition.noteOf.get(node)?.entry ?? edition.ledger.find(({ span }) => span === node.span)
  );
}

/** Square brackets are the source's or its transcriber's, angle brackets the editor's. */
function printed(node: Mark, context: Context, inside: Inside): Markup {
  switch (node.type) {
    case "redaction":
      return words(entryOf(node, context)?.printed ?? "", asTyped(context));
    case "gap": {
      const token = node.token.replace(/\s+/g, " ").trim();
      return escaped(
        node.extent ? `[${token}${context.say("colon")}${node.extent}]` : `[${token}]`,
      );
    }
    case "page-turn":
      return escaped(node.cert === "certain" ? `|${node.n}|` : `|${node.n}?|`);
    case "checkbox":
      return escaped(node.checked ? "☒" : "☐");
    case "blank":
      return escaped(node.value);
    case "supplied":
      return between("⟨", inside(node.children, context), "⟩");
    case "unclear":
      return between("⟨", inside(node.children, context), "?⟩");
    case "addition":
      return between("⌜", inside(node.children, context), "⌝");
    case "original":
      return between("[", inside(node.children, context), "]");
    case "stamp":
    case "classification":
      return inside(node.children, whole(context));
    default:
      return inside(node.children, context);
  }
}

function between(before: string, content: Markup, after: string): Markup {
  return joined([escaped(before), content, escaped(after)]);
}
