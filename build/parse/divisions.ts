// The opening fence of a division: `::: {.kind #id label="…" hand="h1"}` or `::: kind`.

import { nearest } from "../model/nearest.ts";
import { DIVISION_KINDS, type DivisionKind, EDITORIAL } from "../model/nodes.ts";
import type { RuleId } from "../rules.ts";
import { type AttributeList, type AttributePart, readAttributes } from "./attributes.ts";
import type { Findings } from "./findings.ts";
import type { Setting } from "./markdown/context.ts";
import { blockPlaceOf } from "./markdown/places.ts";
import type { Token } from "./markdown/types.ts";
import { type Stretch, stretchOf } from "./stretch.ts";
import type { Surroundings } from "./surroundings.ts";
import { DIVISION_KEYS, ID, ID_IS, listed } from "./vocabulary.ts";

export interface DivisionHead {
  readonly kind: DivisionKind;
  readonly id?: string;
  readonly label?: string;
  readonly hand?: string;
}

/** Kinds in which an editor may set what he quotes, in his own files too. */
const ANYWHERE: readonly DivisionKind[] = [...EDITORIAL, "verse"];

interface Fence {
  readonly stretch: Stretch;
  readonly findings: Findings;
}

/** Reads an opening fence; null, with a finding, where it names no kind: its content then stands without it. */
export function readDivision(
  token: Token,
  setting: Setting,
  { body, findings, marks }: Surroundings,
): DivisionHead | null {
  const stretch = stretchOf(body, blockPlaceOf(token).lines);
  const fence: Fence = { stretch, findings };
  marks.push(stretch.span(0, stretch.text.length));
  const head = token.info.startsWith("{") ? fromList(fence) : fromWord(fence, token.info);
  if (head && setting.voice === "editor" && !ANYWHERE.includes(head.kind)) {
    const message = `.${head.kind} is a part of a source, but here the editor speaks`;
    const hint = "blocks of a source stand in the files under manuscript/documents/";
    report(fence, "voice-is-clear", stretch.text.indexOf(head.kind), head.kind, message, hint);
  }
  return head;
}

function fromWord(fence: Fence, info: string): DivisionHead | null {
  const word = info.replace(/^\./, "");
  if (isKind(word)) return { kind: word };
  reportKind(fence, fence.stretch.text.indexOf(info), info, word);
  return null;
}

function fromList(fence: Fence): DivisionHead | null {
  const { text } = fence.stretch;
  const open = text.indexOf("{");
  const result = readAttributes(text, open);
  if (result.kind !== "list" || !/^[ \t:]*$/.test(text.slice(result.list.end))) {
    const why = result.kind === "broken" ? result.why : "it is no list of attributes";
    const message = `the opening of this block cannot be read: ${why}`;
    report(fence, "attribute-is-complete", open, "{", message, "write ::: {.kind #id}");
    return null;
  }
  return headOf(fence, result.list);
}

function headOf(fence: Fence, list: AttributeList): DivisionHead | null {
  const [first, second] = list.classes;
  const kind = first?.value ?? "";
  if (!isKind(kind)) {
    reportKind(fence, first?.start ?? list.start, first ? `.${kind}` : "{", kind);
    return null;
  }
  if (second) {
    const message = `a block has one class, and this one is also "${second.value}"`;
    const hint = "put one block inside the other";
    report(fence, "vocabulary-is-closed", second.start, second.value, message, hint);
  }
  const id = idOf(fence, list.ids);
  return { kind, ...(id ? { id } : {}), ...valuesOf(fence, list) };
}

function idOf(fence: Fence, ids: readonly AttributePart[]): string | undefined {
  const [first, second] = ids;
  if (second) {
    const message = `a block has one id, and this one is also "${second.value}"`;
    const hint = "keep one of them";
    report(fence, "attribute-is-complete", second.start, second.value, message, hint);
  }
  if (!first || ID.test(first.value)) return first?.value;
  const message = `"${first.value}" cannot be an id`;
  report(fence, "attribute-is-complete", first.start, first.value, message, ID_IS);
  return undefined;
}

function valuesOf(fence: Fence, list: AttributeList): { label?: string; hand?: string } {
  const values: { label?: string; hand?: string } = {};
  for (const { key, value, start } of list.pairs) {
    if (key === "label" || key === "hand") values[key] = value;
    else {
      const meant = nearest(key, DIVISION_KEYS);
      const hint = meant
        ? `did you mean "${meant}"?`
        : `a block takes ${listed(DIVISION_KEYS)}`;
      const message = `a block does not take the key "${key}"`;
      report(fence, "vocabulary-is-closed", start, key, message, hint);
    }
  }
  return values;
}

function reportKind(fence: Fence, start: number, shown: string, word: string): void {
  const meant = nearest(word, DIVISION_KINDS);
  const message = word
    ? `"${word}" is no kind of block`
    : "a block says with its class what it is, and this one has none";
  const hint = meant ? `did you mean ::: {.${meant}}?` : KINDS_ARE;
  report(fence, "vocabulary-is-closed", start, shown, message, hint);
}

const KINDS_ARE = `the kind is one of ${listed(DIVISION_KINDS, ".")}; a line that is text and begins with colons is written "\\:::"`;

function report(
  { stretch, findings }: Fence,
  rule: RuleId,
  start: number,
  shown: string,
  message: string,
  hint: string,
): void {
  const from = Math.max(0, start);
  findings.report(rule, stretch.span(from, from + shown.length), message, hint);
}

function isKind(word: string): word is DivisionKind {
  return DIVISION_KINDS.some((kind) => kind === word);
}
