// Every text that an XML document holds, wherever in it. Floor: verify.

import { attributesOf, childrenOf, elementsOf, type Node, parseXml, textOf } from "./xml.ts";

/** Attributes whose values name things. */
const NAMING =
  /^(?:xmlns(?::.*)?|rdf:(?:about|resource|parseType)|xml:lang|xml:space|x:xmptk)$/u;

/** Texts of elements and values of attributes; what names things left out. */
export function textsInXml(source: string): readonly string[] {
  const document = parseXml(source);
  const texts: string[] = [];
  for (const element of elementsOf(document)) {
    for (const child of childrenOf(element)) {
      const text = textOf(child);
      if (text?.trim()) texts.push(text.trim());
    }
    for (const [name, value] of attributesOf(element)) {
      if (!NAMING.test(name)) texts.push(value);
    }
  }
  return [...texts, ...commentsIn(document)];
}

const COMMENT = 8;
const INSTRUCTION = 7;

/** What stands in comments and in processing instructions but those of XML and of XMP. */
export function commentsIn(root: Node): readonly string[] {
  return childrenOf(root).flatMap((node) => {
    if (node.nodeType === COMMENT) return [node.nodeValue ?? ""];
    if (node.nodeType === INSTRUCTION && !["xml", "xpacket"].includes(node.nodeName)) {
      return [`${node.nodeName} ${node.nodeValue ?? ""}`];
    }
    return commentsIn(node);
  });
}
