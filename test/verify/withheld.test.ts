// Words that the manuscript has not, put where a reader does not look but a searcher does: each is
// found, and nothing else is.

import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { inEpub, inPdf, withFile } from "./support/finished.ts";
import { findings, openPress, type Press } from "./support/press.ts";

const SECRET = "Oberamtmann Geheimnis wohnt in Sonstwo";

let press: Press;
let print: Uint8Array;
let epub: Uint8Array;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  const files = await press.make(["print", "epub"]);
  if (!files.print || !files.epub) throw new Error("the specimen was not made");
  ({ print, epub } = files);
});
afterAll(() => press.close());

interface Fault {
  readonly says: string;
  readonly plant: (document: PDFDocument) => void | Promise<void>;
  readonly finds: string;
}

const secret = (): PDFHexString => PDFHexString.fromText(SECRET);

/** The first object that is a dictionary with a value under a key. */
function first(document: PDFDocument, key: string, value?: string): PDFDict {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PDFName.of(key))) continue;
    if (value === undefined || object.get(PDFName.of(key)) === PDFName.of(value)) return object;
  }
  throw new Error(`nothing has a ${key}`);
}

const IN_THE_PDF: readonly Fault[] = [
  {
    says: "as the author",
    plant: (document) => document.setAuthor(SECRET),
    finds: `“${SECRET}” is in the file, under Author, and not in the manuscript`,
  },
  {
    says: "in a picture's description",
    plant: (document) => first(document, "S", "Figure").set(PDFName.of("Alt"), secret()),
    finds: `“${SECRET}” is in the file, under Alt, and not in the manuscript`,
  },
  {
    says: "in what a heading is to be read as",
    plant: (document) => first(document, "S", "H1").set(PDFName.of("ActualText"), secret()),
    finds: `“${SECRET}” is in the file, under ActualText, and not in the manuscript`,
  },
  {
    says: "in what a link says of itself",
    plant: (document) =>
      first(document, "Subtype", "Link").set(PDFName.of("Contents"), secret()),
    finds: `“${SECRET}” is in the file, under Contents, and not in the manuscript`,
  },
  {
    says: "in a title of the outline that is not read",
    plant: (document) =>
      document.context
        .lookup(document.catalog.get(PDFName.of("Outlines")), PDFDict)
        .set(PDFName.of("Title"), secret()),
    finds: `“${SECRET}” is in the file, under Title, and not in the manuscript`,
  },
  {
    says: "in an object that nothing uses",
    plant: (document) => void document.context.register(document.context.obj({ T: secret() })),
    finds: `“${SECRET}” is in the file, under T, and not in the manuscript`,
  },
  {
    says: "in a stream that nothing uses",
    plant: (document) =>
      void document.context.register(document.context.flateStream(`BT (${SECRET}) Tj ET`)),
    finds: "the file holds a stream that nothing uses",
  },
  {
    says: "in a form that no page paints",
    plant: (document) => {
      const { context } = document;
      const form = context.flateStream(`BT (${SECRET}) Tj ET`, {
        Type: "XObject",
        Subtype: "Form",
        BBox: [0, 0, 9, 9],
      });
      const page = document.getPage(4).node;
      page.setXObject(PDFName.of("Withheld"), context.register(form));
    },
    finds: "the file holds a form that is painted nowhere",
  },
  {
    says: "in metadata",
    plant: (document) => {
      const xml = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a>${SECRET}</a></x:xmpmeta>`;
      const stream = document.context.stream(xml, { Type: "Metadata", Subtype: "XML" });
      document.catalog.set(PDFName.of("Metadata"), document.context.register(stream));
    },
    finds: `“${SECRET}” is in the metadata, and not in the manuscript`,
  },
  {
    says: "in an attachment",
    plant: async (document) => {
      await document.attach(Buffer.from(SECRET), "Siegel");
      await document.flush();
    },
    finds: "the file has attachments (EmbeddedFiles)",
  },
  {
    says: "on a layer that is switched off",
    plant: (document) =>
      document.catalog.set(
        PDFName.of("OCProperties"),
        document.context.obj({ OCGs: [], D: document.context.obj({}) }),
      ),
    finds: "the file has layers that can be switched off (OCProperties)",
  },
  {
    says: "in a script",
    plant: (document) =>
      document.catalog.set(
        PDFName.of("OpenAction"),
        document.context.obj({ S: "JavaScript", JS: PDFString.of("1") }),
      ),
    finds: "the file has a script (JS)",
  },
];

describe("in the PDF:", () => {
  test.each(IN_THE_PDF)("$says", async ({ plant, finds }) => {
    const found = await findings(press.edition, { print: await inPdf(print, plant) });
    expect(found.join("\n")).toContain(`nothing-is-hidden: `);
    expect(found.join("\n")).toContain(finds);
    const meant = /^(?:nothing-is-hidden|item-survives: the picture)/u;
    expect(found.filter((one) => !meant.test(one))).toEqual([]);
  });

  test("after the end of the file", async () => {
    const broken = new Uint8Array([...print, ...Buffer.from(`\n% ${SECRET}\n`)]);
    expect(await findings(press.edition, { print: broken })).toEqual([
      `nothing-is-hidden: “${SECRET}” stands between the objects of the file`,
    ]);
  });
});

const MEMO = "OEBPS/documents/vermerk.xhtml";

interface EpubFault {
  readonly says: string;
  readonly plant: (epub: Uint8Array) => Uint8Array;
  readonly finds: string;
}

const replace = (file: string, from: RegExp | string, to: string) => (book: Uint8Array) =>
  inEpub(book, file, (text) => text.replace(from, to));

const IN_THE_EPUB: readonly EpubFault[] = [
  {
    says: "in a comment",
    plant: replace(MEMO, "</section>", `<!-- ${SECRET} --></section>`),
    finds: `nothing-is-hidden: “${SECRET}” is in a comment, and not in the manuscript`,
  },
  {
    says: "in an instruction to a program",
    plant: replace(MEMO, "</section>", `<?note ${SECRET}?></section>`),
    finds: `nothing-is-hidden: “note ${SECRET}” is in a comment, and not in the manuscript`,
  },
  {
    says: "in an attribute that carries it along",
    plant: replace(MEMO, 'id="r2"', `id="r2" data-token="${SECRET}"`),
    finds: `nothing-is-hidden: “${SECRET}” is carried unseen, and not in the manuscript`,
  },
  {
    says: "in what shows on pointing",
    plant: replace(MEMO, 'id="r2"', `id="r2" title="${SECRET}"`),
    finds: `nothing-is-hidden: “${SECRET}” is carried unseen, and not in the manuscript`,
  },
  {
    says: "in a picture's description",
    plant: replace(MEMO, / alt="[^"]*"/u, ` alt="${SECRET}"`),
    finds: `nothing-is-hidden: “${SECRET}” is carried unseen, and not in the manuscript`,
  },
  {
    says: "in the head of a document",
    plant: replace(MEMO, /<title>[^<]*/u, `<title>${SECRET}`),
    finds: `nothing-is-hidden: “${SECRET}” is carried unseen, and not in the manuscript`,
  },
  {
    says: "in a script",
    plant: replace(MEMO, "</head>", `<script>"${SECRET}"</script></head>`),
    finds: `nothing-is-hidden: “script "${SECRET}"” is carried unseen, and not in the manuscript`,
  },
  {
    says: "in the style sheet",
    plant: replace("OEBPS/style.css", /$/u, `\n.redaction::after { content: "${SECRET}" }`),
    finds: `nothing-is-hidden: a style sheet puts “${SECRET.toLowerCase()}” into the text`,
  },
  {
    says: "in the package document",
    plant: replace(
      "OEBPS/content.opf",
      "</metadata>",
      `<dc:subject>${SECRET}</dc:subject></metadata>`,
    ),
    finds: `nothing-is-hidden: “${SECRET}” is in the package document, and not in the manuscript`,
  },
  {
    says: "in a file that nothing names",
    plant: (book) => withFile(book, "OEBPS/draft.txt", SECRET),
    finds: "nothing-is-hidden: the file OEBPS/draft.txt is named by nothing",
  },
  {
    says: "in a document that is in no reading order",
    plant: (book) =>
      replace(
        "OEBPS/content.opf",
        "</manifest>",
        '<item id="x" href="x.xhtml" media-type="application/xhtml+xml"/></manifest>',
      )(withFile(book, "OEBPS/x.xhtml", "<html/>")),
    finds: "nothing-is-hidden: the document OEBPS/x.xhtml is in no reading order",
  },
  {
    says: "in a remark of the container",
    plant: (book) => {
      const remarked = new Uint8Array([...book, ...Buffer.from(SECRET)]);
      remarked[book.length - 2] = SECRET.length;
      return remarked;
    },
    finds: "nothing-is-hidden: the container has a remark",
  },
  {
    says: "outside of every part",
    plant: replace("OEBPS/cover.xhtml", "</body>", `<p>${SECRET}</p></body>`),
    finds: `transcription-is-conserved: “${SECRET}” is not in the manuscript`,
  },
];

describe("in the EPUB:", () => {
  test.each(IN_THE_EPUB)("$says", async ({ plant, finds }) => {
    const found = await findings(press.edition, { epub: plant(epub) });
    expect(found.filter((one) => !one.startsWith("item-survives: the picture"))).toEqual([
      finds,
    ]);
  });
});
