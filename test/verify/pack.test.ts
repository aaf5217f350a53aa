// Faults planted in the course packs of the specimen: what was chosen and nothing else is in both,
// their own pages say what the model says, and they survive a copier.

import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rendered } from "../../build/model/outputs.ts";
import { SPECIMEN } from "../support/editions.ts";
import { findings, inPart, openPress, type Press, withCss } from "./support/press.ts";

type Change = (rendered: Rendered) => Rendered;

let press: Press;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
});
afterAll(() => press.close());

/** What is found where the students' pack has these faults and the instructor's those. */
async function found(students: readonly Change[], instructors: readonly Change[] = []) {
  const files = await press.make(["print", "coursepack"], (rendered) => {
    if (rendered.output === "coursepack") return students.reduce((r, f) => f(r), rendered);
    if (rendered.output === "coursepack-instructor")
      return instructors.reduce((r, f) => f(r), rendered);
    return rendered;
  });
  return findings(press.edition, files);
}

/** Changes a part, whose soft hyphens are taken out so that words can be found in it. */
const changed = (part: string, from: string | RegExp, to: string): Change =>
  inPart(part, (xhtml) => xhtml.replaceAll("\u00ad", "").replace(from, to));

test("what is not chosen, and what students are not to read, is found where it stands", async () => {
  const answer = '<p id="leak">An der Uhr am Bahnhof.</p></section>';
  expect(
    await found(
      [
        changed("part-vermerk", "<h2", '<p id="smuggled">Bestand 0, Nr. 00</p>\n<h2'),
        changed("part-vermerk", /(<div class="omission">.*?)S\.\s\d+/s, "$1S. 99"),
        changed("part-pack-questions", "</section>", answer),
      ],
      [withCss(".document > h1 { padding-bottom: 400pt; }")],
    ),
  ).toEqual([
    "transcription-is-conserved: “Bestand 0, Nr. 00” is not in the manuscript, after “…tt 1 der Quelle. Siehe Ausgabe, S. [page].”",
    "transcription-is-conserved: “An der Uhr am Bahnhof.” is not in the manuscript, after “…pel, welche von der Herausgeberin?”",
    "page-number-is-true: “Vermerk über das Nachgehen der Normaluhr (Musterakte; frei erfunden)” gives page 99 for division-vermerk-1, which is on page 1",
    "locator-is-true: page 2 of print is not shown where it begins, at “I. Der Befund1 Am heutigen Vormitta”",
    "page-number-is-true: the note call “1” is on page 2, and on page 1 of the students’ pack",
  ]);
});

test("what is chosen and gone, and what the pack hides of its own making, is found", async () => {
  expect(
    await found([
      changed("part-vermerk", /<div class="omission">.*?<\/div>/s, ""),
      changed("part-vermerk", /<span class="redaction[^>]*id="r3".*?<\/a><\/span>/s, ""),
      changed("part-pack-disclosure", /<ul class="left-out">.*?<\/ul>/s, ""),
      changed("part-pack-reading", "Keine Behörde", "Jede Behörde"),
      changed("part-pack-title", "Sommersemester", "Wintersemester"),
      changed(
        "part-bibliography",
        /(<li id="work-mustermannRede">.*?<\/li>)([\s\S]*?<ul class="works">)/u,
        "$2$1",
      ),
      changed("part-hyphenation", "Bahnhofs-|verwaltung", "Bahnhofs|verwaltung"),
      changed("part-pack-disclosure", /data-line-of="[^"]*"/, 'data-line-of="p-vermerk-15"'),
    ]),
  ).toEqual([
    "item-survives: the redaction “[GESCHWÄRZT]” is missing, after “…gezeigt wurde; sie ging ebenfalls nach, jedoch”",
    "note-survives: note R3 is not in the file",
    "transcription-is-conserved: “Sommersemester,” reads “Wintersemester,”, after “…llenkunde des Erfundenen Semester”",
    "transcription-is-conserved: “Text des Dokuments, Blatt 1 der Quelle (Ausgabe, S. [page]).” is missing, after “…en Dokumenten, wo der Text es sagt: •”",
    "transcription-is-conserved: “Keine” reads “Jede”, after “…für dieses Heft etwas weggelassen.”",
    "transcription-is-conserved: “Von der Leitung für dieses Heft weggelassen: Text des D … lle. Siehe Ausgabe, S. [page].” is missing, after “…S. [page]), dort besonders Ausgabe, S. [page].”",
    "transcription-is-conserved: “Bahnhofs-|verwaltung” reads “Bahnhofs|verwaltung”, after “…Quelle Hier Sicherheit Blatt Seite”",
    "transcription-is-conserved: “Darstellungen” is out of its place: it stands after “…ebäuden“. Amtliche Beilage, 1949.”",
    "locator-is-true: page 2 of print is not shown where it begins, at “I. Der Befund1 Am heutigen Vormitta”",
    "locator-is-true: line 38 is given for p-vermerk-14, which begins in line 1",
    "outputs-agree: another output has what this one lacks, and no setting says why: redaction note: “R3”; redaction: “[GESCHWÄRZT]”",
  ]);
});

test("marks too pale for a copier are found, words and lines", async () => {
  const pale = [
    "span.redaction { color: #999; }",
    ".page-turn { color: rgb(0 0 0 / .4); }",
    ".omission { border-color: #c0c0c0; }",
    // Just dark enough, 4.54:1.
    ".note-label { color: #767676; }",
  ];
  expect(await found([withCss(pale.join("\n"))])).toEqual([
    "pack-survives-a-copier: “Codes” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: “|2||2?|” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: a line is too pale for a copier: 1.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: the redaction “§ 4 Nr. 1, § 4 Nr. 3” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: the redaction “(1)” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: the redaction “[GESCHWÄRZT]” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: the page turn “|2|” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: the redaction “§ 4 Nr. 2” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
    "pack-survives-a-copier: the redaction “§ 4 Nr. 1” is too pale for a copier: 2.8:1 in grey, where 4.5:1 is the least",
  ]);
});
