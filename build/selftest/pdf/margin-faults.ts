// Faults beside the text of a page: numbers of paragraphs, of lines and of print's pages lost or
// altered. Floor: selftest.

import { label } from "../../model/labels.ts";
import { numberedParagraphs } from "../../verify/wanted/paragraphs.ts";
import { type Fault, middleOf } from "../fault.ts";
import type { PdfCopy } from "./copy.ts";
import type { Target } from "./targets.ts";

type PdfFault = Fault<PdfCopy>;

function beside(
  says: string,
  targetOf: (copy: PdfCopy) => Target | null,
  change: "lost" | "another" = "lost",
): PdfFault {
  return {
    says,
    place: "page content",
    rules: ["locator-is-true"],
    plant: (copy) => {
      const target = targetOf(copy);
      const [first, other] = target ? [copy.shows(target)[0], anotherFigure(copy, target)] : [];
      if (change === "another" && (!first || !other)) return null;
      return copy.rewrite(target, (show, written) =>
        change === "lost" ? "" : written.replace(show.operand, other ?? ""),
      );
    },
  };
}

/** What stands beside the text and is fit, the middle one; of pages that have `least` of them. */
function standing(
  { sound }: PdfCopy,
  isFit: (text: string, side: string) => boolean,
  least = 1,
): Target | null {
  const found = sound.reading.pages.flatMap(({ page, beside: all }) => {
    const fit = all.filter(({ line, side }) => isFit(line.text, side));
    if (fit.length < least) return [];
    return fit.map(({ line }) => ({
      says: line.text,
      page: page.number,
      glyphs: page.glyphs.slice(line.from, line.to),
    }));
  });
  return middleOf(found) ?? null;
}

/** In a pack numbers of lines stand on the left. */
function paragraphNumber(copy: PdfCopy, least = 1): Target | null {
  const { edition, scope } = copy.sound.comparison.wanted;
  const numbers = new Set(
    numberedParagraphs(edition, scope).map(({ number }) => String(number)),
  );
  const isPrint = scope.output === "print";
  const isFit = (text: string, side: string) =>
    numbers.has(text) && (isPrint || side === "right");
  return standing(copy, isFit, least);
}

/** The figures of another number on the same page. */
function anotherFigure(copy: PdfCopy, { page, says }: Target): string | null {
  const all = copy.sound.reading.pages[page - 1];
  const [operand] = copy.shows({ page, says, glyphs: glyphsOf(copy, page, says) }).slice(0, 1);
  const other = all?.beside.find(({ line }) => /^\d+$/u.test(line.text) && line.text !== says);
  if (!other || !operand) return null;
  const glyphs = all?.page.glyphs.slice(other.line.from, other.line.to) ?? [];
  const found = copy
    .shows({ page, says, glyphs })
    .find((show) => show.operand !== operand.operand);
  return found?.operand ?? null;
}

function glyphsOf(copy: PdfCopy, page: number, says: string): Target["glyphs"] {
  const all = copy.sound.reading.pages[page - 1];
  const own = all?.beside.find(({ line }) => line.text === says)?.line;
  return own && all ? all.page.glyphs.slice(own.from, own.to) : [];
}

function printPage(copy: PdfCopy): Target | null {
  const { labels } = copy.sound.comparison.wanted.edition;
  const [before = ""] = label(labels, "print-page-mark", { n: "\0" }).split("\0");
  return standing(copy, (text) => before !== "" && text.startsWith(before));
}

export const MARGIN_FAULTS: readonly PdfFault[] = [
  beside("the number of a paragraph is lost", paragraphNumber),
  beside("a paragraph has another number", (copy) => paragraphNumber(copy, 2), "another"),
];

export const PACK_MARGIN_FAULTS: readonly PdfFault[] = [
  beside("the number of a paragraph is lost", paragraphNumber),
  beside("nothing shows where a page of print begins", printPage),
  beside("the number of a line is lost", (copy) =>
    standing(copy, (text, side) => side === "left" && /^\d+$/u.test(text)),
  ),
];
