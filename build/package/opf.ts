// The package document: metadata, manifest, spine. Floor: package. EPUB 3.3, section 5.

import type { Edition } from "../model/edition.ts";
import { NAV_HREF, type PackedFile, STYLE_HREF } from "./container.ts";
import { COVER_HREF, COVER_IMAGE_HREF } from "./cover.ts";
import { type Described, metadata } from "./metadata.ts";
import type { PartFile } from "./parts.ts";
import { element, elements, serialiseData, type XmlElement } from "./xml.ts";

/** Core media types of EPUB 3.3, section 3.2, by extension. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  css: "text/css",
  gif: "image/gif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  svg: "image/svg+xml",
  webp: "image/webp",
  woff2: "font/woff2",
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
    element("spine", {}, ...spine(edition, files)),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${serialiseData(root)}`;
}

function manifest({ files, resources }: PackageDocument): readonly XmlElement[] {
  return [
    item("nav", NAV_HREF, "nav"),
    item("cover", COVER_HREF),
    item("style", STYLE_HREF),
    ...files.map(({ part, href, tree }) => item(part.id, href, ...propertiesOf(tree))),
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
function propertiesOf(tree: XmlElement): readonly string[] {
  const names = new Set([...elements(tree)].map(({ name }) => name));
  return ["svg", "math"]
    .filter((name) => names.has(name))
    .map((name) => (name === "math" ? "mathml" : name));
}

/**
 * The reading order. The navigation document is the book's page of contents: it stands where the
 * edition has that, else after title page and imprint.
 */
function spine(edition: Edition, files: readonly PartFile[]): readonly XmlElement[] {
  const order = edition.parts.map(({ id }) => id);
  const contents = edition.parts.findIndex(({ kind }) => kind === "contents");
  const isBefore = ({ part }: PartFile): boolean =>
    contents === -1
      ? part.kind === "title-page" || part.kind === "imprint"
      : order.indexOf(part.id) < contents;
  const at = files.findIndex((file) => !isBefore(file));
  const split = at === -1 ? files.length : at;
  const refs = files.map(({ part }) => part.id);
  return ["cover", ...refs.slice(0, split), "nav", ...refs.slice(split)].map((idref) =>
    element("itemref", { idref }),
  );
}
