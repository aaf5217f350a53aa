// What an editor writes, and the tables that come of it.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Edition } from "../../build/model/edition.ts";
import type { CodeBook, EditionFiles } from "../../build/model/manuscript.ts";
import { plainText } from "../../build/model/text.ts";
import { parse } from "../../build/parse/index.ts";
import { resolve } from "../../build/resolve/index.ts";
import { editionFiles } from "../support/edition.ts";

const FOIA: CodeBook = {
  id: "us-foia",
  authority: "5 U.S.C. 552(b)",
  title: "FOIA",
  source: "the statute",
  codes: [{ code: "(b)(1)", section: "552(b)(1)", wording: "classified", verified: true }],
};

const LABELS = JSON.parse(readFileSync("build/assets/labels/en.json", "utf8"));

const MEMO = "manuscript/documents/memo.md";

function resolved(text: string, changes: Partial<EditionFiles> = {}) {
  const files = { ...editionFiles({ [MEMO]: text }), ...changes };
  const codes = { regimes: ["us-foia"] };
  const config = { ...files.config, codes, paragraphNumbers: true };
  const parsed = parse({ ...files, config, codeBooks: [FOIA], labels: LABELS });
  const { value, diagnostics } = resolve(parsed.value);
  const rules = [...parsed.diagnostics, ...diagnostics].map(({ rule }) => rule);
  return { edition: value, rules };
}

const labels = ({ notes }: Edition) => notes.map(({ label, anchor }) => `${label} ${anchor}`);

describe("notes", () => {
  test("three series are numbered apart, each in the order of its calls", () => {
    const { edition, rules } = resolved(`One[^x] [Dostoev]{.sic corr="Dorticos"} two[^y]
[(b)(1)]{.redaction #r1} [GUR]{.unclear note="g"}.

[^y]: Second.

[^x]: First.

[^g]: A reading.
`);
    expect(rules).toEqual([]);
    expect(labels(edition)).toEqual([
      "1 note-memo-x",
      "a note-sic-1",
      "2 note-memo-y",
      "R1 note-r1",
      "b note-memo-g",
    ]);
  });

  test("a note that two places call is one note, and names both", () => {
    const { edition } = resolved("One[^x] and two[^x].\n\n[^x]: Said once.\n");
    expect(edition.notes.map(({ calls }) => calls)).toEqual([["note-call-1", "note-call-2"]]);
  });

  test("a note that calls a note is refused: no page can set it", () => {
    expect(resolved("A[^x] b[^y].\n\n[^x]: See[^y].\n\n[^y]: Y.\n").rules).toEqual([
      "note-calls-no-note",
    ]);
  });
});

describe("the ledger", () => {
  test("a redaction of known codes needs no note of the editor's", () => {
    const { edition, rules } = resolved("Text [(b)(1)]{.redaction #r1}.\n");
    expect(rules).toEqual([]);
    expect(edition.ledger[0]).toMatchObject({
      label: "R1",
      kind: "codes",
      printed: "(b)(1)",
      extent: null,
      note: "note-r1",
    });
    expect(edition.legend.map(({ normalised }) => normalised)).toEqual(["us-foia.b1"]);
  });

  test("an unknown code, and a word that shows no code, need one", () => {
    expect(resolved("Text [(c)(7)]{.redaction #r1}.\n").rules).toEqual([
      "code-is-in-the-code-book",
    ]);
    expect(resolved("Text [REDACTED]{.redaction #r1}.\n").rules).toEqual([
      "redaction-has-a-meaning",
    ]);
    expect(resolved("Text [REDACTED]{.redaction #r1}.\n\n[^r1]: Covered.\n").rules).toEqual([]);
  });

  test("codes= reads a misread print, and the print stands", () => {
    const { edition } = resolved('Text [(h)(1)]{.redaction #r1 codes="(b)(1)"}.\n');
    expect(edition.ledger[0]?.printed).toBe("(h)(1)");
    expect(edition.ledger[0]?.codes.map(({ normalised }) => normalised)).toEqual([
      "us-foia.b1",
    ]);
  });
});

describe("places", () => {
  const { edition } = resolved(`## II. Motives. {#two label="Part II"}

First [illegible]{.illegible}.

Second []{.page n="2" cert="certain"}goes on [OADR]{.stamp}.
`);
  const placeOf = (anchor: string) =>
    edition.items.find((item) => item.anchor === anchor)?.place;

  test("a document whose first turn begins page 2 begins on page 1", () => {
    expect(placeOf("gap-1")).toMatchObject({
      section: "Part II",
      sourcePage: "1",
      paragraph: 1,
    });
    expect(placeOf("stamp-1")).toMatchObject({ sourcePage: "2", paragraph: 2 });
  });

  test("every paragraph of a transcription has its number in its anchor", () => {
    expect([...edition.paragraphs.values()]).toEqual([1, 2]);
    expect([...edition.anchors.values()]).toContain("p-memo-2");
  });
});

describe("cross-references", () => {
  test("each form is checked against what its target has", () => {
    const target =
      '## II. Motives. {#two label="Part II"}\n\nText [OADR]{.stamp #s}.[^x]\n\n[^x]: ';
    expect(
      resolved(`${target}See [](#two), [](#two){.page}, [](#s){.paragraph}.\n`).rules,
    ).toEqual([]);
    expect(resolved(`${target}See [](#two){.note}.\n`).rules).toEqual([
      "reference-has-a-target",
    ]);
    expect(resolved(`${target}See [](#twoo).\n`).rules).toEqual(["reference-has-a-target"]);
  });

  test("a reference prints its target's label, or the editor's own words", () => {
    const { edition } = resolved(
      '## II. Motives. {#two label="Part II"}\n\nA[^x].\n\n[^x]: See [](#two) and [that part](#two).\n',
    );
    const printed = edition.items
      .filter(({ kind }) => kind === "cross-reference")
      .map((item) => item.printed);
    expect(printed).toEqual(["Part II", "that part"]);
  });

  test("a note of the same file can be pointed at by its label", () => {
    const { edition } = resolved("One[^x] two[^y].\n\n[^x]: Said.\n\n[^y]: As [](#x).\n");
    expect(edition.items.at(-1)).toMatchObject({ printed: "note 1", target: "note-memo-x" });
  });
});

test("items of the running text come first, then those of notes in the order of their calls", () => {
  const { edition } = resolved(`A[^y] b[^x] [OADR]{.stamp}.

[^x]: [](#memo).

[^y]: [text](#memo).
`);
  expect(edition.items.map(({ kind, inNote }) => `${kind} ${inNote ?? "text"}`)).toEqual([
    "note-call text",
    "note-call text",
    "stamp text",
    "cross-reference note-memo-y",
    "cross-reference note-memo-x",
  ]);
});

test("no word of the transcription is in a redaction's model, because it has no place for one", () => {
  const { edition } = resolved("Text [(b)(1)]{.redaction #r1}.\n");
  const node = edition.items[0]?.node ?? { type: "none" };
  expect(Object.keys(node).sort()).toEqual(["id", "span", "token", "type"]);
  expect(plainText([edition.items[0]?.node as never])).toBe("");
});
