// Faults in what a PDF's links, destinations and outline lead to. Floor: selftest.
// PDF 32000-1: 12.3.2 (destinations), 12.3.3 (outline), 12.5.6.5 (links).

import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from "@cantoo/pdf-lib";
import { type Fault, middleOf } from "../fault.ts";
import type { CopiedLink, PdfCopy } from "./copy.ts";
import { callOf, itemOf, labelOf } from "./targets.ts";

type PdfFault = Fault<PdfCopy>;

const DEST = PDFName.of("Dest");

function call(copy: PdfCopy): { link: CopiedLink; other: string } | null {
  const found = callOf(copy.sound);
  return found && { link: linkAt(copy, found), other: found.other };
}

function linkAt(copy: PdfCopy, { target }: { target: Parameters<PdfCopy["linkOver"]>[0] }) {
  const link = copy.linkOver(target);
  if (!link) throw new Error(`there is no link over ${target.says}`);
  return link;
}

const LINKS: readonly PdfFault[] = [
  {
    says: "a call leads to another note",
    place: "annotations",
    rules: ["call-leads-to-its-note"],
    plant: (copy) => {
      const found = call(copy);
      found?.link.dict.set(DEST, PDFName.of(found.other));
      return found && `${found.link.name} now ${found.other}`;
    },
  },
  {
    says: "a call leads to nothing",
    place: "annotations",
    rules: ["call-leads-to-its-note"],
    plant: (copy) => {
      const found = call(copy);
      found?.link.dict.set(DEST, PDFName.of("note-nowhere"));
      return found?.link.name ?? null;
    },
  },
  {
    says: "a call has no link",
    place: "annotations",
    rules: ["call-leads-to-its-note"],
    plant: (copy) => {
      const found = call(copy);
      found?.link.dict.set(PDFName.of("Subtype"), PDFName.of("Text"));
      return found?.link.name ?? null;
    },
  },
  {
    says: "the area of a call's link lies elsewhere",
    place: "annotations",
    rules: ["call-leads-to-its-note"],
    plant: (copy) => {
      const found = call(copy);
      found?.link.dict.set(PDFName.of("Rect"), copy.document.context.obj([1, 1, 4, 4]));
      return found?.link.name ?? null;
    },
  },
  {
    says: "a call leads out of the file",
    place: "annotations",
    rules: ["call-leads-to-its-note"],
    plant: (copy) => {
      const found = call(copy);
      if (!found) return null;
      const action = { S: "URI", URI: PDFString.of("https://example.org/") };
      found.link.dict.delete(DEST);
      found.link.dict.set(PDFName.of("A"), copy.document.context.obj(action));
      return found.link.name;
    },
  },
  {
    says: "a note leads back to another place",
    place: "annotations",
    rules: ["call-leads-to-its-note"],
    plant: (copy) => {
      const found = labelOf(copy.sound);
      if (!found) return null;
      const other = copy.sound.comparison.texts.find(
        ({ note }) => note && note.calls[0] !== found.call && !note.calls.includes(found.call),
      )?.note?.calls[0];
      if (other === undefined) return null;
      linkAt(copy, found).dict.set(DEST, PDFName.of(other));
      return `${found.note} now ${other}`;
    },
  },
  {
    says: "a cross-reference leads to another place",
    place: "annotations",
    rules: ["reference-leads-to-its-target"],
    plant: (copy) => {
      const target = itemOf(copy.sound, "cross-reference");
      const other = callOf(copy.sound)?.note;
      if (!target || !other) return null;
      linkAt(copy, { target }).dict.set(DEST, PDFName.of(other));
      return `${target.says} now ${other}`;
    },
  },
];

