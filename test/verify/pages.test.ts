// Faults that a broken template or style sheet would make, planted in the XHTML before it is set
// in pages. Those that do not touch one another are planted together: each is found by the rule
// meant, and nothing else is.

import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import type { Rendered } from "../../build/model/outputs.ts";
import { SPECIMEN } from "../support/editions.ts";
import { findings, inPart, openPress, type Press, withCss } from "./support/press.ts";

let press: Press;
let edition: Edition;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  edition = press.edition;
});
afterAll(() => press.close());

/** Soft hyphens stand wherever a word may be divided: a pattern that does not mind them. */
function words(text: string): RegExp {
  const pattern = Array.from(text, (char) => char.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&"));
  return new RegExp(pattern.join("\u00ad?"), "u");
}

/** The opening tag of the paragraph or heading that begins with these words. */
function opening(text: string): RegExp {
  return new RegExp(
    `<(p|h\\d)( id="[^"]*"(?: data-paragraph="\\d+")?)>(?=${words(text).source})`,
    "u",
  );
}

/** Styles one paragraph, as a slip in a style sheet would. */
const styled = (text: string, css: string) =>
  inPart("part-vermerk", (xhtml) => xhtml.replace(opening(text), `<$1$2 style="${css}">`));

const without = (id: string, what: RegExp | string) =>
  inPart(id, (xhtml) => xhtml.replace(what, ""));
const replaced = (id: string, what: RegExp | string, by: string) =>
  inPart(id, (xhtml) => xhtml.replace(what, by));

/** A font that is there on every machine, and that no edition is set in. */
const FOREIGN_FONT = `@font-face { font-family: Foreign; src: url(data:font/ttf;base64,${readFileSync(
  new URL(
    "../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf",
    import.meta.url,
  ),
).toString("base64")}) }`;

interface Fault {
  readonly says: string;
  readonly plant: (rendered: Rendered) => Rendered;
  readonly finds: readonly string[];
}

const IN_THE_TEXT: readonly Fault[] = [
  {
    says: "a paragraph has the number of another, and one has none",
    plant: inPart("part-vermerk", (xhtml) =>
      xhtml
        .replace('data-paragraph="16"', 'data-paragraph="99"')
        .replace(' data-paragraph="19"', ""),
    ),
    finds: [
      "locator-is-true: paragraph 16 has “99” beside it",
      "locator-is-true: paragraph 19 has no number beside it",
    ],
  },
  {
    says: "Latin is no longer called Latin",
    plant: without("part-schreiben", ' lang="la" xml:lang="la"'),
    finds: ["language-survives: “circulus vitiosus” is in la, and the file says de-DE"],
  },
  {
    says: "a note is dropped",
    plant: without(
      "part-vermerk",
      /<aside class="note explanatory" id="note-vermerk-e4"[\s\S]*?<\/aside>/u,
    ),
    finds: ["note-survives: note 4 is not in the file"],
  },
  {
    says: "a redaction's note is dropped",
    plant: without(
      "part-vermerk",
      /<aside class="note redaction" id="note-r5"[\s\S]*?<\/aside>/u,
    ),
    finds: ["note-survives: note R5 is not in the file"],
  },
  {
    says: "a note loses its last sentence",
    plant: without("part-vermerk", words(" Wo Wasser stand, steht jetzt nichts.")),
    finds: [
      "note-survives: “Wo Wasser stand, steht jetzt nichts.” of note e is missing, after “…em Sprachgebrauch des Verfassers.”",
    ],
  },
  {
    says: "two codes are swapped",
    plant: replaced("part-vermerk", />§ 4 Nr\. 1, § 4 Nr\. 3</u, ">§ 4 Nr. 3, § 4 Nr. 1<"),
    finds: ["item-survives: the redaction “§ 4 Nr. 1, § 4 Nr. 3” reads “§ 4 Nr. 3, § 4 Nr. 1”"],
  },
  {
    says: "a page turn is printed without its number",
    plant: replaced("part-vermerk", "|3?|", "||"),
    finds: ["item-survives: the page turn “|3?|” reads “||”"],
  },
  {
    says: "a note leads back to another call",
    plant: replaced(
      "part-vermerk",
      '<a class="note-label" href="#r3">',
      '<a class="note-label" href="#r2">',
    ),
    finds: ["call-leads-to-its-note: note R3 links to r2, not to r3"],
  },
  {
    says: "a call is left out, and so its note is called by nothing",
    plant: without("part-vermerk", /<a [^>]*href="#note-vermerk-e3"[^>]*>3<\/a>/u),
    finds: [
      "item-survives: the note call “3” is missing, after “…r⌝g schuld ist, wozu das Amt nicht gehört wurde.”",
      "note-survives: note 3 is not in the file",
    ],
  },
  {
    says: "a reference leads to another place",
    plant: replaced(
      "part-vermerk",
      /(class="cross-reference" id="[^"]*") href="#fleck"/u,
      '$1 href="#befund"',
    ),
    finds: [
      "reference-leads-to-its-target: the cross reference “Blatt 2 der Quelle” links to befund, not to fleck",
    ],
  },
  {
    says: "a reference prints another page",
    plant: replaced(
      "part-schreiben",
      'data-folio-of="vordruck"',
      'data-folio-of="part-ledger"',
    ),
    finds: [
      "page-number-is-true: the cross reference “Vordruck Z 3” gives page 14 for vordruck, which is on page 6",
    ],
  },
  {
    says: "the contents print another page",
    plant: replaced(
      "part-contents",
      'data-folio-of="part-schreiben"',
      'data-folio-of="part-vermerk"',
    ),
    finds: [
      "page-number-is-true: “Schreiben des Uhrmachers (Musterakte; frei erfunden)” gives page 1 for part-schreiben, which is on page 9",
    ],
  },
  {
    says: "an index leaves out a place",
    plant: replaced(
      "part-index",
      /data-locators="(mention-\d+) named-\d+:l /u,
      'data-locators="$1 ',
    ),
    finds: [
      "index-is-true: what “Bahnhof” gives is “2, 7 Anm. 5”, and should be “2, 6 Anm. l, 7 Anm. 5”",
    ],
  },
  {
    says: "the ledger prints another page",
    plant: replaced("part-ledger", 'data-folio-of="r7"', 'data-folio-of="r1"'),
    finds: [
      "page-number-is-true: “Verzeichnis der Schwärzungen” gives page 2 for r7, which is on page 10",
    ],
  },
  {
    says: "the ledger loses a line",
    plant: without(
      "part-ledger",
      /<tr class="codes"[^>]*>(?:(?!<\/tr>)[\s\S])*R6[\s\S]*?<\/tr>/u,
    ),
    finds: [
      "transcription-is-conserved: “R6 § 4 Nr. 2 § 4 Nr. 2 VerschlO nicht verzeichnet Der Zeuge Blatt 2 [page]” is missing, after “…. 1 VerschlO 2 Ziffern Teil I Blatt 2 [page]”",
    ],
  },
  {
    says: "the census adds extents up to another sum",
    plant: replaced("part-ledger", "11½", "12½"),
    finds: [
      "transcription-is-conserved: “111⁄2” reads “121⁄2”, after “…nander umgerechnet sind: 1 Absatz,”",
    ],
  },
  {
    says: "the figure of the census gives another number",
    plant: replaced("part-ledger", ">3</text></g></g>", ">7</text></g></g>"),
    finds: [
      "transcription-is-conserved: “3” reads “7”, after “…Stempel, Vermerke Einstufungen 1 2”",
    ],
  },
  {
    says: "the table of the census has another number",
    plant: replaced("part-ledger", ">18</td>", ">81</td>"),
    finds: [
      "transcription-is-conserved: “18” reads “81”, after “…achers 1 3 – – – – 3 3 – – – 1 – 1 Summe 8 1 3 4 2”",
    ],
  },
  {
    says: "a word of the transcription is dropped",
    plant: without("part-vermerk", words("unverzüglich, ")),
    finds: [
      "transcription-is-conserved: “unverzüglich,” is missing, after “…ieben war. Ich begab mich daraufhin”",
    ],
  },
  {
    says: "a word is altered",
    plant: replaced("part-vermerk", words("Schwägerin"), "Schwester"),
    finds: [
      "transcription-is-conserved: “Schwägerin” reads “Schwester”, after “…rütteln, denn er habe dabei an seine”",
    ],
  },
  {
    says: "two words run into one",
    plant: replaced("part-vermerk", words("geht richtig"), "gehtrichtig"),
    finds: ["transcription-is-conserved: a space is lost in “ormaluhr geht richtig. Geht”"],
  },
  {
    says: "a paragraph is doubled",
    plant: inPart("part-vermerk", (xhtml) =>
      xhtml.replace(
        new RegExp(`${opening("Herangezogen").source}([\\s\\S]*?)</p>`, "u"),
        (one, _name, _id, inside) => `${one}<p>${inside}</p>`,
      ),
    ),
    finds: [
      "transcription-is-conserved: “Herangezogen wurden hierfür:” stands here a second time, after “…e.3 Herangezogen wurden hierfür: •”",
    ],
  },
  {
    says: "two paragraphs change places",
    plant: inPart("part-vermerk", (xhtml) =>
      xhtml.replace(
        /(<p [^>]*>E\S*ne (?:<[^>]*>)?Nor[\s\S]*?)(<p [^>]*>Bis zur[\s\S]*?<\/p>)/u,
        (_both, first, second) => second + first,
      ),
    ),
    finds: [
      "transcription-is-conserved: “Bis zur Feststellung gilt die Uhrzeit vom Vortagej.” is out of its place: it stands after “…r ersten und bisher einzigen Seite:”",
    ],
  },
  {
    says: "text that the manuscript has not is added",
    plant: replaced("part-vermerk", opening("Das Ergebnis"), "$&Entwurf. "),
    finds: [
      "transcription-is-conserved: “Entwurf.” is not in the manuscript, after “…vorhanden sein müßte; • das Wetter.”",
    ],
  },
  {
    says: "a heading is no heading",
    plant: inPart("part-vermerk", (xhtml) =>
      xhtml.replace(/<h2 id="befund">([\s\S]*?)<\/h2>/u, '<p id="befund">$1</p>'),
    ),
    finds: ["outline-is-true: “I. Der Befund” is not listed in its place in the outline"],
  },
];

const ON_THE_PAGE: readonly Fault[] = [
  {
    says: "a paragraph is cut after its first line",
    plant: (rendered) =>
      withCss(".cut { break-before: page }")(
        inPart("part-einleitung", (xhtml) =>
          xhtml.replace(/<p ([^>]*)>(Am \S+ des )/u, '<p $1>$2</p><p class="cut">'),
        )(rendered),
      ),
    finds: [
      "page-is-sound: one line of “Am Vormittag des 11. November 1955 bemerkt der Referent … ntwortet, sondern zurückgibt.2” stands alone at the foot of the page",
    ],
  },
  {
    says: "a heading is parted from its text",
    plant: withCss("#antwort { break-after: page !important }"),
    finds: ["page-is-sound: the heading “Zur Sache” stands alone at the foot of the page"],
  },
  {
    says: "a note is set on another page than its call",
    plant: inPart("part-vermerk", (xhtml) =>
      xhtml
        .replace(
          /class="note-call explanatory"( id="[^"]*" href="#note-vermerk-e2")/u,
          'class="call"$1',
        )
        .replace(
          opening("Das Ergebnis"),
          '$&<a class="note-call" href="#note-vermerk-e2"></a>',
        ),
    ),
    finds: ["page-is-sound: note 2 begins on page 5, its call is on another"],
  },
  {
    says: "a line runs over the measure",
    plant: styled("Zu prüfen war", "margin-right: -8mm; text-align: right"),
    finds: ["page-is-sound: “Zu prüfen war nunmehr, ob” runs out of the type area"],
  },
  {
    says: "a picture is too coarse",
    plant: withCss(
      "img { width: 90mm !important; max-width: none !important; height: auto !important }",
    ),
    finds: ["page-is-sound: a picture is printed at 136 dots per inch; print needs 300"],
  },
  {
    says: "the head is another",
    plant: inPart("part-schreiben", (xhtml) =>
      xhtml.replace(/data-title="[^"]*"/u, 'data-title="Entwurf"'),
    ),
    finds: ["transcription-is-conserved: “Entwurf”, in the margin, is not in the manuscript"],
  },
];

const IN_THE_STYLE: readonly Fault[] = [
  {
    says: "a marker is hidden with display: none, and with it the call of its note",
    plant: withCss("#r3 { display: none }"),
    finds: [
      "item-survives: the redaction “[GESCHWÄRZT]” is missing, after “…gezeigt wurde; sie ging ebenfalls nach, jedoch”",
    ],
  },
  {
    says: "a marker is printed white on white",
    plant: withCss("#r1, #r1 * { color: white !important }"),
    finds: [
      "text-is-visible: “§ 4 Nr. 1, § 4 Nr. 3R1” cannot be seen: its colour is that of its ground",
    ],
  },
  {
    says: "a stamp is transparent",
    plant: withCss("#eingang { opacity: 0 }"),
    finds: [
      "item-survives: the stamp “EINGEGANGEN” is missing, after “…t VERSCHLUSSSACHEa NUR FÜR DEN DIENSTGEBRAUCH”",
    ],
  },
  {
    says: "a paragraph is printed too small to read",
    plant: styled("Zu prüfen war", "font-size: 1.5pt"),
    finds: [
      "text-is-visible: “Zu prüfen war nunmehr, ob” cannot be seen: it is 1.5 points high",
    ],
  },
  {
    says: "a paragraph is covered by a black bar",
    plant: replaced(
      "part-vermerk",
      opening("Herangezogen"),
      '<p$2 style="position: relative"><span style="position: absolute; inset: 0; background: black"></span>',
    ),
    finds: [
      "text-is-visible: “Herangezogen wurden hierfür:” cannot be seen: something is painted over it",
    ],
  },
  {
    says: "a paragraph runs off the page",
    plant: styled("Das Ergebnis", "margin-left: -21mm"),
    finds: [
      "page-is-sound: “Das Ergebnis zeigt die nachstehende Übersicht, in der die Spalte „Abw.“ die Gangab‐” runs out of the page",
      "page-is-sound: “weichung in Minuten angibt.” runs out of the page",
      "page-is-sound: “Das Ergebnis zeigt die nachstehende Übersicht, in der die Spalte „Abw.“ die Gangab‐” and “13” are printed over each other",
    ],
  },
  {
    says: "a paragraph is printed over the next",
    plant: styled("die Ordnung", "position: relative; top: 1.3em"),
    finds: [
      "page-is-sound: “die Ordnung über die Normaluhren,” and “das Gangbuch, und zwar” are printed over each other",
      "locator-is-true: paragraph 8 has “89” beside it",
      "locator-is-true: paragraph 9 has no number beside it",
    ],
  },
  {
    says: "a paragraph is set in another font than Stet's own",
    plant: (rendered) =>
      withCss(FOREIGN_FONT)(styled("Das Fernschreiben", "font-family: Foreign")(rendered)),
    finds: [
      "font-is-embedded: the font HAAAAA+LiberationSans is none of Stet's own: it differs from machine to machine",
    ],
  },
];

test("a sound book gives no finding", async () => {
  const files = await press.make(["print", "epub", "coursepack"]);
  expect(await findings(edition, files)).toEqual([]);
});

describe.each([
  ["in the text", IN_THE_TEXT],
  ["in the style", IN_THE_STYLE],
  ["on the page", ON_THE_PAGE],
] as const)("planted %s:", (_, faults) => {
  let found: readonly string[];
  beforeAll(async () => {
    const plantAll = (rendered: Rendered): Rendered =>
      faults.reduce((so, { plant }) => plant(so), rendered);
    found = await findings(edition, await press.make(["print"], plantAll));
  });

  test.each(faults)("$says", ({ finds }) => {
    expect(found).toEqual(expect.arrayContaining([...finds]));
  });

  test("and nothing else is found", () => {
    const known = faults.flatMap(({ finds }) => finds);
    expect(found.filter((one) => !known.includes(one))).toEqual([]);
    expect(found).toHaveLength(known.length);
  });
});
