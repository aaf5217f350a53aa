// Links and images of the parts, pointed at the files of the EPUB. Floor: package.

import type { Diagnostic, Outcome } from "../diagnostics.ts";
import type { Asset } from "../model/manuscript.ts";
import { elements, mapElements, type XmlElement } from "../paging/xml.ts";
import type { PackedFile } from "./container.ts";
import type { PartFile } from "./parts.ts";

/** The way from one file of the package to another: `../text/introduction.xhtml`. */
export function relative(from: string, to: string): string {
  const folders = from.split("/").slice(0, -1);
  const steps = to.split("/");
  while (folders.length > 0 && folders[0] === steps[0]) {
    folders.shift();
    steps.shift();
  }
  return [...folders.map(() => ".."), ...steps].join("/");
}

/**
 * Points every `href="#anchor"` at the file that holds the anchor, and every image at its copy.
 * What leads to nothing is reported, and left as it is.
 */
export function relink(
  file: PartFile,
  places: ReadonlyMap<string, string>,
  images: ReadonlyMap<string, Asset>,
): Outcome<PartFile> {
  const diagnostics: Diagnostic[] = [];
  const missing = (what: string): void => {
    diagnostics.push({
      rule: "epub-is-self-contained",
      message: `${what} is not in the EPUB`,
      seen: file.href,
      hint: "If the edition has templates of its own, look at those first.",
    });
  };
  const tree = mapElements(file.tree, (element) => {
    const link = linkOf(element);
    if (link !== null) {
      const href = resolveLink(link, file.href, places);
      if (href === null) missing(`the target of a link, ${link},`);
      else return withAttribute(element, "href", href);
    }
    const image = imageOf(element);
    if (image !== null) {
      if (!images.has(image)) missing(`the image ${image}`);
      else return withAttribute(element, "src", relative(file.href, imageHref(image)));
    }
    return element;
  });
  return { value: { ...file, tree }, diagnostics };
}

function linkOf({ name, attributes }: XmlElement): string | null {
  const { href } = attributes;
  return name === "a" && href?.startsWith("#") ? href : null;
}

function imageOf({ name, attributes }: XmlElement): string | null {
  return name === "img" ? (attributes.src ?? "") : null;
}

function resolveLink(
  link: string,
  from: string,
  places: ReadonlyMap<string, string>,
): string | null {
  const to = places.get(link.slice(1));
  if (to === undefined) return null;
  return to === from ? link : `${relative(from, to)}${link}`;
}

function withAttribute(element: XmlElement, name: string, value: string): XmlElement {
  return { ...element, attributes: { ...element.attributes, [name]: value } };
}

/** Where an image of the edition lies in the EPUB: under its own path, so that no two names meet. */
function imageHref(path: string): string {
  return `media/${path.replace(/^manuscript\//, "")}`;
}

/** The images that the parts show, once each, in the order in which they are first shown. */
export function imagesOf(
  files: readonly PartFile[],
  images: ReadonlyMap<string, Asset>,
): readonly PackedFile[] {
  const shown = new Set(
    files.flatMap(({ tree }) => [...elements(tree)].flatMap((each) => imageOf(each) ?? [])),
  );
  return [...shown].flatMap((path) => {
    const image = images.get(path);
    return image ? [{ href: imageHref(path), content: image.bytes }] : [];
  });
}
