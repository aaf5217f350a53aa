// Nothing of the toolchain knows the sample.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const WORDS = /cuba|khrushchev|soviet|fomin|scali|implications|kennedy|memorandum\b/i;

test.each(["build", "templates", "styles"])("no word of the sample is in %s/", (folder) => {
  const knowing = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|hbs|css|json|yaml)$/.test(name))
    .filter((name) => WORDS.test(readFileSync(path.join(folder, name), "utf8")));
  expect(knowing).toEqual([]);
});

test("outputs are never committed", () => {
  expect(readFileSync(".gitignore", "utf8").split("\n")).toContain("dist/");
});
