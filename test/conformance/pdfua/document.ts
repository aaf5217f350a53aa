// What the Matterhorn Protocol asks of the document as a whole and of its annotations: checkpoints
// 01-007, 06, 07, 20, 21, 25, 26 and 28.

import { PDFBool, PDFDict, PDFName } from "@cantoo/pdf-lib";
import { at, dictsIn, list, text, type UaFile } from "./file.ts";

const failed = (fails: boolean, what: string): readonly string[] => (fails ? [what] : []);

function under({ document }: UaFile, key: string): PDFDict | undefined {
  const value = at(document.catalog, key);
  return value instanceof PDFDict ? value : undefined;
}

/** 01-007. */
export const suspects = (file: UaFile) =>
  failed(at(under(file, "MarkInfo"), "Suspects") === PDFBool.True, "Suspects is true");

/** 06-001. */
export const noXmp = ({ xmp }: UaFile) => failed(!xmp.includes("<x:xmpmeta"), "no XMP");

/** 06-002. */
export const noUaPart = ({ xmp }: UaFile) =>
  failed(!/<pdfuaid:part>1<\/pdfuaid:part>/.test(xmp), "no pdfuaid:part");

/** 06-003. */
export const noTitle = ({ xmp }: UaFile) =>
  failed(!/<dc:title>.*?<rdf:li[^>]*>[^<]+</s.test(xmp), "no dc:title");

const displays = (file: UaFile) => at(under(file, "ViewerPreferences"), "DisplayDocTitle");

/** 07-001. */
export const titleNotShown = (file: UaFile) =>
  failed(displays(file) === undefined, "no DisplayDocTitle");

/** 07-002. */
export const titleHidden = (file: UaFile) =>
  failed(displays(file) === PDFBool.False, "DisplayDocTitle is false");

function layers(file: UaFile): readonly PDFDict[] {
  const properties = under(file, "OCProperties");
  return [...dictsIn(at(properties, "D")), ...dictsIn(at(properties, "Configs"))];
}

/** 20-001 and 20-002. */
export const unnamedLayers = (file: UaFile) =>
  layers(file)
    .filter((one) => text(at(one, "Name")) === "")
    .map(() => "a set of layers");

/** 20-003. */
export const automaticLayers = (file: UaFile) =>
  layers(file)
    .filter((one) => one.has(PDFName.of("AS")))
    .map(() => "a set of layers");

/** 21-001. */
export const unnamedFiles = ({ dicts }: UaFile) =>
  dicts
    .filter((one) => one.has(PDFName.of("EF")))
    .filter((one) => !one.has(PDFName.of("F")) || !one.has(PDFName.of("UF")))
    .map(() => "an embedded file");

/** 25-001. */
export const dynamicForms = (file: UaFile) =>
  failed(under(file, "AcroForm")?.has(PDFName.of("XFA")) === true, "an XFA form");

/** 26-001 and 26-002. */
export const encrypted = ({ document }: UaFile) =>
  failed(document.context.trailerInfo.Encrypt !== undefined, "the file is encrypted");

interface Annotation {
  readonly dict: PDFDict;
  readonly page: PDFDict;
  readonly kind: string;
}

function annotations({ document }: UaFile): readonly Annotation[] {
  return document.getPages().flatMap(({ node }) =>
    dictsIn(node.Annots()).map((dict) => ({
      dict,
      page: node,
      kind: text(at(dict, "Subtype")),
    })),
  );
}

const said = ({ kind, dict }: Annotation): string =>
  `${kind} to ${text(at(dict, "Dest")) || "an address"}`;

/** What element of the structure holds an annotation. */
function holders({ elements }: UaFile): ReadonlyMap<PDFDict, string> {
  return new Map(elements.flatMap((one) => one.annotations.map((dict) => [dict, one.type])));
}

const OWN_RULES = ["Widget", "Link", "PrinterMark", "Popup"];

/** 28-002. */
export const otherAnnotationsLoose = (file: UaFile) =>
  annotations(file)
    .filter(
      ({ kind, dict }) => !OWN_RULES.includes(kind) && holders(file).get(dict) !== "Annot",
    )
    .map(said);

/** 28-004. */
export const annotationsUnsaid = (file: UaFile) =>
  annotations(file)
    .filter(({ kind }) => !["Widget", "Popup"].includes(kind))
    .filter(({ dict }) => !text(at(dict, "Contents")))
    .map(said);

