// One fault for every condition that a program decides: a change to a finished file that must make
// its check, and shows that the check can fail.

import { deflateSync } from "node:zlib";
import {
  PDFArray,
  PDFBool,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { at, bytesIn, dictsIn, text, unpacked } from "./file.ts";

type Fault = (document: PDFDocument) => void;

const key = (name: string) => PDFName.of(name);

function root({ catalog }: PDFDocument): PDFDict {
  return catalog.lookup(key("StructTreeRoot"), PDFDict);
}

/** Every dictionary for which `is` holds. @throws Error where there is none. */
function all(document: PDFDocument, is: (dict: PDFDict) => boolean): readonly PDFDict[] {
  const found = document.context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFRawStream ? object.dict : object))
    .filter((one) => one instanceof PDFDict)
    .filter(is);
  if (found.length === 0) throw new Error("nothing to plant the fault in");
  return found;
}

const tags = (document: PDFDocument, type: string) =>
  all(document, (one) => text(at(one, "S")) === type && one.has(key("P")));

const links = (document: PDFDocument) =>
  all(document, (one) => text(at(one, "Subtype")) === "Link");

const fonts = (document: PDFDocument) =>
  all(document, (one) => text(at(one, "Subtype")) === "Type0");

const descendants = (document: PDFDocument) =>
  fonts(document).flatMap((font) => dictsIn(at(font, "DescendantFonts")));

/** In every element of a type. */
const inTags =
  (type: string, change: (tag: PDFDict, index: number) => void): Fault =>
  (document) =>
    tags(document, type).forEach(change);

const retyped = (from: string, to: string): Fault =>
  inTags(from, (tag) => tag.set(key("S"), key(to)));

const mapped =
  (map: Readonly<Record<string, string>>): Fault =>
  (document) =>
    root(document).set(key("RoleMap"), document.context.obj(map));

const xmp =
  (change: (packet: string) => string): Fault =>
  ({ catalog, context }) => {
    const packet = Buffer.from(change(unpackedMetadata(catalog)), "utf8");
    const dict = context.obj({ Type: "Metadata", Subtype: "XML", Length: packet.length });
    catalog.set(key("Metadata"), context.register(PDFRawStream.of(dict, packet)));
  };

function unpackedMetadata(catalog: PDFDict): string {
  return bytesIn(catalog.lookup(key("Metadata"))).toString("utf8");
}

/** Changes what the first page that has text draws. */
const drawing =
  (change: (content: string) => string): Fault =>
  (document) => {
    for (const { node } of document.getPages()) {
      const before = unpacked(node.lookup(key("Contents")));
      const after = change(before);
      if (after === before) continue;
      const bytes = deflateSync(Buffer.from(after, "latin1"));
      const dict = document.context.obj({ Filter: "FlateDecode", Length: bytes.length });
      node.set(key("Contents"), document.context.register(PDFRawStream.of(dict, bytes)));
      return;
    }
    throw new Error("no page to plant the fault in");
  };

const toUnicode =
  (change: (map: string) => string): Fault =>
  (document) => {
    for (const font of fonts(document)) {
      const bytes = deflateSync(Buffer.from(change(unpacked(at(font, "ToUnicode"))), "latin1"));
      const dict = document.context.obj({ Filter: "FlateDecode", Length: bytes.length });
      font.set(key("ToUnicode"), document.context.register(PDFRawStream.of(dict, bytes)));
    }
  };

/** An annotation of a kind on the first page. */
const annotation =
  (kind: string, entries: Readonly<Record<string, PDFObject>> = {}): Fault =>
  (document) => {
    const [page] = document.getPages();
    const dict = document.context.obj({
      Type: "Annot",
      Subtype: kind,
      Rect: [0, 0, 9, 9],
      F: 4,
    });
    for (const [name, value] of Object.entries(entries)) dict.set(key(name), value);
    page?.node.addAnnot(document.context.register(dict));
  };

