// Faults that a broken packager would make, planted in a finished EPUB: each is found by the rule
// meant, and nothing else is.

import { afterAll, beforeAll, expect, test } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { inEpub, withoutFile } from "./support/finished.ts";
import { findings, openPress, type Press } from "./support/press.ts";

let press: Press;
let epub: Uint8Array;
let print: Uint8Array;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  const files = await press.make(["print", "epub"]);
  if (!files.epub || !files.print) throw new Error("the specimen was not made");
  ({ epub, print } = files);
});
afterAll(() => press.close());

const MEMO = "OEBPS/documents/vermerk.xhtml";
const LETTER = "OEBPS/documents/schreiben.xhtml";
const LEDGER = "OEBPS/text/ledger.xhtml";
const INDEX = "OEBPS/text/index.xhtml";
const NAV = "OEBPS/toc.xhtml";
const PACKAGE = "OEBPS/content.opf";
const STYLE = "OEBPS/style.css";

/** Planting works on the file as text: `from` stands in it, `to` takes its place. */
interface Fault {
  readonly says: string;
  readonly file: string;
  readonly from: RegExp | string;
  readonly to?: string;
  readonly finds: readonly string[];
  /** Whether print has to be at hand. */
  readonly beside?: "print";
}

const FAULTS: readonly Fault[] = [
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
    says: "an index gives another page",
    file: INDEX,
    from: /(href="[^"]*#named-\d+">)2–?</u,
    to: "$13<",
    beside: "print",
    finds: [
      "index-is-true: what “Beispiel, Otto” gives is “v, 1–3, 6”, and should be “v, 1–2, 6”",
    ],
  },
  {
    says: "an index leads to another place",
    file: INDEX,
    from: /(Beispiel, Otto[\s\S]*?href="[^"]*#)[\w-]+/u,
    to: "$1named-1",
    beside: "print",
    finds: [
      "index-is-true: what “Beispiel, Otto” gives as “v” links to #named-1, not to #mention-1",
    ],
  },
  {
    says: "an index leads to an empty element before the words",
    file: MEMO,
    from: /(<a class="mention place" id=")(named-\d+)("[^>]*>Bahnhof<)/u,
    to: '<span id="$2"></span>$1x$3',
    finds: [
      "index-is-true: a place of “Bahnhof” does not stand in the element with the id named-28",
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
    says: "a marker is hidden with display: none",
    file: STYLE,
    from: /$/u,
    to: "\n@media screen { .redaction > .token { display: none } }",
    finds: [
      "text-is-visible: “§ 4 Nr. 1, § 4 Nr. 3” cannot be seen: display: none",
      "text-is-visible: “(1)” cannot be seen: display: none",
      "text-is-visible: “[GESCHWÄRZT]” cannot be seen: display: none",
      "text-is-visible: “§ 4 Nr. 2” cannot be seen: display: none",
      "text-is-visible: “§ 4 Nr. 1” cannot be seen: display: none",
      "text-is-visible: “§ 4 Nr. 2” cannot be seen: display: none",
      "text-is-visible: “(9) § 4 Nr. 3” cannot be seen: display: none",
      "text-is-visible: “§ 4 Nr. 4” cannot be seen: display: none",
      "text-is-visible: “§ 4 Ziff. 5” cannot be seen: display: none",
    ],
  },
  {
    says: "a marker is white",
    file: STYLE,
    from: /$/u,
    to: "\n#r3 .token { color: #fff }",
    finds: ["text-is-visible: “[GESCHWÄRZT]” cannot be seen: color: #fff"],
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
    says: "two codes are swapped",
    file: MEMO,
    from: ">§ 4 Nr. 1, § 4 Nr. 3<",
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
    says: "the ledger gives another page of print",
    beside: "print",
    file: LEDGER,
    from: /(<a href="[^"]*#r7"><span class="folio"[^>]*>)\d+/u,
    to: "$199",
    finds: [
      "page-number-is-true: “Verzeichnis der Schwärzungen” gives page 99 for r7, which is on page 10",
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
    says: "a part is left out of the contents",
    file: NAV,
    from: /<li><a href="text\/einleitung.xhtml[^"]*">Einleitung<\/a>(?:<ol>[\s\S]*?<\/ol>)?<\/li>/u,
    finds: [
      "outline-is-true: “Einleitung” is not listed in its place in the contents",
      "outline-is-true: “Worum es geht” is not listed in its place in the contents",
      "outline-is-true: “Zur Einrichtung des Textes” is not listed in its place in the contents",
    ],
  },
  {
    says: "the contents lead to another part",
    file: NAV,
    from: /(<nav epub:type="toc"[\s\S]*?)text\/einleitung\.xhtml/u,
    to: "$1text/imprint.xhtml",
    finds: [
      "outline-is-true: in the contents, “Einleitung” leads to text/imprint.xhtml, not to text/einleitung.xhtml#title-einleitung",
    ],
  },
  {
    says: "two pages of the page list change places",
    beside: "print",
    file: NAV,
    from: /(<li><a [^>]*>v<\/a><\/li>)(<li><a [^>]*>vi<\/a><\/li>)/u,
    to: "$2$1",
    finds: ["outline-is-true: in the page list v follows vi"],
  },
  {
    says: "a page of the page list is missing",
    beside: "print",
    file: NAV,
    from: /<li><a [^>]*>vi<\/a><\/li>/u,
    finds: ["outline-is-true: the page list lacks vi"],
  },
  {
    says: "a page begins elsewhere than in print",
    beside: "print",
    file: MEMO,
    from: /(<span [^>]*id="page-3"[^>]*>(?:<\/span>)?)([\s\S]*?)(<h2)/u,
    to: "$2$1$3",
    finds: [
      "outline-is-true: page 3 of the page list is not where print's page begins, at “nach hiesigem Verständnis vor.2 Au”",
    ],
  },
  {
    says: "the title is another",
    file: PACKAGE,
    from: /(<dc:title id="title-main">)[^<]*/u,
    to: "$1Untitled",
    finds: [
      "metadata-is-true: the file's title is “Untitled”, not “Die Normaluhr im Treppenhaus: Musterakte; frei erfunden”",
    ],
  },
  {
    says: "the identifier is another",
    file: PACKAGE,
    from: /(<dc:identifier id="identifier">)[^<]*/u,
    to: "$1urn:uuid:00000000-0000-4000-8000-000000000000",
    finds: [
      "metadata-is-true: the file's identifier is “urn:uuid:00000000-0000-4000-8000-000000000000”, not “urn:uuid:0f0e0d0c-0b0a-4908-8706-050403020100”",
    ],
  },
  {
    says: "a document leaves the spine",
    file: PACKAGE,
    from: /<itemref idref="part-schreiben"[^>]*\/>/u,
    finds: [
      "transcription-is-conserved: the part “Schreiben des Uhrmachers (Musterakte; frei erfunden)” is not in the file",
      "outline-is-true: the navigation's “Schreiben des Uhrmachers (Musterakte; frei erfunden)” leads to documents/schreiben.xhtml, which is not there",
      "nothing-is-hidden: the document OEBPS/documents/schreiben.xhtml is in no reading order",
    ],
  },
  {
    says: "a document is not well-formed",
    file: MEMO,
    from: "</h1>",
    to: "</h2>",
    finds: [
      'output-is-readable: the epub output cannot be read: documents/vermerk.xhtml is not well-formed: Opening and ending tag mismatch: "h1" != "h2"',
    ],
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
    says: "a figure is missing in the list of illustrations",
    file: NAV,
    from: /<nav epub:type="loi"[\s\S]*?<\/nav>/u,
    finds: [
      "outline-is-true: “Skizze des Verfassers am Rande von Blatt 2: das Zifferblatt, „wie angetroffen“.” is not in the list of illustrations",
      "outline-is-true: “Vermerk über die Normaluhr: wie viele Stellen jeder Art auf jedem Blatt der Quelle stehen.” is not in the list of illustrations",
      "outline-is-true: “Schreiben des Uhrmachers: wie viele Stellen jeder Art auf jedem Blatt der Quelle stehen.” is not in the list of illustrations",
    ],
  },
  {
    says: "the list of tables leads to another table",
    file: NAV,
    from: "text/chronology.xhtml#block-chronology-1",
    to: "text/ledger.xhtml#block-ledger-1",
    finds: [
      "outline-is-true: the list of tables leads for “Zeittafel” to text/ledger.xhtml#block-ledger-1, where it is not",
    ],
  },
];

test("a sound EPUB gives no finding", async () => {
  expect(await findings(press.edition, { epub, print })).toEqual([]);
});

test.each(FAULTS)("$says", async ({ file, from, to = "", finds, beside }) => {
  const broken = inEpub(epub, file, (text) => text.replace(from, to));
  const files = beside ? { epub: broken, print } : { epub: broken };
  expect(await findings(press.edition, files)).toEqual(finds);
});

test("a file that the package names is missing", async () => {
  const broken = withoutFile(epub, "OEBPS/fonts/symbols.ttf");
  expect(await findings(press.edition, { epub: broken, print })).toEqual([
    "output-is-readable: the manifest names fonts/symbols.ttf, which is not there",
  ]);
});

test("it is no EPUB at all", async () => {
  expect(await findings(press.edition, { epub: new Uint8Array([1, 2, 3]) })).toEqual([
    "output-is-readable: the epub output cannot be read: invalid zip data",
  ]);
});