const fields = (file: UaFile) => annotations(file).filter(({ kind }) => kind === "Widget");

/** 28-005, 28-010 and 11-005. */
export const fieldsLoose = (file: UaFile) =>
  fields(file)
    .filter(({ dict }) => holders(file).get(dict) !== "Form" || !text(at(dict, "TU")))
    .map(said);

const KINDS =
  "Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut Stamp Caret Ink Popup FileAttachment Sound Movie Widget Screen PrinterMark Watermark 3D Redact".split(
    " ",
  );

/** 28-006. */
export const unknownAnnotations = (file: UaFile) =>
  annotations(file)
    .filter(({ kind }) => !KINDS.includes(kind) && kind !== "TrapNet")
    .map(said);

/** 28-007. */
export const trapNets = (file: UaFile) =>
  annotations(file)
    .filter(({ kind }) => kind === "TrapNet")
    .map(said);

/** 28-008. */
export const noTabs = (file: UaFile) =>
  annotations(file)
    .filter(({ page }) => !page.has(PDFName.of("Tabs")))
    .map(said);

/** 28-009. */
export const otherTabs = (file: UaFile) =>
  annotations(file)
    .filter(({ page }) => page.has(PDFName.of("Tabs")) && text(at(page, "Tabs")) !== "S")
    .map(said);

const links = (file: UaFile) => annotations(file).filter(({ kind }) => kind === "Link");

/** 28-011. */
export const linksLoose = (file: UaFile) => {
  const held = holders(file);
  return links(file)
    .filter(({ dict }) => held.get(dict) !== "Link")
    .map(said);
};

/** 28-012. */
export const linksUnsaid = (file: UaFile) =>
  links(file)
    .filter(({ dict }) => !text(at(dict, "Contents")))
    .map(said);

/** 28-014 and 28-015: nothing in a book of Stet's plays. */
export const mediaClips = ({ dicts }: UaFile) =>
  dicts.filter((one) => text(at(one, "S")) === "MCD").map(() => "a media clip");

/** 28-016. */
export const attachmentsUnnamed = (file: UaFile) =>
  annotations(file)
    .filter(({ kind }) => kind === "FileAttachment")
    .filter(({ dict }) => {
      const specification = at(dict, "FS");
      return !(specification instanceof PDFDict) || !specification.has(PDFName.of("UF"));
    })
    .map(said);

/** 28-017 and 28-018: marks of Stet's are drawn, not annotations. */
export const printersMarks = (file: UaFile) =>
  annotations(file)
    .filter(({ kind }) => kind === "PrinterMark")
    .map(said);

/** Not in the protocol, but in ISO 19005-2, 6.3.2: annotations print and are seen. */
export const annotationsNotPrinted = (file: UaFile) =>
  annotations(file)
    .filter(({ dict }) => (Number(text(at(dict, "F"))) & 0b100111) !== 0b100)
    .map(said);

/** PDF/A-2A, ISO 19005-2: what its parts ask of the document as a whole, one string a breach. */
export function breaksPdfA(file: UaFile): readonly string[] {
  const { xmp, document } = file;
  const [intent] = dictsIn(at(document.catalog, "OutputIntents"));
  const profile = at(intent, "DestOutputProfile");
  const id = document.context.trailerInfo.ID;
  return [
    ...failed(!/<pdfaid:part>2<.*<pdfaid:conformance>A</s.test(xmp), "6.6.4: no pdfaid"),
    ...failed(text(at(intent, "S")) !== "GTS_PDFA1" || !profile, "6.2.3: no output intent"),
    ...failed(!id || list(id).length !== 2, "6.1.3: no file id"),
    ...failed(at(under(file, "MarkInfo"), "Marked") !== PDFBool.True, "6.7.2: not marked"),
    ...annotationsNotPrinted(file).map((one) => `6.3.2: ${one}`),
    ...file.dicts
      .filter((one) => ["JavaScript", "Launch", "Sound", "Movie"].includes(text(at(one, "S"))))
      .map((one) => `6.5.1: an action ${text(at(one, "S"))}`),
    ...file.dicts
      .filter((one) => one.has(PDFName.of("TR")) || one.has(PDFName.of("HTP")))
      .map(() => "6.2.5: a transfer function"),
  ];
}
