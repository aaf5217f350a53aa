// Faults in an EPUB's navigation, index and package.

import { type EbookFault, INDEX, LEDGER, MEMO, NAV, PACKAGE } from "./ebook.ts";

export const NAVIGATION: readonly EbookFault[] = [
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
      "reference-leads-to-its-target: “Öl-Kännchens” links to #line-end-2, which is not in the file",
      "reference-leads-to-its-target: a page number links to #line-end-2, which is not in the file",
      "reference-leads-to-its-target: a link leads to documents/schreiben.xhtml#line-end-2, which is not there",
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
