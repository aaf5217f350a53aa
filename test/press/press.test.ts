// What a printer is sent: the same pages as the reader's, in ink, with what a printer needs around
// them. Ghostscript and pdftoppm are asked for only where they are installed.

import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { PDFDocument, PDFName } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { PressConfig } from "../../build/model/manuscript.ts";
import { buildEdition } from "../../build/pipeline/index.ts";
import type { BuildRun } from "../../build/pipeline/run.ts";
import { partOf, signaturesOf, spineOf } from "../../build/press/signatures.ts";
import { SPECIMEN } from "../support/editions.ts";
import { difference, has, type Picture, pictures } from "./images.ts";

const PRESS: PressConfig = { color: "grey", bleed: "3mm", signature: 16, paper: "0.1mm" };

const pagesOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([part, count]) =>
    Array.from({ length: count }, () => ({
      page: 1,
      folio: "1",
      part: `part-${part}`,
      block: null,
      offset: 0,
      isBlank: false,
    })),
  );

describe("a book is filled up to whole signatures", () => {
  const pages = pagesOf({ introduction: 7, memo: 14 });

  test("with blank pages at its end", () => {
    const { pages: all, signatures, blanks } = signaturesOf(pages, PRESS);
    expect([all, signatures, [...blanks]]).toEqual([32, 2, [[21, 11]]]);
  });

  test("or after the part that the publisher names, by whole leaves, the odd page at the end", () => {
    const press = { ...PRESS, blanksAfter: "front/introduction.md" };
    expect([...signaturesOf(pages, press).blanks]).toEqual([
      [7, 10],
      [21, 1],
    ]);
  });

  test("and one that is whole already gets none", () => {
    expect([...signaturesOf(pagesOf({ memo: 32 }), PRESS).blanks]).toEqual([]);
  });

  test.each([
    ["imprint", "part-imprint"],
    ["back/colophon.md", "part-colophon"],
  ])("%s is %s", (entry, part) => expect(partOf(entry)).toBe(part));
});

test("a leaf of paper has two pages, and the spine is as thick as the leaves", () => {
  expect(spineOf(200, { ...PRESS, paper: "0.11mm" })).toBeCloseTo((11 * 72) / 25.4, 6);
});

const folder = mkdtempSync(path.join(os.tmpdir(), "stet-press-test-"));
const dist = path.join(folder, "dist");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function build(env: Readonly<Record<string, string>> = {}): Promise<BuildRun> {
  return await buildEdition(folder, {
    outputs: ["print"],
    press: true,
    progress: { stage: () => undefined, page: () => undefined },
    env: { ...process.env, ...env },
    now: () => 0,
  });
}

const read = (name: string) => new Uint8Array(readFileSync(path.join(dist, name)));

beforeAll(() => {
  cpSync(SPECIMEN, folder, { recursive: true });
  rmSync(dist, { recursive: true, force: true });
  const config = path.join(folder, "manuscript/edition.yaml");
  const text = readFileSync(config, "utf8");
  const press =
    "  press:\n    color: cmyk\n    bleed: 4mm\n    signature: 8\n    paper: 0.5mm\n    blanks-after: imprint\n    back-cover: Rückseite des Hefts\n";
  const named = text.replace(/^language:/mu, "isbn: 978-3-16-148410-0\nlanguage:");
  writeFileSync(config, named.replace(/^print:\n/m, `print:\n${press}`));
  expect(readFileSync(config, "utf8")).toContain(press);
  const style = path.join(folder, "styles/edition.css");
  writeFileSync(
    style,
    `${readFileSync(style, "utf8")}\n.title-page { background: #bbb; box-shadow: 0 0 0 90mm #bbb; }\n`,
  );
  writeFileSync(
    path.join(folder, "templates/press-cover.hbs"),
    `${readFileSync("templates/press-cover.hbs", "utf8")}<p id="{{block-id}}">Eigene Vorlage</p>\n`,
  );
});

