// Who may import whom. Stages do not know one another: only the pipeline knows their order.
// The same table stands in ARCHITECTURE.md, and this test reads it from there.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const table = new Map(
  [...readFileSync("ARCHITECTURE.md", "utf8").matchAll(/^\| `([a-z]+)` \|([^|]*)\|/gm)].map(
    ([, part = "", allowed = ""]) => [
      part,
      [...allowed.matchAll(/`([a-z]+)`/g)].map(([, name = ""]) => name),
    ],
  ),
);

const partOf = (file: string): string => path.relative("build", file).split(/[\\/.]/)[0] ?? "";
const files = readdirSync("build", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => path.join("build", name))
  .sort();

test("the table of ARCHITECTURE.md names every part of build/", () => {
  expect([...table.keys()].sort()).toEqual([...new Set(files.map(partOf))].sort());
});

test.each(files)("%s imports only what it may", (file) => {
  const here = partOf(file);
  const allowed = table.get(here);
  expect(allowed, `${here} has no place in the house: add it to ARCHITECTURE.md`).toBeDefined();
  for (const [, specifier = ""] of readFileSync(file, "utf8").matchAll(
    /(?:from|import\()\s*"(\.[^"]+)"/g,
  )) {
    const there = partOf(path.join(path.dirname(file), specifier));
    expect([here, ...(allowed ?? [])], `${file} imports ${specifier}`).toContain(there);
  }
});

test.each(files)("%s is short enough to read", (file) => {
  expect(readFileSync(file, "utf8").split("\n").length).toBeLessThanOrEqual(301);
});
