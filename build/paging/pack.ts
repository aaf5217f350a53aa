// Where the print edition's pages begin in a course pack, which has only some of the text.
// Floor: paging.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { PageMap, Rendered, RenderedPart } from "../model/outputs.ts";
import { type BlockText, blocksOf } from "./blocks.ts";
import { type Marking, placeMarkers } from "./markers.ts";
import { type PageMark, pointOf } from "./pages.ts";
import { printedWords } from "./wording.ts";
import { element, elements, hasClass, parseXml, serialise, type XmlElement } from "./xml.ts";

/**
 * The documents of a pack with an empty mark, `<span data-print-page="p. 12">`, wherever a page of
 * print begins; and again where the text goes on after something that was left out, so that a
 * reader always knows the page. A part that is not well-formed is left as it is: typesetting tells.
 */
export function markPrintPages(rendered: Rendered, map: PageMap, edition: Edition): Rendered {
  if (map.pages.length === 0) return rendered;
  const printed = printedWords(edition, map);
  const marking: Marking = {
    beforeHeadings: false,
    marker: ({ folio }) =>
      element("span", {
        class: "print-page",
        "data-print-page": label(edition.labels, "print-page-mark", { n: folio }),
        "aria-hidden": "true",
      }),
  };
  const mark = (part: RenderedPart): RenderedPart => {
    const tree = part.kind === "document" ? parseXml(part.xhtml).element : null;
    if (!tree) return part;
    const marks = marksIn(tree, map, printed);
    return { ...part, xhtml: serialise(placeMarkers(tree, marks, marking)) };
  };
  return { ...rendered, parts: rendered.parts.map(mark) };
}

function marksIn(
  tree: XmlElement,
  map: PageMap,
  printed: ReadonlyMap<string, string>,
): readonly PageMark[] {
  const blocks = blocksOf([{ tree }]);
  const begun = map.pages.flatMap((page, index): readonly PageMark[] => {
    const point = pointOf(page, index, map, blocks, printed);
    return point ? [toMark(page.folio, point.block, point.offset)] : [];
  });
  const goingOn = resumptions(tree, blocks).flatMap((block): readonly PageMark[] => {
    const folio = map.pages[map.pageOf.get(block.id) ?? -1]?.folio;
    const marked = begun.some((one) => one.block === block.id && one.offset === 0);
    return folio === undefined || marked ? [] : [toMark(folio, block, 0)];
  });
  return [...begun, ...goingOn];
}

function toMark(folio: string, block: BlockText, offset: number): PageMark {
  return { folio, id: "", block: block.id, offset };
}

/** The first block of the document, and the first after each sign that something was left out. */
function resumptions(
  tree: XmlElement,
  blocks: ReadonlyMap<string, BlockText>,
): readonly BlockText[] {
  const found: BlockText[] = [];
  let waiting = true;
  const signs = new Set(
    [...elements(tree)]
      .filter((one) => hasClass(one, "omission"))
      .flatMap((one) => [...elements(one)].map(({ attributes }) => attributes.id)),
  );
  for (const one of elements(tree)) {
    if (hasClass(one, "omission")) waiting = true;
    const { id } = one.attributes;
    const block = id === undefined ? undefined : blocks.get(id);
    if (!waiting || !block || signs.has(id) || !holdsItsText(one, blocks)) continue;
    found.push(block);
    waiting = false;
  }
  return found;
}

/** Whether text stands in the block itself and not in blocks inside it. */
function holdsItsText(one: XmlElement, blocks: ReadonlyMap<string, BlockText>): boolean {
  const inside = [...elements(one)].slice(1);
  const text = blocks.get(one.attributes.id ?? "")?.text ?? "";
  return (
    text.trim() !== "" && !inside.some(({ attributes }) => blocks.has(attributes.id ?? ""))
  );
}
