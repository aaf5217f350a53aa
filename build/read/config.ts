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
  if (data) isValid(data, "edition", findings);
  return { config: configOf(fieldsOf(data?.value)), data };
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
      press: pressOf(fieldsOf(print.press)),
    },
  };
}

function pressOf(fields: Readonly<Record<string, unknown>>): PressConfig {
  return {
    color: wordOf(fields.color, INKS, "grey"),
    bleed: textOf(fields.bleed, "3mm"),
    signature: typeof fields.signature === "number" ? fields.signature : 16,
    ...optional(fields, { blanksAfter: "blanks-after" }),
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
