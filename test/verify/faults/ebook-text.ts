// Faults in the text of an EPUB: words, marks, notes and links.

import { type EbookFault, LETTER, MEMO, WORKS } from "./ebook.ts";

export const TEXT: readonly EbookFault[] = [
  {
    says: "Latin is no longer called Latin",
    file: LETTER,
    from: ' xml:lang="la"',
    finds: ["language-survives: “circulus vitiosus” is in la, and the file says no language"],
  },
  {
    says: "a note is said to be Latin as a whole",
    file: LETTER,
    from: /(<aside [^>]*id="note-schreiben-1")/u,
    to: '$1 lang="la" xml:lang="la"',
    finds: [
      "language-survives: “1 Zum Zirkel in diesem Gedanken, einem circulus” is in de-DE, and the file says la",
    ],
  },
  {
    says: "a note is dropped",
    file: MEMO,
    from: /<aside [^>]*id="note-vermerk-e4"[\s\S]*?<\/aside>/u,
    finds: ["note-survives: note 4 is not in the file"],
  },
  {
    says: "a redaction's note is dropped",
    file: MEMO,
    from: /<div [^>]*id="note-r5"[\s\S]*?<\/div>/u,
    finds: ["note-survives: note R5 is not in the file"],
  },
  {
    says: "a note loses its last sentence",
    file: MEMO,
    from: " Wo Wasser stand, steht jetzt nichts.",
    finds: [
      "note-survives: “Wo Wasser stand, steht jetzt nichts.” of note e is missing, after “…em Sprachgebrauch des Verfassers.”",
    ],
  },
  {
    says: "two codes are swapped",
    file: MEMO,
    from: />§\s4 Nr\.\s1, §\s4 Nr\.\s3</u,
    to: ">§ 4 Nr. 3, § 4 Nr. 1<",
    finds: ["item-survives: the redaction “§ 4 Nr. 1, § 4 Nr. 3” reads “§ 4 Nr. 3, § 4 Nr. 1”"],
  },
  {
    says: "a marker loses its id",
    file: MEMO,
    from: ' id="eingang"',
    finds: ["item-survives: the stamp “EINGEGANGEN” has no element with the id eingang"],
  },
  {
    says: "a call leads to another note",
    file: MEMO,
    from: 'href="#note-r3"',
    to: 'href="#note-r2"',
    finds: ["call-leads-to-its-note: the call R3 links to #note-r2, not to #note-r3"],
  },
  {
    says: "a note leads back to another call",
    file: MEMO,
    from: /(<a class="note-label"[^>]*href=")#r3"/u,
    to: '$1#r2"',
    finds: ["call-leads-to-its-note: note R3 links to #r2, not to #r3"],
  },
  {
    says: "a note does not lead back",
    file: MEMO,
    from: /<a class="note-label"[^>]*href="#r3"[^>]*>R3<\/a>/u,
    to: "<span>R3</span>",
    finds: ["call-leads-to-its-note: note R3 has no link"],
  },
  {
    says: "a call is no link",
    file: MEMO,
    from: /<a class="note-call redaction"[^>]*>R3<\/a>/u,
    to: "<sup>R3</sup>",
    finds: ["call-leads-to-its-note: the call R3 has no link"],
  },
  {
    says: "a reference leads to another place",
    file: MEMO,
    from: /(class="cross-reference" id="[^"]*") href="#fleck"/u,
    to: '$1 href="#befund"',
    finds: [
      "reference-leads-to-its-target: the cross reference “Blatt 2 der Quelle” links to #befund, not to #fleck",
    ],
  },
  {
    says: "a reference leads to nothing",
    file: MEMO,
    from: /(class="cross-reference" id="[^"]*") href="#fleck"/u,
    to: '$1 href="#flecken"',
    finds: [
      "reference-leads-to-its-target: the cross reference “Blatt 2 der Quelle” links to #flecken, which is not in the file",
    ],
  },
  {
    says: "a word of the transcription is dropped",
    file: MEMO,
    from: "unverzüglich, ",
    finds: [
      "transcription-is-conserved: “unverzüglich,” is missing, after “…ieben war. Ich begab mich daraufhin”",
    ],
  },
  {
    says: "a small letter becomes a capital",
    file: MEMO,
    from: "unverzüglich",
    to: "Unverzüglich",
    finds: [
      "transcription-is-conserved: “unverzüglich,” reads “Unverzüglich,”, after “…ieben war. Ich begab mich daraufhin”",
    ],
  },
  {
    says: "a source stands among the secondary works",
    file: WORKS,
    from: /(<li id="work-mustermannRede">.*?<\/li>)([\s\S]*?<ul class="works">)/u,
    to: "$2$1",
    finds: [
      "transcription-is-conserved: “Darstellungen” is out of its place: it stands after “…ebäuden“. Amtliche Beilage, 1949.”",
    ],
  },
  {
    says: "a word that a line of the source divides is parted",
    file: MEMO,
    from: /Bahnhofs(<span class="line-end"[^>]*><\/span>)verwaltung/u,
    to: "Bahnhofs$1 verwaltung",
    finds: ["transcription-is-conserved: a space parts “n die Bahnhofsverwaltung la”"],
  },
  {
    says: "a hyphen at the end of a line of the source is printed",
    file: MEMO,
    from: /Bahnhofs(<span class="line-end"[^>]*><\/span>)verwaltung/u,
    to: "Bahnhofs-$1verwaltung",
    finds: [
      "transcription-is-conserved: “Bahnhofsverwaltung” reads “Bahnhofs-verwaltung”, after “…Vortagej. Das Fernschreiben an die”",
    ],
  },
  {
    says: "two words run into one",
    file: MEMO,
    from: "geht richtig",
    to: "gehtrichtig",
    finds: ["transcription-is-conserved: a space is lost in “ormaluhr geht richtig. Geht”"],
  },
  {
    says: "a paragraph is doubled",
    file: MEMO,
    from: /(<p [^>]*><span[^>]*>\d+ <\/span>Herangezogen[\s\S]*?<\/p>)/u,
    to: "$1$1",
    finds: [
      "transcription-is-conserved: “Herangezogen wurden hierfür:” stands here a second time, after “…e.3 Herangezogen wurden hierfür: •”",
    ],
  },
  {
    says: "a link out of the book leads elsewhere",
    file: "OEBPS/text/einleitung.xhtml",
    from: 'href="https://tei-c.org/guidelines/"',
    to: 'href="https://tei-c.org/"',
    finds: ["reference-leads-to-its-target: no link leads to https://tei-c.org/guidelines/"],
  },
];
