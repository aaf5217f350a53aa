// The block rule for fenced divs, `::: {.kind}` … `:::`. Each fence is a token by itself, and the
// tree builder pairs them: looking ahead for the closing fence would be quadratic.
// Pandoc User's Guide, "Extension: fenced_divs".

import { placeBlock } from "./blocks.ts";
import type { BlockState } from "./types.ts";

/** Recognises a line that begins with three colons; its token's `info` is what follows them. */
export function divisionFence(
  state: BlockState,
  start: number,
  _end: number,
  silent: boolean,
): boolean {
  if ((state.sCount[start] ?? 0) - state.blkIndent >= 4) return false;
  const from = (state.bMarks[start] ?? 0) + (state.tShift[start] ?? 0);
  if (!state.src.startsWith(":::", from)) return false;
  const line = state.src.slice(from, state.eMarks[start]);
  if (silent) return true;
  const colons = state.skipChars(from, 0x3a) - from;
  const info = withoutClosingColons(line.slice(colons).trim());
  const token = state.push(info === "" ? "division_close" : "division_open", "", 0);
  token.info = info;
  state.line = start + 1;
  placeBlock(state, token, start, start + 1);
  return true;
}

/** Colons may also close the opening line: `::: headnote :::`. */
function withoutClosingColons(info: string): string {
  let end = info.length;
  while (info[end - 1] === ":") end -= 1;
  const before = info[end - 1];
  return before === " " || before === "\t" ? info.slice(0, end).trim() : info;
}
