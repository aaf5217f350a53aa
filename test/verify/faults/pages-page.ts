// Faults of where text falls.

import { inPart, withCss } from "../support/press.ts";
import { opening, type PageFault, styled } from "./pages.ts";

export const ON_THE_PAGE: readonly PageFault[] = [
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
