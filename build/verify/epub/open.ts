// Opens an EPUB as a reading system does: container, package document, spine, navigation.
// Floor: verify. EPUB 3.3, chapters 4 to 7; OCF zip container.

import { strFromU8, unzipSync } from "fflate";
import {
  attribute,
  collapsed,
  type Document,
  type Element,
  named,
  parseXml,
  words,
} from "./xml.ts";

export interface EpubDocument {
  /** From the package document's folder. */
  readonly href: string;
  readonly dom: Document;
}

export interface NavEntry {
  readonly title: string;
  readonly depth: number;
  /** From the package document's folder, fragment included. */
  readonly href: string;
  readonly type: string;
}

export interface OpenEpub {
  readonly title: string | null;
  readonly language: string | null;
  readonly identifier: string | null;
  /** What it says it was made from: `sha256:…`. */
  readonly provenance: string | null;
  /** In the order of the spine. */
  readonly spine: readonly EpubDocument[];
  readonly contents: readonly NavEntry[];
  readonly pageList: readonly NavEntry[];
  readonly landmarks: readonly NavEntry[];
  readonly illustrations: readonly NavEntry[];
  readonly tables: readonly NavEntry[];
  /** The navigation document; null where the package has none. */
  readonly nav: EpubDocument | null;
  /** Style sheets by href. */
  readonly css: ReadonlyMap<string, string>;
  /** Everything in the container, by its path there, and the path of the package document. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly packagePath: string;
  /** Paths in the container of what the manifest names. */
  readonly named: ReadonlySet<string>;
  /** Hrefs of everything the manifest names that is not in the file. */
  readonly missing: readonly string[];
}

/** Reads a whole EPUB. @throws Error where it is no zip, or something it needs is not there or no XML. */
export function openEpub(bytes: Uint8Array): OpenEpub {
  const files = unzipSync(bytes);
  const read = (path: string): string => {
    const found = files[path];
    if (!found) throw new Error(`${path} is not in the file`);
    return strFromU8(found);
  };
  const container = parseXml(read("META-INF/container.xml"));
  const rootPath = attribute(first(container, "rootfile"), "full-path");
  const folder = rootPath.slice(0, rootPath.lastIndexOf("/") + 1);
  const opf = parseXml(read(rootPath));
  const manifest = named(first(opf, "manifest"), "item");
  const byId = new Map(manifest.map((item) => [attribute(item, "id"), item]));
  const open = (href: string): EpubDocument => ({
    href,
    dom: parseFile(href, read(folder + decodeURI(href))),
  });
  const nav = manifest.find((item) => words(item, "properties").includes("nav"));
  const navDocument = nav ? open(attribute(nav, "href")) : null;
  const navigation = navDocument ? readNav(navDocument) : [];
  return {
    title: textOfFirst(opf, "title"),
    language: textOfFirst(opf, "language"),
    identifier: identifierOf(opf),
    provenance: provenanceOf(opf),
    spine: named(first(opf, "spine"), "itemref").flatMap((ref) => {
      const item = byId.get(attribute(ref, "idref"));
      return item ? [open(attribute(item, "href"))] : [];
    }),
    contents: navigation.filter(({ nav: type }) => type === "toc"),
    pageList: navigation.filter(({ nav: type }) => type === "page-list"),
    landmarks: navigation.filter(({ nav: type }) => type === "landmarks"),
    illustrations: navigation.filter(({ nav: type }) => type === "loi"),
    tables: navigation.filter(({ nav: type }) => type === "lot"),
    nav: navDocument,
    css: new Map(
      manifest
        .filter((item) => attribute(item, "media-type") === "text/css")
        .map((item) => [attribute(item, "href"), read(folder + attribute(item, "href"))]),
    ),
    files,
    packagePath: rootPath,
    named: new Set(manifest.map((item) => folder + decodeURI(attribute(item, "href")))),
    missing: manifest
      .map((item) => attribute(item, "href"))
      .filter((href) => !(folder + decodeURI(href) in files)),
  };
}

/** @throws Error that says which file it is. */
function parseFile(href: string, source: string): Document {
  try {
    return parseXml(source);
  } catch (error) {
    throw new Error(
      `${href} is not well-formed: ${error instanceof Error ? error.message : error}`,
    );
  }
}

function first(root: Document | Element, name: string): Element {
  const [found] = named(root, name);
  if (!found) throw new Error(`there is no <${name}>`);
  return found;
}

function textOfFirst(opf: Document, name: string): string | null {
  const [found] = named(opf, name);
  return found ? collapsed(found) : null;
}

/** The identifier that the package calls its unique one: EPUB 3.3, 5.4.1. */
function identifierOf(opf: Document): string | null {
  const id = attribute(first(opf, "package"), "unique-identifier");
  const found = named(opf, "identifier").find((one) => attribute(one, "id") === id);
  return found ? collapsed(found) : null;
}

function provenanceOf(opf: Document): string | null {
  const found = named(opf, "meta").find(
    (meta) => attribute(meta, "property") === "dcterms:provenance",
  );
  return found ? collapsed(found) : null;
}

interface TypedEntry extends NavEntry {
  readonly nav: string;
}

function readNav({ href, dom }: EpubDocument): readonly TypedEntry[] {
  return named(dom, "nav").flatMap((nav) =>
    named(nav, "a").map((link) => ({
      nav: attribute(nav, "epub:type"),
      title: collapsed(link),
      depth: depthOf(link, nav),
      href: resolveHref(href, attribute(link, "href")),
      type: attribute(link, "epub:type"),
    })),
  );
}

/** In how many lists inside the navigation a link stands, beyond the first. */
function depthOf(link: Element, nav: Element): number {
  let depth = -1;
  for (let node = link.parentNode; node && node !== nav; node = node.parentNode) {
    if (node.nodeName === "ol") depth += 1;
  }
  return depth;
}

/** A link as written in the file `from`, from the package document's folder: RFC 3986, 5.2. */
export function resolveHref(from: string, link: string): string {
  if (link.startsWith("#")) return from + link;
  const steps = from.split("/").slice(0, -1);
  for (const step of link.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
