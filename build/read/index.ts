// Stage `read`: from a folder to everything in it that makes the edition. It alone touches the
// edition's files, and it knows nothing of Markdown beyond where front matter ends.

import { PACKAGE_ROOT } from "../assets.ts";
import type { Outcome } from "../diagnostics.ts";
import type { Asset, EditionFiles } from "../model/manuscript.ts";
import type { InputFile } from "../model/provenance.ts";
import type { Source } from "../model/span.ts";
import {
  readChronology,
  readCodeBooks,
  readGlossary,
  readHeadings,
  readPersons,
} from "./authorities.ts";
import { CONFIG_FILE, type ConfigFile, readConfig } from "./config.ts";
import { readCoursePack } from "./coursepack.ts";
import { Findings } from "./findings.ts";
import { Folder } from "./folder.ts";
import { readMarkdown } from "./markdown-files.ts";
import { readLabels, readStyles, readTemplates } from "./overrides.ts";

export { CONFIG_FILE } from "./config.ts";

/** CSL locales for languages that the citation library has none for. */
const LOCALES = "build/assets/locales";

const IMAGES = [".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"];

/**
 * Reads the edition in `dir`. Null only where there is nothing to read: no folder, or none with
 * manuscript/edition.yaml. A file with findings is read as far as it goes, so that one run shows
 * what is wrong with all of them. Text is as it stands in the files, a byte order mark excepted.
 */
export async function readEdition(dir: string): Promise<Outcome<EditionFiles | null>> {
  const findings = new Findings();
  const value = await readAll(dir, findings);
  return { value, diagnostics: findings.diagnostics };
}

async function readAll(dir: string, findings: Findings): Promise<EditionFiles | null> {
  const folder = await Folder.open(dir, findings);
  if (!folder) {
    findings.report(
      "edition-has-a-configuration",
      undefined,
      `there is no folder ${dir}`,
      "name the edition's folder with --edition DIR",
    );
    return null;
  }
  const file = await readConfig(folder, findings);
  if (!file) return null;
  const stet = await Folder.open(PACKAGE_ROOT, findings, "stet:");
  if (!stet) throw new Error("Stet's own folder cannot be read");
  const { config } = file;
  const markdown = await readMarkdown(folder, file, findings);
  const [persons, glossary, chronology] = [
    await readPersons(folder, findings),
    await readGlossary(folder, findings),
    await readChronology(folder, findings),
  ];
  const [places, subjects] = [
    await readHeadings(folder, "places", findings),
    await readHeadings(folder, "subjects", findings),
  ];
  const coursePack = await readCoursePack(folder, file, findings);
  const styleXml = await readCitationStyle(folder, file);
  const localeXml = await readCitationLocale(stet, config.language);
  const read = {
    config,
    sources: findings.sources,
    markdown,
    persons,
    glossary,
    places,
    subjects,
    chronology,
    codeBooks: await readCodeBooks(folder, stet, config.codes.regimes, findings),
    referenceFiles: await readReferences(folder, file),
    ...(styleXml === undefined ? {} : { styleXml }),
    ...(localeXml === undefined ? {} : { localeXml }),
    ...(coursePack ? { coursePack } : {}),
    labels: await readLabels(file, stet, findings),
    templates: await readTemplates(folder, stet, findings),
    styles: await readStyles(folder, stet, findings),
    images: await readImages(folder),
  };
  return { ...read, inputs: inputsOf(findings) };
}

function inputsOf({ inputs }: Findings): readonly InputFile[] {
  return [...inputs].map(([path, sha256]) => ({ path, sha256 }));
}

async function readReferences(
  folder: Folder,
  { config, data }: ConfigFile,
): Promise<readonly Source[]> {
  const read: Source[] = [];
  for (const [index, name] of config.references.files.entries()) {
    const span = data?.valueSpan(["references", "files", index]);
    const hint = "paths of references are reckoned from the edition's folder";
    const source = await folder.text(name, span ? { span, hint } : { hint });
    if (source) read.push(source);
  }
  return read;
}

async function readCitationStyle(
  folder: Folder,
  { config, data }: ConfigFile,
): Promise<string | undefined> {
  const { style } = config.references;
  if (!style.endsWith(".csl")) return undefined;
  const span = data?.valueSpan(["references", "style"]);
  const hint = `the path of a citation style is reckoned from the edition's folder, not from ${CONFIG_FILE}`;
  const source = await folder.text(style, span ? { span, hint } : { hint });
  return source?.text;
}

async function readCitationLocale(stet: Folder, language: string): Promise<string | undefined> {
  const name = `${LOCALES}/${language.split("-")[0]}.xml`;
  const shipped = await stet.list(LOCALES, [".xml"]);
  return shipped.includes(name) ? (await stet.text(name))?.text : undefined;
}

async function readImages(folder: Folder): Promise<ReadonlyMap<string, Asset>> {
  const images = new Map<string, Asset>();
  for (const file of await folder.list("manuscript", IMAGES)) {
    const image = await folder.asset(file);
    if (image) images.set(file, image);
  }
  return images;
}