test("without Ghostscript nothing is written, and it is said what to install", async () => {
  const run = await build({ STET_GHOSTSCRIPT: "/nowhere/gs" });
  expect(run.ending).toBe("no-ghostscript");
  expect(run.diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([
    "ghostscript-runs: Ghostscript (/nowhere/gs) could not be run: it is not installed",
  ]);
  expect(existsSync(dist)).toBe(false);
});

/** Where it is missing these tests are skipped, and the run says so. */
const ghostscript = has("gs", "--version");

describe.runIf(ghostscript)("the specimen for the printer (needs Ghostscript)", () => {
  let run: BuildRun;
  let pages: PDFDocument;
  beforeAll(async () => {
    run = await build();
    expect(run.ending).toBe("done");
    pages = await PDFDocument.load(read("musterakte-press.pdf"));
  });

  test("is pages, a cover and a ticket, beside the PDF that readers get", () => {
    expect(readdirSync(dist).sort()).toEqual([
      "musterakte-press-cover.pdf",
      "musterakte-press.json",
      "musterakte-press.pdf",
      "musterakte.pdf",
    ]);
    const ticket = JSON.parse(readFileSync(path.join(dist, "musterakte-press.json"), "utf8"));
    expect(ticket).toEqual(run.press);
    expect(ticket).toMatchObject({ signature: 8, bleed: 4, paper: "0.5mm", color: "cmyk" });
    expect(ticket.pages % 8).toBe(0);
    expect(ticket.spine).toBeCloseTo(ticket.pages / 4, 1);
  });

  test("has the boxes of the cut, of the bleed and of the sheet, one inside the other", () => {
    for (const page of pages.getPages()) {
      const [trim, bleed, media] = [page.getTrimBox(), page.getBleedBox(), page.getMediaBox()];
      expect(trim.x - bleed.x).toBeCloseTo((4 * 72) / 25.4, 2);
      expect(bleed.width - trim.width).toBeCloseTo((8 * 72) / 25.4, 2);
      expect(media.x).toBeLessThan(bleed.x);
      expect(media.height).toBeGreaterThan(bleed.height);
    }
  });

  test("has blank pages where the publisher wants them", async () => {
    const reader = await PDFDocument.load(read("musterakte.pdf"));
    expect(pages.getPageCount()).toBe(run.press?.pages);
    expect(pages.getPageCount() - reader.getPageCount()).toBe(run.press?.blanks);
  });

  test("is black ink where the reader's is black, in no mixture", () => {
    const file = path.join(dist, "musterakte-press.pdf");
    const cover = execFileSync("gs", ["-q", "-o", "-", "-sDEVICE=inkcov", file], {
      encoding: "utf8",
    });
    const inks = [...cover.matchAll(/^ *([\d.]+) +([\d.]+) +([\d.]+) +([\d.]+) CMYK/gm)];
    expect(inks.length).toBe(run.press?.pages);
    // Crop marks are in every ink; so may a picture be, and nothing else.
    const marks = Math.min(...inks.map(([, cyan]) => Number(cyan)));
    const mixed = inks.map((page) => page.slice(1, 4).some((ink) => Number(ink) > marks));
    const pictured = pages
      .getPages()
      .map(({ node }) => node.Resources()?.has(PDFName.of("XObject")) === true);
    expect(mixed.filter((one, index) => one && !pictured[index])).toEqual([]);
    expect(mixed.filter((one) => !one).length).toBeGreaterThan(10);
  });

  test("has a cover as wide as back, spine and front", async () => {
    const [cover, ...more] = (
      await PDFDocument.load(read("musterakte-press-cover.pdf"))
    ).getPages();
    expect(more).toEqual([]);
    const { width } = cover?.getTrimBox() ?? { width: 0 };
    expect((width / 72) * 25.4).toBeCloseTo(run.press?.cover[0] ?? 0, 0);
  });

  test("has a cover with what stands on its back, by the edition's own template", () => {
    const words = execFileSync("gs", [
      ...["-q", "-o", "-", "-sDEVICE=txtwrite"],
      path.join(dist, "musterakte-press-cover.pdf"),
    ]).toString("utf8");
    expect(words).toContain("Rückseite des Hefts");
    expect(words).toContain("ISBN 978-3-16-148410-0");
    expect(words).toContain("Eigene Vorlage");
    expect(words).toContain("Herausgegeben von Lieschen Müller");
  });

  test("has no tags, links or outline, which a printer's programs stumble over", () => {
    for (const key of ["StructTreeRoot", "Outlines", "Metadata"]) {
      expect(pages.catalog.has(PDFName.of(key))).toBe(false);
    }
    expect(pages.getPages().flatMap(({ node }) => node.Annots()?.asArray() ?? [])).toEqual([]);
  });

  test("is made alike a second time", async () => {
    const before = read("musterakte-press.pdf");
    await build();
    expect(Buffer.compare(read("musterakte-press.pdf"), before)).toBe(0);
  });

  describe.runIf(has("pdftoppm", "-v"))("seen as pictures (needs pdftoppm)", () => {
    let readers: readonly Picture[];
    let printers: readonly Picture[];
    beforeAll(async () => {
      const reader = await PDFDocument.load(read("musterakte.pdf"));
      const { width, height } = reader.getPage(0).getMediaBox();
      readers = await pictures(read("musterakte.pdf"), [width, height]);
      const all = await pictures(read("musterakte-press.pdf"), [width, height]);
      printers = all.filter(({ dots }) => dots.some((dot) => dot < 250));
    });

    test("has the reader's pages, no mark of them lost", () => {
      const seen = readers.filter(({ dots }) => dots.some((dot) => dot < 250));
      expect(printers.length).toBe(seen.length);
      seen.forEach((page, index) => {
        expect(difference(page, printers[index] as Picture), `page ${index}`).toBeLessThan(6);
      });
    });

    test("runs over the cut where ink reaches it, and nowhere else", async () => {
      const document = await PDFDocument.load(read("musterakte-press.pdf"));
      const bled = document.getPages().map((page) => page.getBleedBox());
      const [box] = bled as [(typeof bled)[number]];
      for (const page of document.getPages()) {
        page.setMediaBox(box.x, box.y, box.width, box.height);
      }
      const seen = await pictures(await document.save(), [
        box.width + box.x,
        box.height + box.y,
      ]);
      const edges = seen.map(({ width, dots }) => {
        const rows = [2, 6].map((row) => dots.subarray(row * width, (row + 1) * width - 2));
        return Math.max(...rows.flatMap((row) => [...row]));
      });
      expect(edges[0]).toBeLessThan(200);
      expect(edges.slice(1).every((edge) => edge > 250)).toBe(true);
    });

    test("the comparison sees a hairline that is lost", () => {
      const [page] = readers as [Picture];
      const dots = Buffer.from(page.dots);
      const row = 300 * page.width;
      for (let x = 100; x < 160; x += 1) dots[row + x] = (dots[row + x] ?? 255) - 102;
      expect(difference(page, { ...page, dots })).toBeGreaterThan(6);
    });

    test("the comparison tells one page from another", () => {
      expect(difference(readers[1] as Picture, printers[0] as Picture)).toBeGreaterThan(20);
    });
  });
});