const DESTINATIONS: readonly PdfFault[] = [
  {
    says: "the destination of a note stands on the first page",
    place: "destinations",
    rules: ["call-leads-to-its-note", "note-survives"],
    plant: (copy) => {
      const note = callOf(copy.sound)?.note;
      if (note === undefined) return null;
      const [page] = copy.document.getPages();
      const place = copy.document.context.obj([page?.ref ?? null, "XYZ", 0, 0, 0]);
      copy.destinations().set(PDFName.of(note), place);
      return note;
    },
  },
  {
    says: "the destination of a note is lost",
    place: "destinations",
    rules: ["call-leads-to-its-note", "note-survives"],
    plant: (copy) => {
      const note = callOf(copy.sound)?.note;
      if (note === undefined) return null;
      copy.destinations().delete(PDFName.of(note));
      return note;
    },
  },
  {
    says: "the destination of a redaction stands on the next page",
    place: "destinations",
    rules: ["call-leads-to-its-note", "reference-leads-to-its-target", "page-number-is-true"],
    plant: (copy) => {
      const { comparison, reading } = copy.sound;
      const entries = comparison.wanted.scope.items.filter(({ kind }) => kind === "redaction");
      const anchor = middleOf(entries)?.anchor;
      if (anchor === undefined) return null;
      const from = reading.file.destinations.get(anchor)?.page ?? 1;
      const next = copy.document.getPages()[from % copy.document.getPageCount()];
      const place = copy.document.context.obj([next?.ref ?? null, "XYZ", 0, 600, 0]);
      copy.destinations().set(PDFName.of(anchor), place);
      return anchor;
    },
  },
];

const OUTLINE: readonly PdfFault[] = [
  {
    says: "the outline is lost",
    place: "outline",
    rules: ["outline-is-true"],
    plant: ({ document }) =>
      document.catalog.delete(PDFName.of("Outlines")) ? "the whole of it" : null,
  },
  {
    says: "an entry of the outline has another title",
    place: "outline",
    rules: ["outline-is-true"],
    plant: (copy) => {
      const item = outlined(copy);
      item?.set(PDFName.of("Title"), PDFHexString.fromText("Chapter"));
      return item && "an entry";
    },
  },
  {
    says: "an entry of the outline leads to another page",
    place: "outline",
    rules: ["outline-is-true"],
    plant: (copy) => {
      const item = outlined(copy);
      const [page] = copy.document.getPages();
      if (!item || !page) return null;
      item.delete(PDFName.of("A"));
      item.set(DEST, copy.document.context.obj([page.ref, "XYZ", 0, 600, 0]));
      return "an entry";
    },
  },
  {
    says: "an entry of the outline is lost",
    place: "outline",
    rules: ["outline-is-true"],
    plant: (copy) => {
      const last = outlined(copy);
      const before = last?.lookupMaybe(PDFName.of("Prev"), PDFDict);
      const after = last?.get(PDFName.of("Next"));
      if (!before) return null;
      if (after) before.set(PDFName.of("Next"), after);
      else before.delete(PDFName.of("Next"));
      return "an entry";
    },
  },
];

/** The entry of a part that the edition's manuscript holds, neither first nor alone. */
function outlined(copy: PdfCopy): PDFDict | null {
  const titles = new Set(
    copy.sound.comparison.wanted.parts.map(({ part }) => part.title.replace(/\s+/gu, " ")),
  );
  const found = copy.outline().filter((item) => {
    const title = item.lookup(PDFName.of("Title"));
    const text =
      title instanceof PDFHexString || title instanceof PDFString ? title.decodeText() : "";
    return titles.has(text) && item.has(PDFName.of("Prev"));
  });
  return found[0] ?? null;
}

/** Takes every annotation away from the page on which a call stands. */
const BARE: PdfFault = {
  says: "a page has lost its links",
  place: "annotations",
  rules: ["call-leads-to-its-note", "reference-leads-to-its-target"],
  plant: (copy) => {
    const found = callOf(copy.sound);
    if (!found) return null;
    const { node } = copy.page(found.target.page);
    const had = node.lookupMaybe(PDFName.of("Annots"), PDFArray);
    node.delete(PDFName.of("Annots"));
    return had ? `page ${found.target.page}` : null;
  },
};

export const LINK_FAULTS: readonly PdfFault[] = [...LINKS, BARE, ...DESTINATIONS, ...OUTLINE];
