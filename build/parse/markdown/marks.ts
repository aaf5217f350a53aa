// Inline rules for angle brackets and for the blanks of printed forms.

import { contextOf } from "./context.ts";
import { setPlace } from "./places.ts";
import type { InlineState } from "./types.ts";

const WEB_ADDRESS = /<(https?:\/\/[^<>\s]+)>/y;
/** Tags, comments, declarations: CommonMark 0.31, section 6.6; comments are not followed to their end. */
const RAW_HTML =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?)*\s*\/?>|\/[A-Za-z][A-Za-z0-9-]*\s*>|!--|![A-Za-z][^<>]*>|\?[^<>]*\?>|!\[CDATA\[)/y;
const BLANK = /_{3,}/y;

/** `<https://…>` is a link; raw HTML is reported and stays as text; any other `<` is text. */
export function angleRule(state: InlineState, silent: boolean): boolean {
  if (silent || state.src[state.pos] !== "<") return false;
  const address = match(WEB_ADDRESS, state);
  if (address) {
    pushAddress(state, address);
    return true;
  }
  const html = match(RAW_HTML, state);
  if (!html) return false;
  const { findings, span } = contextOf(state.env);
  findings.report(
    "markup-is-not-html",
    span(state.pos, state.pos + html.length),
    `${shown(html)} is raw HTML, which a manuscript does not hold`,
    'write Markdown or the edition\'s own markup; for a bare "<" in the source write "\\<"',
  );
  state.pending += html;
  state.pos += html.length;
  return true;
}

function pushAddress(state: InlineState, written: string): void {
  const start = state.pos;
  const end = start + written.length;
  const open = state.push("link_open", "a", 1);
  open.attrs = [["href", written.slice(1, -1)]];
  setPlace(open, start, start + 1);
  const text = state.push("text", "", 0);
  text.content = written.slice(1, -1);
  setPlace(text, start + 1, end - 1);
  setPlace(state.push("link_close", "a", -1), end - 1, end);
  state.pos = end;
}

/** In a release form, three underscores or more are a blank, never emphasis. */
export function blankRule(state: InlineState, silent: boolean): boolean {
  if (silent || state.src[state.pos] !== "_" || !contextOf(state.env).form) return false;
  const blank = match(BLANK, state);
  if (!blank) return false;
  const token = state.push("blank", "", 0);
  token.content = blank;
  setPlace(token, state.pos, state.pos + blank.length);
  state.pos += blank.length;
  return true;
}

function match(pattern: RegExp, state: InlineState): string | null {
  pattern.lastIndex = state.pos;
  const found = pattern.exec(state.src)?.[0] ?? null;
  return found && state.pos + found.length <= state.posMax ? found : null;
}

function shown(html: string): string {
  return html.length > 40 ? `${html.slice(0, 39)}…` : html;
}
