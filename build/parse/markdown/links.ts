// What a link may be: a cross-reference inside the edition, or an address on the web.

import { nearest } from "../../model/nearest.ts";
import type { CrossReference } from "../../model/nodes.ts";
import { REFERENCE_FORMS } from "../../model/nodes.ts";
import type { AttributeList } from "../attributes.ts";
import type { InlineContext } from "./context.ts";
import type { Pair } from "./pairs.ts";

export type LinkKind =
  | { readonly type: "link"; readonly href: string }
  | {
      readonly type: "cross-reference";
      readonly target: string;
      readonly form: CrossReference["form"];
      readonly n?: string;
    };

/** Reads the link of a pair; null, with a finding, where it is none that the dialect knows. */
export function readLink(pair: Pair, context: InlineContext): LinkKind | null {
  const { link } = pair;
  if (!link) return null;
  const span = context.span(pair.open, link.end);
  if (link.title !== "") {
    context.findings.report(
      "vocabulary-is-closed",
      span,
      `a link has no title, but this one says "${link.title}"`,
      "write the words in the text or in a note",
    );
    return null;
  }
  if (link.href.startsWith("#")) return readCrossReference(pair, link.href.slice(1), context);
  if (!/^https?:\/\/./.test(link.href)) {
    context.findings.report(
      "vocabulary-is-closed",
      span,
      `"${link.href}" is neither a place in this edition nor an address on the web`,
      "a cross-reference begins with #, an address with https://; for text write \\[",
    );
    return null;
  }
  if (pair.linkAttributes.kind !== "prose") {
    reportAttributes(pair, context, "a link to the web has no attributes", "leave them out");
  }
  return { type: "link", href: link.href };
}

function readCrossReference(pair: Pair, target: string, context: InlineContext): LinkKind {
  const form = readForm(pair, context);
  const n = numberOf(pair);
  const generated = pair.close === pair.open + 1;
  if (generated && context.voice === "transcription") {
    context.findings.report(
      "voice-is-clear",
      context.span(pair.open, pair.link?.end ?? pair.close + 1),
      "the words of a cross-reference would be Stet's, here among the words of the source",
      `link words of the source: [its words](#${target}); or refer from a note`,
    );
  }
  return { type: "cross-reference", target, form, ...(n === undefined ? {} : { n }) };
}

function readForm(pair: Pair, context: InlineContext): CrossReference["form"] {
  const result = pair.linkAttributes;
  if (result.kind === "prose") return "label";
  const known = result.kind === "list" ? formOf(result.list) : undefined;
  if (known) return known;
  const word = result.kind === "list" ? result.list.classes[0]?.value : undefined;
  const meant = word && !hasNumber(pair) ? nearest(word, REFERENCE_FORMS) : null;
  reportAttributes(
    pair,
    context,
    hasNumber(pair)
      ? "a number goes with a source page or a paragraph, and has a value"
      : "a cross-reference takes one class and nothing else",
    `${meant ? `did you mean {.${meant}}? ` : ""}it is one of ${REFERENCE_FORMS.map((form) => `{.${form}}`).join(" ")}${hasNumber(pair) ? NUMBERED : ""}`,
  );
  return "label";
}

/** One class and, with the forms that count in a document, a number. */
function formOf({ classes, ids, pairs }: AttributeList): CrossReference["form"] | undefined {
  const [word] = classes;
  const form = REFERENCE_FORMS.find((one) => one === word?.value);
  if (!form || classes.length !== 1 || ids.length > 0) return undefined;
  const [number] = pairs;
  if (!number) return form;
  const counts = COUNTED.includes(form) && number.key === "n" && number.value !== "";
  return counts && pairs.length === 1 ? form : undefined;
}

const COUNTED: readonly CrossReference["form"][] = ["source-page", "paragraph"];

const NUMBERED = '; of a document also {.source-page n="3"} {.paragraph n="12"}';

function hasNumber({ linkAttributes }: Pair): boolean {
  return (
    linkAttributes.kind === "list" && linkAttributes.list.pairs.some(({ key }) => key === "n")
  );
}

function numberOf({ linkAttributes }: Pair): string | undefined {
  if (linkAttributes.kind !== "list" || !formOf(linkAttributes.list)) return undefined;
  return linkAttributes.list.pairs[0]?.value;
}

function reportAttributes(
  pair: Pair,
  context: InlineContext,
  message: string,
  hint: string,
): void {
  const start = pair.link?.end ?? pair.close + 1;
  const result = pair.linkAttributes;
  const end = result.kind === "list" ? result.list.end : start + 1;
  context.findings.report("vocabulary-is-closed", context.span(start, end), message, hint);
}
