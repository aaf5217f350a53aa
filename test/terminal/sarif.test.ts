// Findings as SARIF 2.1.0, held to what its specification and code hosts ask for.

import { expect, test } from "vitest";
import type { Diagnostic } from "../../build/diagnostics.ts";
import { sarif } from "../../build/terminal/sarif.ts";

const TEXT = "---\ntitle: A\n---\n\nText [OADR]{.stmp}.\n";
const FILE = "manuscript/documents/a memo.md";
const START = TEXT.indexOf(".stmp");
const SOURCES = new Map([[FILE, { path: FILE, text: TEXT }]]);

const FOUND: readonly Diagnostic[] = [
  {
    rule: "vocabulary-is-closed",
    message: 'unknown class "stmp"',
    span: { file: FILE, start: START, end: START + 5 },
    hint: "Did you mean .stamp?",
  },
  { rule: "reference-is-cited", message: "nash is cited nowhere" },
  { rule: "item-survives", message: "the stamp is missing", seen: "print, page 3" },
];

const log = JSON.parse(sarif(FOUND, SOURCES, "0.1.0", "editions/cuba"));
const [run] = log.runs;

test("it is one run of Stet in a log of version 2.1.0", () => {
  expect(log).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("2.1.0") });
  expect(log.runs).toHaveLength(1);
  expect(run.tool.driver).toMatchObject({ name: "Stet", version: "0.1.0" });
});

test("every rule that was broken is described once", () => {
  const ids = run.tool.driver.rules.map(({ id }: { id: string }) => id);
  expect(ids).toEqual(["item-survives", "reference-is-cited", "vocabulary-is-closed"]);
  for (const rule of run.tool.driver.rules) {
    expect(rule).toMatchObject({
      shortDescription: { text: expect.stringMatching(/\S/u) },
      fullDescription: { text: expect.stringMatching(/\S/u) },
      help: { text: expect.stringContaining("Right:") },
      defaultConfiguration: { level: expect.stringMatching(/^(?:error|warning)$/u) },
    });
  }
});

test("every result names its rule by id and by index, and its level", () => {
  expect(run.results).toHaveLength(FOUND.length);
  for (const { ruleId, ruleIndex, level, message } of run.results) {
    expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(run.tool.driver.rules[ruleIndex].defaultConfiguration.level).toBe(level);
    expect(message.text).not.toBe("");
  }
});

test("a place is a file from the root of the repository, with lines and columns from one", () => {
  const result = run.results.find(
    ({ ruleId }: { ruleId: string }) => ruleId === "vocabulary-is-closed",
  );
  expect(result.message.text).toBe('unknown class "stmp"\nHint: Did you mean .stamp?');
  expect(result.locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: {
          uri: "editions/cuba/manuscript/documents/a%20memo.md",
          uriBaseId: "%SRCROOT%",
        },
        region: { startLine: 5, startColumn: 13, endLine: 5, endColumn: 18 },
      },
    },
  ]);
});

test("what has no place has no location", () => {
  const result = run.results.find(
    ({ ruleId }: { ruleId: string }) => ruleId === "item-survives",
  );
  expect(result.locations).toBe(undefined);
  expect(result.message.text).toContain("print, page 3");
});

test("no findings are a run without results, which clears earlier annotations", () => {
  expect(JSON.parse(sarif([], new Map(), "0.1.0")).runs[0].results).toEqual([]);
});
