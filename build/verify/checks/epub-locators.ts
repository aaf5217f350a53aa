// Locators that an EPUB shows: the number of every paragraph at its beginning, and at every place
// of the page list the page of print, to the eye as to a screen reader. Floor: verify.

import { label } from "../../model/labels.ts";
import { type Comparison, isLost } from "../compare.ts";
import { Generated } from "../epub/generated.ts";
import { type EpubReading, hrefOf, isNumber } from "../epub/reading.ts";
import { Visibility } from "../epub/visibility.ts";
import {
  attribute,
  childrenOf,
  collapsed,
  type Element,
  elementsOf,
  isElement,
  textOf,
  words,
} from "../epub/xml.ts";
import { numberedParagraphs } from "../wanted/paragraphs.ts";
import { type Finding, finding, quoted } from "./finding.ts";

export function checkShownLocators(comparison: Comparison, reading: EpubReading): Finding[] {
  const visibility = new Visibility(reading.file.css.values());
  return [
    ...checkParagraphNumbers(comparison, reading, visibility),
    ...checkPrintPages(comparison, reading, visibility),
  ];
}

function checkParagraphNumbers(
  comparison: Comparison,
  reading: EpubReading,
  visibility: Visibility,
): Finding[] {
  const { edition, scope } = comparison.wanted;
  const counted = new Set<Element>();
  const anchors = new Set(numberedParagraphs(edition, scope).map(({ anchor }) => anchor));
  /** A paragraph that stands twice is told of as that. */
  const isCopy = ({ parentNode }: Element): boolean =>
    parentNode !== null && isElement(parentNode) && anchors.has(attribute(parentNode, "id"));
  const wrong = numberedParagraphs(edition, scope).flatMap(({ anchor, number, node }) => {
    const [place] = reading.byId.get(anchor) ?? [];
    if (!place || isLost(comparison, anchor)) return [];
    const numbers = [...elementsOf(place.element)].filter(isNumber);
    for (const one of numbers) counted.add(one);
    const spoken = label(edition.labels, "paragraph-n", { n: number });
    const fault =
      faultOf(place.element, numbers, number, visibility) ?? unnamed(numbers[0], spoken);
    const where = { span: node.span, about: anchor, seen: hrefOf(place, anchor) };
    return fault ? [finding("locator-is-true", `paragraph ${number} ${fault}`, where)] : [];
  });
  const stray = reading.file.spine.flatMap((document) =>
    [...elementsOf(document.dom)]
      .filter((one) => isNumber(one) && !counted.has(one) && !isCopy(one))
      .map((one) =>
        finding("locator-is-true", `${quoted(collapsed(one))} is no paragraph’s number`, {
          seen: document.href,
        }),
      ),
  );
  return [...wrong, ...stray];
}

function faultOf(
  paragraph: Element,
  numbers: readonly Element[],
  number: number,
  visibility: Visibility,
): string | null {
  const [own] = numbers;
  if (!own) return "has no number";
  if (numbers.length > 1) return "has more than one number";
  if (collapsed(own) !== String(number)) return `has the number ${quoted(collapsed(own))}`;
  const first = childrenOf(paragraph).find((one) => isElement(one) || textOf(one)?.trim());
  if (first !== own) return "does not begin with its number";
  // A paragraph that is hidden with its number is told of as text that cannot be read.
  return visibility.hiddenBy(paragraph) ? null : hiddenBy(own, visibility);
}

/** A bare figure before a sentence would be read out as a word of it. WAI-ARIA 1.2, aria-label. */
function unnamed(element: Element | undefined, spoken: string): string | null {
  if (!element) return null;
  const said = attribute(element, "aria-label");
  const isNamed = said === spoken && attribute(element, "role") !== "";
  return isNamed ? null : `has its number read out as ${quoted(said)}, not ${quoted(spoken)}`;
}

function hiddenBy(element: Element, visibility: Visibility): string | null {
  const reason = visibility.hiddenBy(element);
  return reason ? `has its number hidden by ${reason}` : null;
}

function checkPrintPages(
  { wanted }: Comparison,
  reading: EpubReading,
  visibility: Visibility,
): Finding[] {
  const generated = new Generated(reading.file.css.values());
  return reading.file.pageList.flatMap(({ title, href }) => {
    const id = href.split("#")[1] ?? "";
    const element = reading.byId.get(id)?.[0]?.element;
    if (!element) return [];
    const mark = label(wanted.edition.labels, "print-page-mark", { n: title });
    const unseen = hiddenBy(element, visibility) ?? unshown(generated.at(element), mark);
    const fault = unsaid(element, title) ?? unseen;
    const about = { about: id, seen: href };
    return fault ? [finding("locator-is-true", `page ${title} of print ${fault}`, about)] : [];
  });
}

/** EPUB Accessibility 1.1, 3.3; DPUB-ARIA 1.1, doc-pagebreak: its name is what is said. */
function unsaid(element: Element, folio: string): string | null {
  const spoken = attribute(element, "aria-label");
  if (!words(element, "role").includes("doc-pagebreak")) {
    return "is no page break to a screen reader";
  }
  return spoken === folio ? null : `is read out as ${quoted(spoken)}`;
}

function unshown(shown: string, mark: string): string | null {
  if (shown === mark) return null;
  return `shows ${shown === "" ? "nothing" : quoted(shown)}`;
}
