// Stage typeset. Writes the structure tree, and the two tables through which a reader's program
// finds its way from a page and from an id back into it. ISO 32000-1, 14.7.

import {
  type PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from "@cantoo/pdf-lib";
import type { Kid, Tag } from "./tag.ts";

/** Writes the tree in the place of whatever tree the document had. */
export function writeTags(document: PDFDocument, top: Tag): void {
  const writer = new Writer(document);
  const root = writer.root(top);
  document.catalog.set(PDFName.of("StructTreeRoot"), root);
  document.catalog.set(PDFName.of("MarkInfo"), document.context.obj({ Marked: true }));
}

class Writer {
  private readonly context: PDFContext;
  private readonly pageRefs: readonly PDFRef[];
  /** By page: the element of every marked stretch, by its number. */
  private readonly parents: PDFRef[][];
  private readonly areas: PDFRef[] = [];
  private readonly ids: [string, PDFRef][] = [];
  private readonly annotationRefs = new Map<PDFDict, PDFRef>();
  private readonly document: PDFDocument;

  constructor(document: PDFDocument) {
    this.document = document;
    this.context = document.context;
    const pages = document.getPages();
    this.pageRefs = pages.map(({ ref }) => ref);
    this.parents = pages.map(() => []);
    for (const { node } of pages) {
      for (const ref of node.Annots()?.asArray() ?? []) {
        const annotation = this.context.lookup(ref);
        if (ref instanceof PDFRef && annotation instanceof PDFDict)
          this.annotationRefs.set(annotation, ref);
      }
    }
  }

  root(top: Tag): PDFRef {
    const ref = this.context.nextRef();
    const first = this.element(top, ref);
    const entries = { Type: "StructTreeRoot", K: [first], ParentTree: this.parentTree() };
    const root = this.context.obj({ ...entries, ParentTreeNextKey: this.nextKey });
    if (this.ids.length > 0) root.set(PDFName.of("IDTree"), this.idTree());
    this.context.assign(ref, root);
    return ref;
  }

  private element(tag: Tag, parent: PDFRef): PDFRef {
    const ref = this.context.nextRef();
    const page = tag.kids.find((kid) => kid.kind !== "tag")?.page;
    const dict = this.context.obj({ Type: "StructElem", S: tag.type, P: parent });
    if (page !== undefined) dict.set(PDFName.of("Pg"), this.pageRef(page));
    const kids = tag.kids.map((kid) => this.kid(kid, ref, page));
    const [only] = kids;
    if (only && kids.length === 1) dict.set(PDFName.of("K"), only);
    else if (kids.length > 1) dict.set(PDFName.of("K"), this.context.obj(kids));
    this.describe(tag, dict, ref);
    this.context.assign(ref, dict);
    return ref;
  }

  private describe({ id, lang, alt, actualText, attributes }: Tag, dict: PDFDict, ref: PDFRef) {
    if (id !== undefined) {
      dict.set(PDFName.of("ID"), PDFString.of(id));
      this.ids.push([id, ref]);
    }
    if (lang !== undefined) dict.set(PDFName.of("Lang"), PDFString.of(lang));
    if (alt !== undefined) dict.set(PDFName.of("Alt"), PDFHexString.fromText(alt));
    if (actualText !== undefined) {
      dict.set(PDFName.of("ActualText"), PDFHexString.fromText(actualText));
    }
    const owners = Object.entries(attributes ?? {}).map(([owner, values]) =>
      this.context.obj({ O: owner, ...values }),
    );
    const [only] = owners;
    if (only) dict.set(PDFName.of("A"), owners.length > 1 ? this.context.obj(owners) : only);
  }

  private kid(kid: Kid, parent: PDFRef, around: number | undefined) {
    if (kid.kind === "tag") return this.element(kid, parent);
    if (kid.kind === "area") return this.area(kid.annotation, kid.page, parent);
    const { page, mcid } = kid;
    const parents = this.parents[page] as PDFRef[];
    parents[mcid] = parent;
    if (page === around) return PDFNumber.of(mcid);
    return this.context.obj({ Type: "MCR", Pg: this.pageRef(page), MCID: mcid });
  }

  private area(annotation: PDFDict, page: number, parent: PDFRef): PDFDict {
    const ref = this.annotationRefs.get(annotation) ?? this.context.register(annotation);
    annotation.set(
      PDFName.of("StructParent"),
      PDFNumber.of(this.parents.length + this.areas.length),
    );
    this.areas.push(parent);
    return this.context.obj({ Type: "OBJR", Obj: ref, Pg: this.pageRef(page) });
  }

  private pageRef(page: number): PDFRef {
    return this.pageRefs[page] as PDFRef;
  }

  private get nextKey(): number {
    return this.parents.length + this.areas.length;
  }

  private parentTree(): PDFRef {
    const nums: (PDFNumber | PDFRef)[] = [];
    this.document.getPages().forEach(({ node }, index) => {
      node.set(PDFName.of("StructParents"), PDFNumber.of(index));
      node.set(PDFName.of("Tabs"), PDFName.of("S"));
      nums.push(PDFNumber.of(index), this.parentsOf(this.parents[index] ?? []));
    });
    this.areas.forEach((parent, index) => {
      nums.push(PDFNumber.of(this.parents.length + index), parent);
    });
    return this.context.register(this.context.obj({ Nums: nums }));
  }

  private parentsOf(parents: readonly PDFRef[]): PDFRef {
    const all = Array.from(parents, (parent) => parent ?? null);
    return this.context.register(this.context.obj(all) as PDFArray);
  }

  private idTree(): PDFRef {
    const sorted = this.ids.toSorted(([a], [b]) => (a < b ? -1 : 1));
    const names = sorted.flatMap(([id, ref]) => [PDFString.of(id), ref]);
    return this.context.register(this.context.obj({ Names: names }));
  }
}
