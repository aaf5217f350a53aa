// Faults in how an EPUB looks and sounds.

import { type EbookFault, LEDGER, MEMO, STYLE } from "./ebook.ts";

export const LOOK: readonly EbookFault[] = [
  {
    says: "a marker is hidden with display: none",
    file: STYLE,
    from: /$/u,
    to: "\n@media screen { .redaction > .token { display: none } }",
    finds: [
      "text-is-visible: “§ 4 Nr. 1, § 4 Nr. 3” cannot be seen: display: none in @media screen",
      "text-is-visible: “(1)” cannot be seen: display: none in @media screen",
      "text-is-visible: “[GESCHWÄRZT]” cannot be seen: display: none in @media screen",
      "text-is-visible: “§ 4 Nr. 2” cannot be seen: display: none in @media screen",
      "text-is-visible: “§ 4 Nr. 1” cannot be seen: display: none in @media screen",
      "text-is-visible: “§ 4 Nr. 2” cannot be seen: display: none in @media screen",
      "text-is-visible: “(9) § 4 Nr. 3” cannot be seen: display: none in @media screen",
      "text-is-visible: “§ 4 Nr. 4” cannot be seen: display: none in @media screen",
      "text-is-visible: “§ 4 Ziff. 5” cannot be seen: display: none in @media screen",
    ],
  },
  {
    says: "a marker is white",
    file: STYLE,
    from: /$/u,
    to: "\n#r3 .token { color: #fff }",
    finds: [
      "text-is-visible: “[GESCHWÄRZT]” cannot be seen: #ffffff on #ffffff is 1:1, less than 4.5:1",
    ],
  },
  {
    says: "a paragraph has the hidden attribute",
    file: MEMO,
    from: /<p (?=[^>]*><span[^>]*>\d+ <\/span>Herangezogen)/u,
    to: '<p hidden="hidden" ',
    finds: [
      "text-is-visible: “Herangezogen wurden hierfür:” cannot be seen: the hidden attribute",
    ],
  },
  {
    says: "a stamp is moved off the screen",
    file: MEMO,
    from: 'id="eingang"',
    to: 'id="eingang" style="position: absolute; left: -9999px"',
    finds: ["text-is-visible: “EINGEGANGEN” cannot be seen: left: -9999px"],
  },
  {
    says: "a redaction is spoken of with another code",
    file: MEMO,
    from: "Kennzeichen § 4 Nr. 1, § 4 Nr. 3,",
    to: "Kennzeichen § 4 Nr. 1,",
    finds: [
      "item-survives: the redaction “§ 4 Nr. 1, § 4 Nr. 3” is called “geschwärzt, Kennzeichen § 4 Nr. 1, Anmerkung R1” aloud, not “geschwärzt, Kennzeichen § 4 Nr. 1, § 4 Nr. 3, Anmerkung R1”",
    ],
  },
  {
    says: "redactions have lost their lines on a narrow screen",
    file: STYLE,
    from: /$/u,
    to: "\n@media (max-width: 20em) { #r3.redaction.redaction { border: 0 } }",
    finds: ["mark-is-drawn: the redaction “[GESCHWÄRZT]” has no lines around it"],
  },
  {
    says: "struck words have lost the stroke",
    file: STYLE,
    from: "del { text-decoration: line-through; }",
    to: "del { text-decoration: none; }",
    finds: [
      "mark-is-drawn: the deletion “NUR FÜR DEN DIENSTGEBRAUCH” is not struck through",
      "mark-is-drawn: the deletion “sofort” is not struck through",
    ],
  },
  {
    says: "a call is a link like any other",
    file: MEMO,
    from: /(href="#note-r4") epub:type="noteref" role="doc-noteref"/u,
    to: "$1",
    finds: ['structure-is-told: the call R4 does not say that it is one: epub:type="noteref"'],
  },
  {
    says: "a note is an element like any other",
    file: MEMO,
    from: / epub:type="footnote" role="doc-footnote"/u,
    to: "",
    finds: ['structure-is-told: note a does not say that it is one: epub:type="footnote"'],
  },
  {
    says: "a redaction's note is a footnote, which readers hide",
    file: MEMO,
    from: /(id="note-r4") role="note"/u,
    to: '$1 epub:type="footnote" role="doc-footnote"',
    finds: ['structure-is-told: note R4 does not say that it is one: role="note"'],
  },
  {
    says: "the head of a column does not say that it is one",
    file: LEDGER,
    from: ' scope="col"',
    to: "",
    finds: ["structure-is-told: “Blatt” does not say what it is the head of: scope"],
  },
  {
    says: "a cell cannot be linked to",
    file: LEDGER,
    from: /<td id="[^"]*"/u,
    to: "<td",
    finds: ["structure-is-told: “2” cannot be linked to: it has no id"],
  },
  {
    says: "a document is no chapter",
    file: MEMO,
    from: / epub:type="chapter"/u,
    to: "",
    finds: [
      'structure-is-told: “Vermerk über das Nachgehen der Normaluhr (Musterakte; frei erfunden)” does not say that it is one: epub:type="chapter"',
    ],
  },
  {
    says: "a picture has another description",
    file: MEMO,
    from: 'alt="Siegel: eine stehende Uhr im Kreis"',
    to: 'alt="Siegel"',
    finds: [
      "item-survives: the picture “Siegel: eine stehende Uhr im Kreis” is not in the file with its description",
    ],
  },
  {
    says: "a picture is another",
    file: "OEBPS/media/bilder/siegel.svg",
    from: "</svg>",
    to: "<g/></svg>",
    finds: [
      "item-survives: the picture “Siegel: eine stehende Uhr im Kreis” is not the picture of the manuscript",
    ],
  },
];
