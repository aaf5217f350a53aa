// Books of any length, made from the sample's words by chance that a seed decides: the same size
// and seed give the same book on every machine, so that figures can be compared.

import type { Words } from "./text.ts";

/** The editor's words, which may end with a reference to the page of a section. */
export interface Note {
  readonly text: string;
  readonly see: string | null;
}

/** A run of a paragraph: words, the call of a note, or a withheld passage with its note. */
export type Run =
  | { readonly type: "words"; readonly text: string }
  | { readonly type: "note"; readonly note: Note }
  | { readonly type: "redaction"; readonly id: string; readonly note: Note };

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly (readonly Run[])[];
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly sections: readonly Section[];
}

export interface Book {
  readonly title: string;
  readonly chapters: readonly Chapter[];
}

/** Characters of running text to a page of 6 by 9 inches, found by setting it. */
const PAGE = 1480;
/** A note for every so many characters, about four to a page; a withheld passage likewise. */
const PER_NOTE = 430;
const PER_REDACTION = 3500;
/** Half of the notes refer to a page. */
const REFERRING = 0.5;
const PAGES_OF_SECTION = 3;
const SECTIONS_OF_CHAPTER = 4;

/** A book of about `pages` pages. */
export function makeBook(words: Words, pages: number, seed: number): Book {
  const chance = random(seed);
  const one = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)] as T;
  const wanted = Math.max(1, Math.round(pages / PAGES_OF_SECTION));
  const ids = Array.from({ length: wanted }, (_, at) => `section-${at + 1}`);
  let redactions = 0;

  const noteOf = (): Note => ({
    text: one(words.notes),
    see: chance() < REFERRING ? one(ids) : null,
  });

  const runsOf = (text: string): readonly Run[] =>
    text.split(/(?<=[.;]) /).flatMap((sentence, at): readonly Run[] => {
      const happens = (every: number) => chance() * every < sentence.length;
      const runs: Run[] = [{ type: "words", text: `${at > 0 ? " " : ""}${sentence}` }];
      if (happens(PER_REDACTION)) {
        redactions += 1;
        runs.push(
          { type: "words", text: " " },
          { type: "redaction", id: `withheld-${redactions}`, note: noteOf() },
        );
      }
      if (happens(PER_NOTE)) runs.push({ type: "note", note: noteOf() });
      return runs;
    });

  const sections = ids.map((id): Section => {
    const paragraphs: (readonly Run[])[] = [];
    for (let length = 0; length < PAGES_OF_SECTION * PAGE; ) {
      const text = one(words.paragraphs);
      paragraphs.push(runsOf(text));
      length += text.length;
    }
    return { id, title: titleOf(one(words.paragraphs)), paragraphs };
  });
  return { title: `A Book of ${pages} Pages`, chapters: chaptersOf(sections) };
}

function chaptersOf(sections: readonly Section[]): readonly Chapter[] {
  const count = Math.ceil(sections.length / SECTIONS_OF_CHAPTER);
  return Array.from({ length: count }, (_, at) => ({
    id: `chapter-${at + 1}`,
    title: `Chapter ${at + 1}`,
    sections: sections.slice(at * SECTIONS_OF_CHAPTER, (at + 1) * SECTIONS_OF_CHAPTER),
  }));
}

function titleOf(text: string): string {
  return text
    .split(" ")
    .slice(0, 5)
    .join(" ")
    .replace(/[^\p{L}\p{N} ]/gu, "");
}

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
