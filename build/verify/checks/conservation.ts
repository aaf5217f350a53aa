// The running text is in the file word for word, and nothing else is. Floor: verify.

import type { Compared, Comparison } from "../compare.ts";
import type { Move } from "../moves.ts";
import type { Hunk } from "../text/align.ts";
import { letters, NONE, SPACE } from "../text/running.ts";
import { templateWords } from "../wanted/own-words.ts";
import { type Finding, finding, quoted } from "./finding.ts";

/** Says where a character of a seen text stands, for a person: `page 12`, `text/memo.xhtml#p3`. */
export type Whereabouts = (text: Compared, seenAt: number) => string | null;

/** What a kind of file may repeat: whether a character is the first on its page. */
export type BeginsPage = (text: Compared, seenAt: number) => boolean;

/**
 * Everything that differs between the manuscript's text and the file's: words missing, added,
 * doubled or moved, and spaces lost. What is missing of an item or of a call is left to the
 * checks of items and calls.
 */
export function checkConservation(
  comparison: Comparison,
  where: Whereabouts,
  beginsPage: BeginsPage = () => false,
): Finding[] {
  const isOwn = templateWords(comparison.wanted.edition.manuscript);
  const isMeant = (text: Compared, hunk: Hunk): boolean =>
    hunk.from === hunk.to &&
    (isOwn(text.seen?.slice(hunk.seenFrom, hunk.seenTo) ?? "") ||
      (repeatsHead(text, hunk) && beginsPage(text, hunk.seenFrom)));
  const moved = new Set(comparison.moves.flatMap(({ missing, arrival }) => [missing, arrival]));
  const all = comparison.texts.flatMap((text) => letters(text.text.slice()));
  const found = comparison.texts.flatMap((text) => {
    if (!text.alignment || !text.seen) return text.note ? [] : [lost(text)];
    return [
      ...text.alignment.hunks
        .filter((hunk) => !moved.has(hunk) && !isMeant(text, hunk))
        .flatMap((hunk) => describe(text, hunk, all, where)),
      ...checkSpaces(text, where),
    ];
  });
  return [...found, ...comparison.moves.map((move) => misplaced(move, where))];
}

/** Whether what was read is the head of the table in which it stands, once more. */
function repeatsHead({ text, seen }: Compared, { from, seenFrom, seenTo }: Hunk): boolean {
  const head = text.heads.findLast((one) => one.to <= from);
  if (!head || !seen) return false;
  return letters(text.slice(head.from, head.to)) === letters(seen.slice(seenFrom, seenTo));
}

function misplaced({ text, missing, arrival }: Move, where: Whereabouts): Finding {
  const words = quoted(text.text.slice(missing.from, missing.to));
  const before = text.text.slice(Math.max(0, arrival.from - 30), arrival.from);
  return finding(
    text.note ? "note-survives" : "transcription-is-conserved",
    `${words} is out of its place: it stands after ${quoted(`…${before}`)}`,
    {
      about: text.note ? text.anchor : null,
      span: text.text.spanAt(missing.from),
      seen: where(text, arrival.seenFrom),
    },
  );
}

function lost({ anchor, text }: Compared): Finding {
  const message = `the part ${quoted(text.slice(0, text.blocks[0]?.to))} is not in the file`;
  return finding("transcription-is-conserved", message, {
    about: anchor,
    span: text.spanAt(0),
  });
}

function describe(
  text: Compared,
  hunk: Hunk,
  all: readonly string[],
  where: Whereabouts,
): Finding[] {
  if (belongsToMarks(text, hunk)) return [];
  const whole = wholeWords(text, hunk);
  const wanted = text.text.slice(whole.from, whole.to);
  const got = text.seen?.slice(whole.seenFrom, whole.seenTo) ?? "";
  if (bare(wanted) === bare(got)) return [];
  return [
    finding(
      text.note ? "note-survives" : "transcription-is-conserved",
      wording(text, whole, wanted, got, all),
      {
        about: text.note ? text.anchor : null,
        span: text.text.spanAt(whole.from),
        seen: where(text, whole.seenFrom),
      },
    ),
  ];
}