const form =
  (entries: Readonly<Record<string, string>>, drawn: string): Fault =>
  ({ context }) => {
    const bytes = Buffer.from(drawn, "latin1");
    const dict = context.obj({
      Type: "XObject",
      Subtype: "Form",
      BBox: [0, 0, 9, 9],
      ...entries,
    });
    dict.set(key("Length"), PDFNumber.of(bytes.length));
    context.register(PDFRawStream.of(dict, bytes));
  };

const layers =
  (entries: Readonly<Record<string, PDFObject>>): Fault =>
  ({ catalog, context }) => {
    const set = context.obj({});
    for (const [name, value] of Object.entries(entries)) set.set(key(name), value);
    catalog.set(key("OCProperties"), context.obj({ OCGs: [], D: set }));
  };

const cut =
  (from: (document: PDFDocument) => readonly PDFDict[], name: string): Fault =>
  (document) => {
    for (const one of from(document)) one.delete(key(name));
  };

const put =
  (
    from: (document: PDFDocument) => readonly PDFDict[],
    name: string,
    value: PDFObject,
  ): Fault =>
  (document) => {
    for (const one of from(document)) one.set(key(name), value);
  };

const catalogOf = ({ catalog }: PDFDocument) => [catalog];
const viewer = ({ catalog }: PDFDocument) => [
  catalog.lookup(key("ViewerPreferences"), PDFDict),
];
const pagesOf = (document: PDFDocument) =>
  document.getPages().map(({ node }) => node as PDFDict);
const markInfo = ({ catalog }: PDFDocument) => [catalog.lookup(key("MarkInfo"), PDFDict)];
const descriptors = (document: PDFDocument) =>
  descendants(document).map((font) => font.lookup(key("FontDescriptor"), PDFDict));

const encryption: Fault = ({ context }) => {
  context.trailerInfo.Encrypt = context.register(context.obj({ Filter: "Standard" }));
};

const simpleFont: Fault = put(fonts, "Subtype", PDFName.of("TrueType"));
const printersMark = annotation("PrinterMark");
const widget = annotation("Widget");

const mediaClip: Fault = ({ context }) => {
  context.register(context.obj({ S: "MCD", N: PDFString.of("A clip") }));
};

