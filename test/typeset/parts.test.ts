// A long book is printed in parts and bound: the bound book is the book printed at once.

import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PDFDict, PDFDocument, PDFName, PDFNumber } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Typesetter } from "../../build/typeset/index.ts";
import { partsOf } from "../../build/typeset/pdf/parts.ts";
import type { PDFDocumentProxy } from "../../build/verify/pdf/pdfjs.ts";
import { generated } from "./support/book.ts";
import { open, press, print, type Sheets } from "./support/press.ts";
import { roleOf, structureOf } from "./support/structure.ts";

let whole: Sheets;
let bound: Sheets;
const typesetters: Typesetter[] = [];
beforeAll(async () => {
  for (const pagesPerPart of [10_000, 4]) {
    typesetters.push(await press({ pagesPerPart }));
  }
  const [one, other] = typesetters as [Typesetter, Typesetter];
  whole = await print(one, generated(2));
  bound = await print(other, generated(2));
});
afterAll(() => Promise.all(typesetters.map((one) => one.close())));

test("every part begins on a right-hand page, none is longer than it may be, and no page is left out", () => {
  for (let pages = 1; pages < 60; pages += 1) {
    const parts = partsOf(pages, 8);
    expect(parts.every(([from, to]) => from % 2 === 0 && to > from && to - from <= 8)).toBe(
      true,
    );
    expect(parts.flat().slice(1, -1)).toEqual(parts.slice(1).flatMap(([from]) => [from, from]));
    expect([parts[0]?.[0], parts.at(-1)?.[1]]).toEqual([0, pages]);
  }
});

test("pages, their text, their labels and the page map are the same", async () => {
  expect(bound.pageMap.pages.length).toBeGreaterThan(20);
  expect(bound.pageMap).toEqual(whole.pageMap);
  expect(bound.pages).toEqual(whole.pages);
  const labels = await both((document) => document.getPageLabels());
  expect(labels[1]).toEqual(labels[0]);
  expect(bound.diagnostics).toEqual([]);
});

test("named destinations lie where they lay, also those that only other parts link to", async () => {
  const [before = [], after = []] = await both(destinationsOf);
  expect(before.length).toBeGreaterThan(80);
  expect(after).toEqual(before);
});

test("every link leads where it led, also from one part into another", async () => {
  const [before = [], after = []] = await both(linksOf);
  expect(before.length).toBeGreaterThan(150);
  expect(after).toEqual(before);
});

test("the outline is nested alike, with the same titles and places", async () => {
  const [before = "", after = ""] = await both(outlineOf);
  expect(before).toContain("\n  A heading of 4");
  expect(after).toBe(before);
});

test("the tags are the same, in the same order, and every one leads back from its page", async () => {
  const tags = async (pdf: Uint8Array) => structureOf(await PDFDocument.load(pdf)).map(roleOf);
  expect(await tags(bound.pdf)).toEqual(await tags(whole.pdf));
  expect(await strayParents(bound.pdf)).toEqual([]);
});

test.runIf(hasQpdf())("the bound file is sound to a reader of another make", () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), "stet-bound-")), "bound.pdf");
  writeFileSync(file, bound.pdf);
  expect(execFileSync("qpdf", ["--check", file], { encoding: "utf8" })).toContain(
    "No syntax or stream encoding errors",
  );
});

function hasQpdf(): boolean {
  try {
    execFileSync("qpdf", ["--version"]);
    return true;
  } catch {
    return false;
  }
}

async function both<T>(read: (document: PDFDocumentProxy) => Promise<T>): Promise<T[]> {
  const documents = await Promise.all([whole, bound].map(({ pdf }) => open(pdf)));
  return await Promise.all(documents.map(read));
}

/** Page, from 0, and place in half points, by which two prints of one page may differ by a hair. */
async function place(document: PDFDocumentProxy, destination: readonly unknown[]) {
  const page = await document.getPageIndex(destination[0] as { num: number; gen: number });
  return [page, ...destination.slice(2, 4).map((length) => Math.round(Number(length) * 2))];
}

async function destinationsOf(document: PDFDocumentProxy) {
  const all = Object.entries(await document.getDestinations());
  const placed = all.map(async ([name, one]) => [
    name,
    await place(document, one as unknown[]),
  ]);
  return (await Promise.all(placed)).sort();
}

async function linksOf(document: PDFDocumentProxy) {
  const pages = Array.from({ length: document.numPages }, async (_, index) => {
    const annotations = await (await document.getPage(index + 1)).getAnnotations();
    return annotations.map(({ dest, url }) => `${index}: ${dest ?? url}`);
  });
  return (await Promise.all(pages)).flat();
}

interface Entry {
  readonly title: string;
  readonly dest: string | unknown[] | null;
  readonly count: number | undefined;
  readonly items: readonly Entry[];
}

async function outlineOf(document: PDFDocumentProxy): Promise<string> {
  const write = async (entry: Entry, depth: number): Promise<string> => {
    const at = await place(document, entry.dest as unknown[]);
    const below = await Promise.all(entry.items.map((item) => write(item, depth + 1)));
    return `${"  ".repeat(depth)}${entry.title} ${at} ${entry.count}\n${below.join("")}`;
  };
  const entries = ((await document.getOutline()) ?? []) as unknown as Entry[];
  return (await Promise.all(entries.map((entry) => write(entry, 0)))).join("");
}

/** Pages and annotations whose key is not in the parent tree, or leads to nothing. */
async function strayParents(pdf: Uint8Array): Promise<number[]> {
  const document = await PDFDocument.load(pdf);
  const root = document.catalog.lookup(PDFName.of("StructTreeRoot"), PDFDict);
  const nums = String(
    root.lookup(PDFName.of("ParentTree"), PDFDict).lookup(PDFName.of("Nums")),
  );
  const keys = new Set(
    [...nums.matchAll(/(\d+) (?=\d+ \d+ R|\[)/g)].map(([, key]) => Number(key)),
  );
  const used = document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    if (!(object instanceof PDFDict)) return [];
    const found = ["StructParent", "StructParents"].map((key) =>
      object.lookup(PDFName.of(key)),
    );
    return found.flatMap((one) => (one instanceof PDFNumber ? [one.asNumber()] : []));
  });
  expect(used.length).toBe(new Set(used).size);
  return used.filter((key) => !keys.has(key));
}
