// A file of an earlier build that the edition has no more does not stay beside those of this one.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { removeAll } from "../build/files.ts";
import { pastFiles } from "../build/pipeline/job.ts";
import { readEdition } from "../build/read/index.ts";
import { SPECIMEN } from "./support/editions.ts";

test("an instructor's pack goes once there is nothing in it for the instructor alone", async () => {
  const { value } = await readEdition(SPECIMEN);
  const manuscript = { ...value, files: [] } as never as Parameters<typeof pastFiles>[0];
  expect(pastFiles(manuscript)).toEqual([]);
  const pack = manuscript.coursePack as NonNullable<typeof manuscript.coursePack>;
  const questions = pack.questions.map(({ answer: _answer, ...rest }) => rest);
  const without = { ...manuscript, coursePack: { ...pack, questions, teachingNotes: [] } };
  expect(pastFiles(without)).toEqual(["musterakte-coursepack-instructor.pdf"]);
  const folder = mkdtempSync(path.join(tmpdir(), "stet-stale-"));
  const stale = path.join(folder, "musterakte-coursepack-instructor.pdf");
  writeFileSync(stale, "of an earlier build");
  await removeAll(folder, pastFiles(without));
  expect(existsSync(stale)).toBe(false);
  rmSync(folder, { recursive: true });
});

test("an output that is no more declared goes too", async () => {
  const { value } = await readEdition(SPECIMEN);
  const manuscript = { ...value, files: [] } as never as Parameters<typeof pastFiles>[0];
  const config = { ...manuscript.config, outputs: ["print" as const] };
  expect(pastFiles({ ...manuscript, config })).toEqual([
    "musterakte.epub",
    "musterakte-coursepack.pdf",
    "musterakte-coursepack-instructor.pdf",
  ]);
});
