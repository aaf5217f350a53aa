// The sample's own finished files, print and both packs, by every condition that a program decides:
// the protocol's numbers, and the clauses of PDF/A-2 and PDF/UA-1 that have none. Each clause is seen
// to fail on a fault that breaks it.

import { PDFDict, PDFDocument, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPress, type Press } from "../verify/support/press.ts";
import { ARCHIVE } from "./pdfua/archive.ts";
import { openUa, readUa, type UaFile } from "./pdfua/file.ts";
import { MATTERHORN } from "./pdfua/table.ts";

const FILES = ["print", "coursepack", "coursepack-instructor"] as const;

let press: Press;
const bytes = new Map<string, Uint8Array>();
const files = new Map<string, UaFile>();
beforeAll(async () => {
  press = await openPress(".");
  const made = await press.make(["print", "coursepack"]);
  for (const output of FILES) {
    bytes.set(output, made[output] ?? new Uint8Array());
    files.set(output, await openUa(made[output] ?? new Uint8Array()));
  }
}, 180_000);
afterAll(() => press.close());

describe.each(FILES)("the sample's %s", (output) => {
  test.each(MATTERHORN.filter(({ check }) => check))("$number: $fails", ({ check }) => {
    expect(check?.(files.get(output) as UaFile)).toEqual([]);
  });

  test.each(ARCHIVE)("$clause: $fails", ({ check }) => {
    expect(check(files.get(output) as UaFile, bytes.get(output) as Uint8Array)).toEqual([]);
  });
});

type Fault = (document: PDFDocument) => void;

const inCatalog =
  (key: string, value: unknown = {}): Fault =>
  ({ catalog, context }) =>
    catalog.set(PDFName.of(key), context.obj(value as never));
const object =
  (value: object): Fault =>
  ({ context }) =>
    void context.register(context.obj(value as never));
const onPage =
  (key: string, value: unknown): Fault =>
  (document) =>
    document.getPage(0).node.set(PDFName.of(key), document.context.obj(value as never));
const inBytes =
  (change: (text: string) => string) =>
  (file: Uint8Array): Uint8Array =>
    Buffer.from(change(Buffer.from(file).toString("latin1")), "latin1");
const inXmp =
  (from: RegExp | string, to: string): Fault =>
  ({ catalog, context }) => {
    const stream = catalog.lookup(PDFName.of("Metadata")) as unknown as {
      contents: Uint8Array;
    };
    const text = Buffer.from(stream.contents).toString("utf8").replace(from, to);
    const ref = context.register(context.stream(text, { Type: "Metadata", Subtype: "XML" }));
    catalog.set(PDFName.of("Metadata"), ref);
  };
const elements = (document: PDFDocument, type: string): readonly PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) =>
      one instanceof PDFDict && one.lookup(PDFName.of("S")) === PDFName.of(type) ? [one] : [],
    );

/** By clause: a change to the document, or to its bytes. */
const FAULTS: Readonly<Record<string, Fault | { readonly bytes: ReturnType<typeof inBytes> }>> =
  {
    "A 6.1.2-1": { bytes: inBytes((text) => text.replace(/^%PDF-1\.\d/u, "%PDF-2.0")) },
    "A 6.1.2-2": { bytes: inBytes((text) => text.replace(/\n%[\x80-\xff]+/u, "\n%abcd")) },
    "A 6.1.3-1": ({ context }) => delete context.trailerInfo.ID,
    "A 6.1.3-3": { bytes: inBytes((text) => `${text}\nmore`) },
    "A 6.1.7.1-3": ({ context }) =>
      void context.register(context.stream("x", { F: PDFString.of("other") })),
    "A 6.1.7.2-1": object({ Filter: "LZWDecode" }),
    "A 6.1.13-1": object({ N: 3_000_000_000 }),
    "A 6.1.13-3": object({ T: PDFString.of("x".repeat(32_768)) }),
    "A 6.1.13-4": object({ T: "x".repeat(128) }),
    "A 6.1.13-7": ({ context }) => {
      context.largestObjectNumber = 8_388_608;
    },
    "A 6.1.13-8": (document) =>
      document
        .getPage(0)
        .node.set(
          PDFName.of("Contents"),
          document.context.register(document.context.stream("q ".repeat(29) + "Q ".repeat(29))),
        ),
    "A 6.1.13-11": onPage("TrimBox", [0, 0, 2, 200]),
    "A 6.2.3-1": ({ catalog }) => catalog.delete(PDFName.of("OutputIntents")),
    "A 6.2.5": object({ Type: "ExtGState", TR: "Identity" }),
    "A 6.2.6-1": object({ Type: "ExtGState", RI: "Vivid" }),
    "A 6.2.8-1": object({ Subtype: "Image", Alternates: [] }),
    "A 6.2.8-2": object({ Subtype: "Image", OPI: {} }),
    "A 6.2.8-3": object({ Subtype: "Image", Interpolate: true }),
    "A 6.2.9": object({ Subtype: "Form", PS: {} }),
    "A 6.2.10-1": object({ Type: "ExtGState", BM: "Glow" }),
    "A 6.3.1": object({ Subtype: "Movie" }),
    "A 6.3.2": object({ Subtype: "Link", F: PDFNumber.of(2) }),
    "A 6.5.1-1": object({ Type: "Action", S: "Launch" }),
    "A 6.5.2": inCatalog("AA"),
    "A 6.6.2.1": inXmp("<?xpacket ", '<?xpacket encoding="x" '),
    "A 6.6.2.3": inXmp(/<pdfaSchema:prefix>pdfuaid</u, "<pdfaSchema:prefix>other<"),
    "A 6.6.4": inXmp("<pdfaid:conformance>A", "<pdfaid:conformance>B"),
    "A 6.7.2.2": ({ catalog }) => catalog.delete(PDFName.of("MarkInfo")),
    "A 6.7.4": inCatalog("Lang", PDFString.of("en_US")),
    "A 6.9": inCatalog("OCProperties"),
    "A 6.10": onPage("PresSteps", {}),
    "A 6.11": inCatalog("Requirements", []),
    "UA 5-3": inXmp(/xmlns:pdfuaid="[^"]*"/gu, 'xmlns:pdfuaid="other"'),
    "UA 7.1-12": (document) => elements(document, "P")[0]?.delete(PDFName.of("P")),
    "UA 7.2-11": (document) => {
      const [head] = elements(document, "TBody");
      head?.set(PDFName.of("S"), PDFName.of("THead"));
    },
    "UA 7.2-14": (document) => {
      for (const body of elements(document, "TBody"))
        body.set(PDFName.of("S"), PDFName.of("TR"));
    },
  };

describe("a fault is found", () => {
  test("there is one for every clause", () => {
    expect(Object.keys(FAULTS)).toEqual(ARCHIVE.map(({ clause }) => clause));
  });

  test.each(ARCHIVE)("$clause: $fails", async ({ clause, check }) => {
    const fault = FAULTS[clause];
    const sound = bytes.get("coursepack") as Uint8Array;
    if (typeof fault === "object") {
      expect(check(files.get("coursepack") as UaFile, fault.bytes(sound))).not.toEqual([]);
      return;
    }
    const document = await PDFDocument.load(sound, { updateMetadata: false });
    fault?.(document);
    expect(check(readUa(document), sound)).not.toEqual([]);
  });
});
