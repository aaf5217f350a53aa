// The XHTML file around a part, the cover or the navigation. Floor: package.

import { element, serialise, type XmlElement } from "../paging/xml.ts";
import { STYLE_HREF } from "./container.ts";
import { relative } from "./links.ts";

export interface PageFile {
  readonly href: string;
  readonly title: string;
  readonly language: string;
  /** `epub:type` of the body, EPUB 3 Structural Semantics Vocabulary. */
  readonly bodyType?: string;
  readonly content: readonly XmlElement[];
}

/** A complete XHTML file: prolog, language twice (HTML's and XML's), title, style sheet. */
export function xhtmlFile({ href, title, language, bodyType, content }: PageFile): string {
  const html = element(
    "html",
    {
      xmlns: "http://www.w3.org/1999/xhtml",
      "xmlns:epub": "http://www.idpf.org/2007/ops",
      lang: language,
      "xml:lang": language,
    },
    element(
      "head",
      {},
      element("meta", { charset: "utf-8" }),
      element("title", {}, title),
      element("link", {
        rel: "stylesheet",
        type: "text/css",
        href: relative(href, STYLE_HREF),
      }),
    ),
    element("body", bodyType === undefined ? {} : { "epub:type": bodyType }, ...content),
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${serialise(html)}\n`;
}
