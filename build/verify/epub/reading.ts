// An EPUB as its reader meets it: the running text of every part, every note, and the element
// in which each character stands. Floor: verify.

import type { Anchor } from "../../model/edition.ts";
import { Running, SPACE } from "../text/running.ts";
import { type EpubDocument, type OpenEpub, resolveHref } from "./open.ts";
import {
  attribute,
  childrenOf,
  classesOf,
  type Element,
  elementsOf,
  isElement,
  named,
  textOf,
} from "./xml.ts";

export interface PlacedElement {
  readonly element: Element;
  readonly document: EpubDocument;
}

export interface EpubReading {
  readonly file: OpenEpub;
  /** Every element that has an id, by it; more than one is a fault. */
  readonly byId: ReadonlyMap<string, readonly PlacedElement[]>;
  /** The elements of parts and notes, as `Running.at` counts them. */
  readonly holders: readonly PlacedElement[];
  readonly body: ReadonlyMap<Anchor, Running>;
  readonly notes: ReadonlyMap<Anchor, Running>;
  /** Of every id inside a part: how many characters of the part's running text stand before it. */
  readonly positions: ReadonlyMap<string, Position>;
}

export interface Position {
  readonly part: Anchor;
  readonly index: number;
}

export interface EpubOrientation {
  readonly parts: readonly Anchor[];
  readonly notes: readonly Anchor[];
}

/** Puts the text of an open EPUB in order. Pure. */
export function readEpub(file: OpenEpub, orientation: EpubOrientation): EpubReading {
  const byId = new Map<string, PlacedElement[]>();
  for (const document of file.spine) {
    for (const element of elementsOf(document.dom)) {
      const id = attribute(element, "id");
      if (id) byId.set(id, [...(byId.get(id) ?? []), { element, document }]);
    }
  }
  const notes = new Set(orientation.notes);
  const isNote = (element: Element): boolean => notes.has(attribute(element, "id"));
  const reader = new TextReader();
  const readAll = (anchors: readonly Anchor[], leaveOut: (element: Element) => boolean) =>
    new Map(
      anchors.flatMap((anchor) => {
        const place = byId.get(anchor)?.[0];
        return place ? [[anchor, reader.read(anchor, place, leaveOut)] as const] : [];
      }),
    );
  return {
    file,
    byId,
    holders: reader.holders,
    body: readAll(
      orientation.parts,
      (element) => isNote(element) || isList(element) || isNumber(element),
    ),
    notes: readAll(orientation.notes, () => false),
    positions: reader.positions,
  };
}

/** Lists of the navigation, checked as such and not as text: EPUB 3.3, 7.4. */
function isList(element: Element): boolean {
  return ["toc", "loi", "lot", "page-list", "landmarks"].includes(
    attribute(element, "epub:type"),
  );
}

/** The number of a paragraph, which is no part of its text and checked by itself. */
export function isNumber(element: Element): boolean {
  return classesOf(element).includes("paragraph-number");
}

const BLOCKS: ReadonlySet<string> = new Set(
  "address article aside blockquote body br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td text tfoot th thead tr ul".split(
    " ",
  ),
);

class TextReader {
  readonly holders: PlacedElement[] = [];
  readonly positions = new Map<string, Position>();
  private running = new Running();
  private anchor: Anchor = "";
  private parted = true;

  read(anchor: Anchor, place: PlacedElement, leaveOut: (element: Element) => boolean): Running {
    this.running = new Running();
    this.anchor = anchor;
    this.parted = true;
    this.walk(place, leaveOut);
    return this.running;
  }

  private walk(
    { element, document }: PlacedElement,
    leaveOut: (one: Element) => boolean,
  ): void {
    const block = BLOCKS.has(element.localName ?? "");
    this.parted ||= block;
    const id = attribute(element, "id");
    if (id) this.positions.set(id, { part: this.anchor, index: this.running.length });
    const holder = this.holders.push({ element, document }) - 1;
    for (const child of childrenOf(element)) {
      const text = textOf(child);
      if (text !== null) this.add(text, holder);
      else if (isElement(child) && !leaveOut(child)) {
        this.walk({ element: child, document }, leaveOut);
      }
    }
    this.parted ||= block;
  }

  private add(text: string, holder: number): void {
    const before = this.running.length;
    this.running.add(text, holder, this.parted ? SPACE : 0);
    if (this.running.length > before) this.parted = /\s$/u.test(text);
    else this.parted ||= /\s/u.test(text);
  }
}

/** Where something is, from the package document's folder. */
export function hrefOf({ document }: PlacedElement, id: string): string {
  return `${document.href}#${id}`;
}

/** A link and where it leads. */
export interface Led {
  readonly link: Element;
  /** From the package document's folder. */
  readonly path: string;
  readonly id: string;
  /** Null where it leads to nothing in the spine that has the id. */
  readonly to: PlacedElement | null;
}

/** The links in an element, itself included. */
export function linksIn(
  reading: EpubReading,
  { element, document }: PlacedElement,
): readonly Led[] {
  return named(element, "a")
    .filter((link) => link.hasAttribute("href"))
    .map((link) => {
      const href = resolveHref(document.href, attribute(link, "href"));
      const [path = "", id = ""] = href.split("#");
      const to = reading.byId.get(id)?.find((one) => one.document.href === path) ?? null;
      return { link, path, id, to };
    });
}
