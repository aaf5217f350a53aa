// What the package document says of the book. Floor: package.
// EPUB 3.3, section 5.5; EPUB Accessibility 1.1, section 2.

import type { Edition } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import type { Contributor } from "../model/manuscript.ts";
import { digestOf, stated } from "../model/provenance.ts";
import type { PageMark } from "../paging/pages.ts";
import { element, elements, type XmlElement } from "../paging/xml.ts";
import type { PartFile } from "./parts.ts";

/** MARC relator codes, https://id.loc.gov/vocabulary/relators.html. */
const RELATORS: Readonly<Record<Contributor["role"], string>> = {
  author: "aut",
  editor: "edt",
  translator: "trl",
  transcriber: "trc",
  publisher: "pbl",
};

/** Who made the work, as against who helped to: EPUB 3.3, 5.5.3.2.3. */
const CREATORS: readonly Contributor["role"][] = ["author", "editor"];

export interface Described {
  readonly edition: Edition;
  readonly files: readonly PartFile[];
  readonly marks: readonly PageMark[];
  /** Of the last change. */
  readonly modified: Date;
}

/** The `metadata` element. */
export function metadata(described: Described): XmlElement {
  const { config } = described.edition.manuscript;
  return element(
    "metadata",
    { "xmlns:dc": "http://purl.org/dc/elements/1.1/" },
    element("dc:identifier", { id: "identifier" }, config.identifier),
    ...titles(described.edition),
    element("dc:language", {}, config.language),
    ...config.contributors.flatMap(person),
    ...optional("dc:publisher", config.publisher),
    element("dc:date", {}, config.date),
    element("dc:rights", {}, config.rights),
    ...optional("dc:description", config.description),
    property("dcterms:modified", described.modified.toISOString().replace(/\.\d+/, "")),
    property("schema:version", config.version),
    property("dcterms:provenance", stated(digestOf(described.edition.manuscript.inputs))),
    ...pageSource(described),
    ...accessibility(described),
    property("ibooks:specified-fonts", "true"),
    element("meta", { name: "cover", content: "cover-image" }),
  );
}

function property(name: string, value: string, refines?: string): XmlElement {
  const of = refines === undefined ? {} : { refines: `#${refines}` };
  return element("meta", { ...of, property: name }, value);
}

function optional(name: string, value: string | undefined): readonly XmlElement[] {
  return value === undefined ? [] : [element(name, {}, value)];
}

function titles({ manuscript: { config } }: Edition): readonly XmlElement[] {
  const all = [
    { type: "main", text: config.title },
    { type: "subtitle", text: config.subtitle },
    { type: "short", text: config.shortTitle },
  ];
  return all.flatMap(({ type, text }) =>
    text === undefined
      ? []
      : [
          element("dc:title", { id: `title-${type}` }, text),
          property("title-type", type, `title-${type}`),
        ],
  );
}

function person({ name, role }: Contributor, index: number): readonly XmlElement[] {
  const id = `person-${index + 1}`;
  const kind = CREATORS.includes(role) ? "dc:creator" : "dc:contributor";
  return [
    element(kind, { id }, name),
    element(
      "meta",
      { refines: `#${id}`, property: "role", scheme: "marc:relators" },
      RELATORS[role],
    ),
  ];
}

/** Which edition the page list counts the pages of: EPUB Accessibility 1.1, 3.2.2. */
function pageSource({ edition, marks }: Described): readonly XmlElement[] {
  if (marks.length === 0) return [];
  const { title, version, date, isbn } = edition.manuscript.config;
  const named = label(edition.labels, "epub-print-edition", { title, version, date });
  const print = isbn === undefined ? named : `urn:isbn:${isbn.replace(/[-\s]/gu, "")}`;
  return [
    element("dc:source", { id: "print-edition" }, print),
    property("source-of", "pagination", "print-edition"),
    property("pageBreakSource", print),
  ];
}

/**
 * Only what is true of this book. No conformance is claimed (`dcterms:conformsTo`): that takes an
 * evaluation by people, which a build cannot make.
 */
function accessibility({ edition, files, marks }: Described): readonly XmlElement[] {
  const pictures = files.some(({ tree }) =>
    [...elements(tree)].some(({ name }) => name === "img" || name === "svg"),
  );
  const features = [
    "alternativeText",
    "ARIA",
    "displayTransformability",
    "readingOrder",
    "structuralNavigation",
    "tableOfContents",
    ...(marks.length > 0 ? ["pageBreakMarkers", "pageNavigation"] : []),
  ];
  return [
    property("schema:accessMode", "textual"),
    ...(pictures ? [property("schema:accessMode", "visual")] : []),
    property("schema:accessModeSufficient", "textual"),
    ...features.map((feature) => property("schema:accessibilityFeature", feature)),
    property("schema:accessibilityHazard", "none"),
    property(
      "schema:accessibilitySummary",
      label(edition.labels, "epub-accessibility-summary"),
    ),
  ];
}
