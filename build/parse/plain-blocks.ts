// Blocks without inline markup: preformatted text and rules.

import type { Block, Preformatted } from "../model/nodes.ts";
import type { Setting } from "./markdown/context.ts";
import { blockPlaceOf } from "./markdown/places.ts";
import type { Token } from "./markdown/types.ts";
import type { Surroundings } from "./surroundings.ts";

/** Code blocks of CommonMark: nothing in them is markup, so brackets in them say nothing. */
export function preformatted(
  token: Token,
  setting: Setting,
  { body, findings }: Surroundings,
): Preformatted {
  const { start, end, lines } = blockPlaceOf(token);
  const span = body.span(start, end);
  const info = token.type === "fence" ? token.info.trim() : "";
  if (info !== "") {
    const message = `preformatted text has no language, and this says "${info}"`;
    const hint = "leave the opening fence bare";
    findings.report("vocabulary-is-closed", span, message, hint);
  }
  if (token.type === "fence" && !isClosed(token, body.text, lines)) {
    const message = "this preformatted text is never closed";
    findings.report("block-is-closed", span, message, `close it with ${token.markup}`);
  }
  if (setting.voice === "transcription" && token.content.includes("[")) {
    findings.report(
      "bracket-is-explained",
      span,
      "a bracket in preformatted text is not read as markup",
      "indent by less than four spaces and take fences away, so that markup is read",
    );
  }
  const value = info === "" ? token.content : `${info}\n${token.content}`;
  return { type: "preformatted", span, value: value.replace(/\n$/, "") };
}

function isClosed(
  { markup }: Token,
  text: string,
  lines: readonly (readonly [number, number])[],
): boolean {
  const [start, end] = lines.at(-1) ?? [0, 0];
  const last = text.slice(start, end).trim();
  const mark = markup[0] ?? "`";
  return lines.length > 1 && last.length >= markup.length && last === mark.repeat(last.length);
}

/** A thematic break; in a printed form a line of underscores is a blank instead. */
export function rule(token: Token, setting: Setting, { body }: Surroundings): Block {
  const { start, end } = blockPlaceOf(token);
  const span = body.span(start, end);
  const written = body.text.slice(start, end);
  if (!setting.form || !written.startsWith("_")) return { type: "rule", span };
  const blank = { type: "blank", span, value: written.trim() } as const;
  return { type: "paragraph", role: "text", span, children: [blank] };
}
