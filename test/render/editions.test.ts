// Both whole editions, the sample and the German specimen, in every output: well-formed XHTML whose
// ids are unique, whose links lead somewhere and whose blocks can all be found.

import type { Element } from "@xmldom/xmldom";
import { beforeAll, describe, expect, test } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import { isPack, OUTPUTS, type Output } from "../../build/model/manuscript.ts";
import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import {
  editionIn,
  elementsUnder,
  parseXhtml,
  partOf,
  renderedOf,
} from "../support/rendering.ts";

const LEAF = /^(?:p|h[1-6]|li|td|th|dt|dd|figcaption|pre)$/;
const CASES = [".", "test/specimen"].flatMap((folder) =>
  [...OUTPUTS, "coursepack-instructor" as const].map((output) => [folder, output] as const),
);

/** White space and soft hyphens do not count. */
const plain = (text: string): string =>
  text.replaceAll("\u00ad", "").replace(/\s+/g, " ").trim();

function isLeaf(element: Element): boolean {
  const classes = element.getAttribute("class")?.split(" ") ?? [];
  return LEAF.test(element.nodeName) || classes.includes("line");
}

function textsById({ parts }: Rendered): ReadonlyMap<string, string> {
  return new Map(
    parts
      .flatMap(({ xhtml }) => [...elementsUnder(parseXhtml(xhtml))])
      .map((element) => [element.getAttribute("id") ?? "", plain(element.textContent ?? "")]),
  );
}

const editions = new Map<string, Edition>();
beforeAll(async () => {
  for (const folder of [".", "test/specimen"]) editions.set(folder, await editionIn(folder));
});

function edition(folder: string): Edition {
  const found = editions.get(folder);
  if (!found) throw new Error(`no edition in ${folder}`);
  return found;
}

const outputs = new Map<string, Rendered>();

function rendered(folder: string, output: Output): Rendered {
  const key = `${folder} ${output}`;
  const found = outputs.get(key) ?? renderedOf(edition(folder), output);
  outputs.set(key, found);
  return found;
}

