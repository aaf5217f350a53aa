// Faults planted in finished PDFs, as a broken post-processor or a careless hand would make them:
// each is found by the rule meant, and nothing else is.

import { PDFDict, type PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SPECIMEN } from "../support/editions.ts";
import { inPdf, linksTo, retarget } from "./support/finished.ts";
import { findings, openPress, type Press } from "./support/press.ts";

let press: Press;
let print: Uint8Array;
let coursepack: Uint8Array;
beforeAll(async () => {
  press = await openPress(SPECIMEN);
  const files = await press.make(["print", "coursepack"]);
  if (!files.print || !files.coursepack) throw new Error("the specimen was not made");
  ({ print, coursepack } = files);
});
afterAll(() => press.close());

interface Fault {
  readonly says: string;
  readonly plant: (document: PDFDocument) => void;
  readonly finds: readonly string[];
}

const FAULTS: readonly Fault[] = [
  {
    says: "the last page is cut off",
    plant: (document) => document.removePage(document.getPageCount() - 1),
    finds: [
      "transcription-is-conserved: the part “Nachwort” is not in the file",
      "nothing-is-hidden: the file holds a stream that nothing uses",
    ],
  },
  {
    says: "an empty page is put in",
    plant: (document) => void document.insertPage(13, [419.5, 595.3]),
    finds: [
      "page-is-sound: page 8 is empty",
      "folios-are-consecutive: a page prints 8, but its label says 9, and so with … more",
      "folios-are-consecutive: page 8 does not follow from the page before it",
    ],
  },
  {
    says: "a call leads to another note",
    plant: (document) => retarget(document, "note-vermerk-e3", "note-vermerk-e2"),
    finds: [
      "call-leads-to-its-note: the call 3 links to note-vermerk-e2, not to note-vermerk-e3",
    ],
  },
  {
    says: "a note leads back to another place",
    plant: (document) => retarget(document, "fleck", "befund"),
    finds: ["call-leads-to-its-note: note f links to befund, not to fleck"],
  },
  {
    says: "an index leads to another place",
    plant: (document) => retarget(document, "named-32", "befund"),
    finds: [
      "index-is-true: what “Platz der Beispiele” gives as “6 Anm. 5” links to befund, not to named-32",
    ],
  },
  {
    says: "a reference leads to another place",
    plant: (document) => retarget(document, "anlage", "befund"),
    finds: [
      "reference-leads-to-its-target: the cross reference “Anlage 1” links to befund, not to anlage",
    ],
  },
  {
    says: "a destination stands on another page",
    plant: (document) => moveDestination(document, "fleck", "unterschrift"),
    finds: [
      "call-leads-to-its-note: note f leads to page 6, but fleck is on page 3",
      "reference-leads-to-its-target: the cross reference “Blatt 2 der Quelle” leads to page 6, but fleck is on page 3",
      "reference-leads-to-its-target: the cross reference “Anm.\u00a0f” leads to page 6, but fleck is on page 3",
    ],
  },
  {
    says: "the links to a note are gone",
    plant: (document) => {
      for (const link of linksTo(document, "note-vermerk-e3")) {
        link.set(PDFName.of("Subtype"), PDFName.of("Text"));
      }
    },
    finds: [
      "call-leads-to-its-note: the call 3 has no link",
      "nothing-is-hidden: the file has an annotation that is no link (Text)",
    ],
  },
  {
    says: "a page has another size",
    plant: (document) => document.getPage(5).setTrimBox(0, 0, 400, 590),
    finds: ["page-is-sound: a page is 400 by 590 points, not 419.5 by 595.3"],
  },
  {
    says: "a page is trimmed outside of its bleed",
    plant: (document) => document.getPage(5).setBleedBox(9, 9, 400, 570),
    finds: ["page-is-sound: the trim box of a page reaches out of its bleed box"],
  },
  {
    says: "words are printed in the margin",
    plant: (document) => document.getPage(5).drawText("Entwurf", { x: 60, y: 24, size: 8 }),
    finds: [
      "font-is-embedded: the font Helvetica is not in the file",
      "transcription-is-conserved: “Entwurf”, in the margin, is not in the manuscript",
    ],
  },
  {
    says: "the title is another",
    plant: (document) => document.setTitle("Untitled"),
    finds: [
      "metadata-is-true: the file's title is “Untitled”, not “Die Normaluhr im Treppenhaus: Musterakte; frei erfunden”",
    ],
  },
  {
    says: "the language is not stated",
    plant: (document) => void document.catalog.delete(PDFName.of("Lang")),
    finds: ["metadata-is-true: the file's language is “”, not “de-DE”"],
  },
  {
    says: "the outline is gone",
    plant: (document) => void document.catalog.delete(PDFName.of("Outlines")),
    finds: ["outline-is-true: there is no outline"],
  },
  {
    says: "the page labels are gone",
    plant: (document) => void document.catalog.delete(PDFName.of("PageLabels")),
    finds: ["folios-are-consecutive: page 1 of the file has no page label, and so with … more"],
  },
  {
    says: "the page labels begin at one",
    plant: (document) => {
      const { context, catalog } = document;
      const labels = context.obj({ Nums: [0, context.obj({ S: "D", St: 1 })] });
      catalog.set(PDFName.of("PageLabels"), labels);
    },
    finds: [
      "folios-are-consecutive: a page prints iii, but its label says 3, and so with … more",
      "folios-are-consecutive: page iii does not follow from the page before it",
      "folios-are-consecutive: page 4 does not follow from the page before it",
      "folios-are-consecutive: page v does not follow from the page before it",
    ],
  },
];