/** A difference inside a word is shown with the whole of the word, as far as that was read. */
function wholeWords({ text, seen, alignment }: Compared, hunk: Hunk): Hunk {
  let { from, to, seenFrom, seenTo } = hunk;
  if (!seen || !alignment) return hunk;
  const inWord = from < to || seen.before[seenFrom] === NONE || seen.before[seenTo] === NONE;
  if (!inWord) return hunk;
  while (text.before[from] === NONE && alignment.seenOf[from - 1] === seenFrom - 1) {
    from -= 1;
    seenFrom -= 1;
  }
  while (text.before[to] === NONE && alignment.seenOf[to] === seenTo) {
    to += 1;
    seenTo += 1;
  }
  return { from, to, seenFrom, seenTo };
}

/** Spaces have a check of their own; a hyphen at a line's end, where it may be no word's, is not read. */
function bare(text: string): string {
  return text.replace(/\s/gu, "");
}

function wording(
  { text, note }: Compared,
  hunk: Hunk,
  wanted: string,
  got: string,
  all: readonly string[],
): string {
  const of = note ? ` of note ${note.label}` : "";
  const before = text.slice(Math.max(0, hunk.from - 30), hunk.from);
  const after = before ? `, after ${quoted(`…${before}`)}` : "";
  if (got === "") return `${quoted(wanted)}${of} is missing${after}`;
  if (wanted !== "") return `${quoted(wanted)}${of} reads ${quoted(got)}${after}`;
  const known = letters(got);
  const twice = known.length > 3 && all.some((one) => one.includes(known));
  if (twice) return `${quoted(got)} stands here a second time${after}`;
  return `${quoted(got)} is not in the manuscript${after}`;
}

/** Whether all that is missing is of items or calls, which have checks of their own. */
function belongsToMarks({ text, note }: Compared, { from, to }: Hunk): boolean {
  if (from === to || note) return false;
  const marks = [...text.items, ...text.calls];
  for (let at = from; at < to; at += 1) {
    if (!marks.some((mark) => at >= mark.from && at < mark.to)) return false;
  }
  return true;
}

/** A space that was lost parts no words; one that was put in parts one. */
function checkSpaces(text: Compared, where: Whereabouts): Finding[] {
  const found: Finding[] = [];
  for (let at = 0; at < text.text.length; at += 1) {
    const here = text.alignment?.seenOf[at] ?? -1;
    const fault = spaceFault(text, at, here);
    if (fault !== null) found.push(spaceFinding(text, at, here, fault, where));
  }
  return found;
}

/** Only between two characters that were read one after the other; words of two sources may meet anyhow. */
function spaceFault(
  { text, alignment, seen }: Compared,
  at: number,
  here: number,
): "lost" | "extra" | null {
  const before = at > 0 ? (alignment?.seenOf[at - 1] ?? -1) : -1;
  if (!seen || before < 0 || before !== here - 1) return null;
  const wanted = text.before[at];
  const got = seen.before[here];
  if (wanted === SPACE && got === NONE) return "lost";
  const goesOn = text.at[at] === text.at[at - 1] || text.joints.has(at);
  return wanted === NONE && got === SPACE && goesOn ? "extra" : null;
}

function spaceFinding(
  text: Compared,
  at: number,
  here: number,
  fault: "lost" | "extra",
  where: Whereabouts,
): Finding {
  const around = text.text.slice(Math.max(0, at - 12), at + 12);
  return finding(
    text.note ? "note-survives" : "transcription-is-conserved",
    fault === "lost"
      ? `a space is lost in ${quoted(around)}`
      : `a space parts ${quoted(around)}`,
    {
      about: text.note ? text.anchor : null,
      span: text.text.spanAt(at),
      seen: where(text, here),
    },
  );
}
