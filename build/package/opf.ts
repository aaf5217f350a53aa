// The package document: metadata, manifest, spine. Floor: package. EPUB 3.3, section 5.

import { element, elements, serialiseData, type XmlElement } from "../paging/xml.ts";
import { NAV_HREF, type PackedFile, STYLE_HREF } from "./container.ts";
import { COVER_HREF, COVER_IMAGE_HREF } from "./cover.ts";
import { type Described, metadata } from "./metadata.ts";
import type { PartFile } from "./parts.ts";

/** Core media types of EPUB 3.3, section 3.2, by extension. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
  ttf: "font/ttf",
  xhtml: "application/xhtml+xml",
};

/** @throws RangeError for a file of no known type: a bug of the build, which chooses what it packs. */
export function mediaType(href: string): string {
  const type = MEDIA_TYPES[href.split(".").at(-1)?.toLowerCase() ?? ""];
  if (type === undefined) throw new RangeError(`${href} is of no known media type`);
  return type;
}

export interface PackageDocument extends Described {
  /** Fonts, images, the cover's picture. */
  readonly resources: readonly PackedFile[];
}

/** The package document as complete XML. */
export function opfFile(book: PackageDocument): string {
  const { edition, files } = book;
  const root = element(
    "package",
    {
      xmlns: "http://www.idpf.org/2007/opf",
      version: "3.0",
      "unique-identifier": "identifier",
      "xml:lang": edition.manuscript.config.language,
      prefix:
        "ibooks: http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/",
    },
    metadata(book),
    element("manifest", {}, ...manifest(book)),
    element("spine", {}, ...spine(files)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${serialiseData(root)}`;
}

function manifest({ files, resources }: PackageDocument): readonly XmlElement[] {
  return [
    item("cover", COVER_HREF),
    ...files.map((file) => item(file.part.id, file.href, ...propertiesOf(file))),
    item("style", STYLE_HREF),
    ...resources.map(({ href }, index) =>
      href === COVER_IMAGE_HREF
        ? item("cover-image", href, "cover-image")
        : item(`resource-${index + 1}`, href),
    ),
  ];
}

function item(id: string, href: string, ...properties: readonly string[]): XmlElement {
  return element("item", {
    id,
    href: encodeURI(href),
    "media-type": mediaType(href),
    ...(properties.length > 0 ? { properties: properties.join(" ") } : {}),
  });
}

/** What a reading system must know before it opens the file: EPUB 3.3, appendix D.5. */
function propertiesOf({ href, tree }: PartFile): readonly string[] {
  const names = new Set([...elements(tree)].map(({ name }) => name));
  return [
    ...(href === NAV_HREF ? ["nav"] : []),
    ...(names.has("math") ? ["mathml"] : []),
    ...(names.has("svg") ? ["svg"] : []),
  ];
}

/** The reading order: the edition's own, after the cover. */
function spine(files: readonly PartFile[]): readonly XmlElement[] {
  return ["cover", ...files.map(({ part }) => part.id)].map((idref) =>
    element("itemref", { idref }),
  );
}
