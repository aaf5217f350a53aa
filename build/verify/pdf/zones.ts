// Tells notes at the foot from the text above them. Floor: verify.
// Line by line, by whose words they are and by their size; never by how the page was made, for
// a long note goes on at the foot of the next page and nothing there says so.

import { commonest, type Line } from "./lines.ts";

export interface ZoneLine {
  readonly line: Line;
  readonly page: number;
  /** Its letters and figures only. */
  readonly letters: string;
  /** A note is known to begin here: a destination of its name stands here with its label. */
  readonly beginsNote: boolean;
  /** Of a part that has no notes, or the first of a part. */
  readonly noteless: boolean;
}

/** The words of the running text and of the notes, as sets of short stretches of letters. */
export interface Words {
  readonly body: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

const KEY = 8;
const SWITCH = 6;
/** What it costs to stay among notes and to leave them; a page begins with text unless it says otherwise. */
const WITHIN = { stay: 0, leave: SWITCH } as const;
const TURNING = { stay: 2, leave: 0 } as const;
const CERTAIN = 40;

/** Every stretch of eight letters in `text`, which has letters only. */
export function stretches(text: string): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at + KEY <= text.length; at += 1) found.push(text.slice(at, at + KEY));
  return found;
}

/**
 * True for each line that belongs to a note. Of all ways to divide each page, the one that
 * agrees best with the words; changing over inside a page costs, so that a line that could be
 * either goes with its neighbours (Viterbi's algorithm over two states). Linear.
 */
export function noteLines(lines: readonly ZoneLine[], words: Words): readonly boolean[] {
  const size = commonest(
    lines.filter(({ beginsNote }) => beginsNote).map(({ line }) => line.size),
  );
  const scores = lines.map((line, at) => {
    const before = lines[at - 1];
    const lead = before?.page === line.page ? before.letters.slice(1 - KEY) : "";
    return score(line, lead + line.letters, words, size);
  });
  return bestPath(lines, scores);
}

interface Sums {
  readonly body: number;
  readonly note: number;
}

/** Above nought: a note's. `text` is the line's own, led by the end of the line before. */
function score(
  { line, beginsNote, noteless }: ZoneLine,
  text: string,
  words: Words,
  size: number,
): number {
  if (beginsNote) return CERTAIN;
  if (noteless || size === 0) return -CERTAIN;
  let sum = Math.abs(line.size - size) < 0.2 ? 1 : -4;
  for (const key of stretches(text)) {
    const inBody = words.body.has(key);
    const inNotes = words.notes.has(key);
    if (inBody !== inNotes) sum += inNotes ? 1 : -1;
  }
  return Math.max(-CERTAIN, Math.min(CERTAIN, sum));
}

function bestPath(lines: readonly ZoneLine[], scores: readonly number[]): readonly boolean[] {
  const cameFromOther: (readonly [boolean, boolean])[] = [];
  let sums: Sums = { body: 0, note: 0 };
  lines.forEach((line, at) => {
    const costs = lines[at - 1]?.page === line.page ? WITHIN : TURNING;
    const stayed = { body: sums.body, note: sums.note - costs.stay };
    const changed = { body: sums.note - costs.leave, note: sums.body - SWITCH };
    const own = scores[at] ?? 0;
    cameFromOther.push([changed.body > stayed.body, changed.note > stayed.note]);
    sums = {
      body: Math.max(stayed.body, changed.body) - own,
      note: Math.max(stayed.note, changed.note) + own,
    };
  });
  return traceBack(cameFromOther, sums.note > sums.body);
}

function traceBack(
  cameFromOther: readonly (readonly [boolean, boolean])[],
  endsInNote: boolean,
): readonly boolean[] {
  const states: boolean[] = [];
  let inNote = endsInNote;
  for (let at = cameFromOther.length - 1; at >= 0; at -= 1) {
    states[at] = inNote;
    if (cameFromOther[at]?.[inNote ? 1 : 0]) inNote = !inNote;
  }
  return states;
}
