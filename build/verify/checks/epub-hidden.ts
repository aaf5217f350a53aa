// Nothing withheld can hide in an EPUB: every file of the container is named and read, every text of
// every document stands in a part or note of the edition, and comments, attributes, heads, style
// sheets and the package document hold none but the edition's words. Floor: verify.

import type { Comparison } from "../compare.ts";
import { rulesOf } from "../epub/css.ts";
import type { EpubDocument } from "../epub/open.ts";
import type { EpubReading } from "../epub/reading.ts";
import { ancestorsOf } from "../epub/selectors.ts";
import { commentsIn, textsInXml } from "../epub/texts.ts";
import {
  attribute,
  attributesOf,
  childrenOf,
  collapsed,
  type Element,
  elementsOf,
  named,
  textOf,
} from "../epub/xml.ts";
import { strayInZip } from "../epub/zip.ts";
import { isTechnical, type Known } from "../known.ts";
import { letters } from "../text/running.ts";
import { type Finding, finding, quoted } from "./finding.ts";

export function checkEpubHidden(
  comparison: Comparison,
  reading: EpubReading,
  bytes: Uint8Array,
  known: Known,
): Finding[] {
  const { spine, css } = reading.file;
  const isKnown = (text: string): boolean => isTechnical(text) || known(text);
  return [
    ...strayInZip(bytes).map((what) => hides(what)),
    ...checkFiles(reading),
    ...checkPackage(reading, isKnown),
    ...spine.flatMap((document) => [
      ...checkStray(comparison, document),
      ...checkUnseen(document, isKnown),
    ]),
    ...[...css].flatMap(([href, text]) => checkGenerated(href, text, isKnown)),
  ];
}

function hides(message: string, seen: string | null = null): Finding {
  return finding("nothing-is-hidden", message, { seen });
}

/** Files of the container itself, and the licences of the fonts: OCF 3.3, 4.2.6. */
const UNNAMED =
  /^(?:mimetype|META-INF\/(?:container\.xml|[\w. -]*(?:LICEN[CS]E|OFL)[\w. -]*\.txt))$/u;

function checkFiles({ file }: EpubReading): Finding[] {
  const { files, named: inManifest, packagePath, spine, nav } = file;
  const folder = packagePath.slice(0, packagePath.lastIndexOf("/") + 1);
  const read = new Set(
    [...spine, ...(nav ? [nav] : [])].map(({ href }) => folder + decodeURI(href)),
  );
  return Object.keys(files).flatMap((path) => {
    if (UNNAMED.test(path) || path === packagePath || path.endsWith("/")) return [];
    if (!inManifest.has(path)) return [hides(`the file ${path} is named by nothing`)];
    const isDocument = /\.x?html?$/iu.test(path);
    return isDocument && !read.has(path)
      ? [hides(`the document ${path} is in no reading order`)]
      : [];
  });
}

function checkPackage({ file }: EpubReading, isKnown: Known): Finding[] {
  const source = new TextDecoder().decode(file.files[file.packagePath]);
  const metadata = /<metadata[\s\S]*<\/metadata>/u.exec(source)?.[0] ?? "";
  const root = `<package xmlns:dc="dc" xmlns:opf="opf">${metadata}</package>`;
  return [...textsInXml(root), ...(source.match(/<!--[\s\S]*?-->/gu) ?? [])]
    .filter((text) => !isKnown(text) && !isOfFormat(text))
    .map((text) =>
      hides(`${quoted(text)} is in the package document, and not in the manuscript`),
    );
}

/** Names of properties and their values: single words of the EPUB vocabularies, and MARC relators. */
function isOfFormat(text: string): boolean {
  return /^#?[\w:.-]+$/u.test(text);
}

/** Text of a document that stands in no part and no note of the edition. */
function checkStray({ byAnchor, wanted }: Comparison, document: EpubDocument): Finding[] {
  const [body] = named(document.dom, "body");
  if (!body) return [];
  const isOwn = (element: Element): boolean => {
    const id = attribute(element, "id");
    return byAnchor.has(id) || wanted.scope.takes(id);
  };
  const stray = (element: Element): readonly string[] => {
    if (isOwn(element)) return [];
    return childrenOf(element).flatMap((child) => {
      const text = textOf(child);
      if (text !== null) return letters(text) === "" ? [] : [text];
      return "tagName" in child ? stray(child as Element) : [];
    });
  };
  return stray(body).map((text) =>
    finding("transcription-is-conserved", `${quoted(text)} is not in the manuscript`, {
      seen: document.href,
    }),
  );
}

/** Attributes that are read out, shown on asking, or carried along: all but those that name things. */
const NAMING =
  /^(?:id|class|style|href|src|rel|type|charset|scope|start|colspan|rowspan|dir|hidden|role|lang|xml:lang|xmlns(?::.*)?|epub:(?:type|prefix)|aria-(?:labelledby|describedby|details|hidden|level|owns|controls|current)|media|width|height|name|property|data-(?:matter|kind|call|key|folio-of|place|hand|entry))$/u;

function checkUnseen({ href, dom }: EpubDocument, isKnown: Known): Finding[] {
  const texts = [...elementsOf(dom)].flatMap((element) => {
    if (element.localName === "script") return [`script ${collapsed(element)}`];
    const own = attributesOf(element).flatMap(([name, value]) =>
      NAMING.test(name) || draws(element, name, value) ? [] : [value],
    );
    return isTitle(element) ? [...own, collapsed(element)] : own;
  });
  const unknown = texts.filter((text) => !isKnown(text));
  return [
    ...unknown.map((text) =>
      hides(`${quoted(text)} is carried unseen, and not in the manuscript`, href),
    ),
    ...commentsIn(dom)
      .filter((text) => !isKnown(text))
      .map((text) => hides(`${quoted(text)} is in a comment, and not in the manuscript`, href)),
  ];
}

/** Attributes by which a drawing says where and how it draws: SVG 1.1, 5 to 11. */
const GEOMETRY =
  /^(?:viewBox|transform|d|points|[xyr]|[xyc][12xy]|r[xy]|d[xy]|fill|stroke(?:-[a-z]+)?|text-anchor|font-size|pointer-events)$/u;
const MEASURES =
  /^(?:none|currentColor|start|middle|end|round|-?[\d.]+(?:em|px|%)?|(?:(?:translate|rotate|scale)\([-\d.,\s]+\)\s*)+|[MLHVCSQTAZ\d\s.,-]+)$/iu;

function draws({ namespaceURI }: Element, name: string, value: string): boolean {
  return (
    namespaceURI === "http://www.w3.org/2000/svg" && GEOMETRY.test(name) && MEASURES.test(value)
  );
}

function isTitle(element: Element): boolean {
  return element.localName === "title" && ancestorsOf(element)[0]?.localName === "head";
}

/** Words that a style sheet puts into the text. */
function checkGenerated(href: string, css: string, isKnown: Known): Finding[] {
  return rulesOf(css)
    .flatMap(({ declarations }) => declarations)
    .filter(({ property }) => property === "content")
    .flatMap(({ value }) => [...value.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'/gu)])
    .map(([, double, single]) => double ?? single ?? "")
    .filter((text) => letters(text) !== "" && !isKnown(text))
    .map((text) => hides(`a style sheet puts ${quoted(text)} into the text`, href));
}
