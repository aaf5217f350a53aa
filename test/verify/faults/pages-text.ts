// Faults in what is printed.

import { inPart } from "../support/press.ts";
import { opening, type PageFault, replaced, without, words } from "./pages.ts";

export const IN_THE_TEXT: readonly PageFault[] = [
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
    plant: replaced("part-vermerk", />§\s4 Nr\.\s1, §\s4 Nr\.\s3</u, ">§ 4 Nr. 3, § 4 Nr. 1<"),
    finds: ["item-survives: the redaction “§ 4 Nr. 1, § 4 Nr. 3” reads “§ 4 Nr. 3, § 4 Nr. 1”"],
  },
  {
    says: "a source stands among the secondary works",
    plant: replaced(
      "part-bibliography",
      /(<li id="work-mustermannRede">.*?<\/li>)([\s\S]*?<ul class="works">)/u,
      "$2$1",
    ),
    finds: [
      "transcription-is-conserved: “Darstellungen” is out of its place: it stands after “…ebäuden“. Amtliche Beilage, 1949.”",
    ],
  },
  {
    says: "a word that a line of the source divides is parted",
    plant: replaced("part-vermerk", /(<span class="line-end"[^>]*><\/span>)/u, "$1 "),
    finds: ["transcription-is-conserved: a space parts “n die Bahnhofsverwaltung la”"],
  },
  {
    says: "a hyphen that the word keeps is lost",
    plant: replaced("part-schreiben", 'Öl-<span class="line-end"', 'Öl<span class="line-end"'),
    finds: [
      "transcription-is-conserved: “Öl-Kännchens.” reads “ÖlKännchens.”, after “…ch auf (9) § 4 Nr. 3R7 zuzüglich eines”",
    ],
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
  {
    says: "a picture is lost",
    plant: without("part-vermerk", /<img [^>]*alt="Siegel[^>]*>/u),
    finds: [
      "item-survives: the picture “Siegel: eine stehende Uhr im Kreis” is not in the file with its description",
    ],
  },
  {
    says: "a picture is another",
    plant: replaced(
      "part-vermerk",
      /src="[^"]*"(?= alt="Ein Zifferblatt)/u,
      'src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="',
    ),
    finds: [
      "item-survives: the picture “Ein Zifferblatt ohne Ziffern; die Zeiger stehen auf sechs Minuten nach elf”, 480 by 480 dots, is not printed in its place",
    ],
  },
];