/** By the condition's number. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  "01-003": drawing((all) =>
    all.replace(/(MCID \d+>> BDC)/, "$1 /Artifact BMC").replace(/\bEMC\b/, "EMC EMC"),
  ),
  "01-004": drawing((all) => `/Artifact BMC ${all} EMC`),
  "01-005": drawing((all) => all.replace(/\/Artifact BMC|\/Artifact <<.*?>> BDC/, "/Span BMC")),
  "01-007": put(markInfo, "Suspects", PDFBool.True),
  "02-001": retyped("P", "Aside"),
  "02-003": mapped({ Aside: "Aside" }),
  "02-004": mapped({ Note: "P" }),
  "06-001": cut(catalogOf, "Metadata"),
  "06-002": xmp((all) => all.replace("<pdfuaid:part>1", "<pdfuaid:part>")),
  "06-003": xmp((all) => all.replaceAll("dc:title", "dc:source")),
  "07-001": cut(catalogOf, "ViewerPreferences"),
  "07-002": put(viewer, "DisplayDocTitle", PDFBool.False),
  "09-004": retyped("TR", "Div"),
  "09-005": retyped("LBody", "P"),
  "09-006": retyped("TOC", "L"),
  "09-007": retyped("P", "RB"),
  "09-008": retyped("P", "WT"),
  "10-001": toUnicode((all) => all.replace(/<\w+> <\w+>\nendbfchar/, "endbfchar")),
  "11-001": cut(catalogOf, "Lang"),
  "11-002": cut(catalogOf, "Lang"),
  "11-003": cut(catalogOf, "Lang"),
  "11-004": cut(catalogOf, "Lang"),
  "11-005": widget,
  "11-006": cut(catalogOf, "Lang"),
  "13-004": inTags("Figure", (tag) => tag.delete(key("Alt"))),
  "14-002": retyped("H1", "H2"),
  "14-003": retyped("H2", "H4"),
  "14-006": retyped("P", "H"),
  "14-007": inTags("P", (tag, index) => index === 0 && tag.set(key("S"), key("H"))),
  "15-003": inTags("TH", (tag) => tag.delete(key("A"))),
  "17-002": retyped("P", "Formula"),
  "17-003": toUnicode((all) => all.replace(/<\w+> <\w+>\nendbfchar/, "endbfchar")),
  "19-003": inTags("Note", (tag) => tag.delete(key("ID"))),
  "19-004": inTags("Note", (tag) => tag.set(key("ID"), PDFString.of("note"))),
  "20-001": layers({}),
  "20-002": layers({ Name: PDFString.of("") }),
  "20-003": layers({ Name: PDFString.of("All"), AS: PDFName.of("View") }),
  "21-001": ({ context }) => void context.register(context.obj({ Type: "Filespec", EF: {} })),
  "25-001": ({ catalog, context }) =>
    catalog.set(key("AcroForm"), context.obj({ XFA: "form" })),
  "26-001": encryption,
  "26-002": encryption,
  "28-002": annotation("Highlight", { Contents: PDFString.of("Here") }),
  "28-004": cut(links, "Contents"),
  "28-005": widget,
  "28-006": annotation("Telepathy"),
  "28-007": annotation("TrapNet"),
  "28-008": cut(pagesOf, "Tabs"),
  "28-009": put(pagesOf, "Tabs", PDFName.of("R")),
  "28-010": widget,
  "28-011": retyped("Link", "Span"),
  "28-012": cut(links, "Contents"),
  "28-014": mediaClip,
  "28-015": mediaClip,
  "28-016": annotation("FileAttachment"),
  "28-017": printersMark,
  "28-018": printersMark,
  "30-001": form({ Ref: "Other" }, ""),
  "30-002": form({}, "/Span <</MCID 0>> BDC EMC"),
  "31-001": cut(descendants, "CIDSystemInfo"),
  "31-002": cut(descendants, "CIDSystemInfo"),
  "31-003": cut(descendants, "CIDSystemInfo"),
  "31-004": put(descendants, "CIDToGIDMap", PDFName.of("Other")),
  "31-005": cut(descendants, "CIDToGIDMap"),
  "31-006": put(fonts, "Encoding", PDFName.of("Own-H")),
  "31-007": put(fonts, "Encoding", PDFName.of("Own-H")),
  "31-008": put(fonts, "Encoding", PDFName.of("Own-H")),
  "31-009": cut(descriptors, "FontFile2"),
  "31-011": drawing((all) => all.replace(/<\w{4}> Tj/, "<FFF0> Tj")),
  "31-012": simpleFont,
  "31-013": simpleFont,
  "31-014": (document) => emptySet(document),
  "31-015": (document) => emptySet(document),
  "31-016": (document) => {
    for (const font of descendants(document)) {
      font.set(key("W"), PDFArray.withContext(document.context));
      font.set(key("DW"), PDFNumber.of(2000));
    }
  },
  "31-017": simpleFont,
  "31-018": simpleFont,
  "31-019": simpleFont,
  "31-020": simpleFont,
  "31-021": simpleFont,
  "31-022": simpleFont,
  "31-023": simpleFont,
  "31-024": simpleFont,
  "31-025": simpleFont,
  "31-026": simpleFont,
  "31-027": cut(fonts, "ToUnicode"),
  "31-028": toUnicode((all) => all.replace(/(bfchar\n<\w+>) <\w+>/, "$1 <0000>")),
  "31-029": toUnicode((all) => all.replace(/(bfchar\n<\w+>) <\w+>/, "$1 <FEFF>")),
  "31-030": drawing((all) => all.replace(/<\w{4}> Tj/, "<0000> Tj")),
};

function emptySet(document: PDFDocument): void {
  const bytes = Buffer.alloc(1);
  const dict = document.context.obj({ Length: 1 });
  const ref = document.context.register(PDFRawStream.of(dict, bytes));
  for (const one of descriptors(document)) one.set(key("CIDSet"), ref);
}
