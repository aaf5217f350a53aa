// Stage package: one part of the book after another becomes a file of an EPUB 3.3, and the print
// edition's pages are marked in it. Imports the ground only.

import type { Outcome } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { OutputFile, PageMap, Rendered } from "../model/outputs.ts";
import { blocksOf } from "./blocks.ts";
import { NAV_HREF, pack } from "./container.ts";
import { COVER_HREF, coverFile, coverImage } from "./cover.ts";
import { subsetFonts } from "./fonts.ts";
import { imagesOf, relink } from "./links.ts";
import { placeMarkers } from "./markers.ts";
import { CONTENTS, navFile } from "./nav.ts";
import { opfFile } from "./opf.ts";
import { xhtmlFile } from "./page.ts";
import { markPages } from "./pages.ts";
import { idsByFile, openParts, type PartFile } from "./parts.ts";

/**
 * Packs the rendered parts as `<slug>.epub`, with a cover and navigation of its own. `pageMap` is
 * the print edition's; an empty one gives a book without a page list. `modified` is the instant the
 * book states as its last change (ISO 8601), the edition's own date unless another is given.
 *
 * Reports XHTML that is not well-formed and links or images that lead to nothing: what an
 * edition's own templates can do. The same input gives the same bytes.
 */
export async function packageEpub(
  edition: Edition,
  rendered: Rendered,
  pageMap: PageMap,
  modified: string = edition.manuscript.config.date,
): Promise<Outcome<OutputFile>> {
  const { config, images } = edition.manuscript;
  const opened = openParts(rendered);
  const places = new Map([[CONTENTS, NAV_HREF], ...idsByFile(opened.value)]);
  const blocks = blocksOf(opened.value);
  const marks = markPages(pageMap, blocks, new Set(places.keys()));
  const linked = opened.value.map((file) => relink(file, places, images));
  const files = linked.map(({ value }) => ({
    ...value,
    tree: placeMarkers(value.tree, blocks, marks),
  }));

  const date = new Date(modified);
  const parts = files.map((file) => ({ href: file.href, content: partFile(file, rendered) }));
  const { language } = rendered;
  const nav = navFile({ edition, language, files, marks, places });
  const cover = { href: COVER_HREF, content: coverFile(edition) };
  const style = rendered.css.join("\n");
  const text = [...parts.map(({ content }) => content), nav, cover.content, style].join("");
  const fonts = await subsetFonts(text);
  const resources = [
    await coverImage(edition),
    ...imagesOf(opened.value, images),
    ...fonts.files,
  ];
  const stamp = date.toISOString().replace(/\.\d+Z$/, "Z");
  const bytes = await pack({
    title: config.title,
    pages: [cover, ...parts],
    opf: opfFile({ edition, files, marks, modified: stamp, resources }),
    nav,
    css: `${fonts.css}\n${style}\n`,
    resources,
    notices: fonts.licences,
    date,
  });
  return {
    value: { name: `${config.slug}.epub`, bytes },
    diagnostics: [...opened.diagnostics, ...linked.flatMap(({ diagnostics }) => diagnostics)],
  };
}

function partFile({ part, href, tree }: PartFile, { language }: Rendered): string {
  const bodyType = `${part.matter}matter`;
  return xhtmlFile({ href, title: part.title, language, bodyType, content: [tree] });
}
