// What an edition says of its own method follows from what it marks: no more, and no less.

import { describe, expect, test } from "vitest";
import { CONVENTIONS } from "../../build/model/apparatus.ts";
import { SPECIMEN } from "../support/editions.ts";
import { editionIn, editionOf } from "../support/rendering.ts";

const conventionsOf = (text: string) => editionOf(text).apparatus.conventions;
const turnsOf = (text: string) =>
  editionOf(text).apparatus.turns.map(({ n, joins, hyphen, before, after }) =>
    [n, joins, hyphen, before, after].filter(Boolean).join(" / "),
  );

describe("the conventions in use", () => {
  test("are none in a document that marks nothing", () => {
    expect(conventionsOf("Only words.\n")).toEqual([]);
  });

  test.each([
    ['[x]{.illegible extent="2 words"}', ["extent", "illegible"]],
    ["[…]{.lost}", ["lost"]],
    ["[the]{.supplied}", ["supplied"]],
    ['[GUR]{.unclear cert="low"}', ["unclear", "certainty"]],
    ['[Dostoev]{.sic corr="Dorticos" cert="high"}', ["sic", "certainty", "notes-textual"]],
    ["[have]{.sic}", ["sic-doubt", "notes-textual"]],
    ["~~SECRET~~", ["deletion"]],
    ["[OADR]{.stamp}", ["stamp"]],
    ['[OALR]{.stamp corr="OADR"}', ["stamp", "stamp-misread", "notes-textual"]],
    ["[~~SECRET~~]{.classification}", ["deletion", "classification", "classification-struck"]],
    ["[nor Fomin]{.original}", ["original"]],
    ['[]{.page n="2" cert="certain"}', ["page-turn"]],
    ['[]{.page n="2" cert="low"}', ["page-turn", "page-turn-uncertain"]],
    ["[REDACTED]{.redaction #r1}", ["redaction-token", "notes-redaction"]],
  ])("%s is %j", (marked, expected) => {
    expect([...conventionsOf(`Words and ${marked}.\n`)].sort()).toEqual([...expected].sort());
  });

  test("are all in the specimen", async () => {
    const { apparatus } = await editionIn(SPECIMEN);
    expect(CONVENTIONS.filter((one) => !apparatus.conventions.includes(one))).toEqual([]);
    expect(apparatus.hands.map(({ part, id }) => `${part} ${id}`)).toEqual([
      "part-vermerk h1",
      "part-vermerk h2",
      "part-schreiben h1",
    ]);
  });
});

describe("a hyphen at the end of a line or page", () => {
  const hyphensOf = (text: string) =>
    editionOf(text).apparatus.hyphens.map(({ place, hyphen, cert, before, after }) =>
      [place.sourcePage, hyphen, cert, before, after].filter(Boolean).join(" / "),
    );

  test("is recorded with the word that it divides, wherever the word stands", () => {
    const text = [
      '# A counter[]{.line hyphen="dropped"}plan',
      'They (co-[]{.line hyphen="kept" cert="low"}operate), *in[]{.line hyphen="dropped"}vade*.',
      '| A |\n|---|\n| un[]{.line hyphen="dropped"}til to[]{.page n="2" cert="certain" hyphen="dropped"}day |',
    ];
    expect(hyphensOf(`${text.join("\n\n").replace("# ", "## ")}\n`)).toEqual([
      "1 / dropped / counter / plan",
      "1 / kept / low / co- / operate",
      "1 / dropped / in / vade",
      "1 / dropped / un / til",
      "2 / dropped / to / day",
    ]);
  });

  test("leaves the word whole for the index and for a reader", () => {
    const { authorities, apparatus } = editionOf('To in[]{.line hyphen="dropped"}vade.\n');
    expect(apparatus.conventions).toEqual(["hyphenation"]);
    expect([...authorities.foundIn.keys()]).toEqual([]);
  });
});

describe("a page turn", () => {
  test("between two paragraphs joins nothing", () => {
    expect(turnsOf('One.\n\n[]{.page n="2" cert="probable"}\n\nTwo.\n')).toEqual(["2"]);
    expect(turnsOf('One.\n\n[]{.page n="2" cert="probable"}Two.\n')).toEqual(["2"]);
    expect(turnsOf('One. [OADR]{.stamp} []{.page n="2" cert="probable"}\n\nTwo.\n')).toEqual([
      "2",
    ]);
  });

  test("inside a sentence joins a paragraph, and gives the words on either side", () => {
    expect(
      turnsOf(
        'Other forces attempting to []{.page n="3" cert="certain"}invade Cuba at once.\n',
      ),
    ).toEqual(["3 / paragraph / forces attempting to / invade Cuba at"]);
  });

  test("passes over the marks that stand at it", () => {
    expect(
      turnsOf('It would disappear, [OADR]{.stamp} []{.page n="9" cert="certain"}since then.\n'),
    ).toEqual(["9 / paragraph / It would disappear, / since then."]);
  });

  test("inside a word joins the word, and says what became of its hyphen", () => {
    expect(turnsOf('To in[]{.page n="2" cert="certain" hyphen="dropped"}vade it.\n')).toEqual([
      "2 / word / dropped / To in / vade it.",
    ]);
    expect(
      turnsOf('A counter-[]{.page n="2" cert="certain" hyphen="kept"}revolution.\n'),
    ).toEqual(["2 / word / kept / A counter- / revolution."]);
  });
});
