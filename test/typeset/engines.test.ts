// Two engines set the same editions: the sample, the specimen and a generated one have the same text in
// the same order, every note on the page of its call, and nothing that runs over. Where pages break
// differently, a list says so.

import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ENGINES, type EngineName } from "../../build/model/manuscript.ts";
import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import { jobFor } from "../../build/pipeline/job.ts";
import type { TypesetJob, Typesetter } from "../../build/typeset/index.ts";
import { SPECIMEN } from "../support/editions.ts";
import { editionIn, renderedOf } from "../support/rendering.ts";
import { generated } from "./support/book.ts";
import { JOB, open, press } from "./support/press.ts";

interface Item {
  readonly type?: string;
  readonly tag?: string;
  /** None for a stretch that only says how its letters are read, as of a ligature. */
  readonly id?: string | null;
  readonly str?: string;
}

interface Leaf {
  readonly role?: string;
  readonly id?: string;
  readonly children?: readonly Leaf[];
}

/** The book as its tags give it: notes apart, so that it does not matter which page they are on. */
interface Reading {
  readonly text: string;
  readonly notes: string;
}

interface Subject {
  readonly name: string;
  readonly rendered: Rendered;
  readonly job: TypesetJob;
}

async function subject(name: string, folder: string): Promise<Subject> {
  const edition = await editionIn(folder);
  return { name, rendered: renderedOf(edition, "print"), job: jobFor(edition, "print", {}) };
}

const SUBJECTS: readonly Subject[] = [
  await subject("the sample", "."),
  await subject("the specimen", SPECIMEN),
  { name: "a generated edition", rendered: generated(1), job: JOB },
];

/**
 * Letters alone: folios, how the index joins those of one page ("7, 7 Anm. 2", "7n2"), and the hyphens at
 * the ends of lines follow from each engine's own breaks.
 */
const letters = (text: string) =>
  text
    .replace(/(?<=\d|\b(?!in)[ivxl]+)n\s*R?\d+/gu, "")
    .replace(/\b[ivxl]+\b|Anm\.|[^\p{L}]/gu, "");

async function readingOf(pdf: Uint8Array): Promise<Reading> {
  const document = await open(pdf);
  const found = { text: "", notes: "" };
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const byId = textById(items as readonly Item[]);
    for (const { id, inNote } of leaves(((await page.getStructTree()) ?? {}) as Leaf, false))
      found[inNote ? "notes" : "text"] += byId.get(id) ?? "";
  }
  await document.destroy();
  return { text: letters(found.text), notes: letters(found.notes) };
}

/** What is marked on a page, in the order of its tags. */
function leaves(
  { role = "", id, children = [] }: Leaf,
  note: boolean,
): { readonly id: string; readonly inNote: boolean }[] {
  const inNote = note || /Note$/.test(role);
  const own = id === undefined ? [] : [{ id, inNote }];
  return [...own, ...children.flatMap((child) => leaves(child, inNote))];
}

function textById(items: readonly Item[]): Map<string, string> {
  const found = new Map<string, string>();
  const inside: (string | null | undefined)[] = [];
  for (const { type, id, str } of items) {
    if (type?.startsWith("beginMarkedContent")) inside.push(id);
    else if (type === "endMarkedContent") inside.pop();
    else {
      const at = inside.findLast((one) => typeof one === "string");
      if (at) found.set(at, (found.get(at) ?? "") + (str ?? ""));
    }
  }
  return found;
}

/** Where two texts part, with what stands there in each; null where they are one. */
function parting(one: string, other: string): readonly [string, string] | null {
  if (one === other) return null;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - 30), at + 60);
  return [near(one), near(other)];
}

/** One line for each page that the two begin differently: where in the text each does. */
function differences(one: PageMap, other: PageMap): string[] {
  const begins = ({ pages }: PageMap, index: number): string => {
    const page = pages[index];
    if (!page) return "no page";
    const where =
      page.block === null ? "no text" : `${page.block} after ${page.offset} letters`;
    return `folio ${page.folio}, ${page.part}, ${where}`;
  };
  const count = Math.max(one.pages.length, other.pages.length);
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => begins(one, index) !== begins(other, index))
    .map((index) => `page ${index + 1}: ${begins(one, index)} | ${begins(other, index)}`);
}

async function setBy(engine: EngineName, { rendered, job }: Subject) {
  const typesetter: Typesetter = await press({ engine });
  const { value, diagnostics } = await typesetter.typeset(rendered, job);
  await typesetter.close();
  return { ...value, diagnostics, reading: await readingOf(value.pdf) };
}

test("a page that begins elsewhere is told, with both places", () => {
  const page = { page: 1, folio: "1", part: "x", block: "p1", offset: 0, isBlank: false };
  const map = (...pages: PageMap["pages"]): PageMap => ({ pages, pageOf: new Map() });
  const [one, other] = [
    map(page, { ...page, offset: 12 }),
    map(page, { ...page, block: null }),
  ];
  expect(differences(one, one)).toEqual([]);
  expect(differences(one, other)).toEqual([
    "page 2: folio 1, x, p1 after 12 letters | folio 1, x, no text",
  ]);
  expect(differences(one, map(page))).toEqual([
    "page 2: folio 1, x, p1 after 12 letters | no page",
  ]);
});

describe.each(SUBJECTS)("$name by both engines", (subject) => {
  let stet: Awaited<ReturnType<typeof setBy>>;
  let pagedjs: Awaited<ReturnType<typeof setBy>>;
  beforeAll(async () => {
    stet = await setBy("stet", subject);
    pagedjs = await setBy("pagedjs", subject);
  }, 120_000);
  afterAll(() => {
    const listed = differences(stet.pageMap, pagedjs.pageMap);
    if (listed.length > 0)
      process.stdout.write(`${[`${subject.name}: stet | pagedjs`, ...listed].join("\n")}\n`);
  });

  test("there are two engines to compare, and neither tells of a page that is wrong", () => {
    expect([...ENGINES].sort()).toEqual(["pagedjs", "stet"]);
    expect({ stet: stet.diagnostics, pagedjs: pagedjs.diagnostics }).toEqual({
      stet: [],
      pagedjs: [],
    });
  });

  test("the text is the same, in the same order", () => {
    expect(stet.reading.text.length).toBeGreaterThan(5000);
    expect(parting(stet.reading.text, pagedjs.reading.text)).toBeNull();
  });

  test("the notes are the same, in the same order", () => {
    expect(stet.reading.notes.length).toBeGreaterThan(100);
    expect(parting(stet.reading.notes, pagedjs.reading.notes)).toBeNull();
  });

  test("every note begins on the page of its call", () => {
    const calls = subject.rendered.parts.flatMap(({ xhtml }) => [
      ...xhtml.matchAll(/<aside class="note[^>]*?id="([^"]+)"[^>]*?data-call="([^"]+)"/g),
    ]);
    expect(calls.length).toBeGreaterThan(5);
    for (const { pageMap } of [stet, pagedjs]) {
      const strayed = calls.filter(
        ([, note, call]) => pageMap.pageOf.get(note ?? "") !== pageMap.pageOf.get(call ?? ""),
      );
      expect(strayed.map(([, note]) => note)).toEqual([]);
    }
  });

  test("every anchor of one is an anchor of the other", () => {
    const anchors = ({ pageMap }: typeof stet) => [...pageMap.pageOf.keys()].sort();
    expect(anchors(stet)).toEqual(anchors(pagedjs));
  });
});
