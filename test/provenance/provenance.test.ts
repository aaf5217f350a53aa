// A finished file can be traced to the manuscript it was made from, by hand or with Stet.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { PDFDocument } from "@cantoo/pdf-lib";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assetPath } from "../../build/assets.ts";
import { digestOf, shortDigest } from "../../build/model/provenance.ts";
import { buildEdition } from "../../build/pipeline/index.ts";
import { isWhole, traceFiles } from "../../build/pipeline/received.ts";
import { tracedLines } from "../../build/terminal/traced.ts";
import { openEpub } from "../../build/verify/epub/open.ts";
import { verify } from "../../build/verify/index.ts";
import { examine, SPECIMEN } from "../support/editions.ts";

const folder = mkdtempSync(path.join(tmpdir(), "stet-provenance-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const dist = path.join(folder, "dist");
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(path.join(dist, name)));
const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

let manifest: {
  digest: string;
  printed: string;
  inputs: { path: string; sha256: string }[];
  stet: { path: string; sha256: string }[];
  outputs: { name: string; bytes: number; sha256: string }[];
  tools: { stet: string; node: string; browser: string; libraries: Record<string, string> };
};
beforeAll(async () => {
  cpSync(SPECIMEN, folder, {
    recursive: true,
    filter: (file) => !/(?:dist|\.stet-cache)$/u.test(file),
  });
  const progress = { stage: () => undefined, page: () => undefined };
  const run = await buildEdition(folder, { progress, env: process.env, now: () => 0 });
  expect(run.diagnostics).toEqual([]);
  manifest = JSON.parse(readFileSync(path.join(dist, "manifest.json"), "utf8"));
});

describe("manifest.json", () => {
  test("is what its schema says", () => {
    const schema = readFileSync(assetPath("build/assets/schemas/manifest.schema.json"), "utf8");
    const ajv = new Ajv2020({ allErrors: true, strict: true });
    ajv.addFormat("date", /^\d{4}-\d{2}-\d{2}$/);
    const valid = ajv.compile(JSON.parse(schema));
    valid(manifest);
    expect(valid.errors).toBe(null);
  });

  test("lists every other file in dist with its hash", () => {
    const names = readdirSync(dist).filter((name) => name !== "manifest.json");
    expect(manifest.outputs.map(({ name }) => name).sort()).toEqual(names.sort());
    for (const { name, bytes, sha256: hash } of manifest.outputs) {
      expect([name, bytes, hash]).toEqual([name, read(name).length, sha256(read(name))]);
    }
  });

  test("lists every file of the edition, and Stet's own that were used, with their hashes", () => {
    const files = readdirSync(folder, {
      recursive: true,
      encoding: "utf8",
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .filter((name) => !name.startsWith("dist"));
    expect(manifest.inputs.map((input) => input.path)).toEqual(files.sort());
    for (const input of manifest.inputs) {
      expect(input.sha256).toBe(sha256(readFileSync(path.join(folder, input.path))));
    }
    const own = manifest.stet.map((input) => input.path);
    expect(own).toEqual(
      expect.arrayContaining([
        "build/assets/labels/de.json",
        "styles/print.css",
        "templates/nodes/redaction.hbs",
      ]),
    );
    for (const input of manifest.stet) {
      expect(input.sha256).toBe(sha256(readFileSync(assetPath(input.path))));
    }
  });

  test("its digest is that of the lines which sha256sum prints", () => {
    const lines = manifest.inputs.map((input) => `${input.sha256}  ${input.path}\n`);
    expect(manifest.digest).toBe(`sha256:${sha256(lines.join(""))}`);
  });

  test("names what the outputs were made with", () => {
    const { version, dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(manifest.tools).toMatchObject({ stet: version, node: process.version });
    expect(manifest.tools.libraries).toEqual(dependencies);
    expect(manifest.tools.browser).toMatch(/\d+\.\d+/u);
  });

  test("names no folder, no user and no time", () => {
    const text = JSON.stringify(manifest);
    expect(text).not.toContain(folder);
    expect(text).not.toContain(process.cwd());
    expect(text).not.toMatch(/\d\d:\d\d:\d\d/u);
  });
});

describe("every output carries the digest of its manuscript", () => {
  test.each(["musterakte.pdf", "musterakte-coursepack.pdf"])(
    "%s, in its keywords",
    async (name) => {
      const pdf = await PDFDocument.load(read(name), { updateMetadata: false });
      expect(pdf.getKeywords()).toContain(manifest.digest);
    },
  );

  test("musterakte.epub, in its package and on its imprint", () => {
    const epub = openEpub(read("musterakte.epub"));
    expect(epub.provenance).toBe(manifest.digest);
    const imprint = epub.spine.find(({ href }) => href.endsWith("imprint.xhtml"));
    expect(imprint?.dom.documentElement?.textContent).toContain(manifest.printed);
    expect(manifest.printed).toBe(shortDigest(manifest.digest.replace("sha256:", "")));
  });

  test("and a file that was made from another state of it is found", async () => {
    const { edition } = await examine(folder);
    if (!edition) throw new Error("the specimen cannot be read");
    const files = { epub: read("musterakte.epub") };
    expect((await verify(edition, files)).diagnostics).toEqual([]);
    const [first, ...rest] = edition.manuscript.inputs;
    const inputs = [{ path: first?.path ?? "", sha256: "0".repeat(64) }, ...rest];
    const later = { ...edition, manuscript: { ...edition.manuscript, inputs } };
    const { diagnostics } = await verify(later, files);
    expect(diagnostics.map(({ rule }) => rule)).toContain("metadata-is-true");
  });
});

describe("a file that someone received", () => {
  const given = (name: string): string => path.join(folder, name);

  test("is known by its bytes, whatever it is called", async () => {
    writeFileSync(given("from-the-shop.pdf"), read("musterakte.pdf"));
    const traced = await traceFiles(folder, [given("from-the-shop.pdf")]);
    expect(traced.files).toMatchObject([{ standing: "whole", output: "musterakte.pdf" }]);
    expect(isWhole(traced)).toBe(true);
    expect(tracedLines(traced)).toContain("byte for byte");
  });

  test("that was changed is told from one of another manuscript", async () => {
    const pdf = await PDFDocument.load(read("musterakte.pdf"), { updateMetadata: false });
    pdf.removePage(3);
    writeFileSync(given("changed.pdf"), await pdf.save());
    pdf.setKeywords([`sha256:${"1".repeat(64)}`]);
    writeFileSync(given("another.pdf"), await pdf.save());
    writeFileSync(given("letter.pdf"), "Dear reader");
    const names = ["changed.pdf", "another.pdf", "letter.pdf", "absent.pdf"].map(given);
    const traced = await traceFiles(folder, names);
    expect(traced.files.map(({ standing }) => standing)).toEqual([
      "altered",
      "foreign",
      "foreign",
      "unreadable",
    ]);
    expect(isWhole(traced)).toBe(false);
    expect(tracedLines(traced)).toMatch(/ALTERED[\s\S]*OTHER[\s\S]*OTHER[\s\S]*MISSING/u);
  });

  test("is compared with a manifest given beside it, where there is no edition", async () => {
    const elsewhere = mkdtempSync(path.join(tmpdir(), "stet-reader-"));
    const manifestFile = path.join(elsewhere, "manifest.json");
    const book = path.join(elsewhere, "book.epub");
    writeFileSync(manifestFile, JSON.stringify(manifest));
    writeFileSync(book, read("musterakte.epub"));
    const traced = await traceFiles(elsewhere, [book, manifestFile]);
    rmSync(elsewhere, { recursive: true });
    expect(traced.files).toMatchObject([{ standing: "whole" }]);
    expect(traced.changed).toBe(null);
  });

  test("and a manuscript that has changed since is named, file by file", async () => {
    expect((await traceFiles(folder, [])).changed).toEqual([]);
    const file = path.join(folder, "manuscript/glossary.yaml");
    writeFileSync(file, `${readFileSync(file, "utf8")}\n# Later.\n`);
    const traced = await traceFiles(folder, []);
    expect(traced.changed).toEqual(["manuscript/glossary.yaml"]);
    expect(isWhole(traced)).toBe(true);
  });

  test("without a manifest is a mistake that is said", async () => {
    await expect(traceFiles(path.join(folder, "manuscript"), [])).rejects.toThrow(
      /there is no manifest .*manifest\.json/u,
    );
  });
});

test("a digest does not depend on the order in which files are read, nor on Stet's own", () => {
  const one = { path: "manuscript/a.md", sha256: "a" };
  const two = { path: "manuscript/b.md", sha256: "b" };
  const own = { path: "stet:styles/print.css", sha256: "c" };
  expect(digestOf([one, two])).toBe(digestOf([two, own, one]));
  expect(digestOf([one])).not.toBe(digestOf([one, two]));
});
