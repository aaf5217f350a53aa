// Stage package: one part of the book after another becomes a file of an EPUB 3.3, and the print
// edition's pages are marked in it. Imports the ground only.

import type { Outcome } from "../diagnostics.ts";
import { type Cache, NO_CACHE } from "../model/cache.ts";
import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { OutputFile, PageMap, Rendered } from "../model/outputs.ts";
import { blocksOf } from "../paging/blocks.ts";
import { type Marking, placeMarkers } from "../paging/markers.ts";
import { markPages } from "../paging/pages.ts";
import { printedWords } from "../paging/wording.ts";
import { element } from "../paging/xml.ts";
import { type PackedFile, pack } from "./container.ts";
import { isContents, withContents } from "./contents-page.ts";
import { COVER_HREF, coverFile, coverImage } from "./cover.ts";
import { subsetFonts } from "./fonts.ts";
import { imagesOf, relink } from "./links.ts";
import { withNavigation } from "./nav.ts";
import { opfFile } from "./opf.ts";
import { xhtmlFile } from "./page.ts";
import { idsByFile, openParts, type PartFile } from "./parts.ts";
import { withRoles } from "./tables.ts";

export { coverImage } from "./cover.ts";

/**
 * Packs the rendered parts as `<slug>.epub`, with a cover and navigation of its own. `pageMap` is
 * the print edition's; an empty one gives a book without a page list. `modified` is the instant the
 * book states as its last change; the edition's own date unless another is given. `cover` is its
 * picture, which may have been begun before there was any text.
 *
 * Reports XHTML that is not well-formed and links or images that lead to nothing: what an
 * edition's own templates can do. The same input gives the same bytes.
 */
export async function packageEpub(
  edition: Edition,
  rendered: Rendered,
  pageMap: PageMap,
  modified: Date = new Date(edition.manuscript.config.date),
  cache: Cache = NO_CACHE,
  cover: Promise<PackedFile> = coverImage(edition),
): Promise<Outcome<OutputFile>> {
  const { config, images } = edition.manuscript;
  const opened = openParts(rendered);
  const parts = withContents(opened.value, label(edition.labels, "epub-contents"));
  const places = idsByFile(parts);
  const linked = parts.map((file) => relink(file, places, images));
  const files = linked.map(({ value }) => value);
  const taken = new Set(places.keys());
  const printed = printedWords(edition, pageMap);
  const marks = markPages(pageMap, blocksOf(files), taken, printed);
  const finished = files
    .map((file) => ({
      ...file,
      tree: withRoles(placeMarkers(file.tree, marks, marking(edition))),
    }))
    .map((file) =>
      isContents(file) ? withNavigation(file, { edition, files, marks, places }) : file,
    );

  const pages = [
    { href: COVER_HREF, content: coverFile(edition) },
    ...finished.map((file) => ({ href: file.href, content: partFile(file, rendered) })),
  ];
  const style = rendered.css.join("\n");
  const fonts = await subsetFonts(pages.map(({ content }) => content).join("") + style, cache);
  const resources = [await cover, ...imagesOf(parts, images), ...fonts.files];
  const bytes = await pack({
    title: config.title,
    pages,
    opf: opfFile({ edition, files, marks, modified, resources }),
    css: `${fonts.css}\n${style}\n`,
    resources,
    notices: fonts.licences,
    date: modified,
  });
  return {
    value: { name: `${config.slug}.epub`, bytes },
    diagnostics: [...opened.diagnostics, ...linked.flatMap(({ diagnostics }) => diagnostics)],
  };
}

/**
 * A marker as EPUB 3.3 and DPUB-ARIA 1.1 want it: empty, so that it adds nothing to the text, and
 * named, so that a screen reader can say the page. The style sheet shows what `data-shown` says.
 */
function marking(edition: Edition): Marking {
  return {
    beforeHeadings: true,
    marker: ({ id, folio }) =>
      element("span", {
        class: "print-page",
        "epub:type": "pagebreak",
        role: "doc-pagebreak",
        id,
        "aria-label": folio,
        "data-shown": label(edition.labels, "print-page-mark", { n: folio }),
      }),
  };
}

function partFile({ part, href, tree }: PartFile, { language }: Rendered): string {
  const bodyType = `${part.matter}matter`;
  return xhtmlFile({ href, title: part.title, language, bodyType, content: [tree] });
}
