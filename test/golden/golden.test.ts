// The specimen's outputs as readable dumps. A change here is a change in what readers get:
// read it, then regenerate on purpose with UPDATE_EXPECTED=1.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildEdition } from "../../build/pipeline/index.ts";
import { findings } from "../../build/terminal.ts";
import { dumpEpub, dumpPdf } from "../support/dump.ts";
import { dumpTags } from "../support/dump-tags.ts";

const EXPECTED = path.resolve("test/expected");
const folder = mkdtempSync(path.join(os.tmpdir(), "stet-golden-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Follows from every byte of the manuscript: a dump that had it would change with each of them. */
const DIGEST = /(?<![\w-])[0-9a-f]{4}(?:-[0-9a-f]{4}){3}(?![\w-])/gu;

const OUTPUTS = [
  ["specimen-print.txt", ".pdf", dumpPdf],
  ["specimen-print-tags.txt", ".pdf", dumpTags],
  ["specimen-coursepack.txt", "-coursepack.pdf", dumpPdf],
  ["specimen-coursepack-instructor.txt", "-coursepack-instructor.pdf", dumpPdf],
  ["specimen-epub.txt", ".epub", async (bytes: Uint8Array) => dumpEpub(bytes)],
] as const;

beforeAll(async () => {
  cpSync("test/specimen", folder, { recursive: true });
  const run = await buildEdition(folder, {
    progress: { stage: () => {}, page: () => {} },
    env: {},
    now: () => 0,
  });
  const found = findings(run.diagnostics, run.sources, { color: false });
  expect({ ending: run.ending, found }).toEqual({ ending: "done", found: "" });
});

describe("the specimen, built and proved", () => {
  test.each(OUTPUTS)("%s is what its file shows", async (name, ending, dump) => {
    const file = path.join(folder, "dist", `musterakte${ending}`);
    const shown = (await dump(new Uint8Array(readFileSync(file)))).replace(DIGEST, "(digest)");
    const expected = path.join(EXPECTED, name);
    if (process.env.UPDATE_EXPECTED || !existsSync(expected)) writeFileSync(expected, shown);
    expect(shown).toBe(readFileSync(expected, "utf8"));
  });
});
