// The sample edition, built whole and read back: what a reader of each output can rely on.

import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../build/diagnostics.ts";
import type { Edition } from "../../build/model/edition.ts";
import { isPack, OUTPUTS, type Output } from "../../build/model/manuscript.ts";
import type { Proof } from "../../build/model/proof.ts";
import { verify } from "../../build/verify/index.ts";
import { asShown, openPress } from "./support/press.ts";

const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));

let edition: Edition;
let proof: Proof;
let diagnostics: readonly Diagnostic[];
beforeAll(async () => {
  const press = await openPress(SAMPLE);
  const files = await press.make(OUTPUTS).finally(() => press.close());
  ({ edition } = press);
  ({ value: proof, diagnostics } = await verify(edition, files));
});

test("nothing is found wrong in any output", () => {
  expect(asShown(edition, diagnostics)).toBe("");
});

/** The ledger of what an output takes: the course pack has thirteen of seventeen redactions. */
function ledgerOf(output: Output): Edition["ledger"] {
  return isPack(output) ? (edition.pack?.ledger ?? []) : edition.ledger;
}

test("the course pack has Parts II to IV and the draft letter, with thirteen redactions", () => {
  const [document] = edition.pack?.documents ?? [];
  expect(document?.sections).toEqual(["Part II", "Part III", "Part IV", "Draft Letter"]);
  expect(ledgerOf("coursepack").map(({ label }) => label)).toEqual(
    [2, 3, 4, 5, 6, 7, 8, 9, 13, 14, 15, 16, 17].map((n) => `R${n}`),
  );
});

test("both packs are proved, and have each redaction on the same page", () => {
  const packs = proof.outputs.filter(({ output }) => isPack(output));
  expect(
    packs.map(({ redactions, redactionsNotTaken }) => [redactions, redactionsNotTaken]),
  ).toEqual([
    [13, 4],
    [13, 4],
  ]);
});

describe.each(OUTPUTS)("%s", (output) => {
  test("has every redaction, item and note that it must show", () => {
    const proved = proof.outputs.find((one) => one.output === output);
    expect(proved).toMatchObject({
      redactions: ledgerOf(output).length,
      redactionsExpected: ledgerOf(output).length,
      items: proved?.itemsExpected,
      notes: proved?.notesExpected,
    });
  });

  test("has a place for every redaction, in the order of the ledger", () => {
    const ledger = ledgerOf(output).map(({ anchor }) => anchor);
    const places = proof.items.filter(({ anchor }) => ledger.includes(anchor));
    expect(places.map(({ anchor }) => anchor)).toEqual(ledger);
    expect(places.map((place) => place[output])).not.toContain(null);
    if (output === "epub") return;
    const pages = places.map((place) => place[output]?.page ?? 0);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
  });

  test("has a place for every cross-reference of the documents", () => {
    const places = new Map(proof.items.map((item) => [item.anchor, item]));
    const documents = new Set(
      edition.parts.filter(({ kind }) => kind === "document").map(({ id }) => id),
    );
    const references = edition.items.filter(
      ({ kind, place, node }) =>
        kind === "cross-reference" &&
        documents.has(place.part) &&
        (!isPack(output) || edition.pack?.nodes.has(node)),
    );
    expect(references.length).toBeGreaterThan(0);
    for (const { anchor } of references)
      expect(places.get(anchor)?.[output], anchor).toBeTruthy();
  });
});

test("every note of a redaction can be read in the files", () => {
  const texts = new Map(proof.notes.map(({ anchor, text }) => [anchor, text]));
  for (const { note } of edition.ledger) expect(texts.get(note)).toMatch(/\w.*\.$/u);
});
