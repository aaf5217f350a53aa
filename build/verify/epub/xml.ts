// The few things verify asks of an XML document. Floor: verify.

import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";

export type { Document, Element, Node } from "@xmldom/xmldom";

const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;

/** Parses well-formed XML. @throws Error with the parser's words where it is not. */
export function parseXml(source: string): Document {
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level === "error") throw new Error(message);
    },
  });
  return parser.parseFromString(source, "text/xml");
}

export function isElement(node: Node): node is Element {
  return node.nodeType === ELEMENT;
}

/** The characters of a text node; null for any other node. */
export function textOf(node: Node): string | null {
  return node.nodeType === TEXT || node.nodeType === CDATA ? (node.nodeValue ?? "") : null;
}

export function childrenOf(node: Node): readonly Node[] {
  const found: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/** Every element under `root` and `root` itself, in document order. */
export function* elementsOf(root: Node): Generator<Element> {
  for (let node: Node | null = root; node; node = following(node, root)) {
    if (isElement(node)) yield node;
  }
}

/** The next node in document order that lies under `root`. */
function following(node: Node, root: Node): Node | null {
  if (node.firstChild) return node.firstChild;
  for (let at: Node | null = node; at && at !== root; at = at.parentNode) {
    if (at.nextSibling) return at.nextSibling;
  }
  return null;
}

/** The elements of a name, whatever their namespace's prefix. */
export function named(root: Node, name: string): readonly Element[] {
  return [...elementsOf(root)].filter(({ localName }) => localName === name);
}

export function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}

export function attributesOf(element: Element): readonly (readonly [string, string])[] {
  return Array.from(element.attributes).map(({ name, value }) => [name, value]);
}

export function classesOf(element: Element): readonly string[] {
  return attribute(element, "class").split(/\s+/u).filter(Boolean);
}

/** The text of an element, white space collapsed. */
export function collapsed(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** An attribute's words. */
export function words(element: Element, name: string): readonly string[] {
  return attribute(element, name).split(/\s+/u).filter(Boolean);
}
