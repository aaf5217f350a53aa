// Every kind of part that an output can have is known word for word: what it must say is written
// out from the model, and a word that is missing from it is found. A new kind of part needs a line
// in FAULTS, or the first test fails.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutputPart } from "../../build/model/edition.ts";
import {
  declared,
  GENERATED_PARTS,
  OUTPUTS,
  PACK_PARTS,
  PACKS,
} from "../../build/model/manuscript.ts";
import type { Rendered } from "../../build/model/outputs.ts";
import { scopeOf } from "../../build/verify/scope.ts";
import { expectedPart, PARTS } from "../../build/verify/wanted/table.ts";
import { examine, SPECIMEN } from "../support/editions.ts";
import { findings, inPart, openPress, type Press } from "./support/press.ts";

interface Fault {
  /** What is taken out of the part's XHTML, and what is then missing. */
  readonly cut: string;
  readonly finds: string;
}

const missing = (words: string, after: string): string =>
  `transcription-is-conserved: “${words}” is missing, after “${after}”`;

const reads = (words: string, as: string, after: string): string =>
  `transcription-is-conserved: “${words}” reads “${as}”, after “${after}”`;

const IN_THE_BOOK: Readonly<Record<string, Fault>> = {
  "part-title-page": {
    cut: "Transkribiert von ",
    finds: missing("Transkribiert von", "…Herausgegeben von Lieschen Müller"),
  },
  "part-imprint": {
    cut: "Zitierweise",
    finds: missing("Zitierweise", "…er dessen Lizenz verwendet werden."),
  },
  "part-contents": { cut: "Einleitung", finds: missing("Einleitung", "…Inhalt") },
  "part-persons": {
    cut: "Leiterin des ",
    finds: missing("Leiterin des", "…955, vormittags Mustermann, Erika"),
  },
  "part-glossary": {
    cut: "nach der sich ",
    finds: missing("nach der sich", "…egriffe Normaluhr Uhr eines Amtes,"),
  },
  "part-chronology": { cut: "Ereignis", finds: missing("Ereignis", "…Zeittafel Datum") },
  "part-ledger": {
    cut: "nicht verzeichnet",
    finds: missing("nicht verzeichnet", "…gehalten von Eichamt Musterstadt."),
  },
  "part-conventions": {
    cut: "vom höchsten an",
    finds:
      "transcription-is-conserved: “vom höchsten an:” reads “:”, after “…sungen in diesen Graden angegeben,”",
  },
  "part-page-turns": {
    cut: "ohne den Trennstrich ",
    finds: missing("ohne den Trennstrich", "….. wahrscheinlich [page] 3 ein Wort, hier"),
  },
  "part-hyphenation": {
    cut: "|verwaltung",
    finds:
      "transcription-is-conserved: “Bahnhofs-|verwaltung” reads “Bahnhofs-”, after “…tt Seite Vermerk über die Normaluhr”",
  },
  "part-emendations": {
    cut: "Vorschlag",
    finds: missing("Vorschlag", "…her das ist. Anm. Wie transkribiert"),
  },
  "part-bibliography": {
    cut: "Amtliche ",
    finds: missing("Amtliche", "…aluhren in städtischen Gebäuden“."),
  },
  "part-index": {
    cut: "Dienstgebäude am ",
    finds: missing("Dienstgebäude am", "…gister Bahnhof, [pages] Beispiel, Otto, [pages]"),
  },
  "part-index-persons": {
    cut: "Mustermann, ",
    finds: reads(
      "Mustermann, Erika, [pages]",
      "Erika, 2",
      "…ersonenregister Beispiel, Otto, [pages]",
    ),
  },
  "part-index-terms": {
    cut: "Ruhepause, ",
    finds: reads(
      "Ruhepause, ortsübliche, [pages]",
      "ortsübliche, 2",
      "…luhr, [pages]. Siehe auch Gangabweichung",
    ),
  },
  "part-index-places": {
    cut: "Dienstgebäude am ",
    finds: missing("Dienstgebäude am", "…Ortsregister Bahnhof, [pages]"),
  },
  "part-index-subjects": {
    cut: "Humor, ",
    finds: reads(
      "Humor, amtlicher, [pages]",
      "amtlicher, 9",
      "…ng der Verwaltung, [pages] Genauigkeit, [pages]",
    ),
  },
};

const IN_THE_PACK: Readonly<Record<string, Fault>> = {
  "part-pack-title": { cut: "14 ", finds: missing("14", "…undenen Semester Sommersemester,") },
  "part-pack-reading": {
    cut: "So steht es ",
    finds: missing("So steht es", "…Die Nummer ist die ihrer Anmerkung."),
  },
  "part-pack-questions": {
    cut: "Was darf man ",
    finds: missing("Was darf man", "…h hiesigem Verständnis vor? Zu R2 3."),
  },
  "part-pack-teaching": {
    cut: "das laute ",
    finds: missing("das laute", "…att 3. Zu Der Zeuge Die Aussage lohnt"),
  },
  "part-pack-legend": {
    cut: "Bedeutung",
    finds: missing("Bedeutung", "…rzungscodes Code Rechtsgrundlage"),
  },
  "part-pack-disclosure": {
    cut: "die Fragen, ",
    finds: missing("die Fragen,", "…tt, die Hinweise auf Auslassungen,"),
  },
};

test("every kind of part has words that are expected of it, and a fault below", async () => {
  const { edition } = await examine(SPECIMEN);
  if (!edition) throw new Error("the specimen is no edition");
  const parts = [...OUTPUTS, ...PACKS].flatMap((output) => {
    const scope = scopeOf(edition, output);
    return scope.parts.map((part) => ({ part, text: expectedPart(edition, scope, part) }));
  });
  const kinds: readonly OutputPart["kind"][] = [...GENERATED_PARTS, ...PACK_PARTS];
  for (const kind of kinds) {
    const found = parts.find(({ part }) => part.kind === kind);
    expect(found?.text.length, `${kind} says nothing in the specimen`).toBeGreaterThan(20);
  }
  expect(Object.keys(PARTS).sort()).toEqual([...kinds, "document", "prose"].sort());
  const faults = [...Object.keys(IN_THE_BOOK), ...Object.keys(IN_THE_PACK)];
  expect(faults.sort()).toEqual(kinds.map((kind) => `part-${kind}`).sort());
});

describe.each([
  ["print", IN_THE_BOOK],
  ["coursepack-instructor", IN_THE_PACK],
] as const)("a word that is missing in %s, from", (output, faults) => {
  let press: Press;
  let found: readonly string[];
  beforeAll(async () => {
    press = await openPress(SPECIMEN);
    const plantAll = (rendered: Rendered): Rendered =>
      rendered.output === output
        ? Object.entries(faults).reduce((so, [id, { cut }]) => {
            const pattern = new RegExp(Array.from(cut, escaped).join("\u00ad?"), "u");
            return inPart(id, (xhtml) => xhtml.replace(pattern, ""))(so);
          }, rendered)
        : rendered;
    found = await findings(press.edition, await press.make([declared(output)], plantAll));
  });
  afterAll(() => press.close());

  test.each(Object.entries(faults))("%s is found", (_, { finds }) => {
    expect(found).toContain(finds);
  });

  test("and nothing else is", () => {
    expect([...found].sort()).toEqual(
      Object.values(faults)
        .map(({ finds }) => finds)
        .sort(),
    );
  });
});

function escaped(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
}
