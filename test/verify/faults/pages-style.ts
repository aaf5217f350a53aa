// Faults of a style sheet in how the page looks.

import { readFileSync } from "node:fs";
import { withCss } from "../support/press.ts";
import { opening, type PageFault, replaced, styled } from "./pages.ts";

/** A font that is there on every machine, and that no edition is set in. */
const FOREIGN_FONT = `@font-face { font-family: Foreign; src: url(data:font/ttf;base64,${readFileSync(
  new URL(
    "../../../node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf",
    import.meta.url,
  ),
).toString("base64")}) }`;

export const IN_THE_STYLE: readonly PageFault[] = [
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
  {
    says: "a redaction has lost the lines around it",
    plant: withCss("#r5 { border: 0 !important; background: none !important }"),
    finds: ["mark-is-drawn: the redaction “§ 4 Nr. 1” has no lines around it"],
  },
  {
    says: "struck words have lost the stroke",
    plant: withCss(
      "del, .deletion { text-decoration: none !important; background: none !important }",
    ),
    finds: [
      "mark-is-drawn: the deletion “NUR FÜR DEN DIENSTGEBRAUCH” is not struck through",
      "mark-is-drawn: the deletion “sofort” is not struck through",
    ],
  },
  {
    says: "a stamp and a classification have lost the lines around them",
    plant: withCss(
      "span.stamp, span.classification { border: 0 !important; background: none !important }",
    ),
    finds: ["11-55", "REG. NR. OI7", "GESEHEN"]
      .map((one) => `mark-is-drawn: the stamp “${one}” has no lines around it`)
      .concat(
        ["VERSCHLUSSSACHE", "NUR FÜR DEN DIENSTGEBRAUCH"].map(
          (one) => `mark-is-drawn: the classification “${one}” has no lines around it`,
        ),
      ),
  },
];