/** Prints what stands on two pages each in the place of the other. */
function swapPages(document: PDFDocument, one: number, other: number): void {
  const [a, b] = [document.getPage(one).node, document.getPage(other).node];
  for (const name of ["Contents", "Resources", "Annots", "StructParents"].map(PDFName.of)) {
    const [mine, theirs] = [a.get(name), b.get(name)];
    if (!mine || !theirs) throw new Error(`a page has no ${name}`);
    a.set(name, theirs);
    b.set(name, mine);
  }
}

/** Gives one named destination the place of another. */
function moveDestination(document: PDFDocument, name: string, to: string): void {
  const destinations = document.catalog.lookup(PDFName.of("Dests"), PDFDict);
  const place = destinations.get(PDFName.of(to));
  if (!place || !destinations.has(PDFName.of(name)))
    throw new Error(`${name} or ${to} is nowhere`);
  destinations.set(PDFName.of(name), place);
}

test("sound PDFs give no finding", async () => {
  expect(await findings(press.edition, { print, coursepack })).toEqual([]);
});

test.each(FAULTS)("$says", async ({ plant, finds }) => {
  const broken = await inPdf(print, plant);
  expect((await findings(press.edition, { print: broken })).map(uncounted)).toEqual(finds);
});

/** Without the number of further pages, which says only how long the specimen is. */
function uncounted(finding: string): string {
  return finding.replace(/and so with \d+ more/u, "and so with … more");
}

/** Faults that take much with them: by which rules they are found. */
const LOSSES = [
  {
    says: "a page in the middle is cut out",
    plant: (document: PDFDocument) => document.removePage(9),
    rules: [
      "item-survives",
      "note-survives",
      "transcription-is-conserved",
      "folios-are-consecutive",
    ],
  },
  {
    says: "two pages change places",
    plant: (document: PDFDocument) => swapPages(document, 6, 7),
    rules: [
      "item-survives",
      "note-survives",
      "transcription-is-conserved",
      "folios-are-consecutive",
    ],
  },
] as const;

test.each(LOSSES)("$says", async ({ plant, rules }) => {
  const found = await findings(press.edition, { print: await inPdf(print, plant) });
  const broken = new Set(found.map((one) => one.split(":")[0]));
  expect([...broken]).toEqual(expect.arrayContaining([...rules]));
});

test("the file breaks off in the middle", async () => {
  const broken = print.slice(0, Math.floor(print.length / 2));
  expect(await findings(press.edition, { print: broken })).toEqual([
    "output-is-readable: the print output cannot be read: Invalid PDF structure.",
  ]);
});

test("the course pack is held to the same rules", async () => {
  const broken = await inPdf(coursepack, (document) =>
    retarget(document, "note-r3", "note-r2"),
  );
  expect(await findings(press.edition, { coursepack: broken })).toEqual([
    "call-leads-to-its-note: the call R3 links to note-r2, not to note-r3",
  ]);
});
