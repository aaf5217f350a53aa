// Templates, styles and labels: Stet's own, and what the edition puts in their place.

import type { Labels } from "../model/labels.ts";
import { nearest } from "../model/nearest.ts";
import type { Source } from "../model/span.ts";
import type { ConfigFile } from "./config.ts";
import type { Findings } from "./findings.ts";
import type { Folder } from "./folder.ts";
import { fieldsOf } from "./records.ts";

const LABELS = "build/assets/labels";

/** Handlebars templates by name: `note`, `parts/ledger`. */
export function readTemplates(
  folder: Folder,
  stet: Folder,
  findings: Findings,
): Promise<ReadonlyMap<string, Source>> {
  return readOverridden(folder, stet, "templates", ".hbs", findings);
}

/** Style sheets by name: `book`, `print`. */
export function readStyles(
  folder: Folder,
  stet: Folder,
  findings: Findings,
): Promise<ReadonlyMap<string, Source>> {
  return readOverridden(folder, stet, "styles", ".css", findings);
}

async function readOverridden(
  folder: Folder,
  stet: Folder,
  under: string,
  ending: string,
  findings: Findings,
): Promise<ReadonlyMap<string, Source>> {
  // Where the edition's folder is Stet's own, its files are the edition's files.
  if (stet.root === folder.root) return readAll(folder, under, ending);
  const built = await readAll(stet, under, ending);
  const own = await readAll(folder, under, ending);
  for (const [name, { path }] of own) {
    if (built.has(name)) continue;
    const meant = nearest(name, [...built.keys()]);
    const known = [...built.keys()].join(", ");
    findings.report(
      "template-is-known",
      { file: path, start: 0, end: 0 },
      `"${name}" overrides no ${under === "styles" ? "style sheet" : "template"} of Stet's`,
      meant ? `did you mean ${under}/${meant}${ending}?` : `there are ${known}`,
    );
  }
  return new Map([...built, ...own]);
}

async function readAll(
  folder: Folder,
  under: string,
  ending: string,
): Promise<ReadonlyMap<string, Source>> {
  const found = new Map<string, Source>();
  for (const file of await folder.list(under, [ending])) {
    const source = await folder.text(file);
    if (source) found.set(file.slice(under.length + 1, -ending.length), source);
  }
  return found;
}

/**
 * The words Stet prints, in the edition's language or the language it is a variety of. A language
 * without labels is reported, and English stands in so that the rest can be looked at.
 */
export async function readLabels(
  { config, data }: ConfigFile,
  stet: Folder,
  findings: Findings,
): Promise<Labels> {
  const { language } = config;
  const files = await stet.list(LABELS, [".json"]);
  const known = files.map((file) => file.slice(LABELS.length + 1, -".json".length));
  const base = language.split("-")[0] ?? language;
  const found = [language, base].find((tag) => known.includes(tag));
  if (!found && data) {
    findings.report(
      "configuration-is-valid",
      data.valueSpan(["language"]),
      `there are no labels in the language "${language}"`,
      `there are ${known.join(", ")}; labels for another language are a file in ${LABELS}/`,
    );
  }
  const labels = await stet.text(`${LABELS}/${found ?? "en"}.json`);
  return labelsOf(labels ? JSON.parse(labels.text) : {});
}

function labelsOf(value: unknown): Labels {
  const labels: Record<string, string> = {};
  for (const [key, words] of Object.entries(fieldsOf(value))) {
    if (typeof words === "string") labels[key] = words;
  }
  return labels;
}
