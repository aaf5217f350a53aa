// Headings, with the attributes that may close them: `## IV. Pitfalls {#part-iv label="Part IV"}`.
// Pandoc User's Guide, "Extension: header_attributes".

import { nearest } from "../model/nearest.ts";
import type { Heading } from "../model/nodes.ts";
import type { RuleId } from "../rules.ts";
import { type AttributeList, type AttributePart, readAttributes } from "./attributes.ts";
import { readInlines } from "./inlines.ts";
import type { Setting } from "./markdown/context.ts";
import { blockPlaceOf } from "./markdown/places.ts";
import type { Token } from "./markdown/types.ts";
import { reportCaptions } from "./paragraphs.ts";
import { paragraphOf, type Stretch } from "./stretch.ts";
import type { Surroundings } from "./surroundings.ts";
import { ID, ID_IS } from "./vocabulary.ts";

type Slice = readonly [start: number, end: number];

export function readHeading(
  token: Token,
  setting: Setting,
  surroundings: Surroundings,
): Heading {
  const { body, findings } = surroundings;
  const { start, end, lines } = blockPlaceOf(token);
  const span = body.span(start, end);
  const slices = token.markup.startsWith("#")
    ? [atxText(body.text, lines)]
    : lines.slice(0, -1);
  const whole = paragraphOf(body, slices);
  const list = trailingAttributes(whole, surroundings);
  const text = list ? { ...whole, text: whole.text.slice(0, list.start).trimEnd() } : whole;
  const level = Number(token.tag.slice(1));
  if (level === 1) {
    findings.report(
      "heading-is-below-the-title",
      span,
      "a heading of level 1 is the title of the file, which its front matter states",
      "begin with ##",
    );
  }
  const children = readInlines(text, { ...setting, lineated: false }, surroundings);
  for (const node of children) reportCaptions(node, surroundings);
  return {
    type: "heading",
    span,
    level: Math.max(2, level),
    children,
    ...(list ? fieldsOf(list, whole, surroundings) : {}),
  };
}

/** The text of `## text ##`: CommonMark 0.31, section 4.2. */
function atxText(text: string, lines: readonly Slice[]): Slice {
  const [start, end] = lines[0] ?? [0, 0];
  let from = start;
  while (text[from] === "#") from += 1;
  const to = backOver(text, from, end, " \t");
  const hashes = backOver(text, from, to, "#");
  const closed = hashes < to && (hashes === from || isBlank(text[hashes - 1]));
  while (from < to && isBlank(text[from])) from += 1;
  return [from, Math.max(from, backOver(text, from, closed ? hashes : to, " \t"))];
}

function backOver(text: string, from: number, to: number, characters: string): number {
  let at = to;
  while (at > from && characters.includes(text[at - 1] ?? "")) at -= 1;
  return at;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}

/** The list that ends a heading. Braces that are no list are text. */
function trailingAttributes(
  stretch: Stretch,
  { findings }: Surroundings,
): AttributeList | null {
  const { text } = stretch;
  // A value may hold braces, so the list need not begin at the last of them; no value holds many.
  for (const open of lastBraces(text, 8)) {
    const result = readAttributes(text, open);
    if (result.kind === "list" && text.slice(result.list.end).trim() === "") return result.list;
    if (result.kind !== "broken") continue;
    const message = `the attributes of this heading cannot be read: ${result.why}`;
    const hint = 'write ## Heading {#id label="…"}; for braces that are text write \\{';
    const place = stretch.span(result.at, result.at + 1);
    findings.report("attribute-is-complete", place, message, hint);
    return null;
  }
  return null;
}

/** Up to `count` opening braces after white space, from the last. */
function lastBraces(text: string, count: number): readonly number[] {
  const found: number[] = [];
  let at = text.length;
  while (found.length < count && at > 0) {
    at = text.lastIndexOf("{", at - 1);
    if (at === -1) break;
    if (at === 0 || /\s/.test(text[at - 1] ?? "")) found.push(at);
  }
  return found;
}

interface Fields {
  id?: string;
  label?: string;
}

function fieldsOf(list: AttributeList, stretch: Stretch, { findings }: Surroundings): Fields {
  const report = (rule: RuleId, part: AttributePart, message: string, hint: string): void =>
    findings.report(rule, stretch.span(part.start, part.end), message, hint);
  const fields: Fields = {};
  for (const part of list.classes) {
    const message = `a heading has no class, and this one has "${part.value}"`;
    report("vocabulary-is-closed", part, message, "a heading has an id and a label");
  }
  const [id, second] = list.ids;
  if (second)
    report("attribute-is-complete", second, "a heading has one id", "keep one of them");
  if (id && ID.test(id.value)) fields.id = id.value;
  else if (id) report("attribute-is-complete", id, `"${id.value}" cannot be an id`, ID_IS);
  for (const part of list.pairs) {
    if (part.key === "label") fields.label = part.value;
    else {
      const hint = nearest(part.key, ["label"])
        ? 'did you mean "label"?'
        : "the only key is label";
      const message = `a heading does not take the key "${part.key}"`;
      report("vocabulary-is-closed", part, message, hint);
    }
  }
  return fields;
}
