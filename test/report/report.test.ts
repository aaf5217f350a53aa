// What report.html says, from a proof made up for the purpose: no file is needed to write it.

import { createHash } from "node:crypto";
import { PDFDocument } from "@cantoo/pdf-lib";
import { beforeAll, describe, expect, test } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import type { OutputFile } from "../../build/model/outputs.ts";
import type { Proof } from "../../build/model/proof.ts";
import { digestOf } from "../../build/model/provenance.ts";
import { reportHtml } from "../../build/report/index.ts";
import { specimen, TOOLS, text } from "./support/proof.ts";

let edition: Edition;
let proof: Proof;
beforeAll(async () => {
  ({ edition, proof } = await specimen());
});

describe("report.html", () => {
  const files: OutputFile[] = [];
  beforeAll(async () => {
    const pdf = await PDFDocument.create();
    for (let page = 1; page <= 24; page += 1) pdf.addPage([432, 648]);
    pdf.getPage(12).drawRectangle({ x: 100, y: 300, width: 60, height: 11 });
    files.push({ name: "musterakte.pdf", bytes: await pdf.save() });
  });

  test("has a row for every item, with its source line and its places", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    expect(html.match(/<tr id="/gu)).toHaveLength(edition.items.length);
    for (const { anchor } of edition.items) expect(html).toContain(`<tr id="${anchor}"`);
    const plain = html.replaceAll("<wbr>", "");
    expect(plain).toMatch(/manuscript\/documents\/vermerk\.md:\d+/u);
    expect(plain).toContain("text/one.xhtml#r1");
    expect(html).toContain("p. 7");
  });

  test("tells what the course pack does not take from what is missing in it", async () => {
    const pack = { ...proof.outputs[0], output: "coursepack", redactionsNotTaken: 3 } as const;
    const built = { ...proof, outputs: [...proof.outputs, pack] } as Proof;
    const html = text(await reportHtml(edition, built, [], files, TOOLS));
    const rowOf = (anchor: string): string =>
      new RegExp(`<tr id="${anchor}".*?</tr>`, "su").exec(html)?.[0] ?? "";
    expect(rowOf("r7")).toContain("not in the course pack");
    expect(rowOf("r7")).not.toContain('class="missing"');
    expect(rowOf("r1")).toContain('class="missing"');
    expect(html).toContain(
      `${edition.ledger.length} of ${edition.ledger.length}, 3 not in the course pack`,
    );
    expect(html).toContain("Something is missing or wrong");
  });

  test("states the hash of every file", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    const [file] = files;
    expect(html).toContain(
      createHash("sha256")
        .update(file?.bytes ?? "")
        .digest("hex"),
    );
  });

  test("shows findings with their place, and does not call such a build sound", async () => {
    const span = edition.ledger[0]?.span;
    if (!span) throw new Error("the specimen has no redaction");
    const found = {
      rule: "item-survives",
      message: "R1 < missing",
      span,
      seen: "print",
    } as const;
    const html = text(await reportHtml(edition, proof, [found], files, TOOLS));
    expect(html).toContain("R1 &lt; missing");
    expect(html).toContain("Something is missing or wrong");
    expect(text(await reportHtml(edition, proof, [], files, TOOLS))).toContain(
      "is in every output",
    );
  });

  test("opens offline: it asks for nothing", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    expect(html).not.toMatch(
      /src="|href="(?!#|[\w-]+\.pdf#page=\d)|url\((?!data:)|@import|https?:/u,
    );
  });

  test("shows the place of every item: one picture for its page, and a frame in it", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    expect(html.match(/url\(data:image\/png;base64,iVBOR/gu)).toHaveLength(1);
    const strips = html.match(/class="strip print-13"/gu);
    expect(strips).toHaveLength(edition.items.length);
    // 300 pixels to 432 points: left 100, top 648 - 311, with two pixels around.
    expect(html).toContain('data-spot="left:67px;top:232px;width:46px;height:12px"');
  });

  test("says what it was made from and with", async () => {
    const html = text(await reportHtml(edition, proof, [], files, TOOLS));
    const { inputs } = edition.manuscript;
    expect(html).toContain(`sha256:${digestOf(inputs)}`);
    for (const { sha256 } of inputs) expect(html).toContain(sha256);
    for (const words of ["0.1.0", "HeadlessChrome/147", "markdown-it", "15.0.3"]) {
      expect(html).toContain(words);
    }
  });

  test("is the same every time", async () => {
    const report = async () => text(await reportHtml(edition, proof, [], files, TOOLS));
    const [one, other] = [await report(), await report()];
    expect(one).toBe(other);
  });
});

test("what a printer has to know stands in the report, where files were made for one", async () => {
  const ticket = {
    pages: 64,
    blanks: 13,
    signatures: 4,
    signature: 16,
    trim: [152.4, 228.6] as const,
    bleed: 3,
    paper: "0.1mm",
    spine: 3.2,
    cover: [308, 228.6] as const,
    color: "grey",
  };
  const html = text(await reportHtml(edition, proof, [], [], TOOLS, ticket));
  expect(html).toContain("<dt>Spine</dt><dd>3.2 mm, with leaves of 0.1mm</dd>");
  expect(html).toContain("64, of them 13 blank: 4 signatures of 16");
  expect(text(await reportHtml(edition, proof, [], [], TOOLS))).not.toContain("Spine");
});
