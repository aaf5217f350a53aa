// Nothing of the toolchain knows the sample, the machine it was written on, or where packages
// come from.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" })
  .split("\n")
  .filter(Boolean);

test("no word of the sample is in build/, templates/ or styles/", () => {
  const words = /cuba|khrushchev|soviet|fomin|scali|implications|kennedy|memorandum/i;
  const knowing = tracked
    .filter((file) => /^(build|templates|styles)\//.test(file))
    .filter((file) => words.test(readFileSync(file, "utf8")));
  expect(knowing).toEqual([]);
});

test("outputs are not committed", () => {
  expect(tracked.filter((file) => file.startsWith("dist/"))).toEqual([]);
});