describe.each(CASES)("%s, %s", (folder, output) => {
  test("every part is well-formed XML in one section of its own", () => {
    for (const { id, xhtml } of rendered(folder, output).parts) {
      const root = parseXhtml(xhtml);
      const sections = [...elementsUnder(root)].filter(({ parentNode }) => parentNode === root);
      expect(sections.map((one) => one.getAttribute("id"))).toEqual([id]);
    }
  });

  test("no id is given twice, and every link leads to one", () => {
    const xhtml = rendered(folder, output)
      .parts.map((part) => part.xhtml)
      .join("\n");
    const ids = [...xhtml.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    const known = new Set(ids);
    const targets = [...xhtml.matchAll(/(?:href="#|data-folio-of="|data-call=")([^"]+)"/g)];
    expect(targets.length).toBeGreaterThan(20);
    expect(targets.map(([, id]) => id).filter((id) => !known.has(id))).toEqual([]);
  });

  test("every block that holds text has an id", () => {
    const nameless = rendered(folder, output)
      .parts.flatMap((part) => [...elementsUnder(parseXhtml(part.xhtml))])
      .filter((element) => isLeaf(element) && ![...elementsUnder(element)].some(isLeaf))
      .filter((element) => !element.getAttribute("id"));
    expect(nameless.map(String)).toEqual([]);
  });

  test("every item of its documents is there, with what must be read", () => {
    const made = rendered(folder, output);
    const texts = textsById(made);
    const parts = new Set(made.parts.map(({ id }) => id));
    const { items, pack } = edition(folder);
    for (const { kind, anchor, printed, place, node } of items) {
      const shown = /citation|cross-reference/.test(kind) ? "" : plain(printed);
      const taken = isPack(output) ? pack?.nodes.has(node) : parts.has(place.part);
      if (taken) expect(texts.get(anchor)?.slice(0, shown.length), anchor).toBe(shown);
      else expect(texts.has(anchor), anchor).toBe(false);
    }
  });

  test("every note of its documents is there, its label first", () => {
    const made = rendered(folder, output);
    const texts = textsById(made);
    const parts = new Set(made.parts.map(({ id }) => id));
    const { notes, pack } = edition(folder);
    for (const { anchor, part, label } of notes) {
      const taken = isPack(output) ? pack?.anchors.has(anchor) : parts.has(part);
      if (taken) expect(texts.get(anchor)?.slice(0, label.length), anchor).toBe(label);
      else expect(texts.has(anchor), anchor).toBe(false);
    }
  });

  test("is the same on every run", () => {
    expect(renderedOf(edition(folder), output)).toEqual(rendered(folder, output));
  });
});

test("the EPUB prints the folios of print", () => {
  const pages = [
    { page: 1, folio: "i", part: "part-title-page", block: null, offset: 0, isBlank: false },
    { page: 7, folio: "3", part: "part-memorandum", block: null, offset: 0, isBlank: false },
  ];
  const folios: PageMap = { pages, pageOf: new Map([["r2", 1]]) };
  const { parts } = renderedOf(edition("."), "epub", folios);
  expect(partOf(parts, "part-ledger")).toContain('data-folio-of="r2">3</span>');
});

test("running heads have the short titles to set", () => {
  expect(partOf(rendered(".", "print").parts, "part-memorandum")).toMatch(
    /^<section class="part document body" id="part-memorandum" data-matter="body" data-kind="document" data-title="[^"]+" data-edition="[^"]+">\n<h1 id="title-memorandum">/,
  );
});

describe("the course pack", () => {
  test("has the documents it names, between its own pages", () => {
    const kinds = rendered(".", "coursepack").parts.map(({ kind }) => kind);
    expect(kinds).toEqual([
      "pack-title",
      "pack-disclosure",
      "pack-reading",
      "document",
      "pack-questions",
      "pack-legend",
      "glossary",
      "persons",
      "bibliography",
    ]);
  });

  test("has answers and teaching notes in the instructor's copy alone", () => {
    const { questions, teachingNotes } = edition("test/specimen").manuscript.coursePack ?? {};
    const secrets = [
      ...(questions ?? []).flatMap(({ answer }) => answer?.slice(0, 12) ?? []),
      ...(teachingNotes ?? []).map(({ text }) => text.slice(0, 12)),
    ];
    const [students = "", instructors = ""] = (
      ["coursepack", "coursepack-instructor"] as const
    ).map((output) =>
      rendered("test/specimen", output)
        .parts.map(({ xhtml }) => xhtml)
        .join("")
        .replaceAll("\u00ad", ""),
    );
    expect(secrets).toHaveLength(4);
    for (const secret of secrets) {
      expect(instructors).toContain(secret);
      expect(students).not.toContain(secret);
    }
    expect(students).toContain('class="room"');
    expect(instructors).not.toContain('class="room"');
  });

  test("says in words, and not in a box, where the instructor left something out", () => {
    const xhtml = partOf(rendered(".", "coursepack").parts, "part-memorandum");
    const signs = [...xhtml.matchAll(/<div class="omission"><p[^>]*>([^<]*)</g)];
    expect(signs.map(([, text]) => text?.replaceAll("\u00ad", ""))).toEqual([
      expect.stringContaining("source pages 1–2, with R1"),
      expect.stringContaining(
        "The Immediate Circumstances, source pages 7–10, with R10, R11, R12",
      ),
    ]);
    const outside = xhtml.split('<div class="omission">');
    for (const piece of outside.slice(0, -1)) {
      const opened = piece.match(/<div class="transcription">/g)?.length ?? 0;
      expect(opened).toBeLessThanOrEqual(piece.match(/<\/div>/g)?.length ?? 0);
    }
  });

  test("discloses what was left out", () => {
    const { parts: made } = rendered(".", "coursepack");
    const disclosure = partOf(made, "part-pack-disclosure").replaceAll("\u00ad", "");
    const { parts } = edition(".");
    for (const { kind, title } of parts) {
      if (kind === "prose") expect(disclosure).toContain(title);
    }
    expect(disclosure).toContain(edition(".").manuscript.config.identifier);
  });

  test("shows no redaction that it does not take, and no note of one", () => {
    const xhtml = partOf(rendered(".", "coursepack").parts, "part-memorandum");
    const shown = [...xhtml.matchAll(/<span class="redaction[^"]*"[^>]* id="(r\d+)"/g)];
    expect(shown.length).toBeGreaterThan(0);
    for (const label of ["r1", "r10", "r11", "r12"]) {
      expect(xhtml).not.toContain(`id="${label}"`);
      expect(xhtml).not.toContain(`id="note-${label}"`);
      expect(xhtml).not.toContain(`href="#${label}"`);
    }
  });

  test("lists only the works that its documents, glossary and persons cite", () => {
    const works = (output: Output) =>
      [
        ...partOf(rendered("test/specimen", output).parts, "part-bibliography").matchAll(
          /id="work-/g,
        ),
      ].length;
    expect(works("coursepack")).toBeGreaterThan(0);
    expect(works("coursepack")).toBeLessThanOrEqual(works("print"));
  });

  test("names a place of a part that it lacks, and does not link to it", () => {
    const xhtml = rendered("test/specimen", "coursepack")
      .parts.map((part) => part.xhtml)
      .join("");
    const outside = [
      ...xhtml.matchAll(/<span class="cross-reference outside" id="[^"]+">([^<]+)</g),
    ];
    const links = [...xhtml.matchAll(/class="cross-reference" id="[^"]+" href="#([^"]+)"/g)];
    expect(links.length + outside.length).toBeGreaterThan(0);
    for (const [, text] of outside) expect(text?.trim()).not.toBe("");
  });

  test("is nothing where the edition configures none", () => {
    const { coursePack: _pack, ...manuscript } = edition(".").manuscript;
    expect(renderedOf({ ...edition("."), manuscript }, "coursepack").parts).toEqual([]);
  });
});
