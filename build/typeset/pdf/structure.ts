// Stage typeset. The structure tree and its links: ids that Chromium draws at random are numbered
// in reading order, elements of its own invention are given the standard role they play, and every
// link says where it leads.

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
} from "@cantoo/pdf-lib";
import type { PageMap } from "../../model/outputs.ts";
import { decoded, linksOf, listOf, structureOf } from "./objects.ts";

/** Chromium's own types and the standard types they stand for. ISO 32000-1, 14.7.3. */
const ROLES = {
  Em: "Span",
  Strong: "Span",
  Aside: "Note",
  Title: "P",
  FENote: "Note",
} as const;

/** Repairs the tags of a PDF as Chromium printed it. */
export function repairStructure(document: PDFDocument, pageMap: PageMap): void {
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"));
  if (root instanceof PDFDict) {
    root.set(PDFName.of("RoleMap"), document.context.obj(ROLES));
    renumber(document, root, structureOf(document));
  }
  for (const link of linksOf(document)) describeLink(link, pageMap);
}

/** Ids in reading order, the id tree made anew from them, and table headers named by the new ids. */
function renumber(document: PDFDocument, root: PDFDict, elements: readonly PDFDict[]): void {
  const { context } = document;
  const key = PDFName.of("ID");
  const numbered = elements.filter((element) => element.has(key));
  const renamed = new Map<string, PDFString>();
  for (const element of numbered) {
    const id = PDFString.of(`e${String(renamed.size + 1).padStart(6, "0")}`);
    renamed.set(decoded(element.lookup(key)), id);
    element.set(key, id);
  }
  for (const element of elements) {
    for (const attributes of listOf(element.lookup(PDFName.of("A")))) {
      if (attributes instanceof PDFDict) renameHeaders(document, attributes, renamed);
    }
  }
  root.delete(PDFName.of("IDTree"));
  if (numbered.length === 0) return;
  const refs = new Map(
    context.enumerateIndirectObjects().map(([ref, object]) => [object, ref] as const),
  );
  const names = numbered.flatMap((element) => {
    const ref = refs.get(element);
    const id = element.get(key);
    return ref && id ? [id, ref] : [];
  });
  const limits = [names[0], names.at(-2)].filter((one) => one !== undefined);
  const leaf = context.register(context.obj({ Names: names, Limits: limits }));
  root.set(PDFName.of("IDTree"), context.register(context.obj({ Kids: [leaf] })));
}

function renameHeaders(
  document: PDFDocument,
  attributes: PDFDict,
  renamed: ReadonlyMap<string, PDFString>,
): void {
  const key = PDFName.of("Headers");
  const headers = attributes.lookup(key);
  if (!(headers instanceof PDFArray)) return;
  const ids = listOf(headers).map((one) => renamed.get(decoded(one)));
  attributes.set(key, document.context.obj(ids.filter((one) => one !== undefined)));
}

/** ISO 14289-1, 7.18.5: a link's Contents says in words where it leads. */
function describeLink(link: PDFDict, { pages, pageOf }: PageMap): void {
  const key = PDFName.of("Contents");
  if (link.has(key)) return;
  const action = link.lookup(PDFName.of("A"));
  const uri = action instanceof PDFDict ? decoded(action.lookup(PDFName.of("URI"))) : "";
  const target = decoded(link.lookup(PDFName.of("Dest")));
  const page = pages[pageOf.get(target) ?? -1];
  const where = uri || (page ? `page ${page.folio}` : target);
  link.set(key, PDFHexString.fromText(where));
}
