// XML as a small tree of values: parsed strictly, changed only by making new trees, written back.
// Floor: paging. Its parser is not the one `verify` reads the finished book with.

import { SaxesParser } from "saxes";

export interface XmlElement {
  readonly type: "element";
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}
export interface XmlText {
  readonly type: "text";
  readonly value: string;
}
export type XmlNode = XmlElement | XmlText;

/** A parsed element, or where and why there is none: `3:14: unclosed tag: p`. */
export type Parsed =
  | { readonly element: XmlElement; readonly fault: null }
  | { readonly element: null; readonly fault: string };

/** Makes an element; strings among the children become text, nulls are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (XmlNode | string | null)[]
): XmlElement {
  return { type: "element", name, attributes, children: children.flatMap(toNode) };
}

function toNode(child: XmlNode | string | null): readonly XmlNode[] {
  if (child === null) return [];
  return [typeof child === "string" ? { type: "text", value: child } : child];
}

interface OpenElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
}

/**
 * Parses one element. Comments and processing instructions are left out: no reader of a book
 * sees them. Prefixes such as `epub:` need no declaration here; the file that the element is put
 * into declares them.
 */
export function parseXml(source: string): Parsed {
  const top: OpenElement = { name: "", attributes: {}, children: [] };
  const open: OpenElement[] = [top];
  const into = (): XmlNode[] => (open.at(-1) ?? top).children;
  const addText = (value: string): void => {
    if (open.length > 1) into().push({ type: "text", value });
  };
  const parser = new SaxesParser({ xmlns: false, position: true });
  let fault: string | null = null;
  parser.on("error", ({ message }) => {
    fault ??= message;
  });
  parser.on("opentag", ({ name, attributes }) => open.push({ name, attributes, children: [] }));
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed) into().push({ type: "element", ...closed });
  });
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(source).close();
  const root = top.children[0];
  if (fault !== null || root?.type !== "element") {
    return { element: null, fault: fault ?? "there is no element" };
  }
  return { element: root, fault: null };
}

/** HTML's void elements, https://html.spec.whatwg.org/#void-elements. */
const VOID: ReadonlySet<string> = new Set(
  "area base br col embed hr img input link meta source track wbr".split(" "),
);

/**
 * Writes a node as XML. Of XHTML only the void elements are written `<br/>`, since readers that
 * parse XHTML as HTML would take `<span/>` for an opening tag.
 */
export function serialise(node: XmlNode): string {
  if (node.type === "text") return escapeText(node.value);
  if (node.children.length === 0 && VOID.has(node.name)) return `<${startOf(node)}/>`;
  return `<${startOf(node)}>${node.children.map(serialise).join("")}</${node.name}>`;
}

/** Writes an element that programs read: one to a line, empty ones as `<item/>`. */
export function serialiseData(node: XmlElement, indent = ""): string {
  if (node.children.length === 0) return `${indent}<${startOf(node)}/>\n`;
  const inner = node.children.filter((child) => child.type === "element");
  if (inner.length === 0) return `${indent}${serialise(node)}\n`;
  const lines = inner.map((child) => serialiseData(child, `${indent}  `)).join("");
  return `${indent}<${startOf(node)}>\n${lines}${indent}</${node.name}>\n`;
}

function startOf({ name, attributes }: XmlElement): string {
  const written = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escapeText(value).replace(/"/g, "&quot;")}"`,
  );
  return name + written.join("");
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** Every element under and including `root`, each before its children. */
export function* elements(root: XmlElement): Generator<XmlElement> {
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    const inner = next.children.filter((child) => child.type === "element");
    waiting.push(...inner.reverse());
  }
}

/** A new tree, every element passed through `change` after its children. */
export function mapElements(
  root: XmlElement,
  change: (element: XmlElement) => XmlElement,
): XmlElement {
  const children = root.children.map((child) =>
    child.type === "element" ? mapElements(child, change) : child,
  );
  return change({ ...root, children });
}

/** True if `class` names it. */
export function hasClass({ attributes }: XmlElement, name: string): boolean {
  return (attributes.class ?? "").split(/\s+/).includes(name);
}

/** The text inside, elements for which `skip` is true left out. */
export function textOf(
  node: XmlNode,
  skip: (element: XmlElement) => boolean = () => false,
): string {
  if (node.type === "text") return node.value;
  return skip(node) ? "" : node.children.map((child) => textOf(child, skip)).join("");
}
