// Where a text differs from the manuscript, character by character: no more is at fault than is.

import { describe, expect, test } from "vitest";
import { align } from "../../build/verify/text/align.ts";
import { Expected, FOLIO } from "../../build/verify/text/expected.ts";
import { NONE, Running, UNKNOWN } from "../../build/verify/text/running.ts";

const SPAN = { file: "manuscript/a.md", start: 0, end: 0 };

function wanted(text: string): Expected {
  const expected = new Expected();
  expected.text(text, SPAN);
  return expected;
}

/** `|` is a line end; a hyphen before it may be no part of the word. */
function seen(text: string): Running {
  const running = new Running();
  for (const line of text.split("|")) {
    const hyphened = line.endsWith("-");
    running.add(hyphened ? line.slice(0, -1) : line, 0, UNKNOWN);
    if (hyphened) running.add("-", 0, NONE, true);
  }
  return running;
}

/** Each difference as `wanted -> seen`. */
function differences(manuscript: string, file: string, foldCase = false): readonly string[] {
  const expected = wanted(manuscript);
  const running = seen(file);
  return align(expected, running, { foldCase }).hunks.map(
    ({ from, to, seenFrom, seenTo }) =>
      `${expected.slice(from, to)} -> ${running.slice(seenFrom, seenTo)}`,
  );
}

const TEXT =
  "The Khrushchev letter, in its language, is not entirely clear about the settlement which is offered.";

describe("no difference is found in", () => {
  test.each([
    ["the same text", TEXT],
    ["a text broken into lines", TEXT.replaceAll(" ", " |")],
    ["a word divided at a line's end", TEXT.replace("settlement", "settle-|ment")],
    ["a ligature", TEXT.replace("offered", "o\ufb00ered")],
    ["a no-break space", TEXT.replace("which is", "which\u00a0is")],
    ["a soft hyphen that was not needed", TEXT.replace("entirely", "en\u00adtirely")],
  ])("%s", (_, file) => {
    expect(differences(TEXT, file)).toEqual([]);
  });

  test("a hyphened word divided at its own hyphen", () => {
    const text = "The prospect is a pre-requisite for all negotiations.";
    expect(differences(text, text.replace("pre-requisite", "pre-|requisite"))).toEqual([]);
  });

  test("small capitals, where the file may give either case", () => {
    expect(differences("Before A.D. 1962", "BEFORE a.d. 1962", true)).toEqual([]);
    expect(differences("Before A.D. 1962", "BEFORE a.d. 1962", false)).not.toEqual([]);
  });
});

describe("a difference is found in", () => {
  test.each([
    ["a word that is missing", "is not entirely clear", "is entirely clear", "not -> "],
    ["a word put in", "is not entirely", "is not so entirely", " -> so"],
    ["a word in place of another", "not entirely clear", "not wholly clear", "entire -> whol"],
    ["a point that is missing", "offered.", "offered", ". -> "],
    ["a glyph that no character is known of", "offered", "o\u0000ered", "ff -> \u0000"],
    [
      "another ligature than the one that should stand there",
      "offered",
      "o\ufb01ered",
      "f -> i",
    ],
    [
      "two words that change places",
      "its language",
      "language its",
      "its language -> language its",
    ],
  ])("%s", (_, from, to, first) => {
    expect(differences(TEXT, TEXT.replace(from, to))[0]).toBe(first);
  });

  test("words put in that begin as what follows them does", () => {
    const [one, ...more] = differences(
      "On October 26 it came.",
      "October 1962 On October 26 it came.",
    );
    expect([one, ...more]).toEqual([" -> October 1962"]);
  });

  test("a text that breaks off", () => {
    expect(differences(TEXT, TEXT.slice(0, 40))).toEqual([`${TEXT.slice(40).trim()} -> `]);
  });

  test("a text in which nothing is right", () => {
    expect(differences("All of this.", "Quite another matter")).toEqual([
      "All of this. -> Quite another matter",
    ]);
  });
});

test("a folio is read, whatever it is", () => {
  const expected = wanted("see page ");
  expected.folio(SPAN, "there");
  expected.text(", below", SPAN);
  const { folios, hunks } = align(expected, seen("see page xiv, below"), { foldCase: true });
  expect([...folios.values()]).toEqual(["xiv"]);
  expect(hunks).toEqual([]);
  expect(expected.chars).toContain(FOLIO);
});

test("a list's number may be printed or left to the reader's program", () => {
  const expected = new Expected();
  expected.optional("1.", SPAN);
  expected.text("The first.", SPAN);
  expected.optional("2.", SPAN);
  expected.text("The second.", SPAN);
  for (const file of ["1. The first. 2. The second.", "The first. The second."]) {
    expect(align(expected, seen(file), { foldCase: false }).hunks).toEqual([]);
  }
});
