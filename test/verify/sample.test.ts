// The sample edition, built whole and read back: what a reader of each output can rely on.

import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../build/diagnostics.ts";
import type { Edition } from "../../build/model/edition.ts";
import { OUTPUTS } from "../../build/model/manuscript.ts";
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

describe.each(OUTPUTS)("%s", (output) => {
  test("has every redaction, item and note that it must show", () => {
    const proved = proof.outputs.find((one) => one.output === output);
    expect(proved).toMatchObject({
      redactions: edition.ledger.length,
      redactionsExpected: edition.ledger.length,
      items: proved?.itemsExpected,
      notes: proved?.notesExpected,
    });
  });

  test("has a place for every redaction, in the order of the ledger", () => {
    const ledger = edition.ledger.map(({ anchor }) => anchor);
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
      ({ kind, place }) => kind === "cross-reference" && documents.has(place.part),
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
