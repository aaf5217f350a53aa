// manuscript/edition.yaml.

import {
  type Contributor,
  type EditionConfig,
  ENGINES,
  INKS,
  MATTERS,
  type Matter,
  OUTPUTS,
  type PressConfig,
} from "../model/manuscript.ts";
import type { Findings } from "./findings.ts";
import type { Folder } from "./folder.ts";
import { fieldsOf, listOf, optional, stringsOf, textOf, wordOf } from "./records.ts";
import { isValid } from "./schemas.ts";
import { type Data, readYaml } from "./yaml.ts";

export const CONFIG_FILE = "manuscript/edition.yaml";

/** 6 by 9 inches, the common trim of a university press. */
const TRIM = { width: "6in", height: "9in" };
const ROLES: readonly Contributor["role"][] = [
  "editor",
  "author",
  "translator",
  "transcriber",
  "publisher",
];

export interface ConfigFile {
  readonly config: EditionConfig;
  readonly data: Data | null;
}

/**
 * Reads the configuration. Null, with a finding, only where there is no file: a faulty one is read
 * as far as it goes, so that the rest of the edition can be looked at too.
 */
export async function readConfig(
  folder: Folder,
  findings: Findings,
): Promise<ConfigFile | null> {
  if (!(await folder.has(CONFIG_FILE))) {
    findings.report(
      "edition-has-a-configuration",
      undefined,
      `there is no ${CONFIG_FILE} in this folder`,
      "name the edition's folder with --edition DIR, or write the file",
    );
    return null;
  }
  const source = await folder.text(CONFIG_FILE);
  if (!source) return null;
  const data = readYaml(source, findings);
  if (data && isValid(data, "edition", findings)) reportImpossible(data, findings);
  return { config: configOf(fieldsOf(data?.value)), data };
}

/** Lengths that no printer works to, in millimetres: they are slips of the unit. */
const SOUND = { bleed: [0, 20], paper: [0.02, 1] } as const;
const MILLIMETRES: Readonly<Record<string, number>> = {
  mm: 1,
  cm: 10,
  in: 25.4,
  pt: 25.4 / 72,
};

/** What has the form that the schema asks for, and cannot be. */
function reportImpossible(data: Data, findings: Findings): void {
  const fields = fieldsOf(data.value);
  const isbn = textOf(fields.isbn);
  if (isbn !== "" && !isIsbn(isbn)) {
    const message = `${isbn} is no ISBN: its last digit does not follow from the others`;
    const hint =
      "copy it from the agency's letter again, thirteen digits with or without hyphens";
    findings.report("configuration-is-valid", data.valueSpan(["isbn"]), message, hint);
  }
  const press = fieldsOf(fieldsOf(fields.print).press);
  for (const [key, [least, most]] of Object.entries(SOUND)) {
    const written = textOf(press[key]);
    if (written === "") continue;
    const length = Number.parseFloat(written) * (MILLIMETRES[written.slice(-2)] ?? 1);
    if (length >= least && length <= most) continue;
    const message = `${written} is no ${key === "bleed" ? "bleed" : "thickness of a leaf"} that a printer works to`;
    const hint = `write between ${least}mm and ${most}mm`;
    const place = data.valueSpan(["print", "press", key]);
    findings.report("configuration-is-valid", place, message, hint);
  }
}

/** ISBN Users' Manual, 7th edition: weights 1 and 3 in turn, the sum a multiple of ten. */
function isIsbn(isbn: string): boolean {
  const digits = Array.from(isbn.replace(/[-\s]/gu, ""), Number);
  return digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

function configOf(fields: Readonly<Record<string, unknown>>): EditionConfig {
  const codes = fieldsOf(fields.codes);
  const references = fieldsOf(fields.references);
  const print = fieldsOf(fields.print);
  return {
    slug: textOf(fields.slug, "edition"),
    title: textOf(fields.title),
    ...optional(fields, {
      subtitle: "subtitle",
      shortTitle: "short-title",
      publisher: "publisher",
      description: "description",
      isbn: "isbn",
    }),
    identifier: textOf(fields.identifier),
    language: textOf(fields.language, "en"),
    version: textOf(fields.version),
    date: textOf(fields.date),
    contributors: listOf(fields.contributors).map(fieldsOf).map(contributorOf),
    rights: textOf(fields.rights),
    outputs: OUTPUTS.filter((output) => stringsOf(fields.outputs).includes(output)),
    paragraphNumbers: (fields["paragraph-numbers"] ?? false) !== false,
    codes: {
      regimes: stringsOf(codes.regimes),
      ...optional(codes, { released: "released" }),
    },
    references: {
      files: stringsOf(references.files),
      style: textOf(references.style, "chicago-fullnote"),
    },
    parts: partsOf(fieldsOf(fields.parts)),
    print: {
      width: textOf(print.width, TRIM.width),
      height: textOf(print.height, TRIM.height),
      engine: wordOf(print.engine, ENGINES, "stet"),
      limits: {
        ...(typeof print["max-pages"] === "number" ? { pages: print["max-pages"] } : {}),
        ...(typeof print["max-seconds"] === "number" ? { seconds: print["max-seconds"] } : {}),
      },
      press: pressOf(fieldsOf(print.press)),
    },
  };
}

function pressOf(fields: Readonly<Record<string, unknown>>): PressConfig {
  return {
    color: wordOf(fields.color, INKS, "grey"),
    bleed: textOf(fields.bleed, "3mm"),
    signature: typeof fields.signature === "number" ? fields.signature : 16,
    ...optional(fields, { blanksAfter: "blanks-after", backCover: "back-cover" }),
    paper: textOf(fields.paper, "0.1mm"),
  };
}

function contributorOf(fields: Readonly<Record<string, unknown>>): Contributor {
  return { name: textOf(fields.name), role: wordOf(fields.role, ROLES, "editor") };
}

function partsOf(fields: Readonly<Record<string, unknown>>): EditionConfig["parts"] {
  const parts: Record<Matter, readonly string[]> = { front: [], body: [], back: [] };
  for (const matter of MATTERS) parts[matter] = stringsOf(fields[matter]);
  return parts;
}
