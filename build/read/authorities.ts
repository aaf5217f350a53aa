// The authority files and the code books: YAML beside the Markdown.

import type {
  AuthorityBase,
  ChronologyEntry,
  CodeBook,
  Forms,
  GlossaryEntry,
  IndexHeading,
  Person,
} from "../model/manuscript.ts";
import type { Findings } from "./findings.ts";
import type { Folder, Naming } from "./folder.ts";
import { type Fields, fieldsOf, listOf, optional, stringsOf, textOf } from "./records.ts";
import { isValid, type SchemaName } from "./schemas.ts";
import { type Data, type DataPath, readYaml } from "./yaml.ts";

export async function readPersons(
  folder: Folder,
  findings: Findings,
): Promise<readonly Person[]> {
  const data = await readOptional(folder, "persons", findings);
  return keyedEntries(data, findings).map(({ base, fields }) => ({
    ...base,
    role: textOf(fields.role),
    ...optional(fields, { note: "note" }),
  }));
}

export async function readGlossary(
  folder: Folder,
  findings: Findings,
): Promise<readonly GlossaryEntry[]> {
  const data = await readOptional(folder, "glossary", findings);
  return keyedEntries(data, findings).map(({ base, fields }) => ({
    ...base,
    meaning: textOf(fields.meaning),
  }));
}

/** Places or subjects: headings of an index. */
export async function readHeadings(
  folder: Folder,
  name: "places" | "subjects",
  findings: Findings,
): Promise<readonly IndexHeading[]> {
  const data = await readOptional(folder, name, findings);
  return keyedEntries(data, findings).map(({ base }) => base);
}

export async function readChronology(
  folder: Folder,
  findings: Findings,
): Promise<readonly ChronologyEntry[]> {
  const data = await readOptional(folder, "chronology", findings);
  if (!data) return [];
  reportTwins(data, findings);
  return listOf(data.value)
    .map(fieldsOf)
    .map((fields, index) => ({
      ...optional(fields, { key: "key" }),
      ...formsOf(fields),
      span: data.valueSpan([index]),
      date: textOf(fields.date),
      label: textOf(fields.label),
      event: textOf(fields.event),
      sources: stringsOf(fields.sources),
    }));
}

/** The declared code books: the edition's own before Stet's. One that is nowhere is left to `resolve`. */
export async function readCodeBooks(
  folder: Folder,
  stet: Folder,
  regimes: readonly string[],
  findings: Findings,
): Promise<readonly CodeBook[]> {
  const books: CodeBook[] = [];
  for (const id of new Set(regimes)) {
    if (!/^[a-z0-9-]+$/.test(id)) continue;
    const own = `manuscript/codebooks/${id}.yaml`;
    const builtIn = `build/assets/codebooks/${id}.yaml`;
    const isOwn = await folder.has(own);
    if (!isOwn && !(await stet.has(builtIn))) continue;
    const data = isOwn
      ? await readFile(folder, own, "codebook", findings)
      : await readFile(stet, builtIn, "codebook", findings);
    if (data) books.push(codeBookOf(data, id, findings));
  }
  return books;
}

function codeBookOf(data: Data, id: string, findings: Findings): CodeBook {
  const fields = fieldsOf(data.value);
  reportCodes(data, findings);
  const written = textOf(fields.id, id);
  if (written !== id) {
    const message = `the id "${written}" is not the file's name`;
    const hint = `write id: ${id}`;
    findings.report("configuration-is-valid", data.valueSpan(["id"]), message, hint);
  }
  return {
    id,
    authority: textOf(fields.authority),
    title: textOf(fields.title),
    ...optional(fields, { language: "language", from: "from", until: "until" }),
    source: textOf(fields.source),
    codes: listOf(fields.codes)
      .map(fieldsOf)
      .map((code) => ({
        code: textOf(code.code),
        section: textOf(code.section),
        wording: textOf(code.wording),
        verified: code.verified === true,
        ...(code.forms === undefined ? {} : { forms: stringsOf(code.forms) }),
        ...optional(code, { from: "from", until: "until" }),
      })),
  };
}

/** No code is written twice, and no book or code ends before it begins. */
function reportCodes(data: Data, findings: Findings): void {
  const seen = new Set<string>();
  const book = fieldsOf(data.value);
  reportDates(book, ["until"], data, findings);
  for (const [index, code] of listOf(book.codes).map(fieldsOf).entries()) {
    const dates = { from: code.from ?? book.from, until: code.until };
    reportDates(dates, ["codes", index, "until"], data, findings);
    for (const form of [textOf(code.code), ...stringsOf(code.forms)]) {
      if (seen.has(form) && form !== "") {
        const message = `the code "${form}" stands in this book already`;
        const hint = "a code has one meaning in a book: take one of the two out";
        findings.report("key-is-unique", data.valueSpan(["codes", index]), message, hint);
      }
      seen.add(form);
    }
  }
}

function reportDates(fields: Fields, path: DataPath, data: Data, findings: Findings): void {
  const [from, until] = [textOf(fields.from), textOf(fields.until)];
  if (from === "" || until === "" || from < until) return;
  const message = `it ends on ${until}, before it came into force on ${from}`;
  const hint = "from is the day on which it came into force, until the day on which it ended";
  findings.report("configuration-is-valid", data.valueSpan(path), message, hint);
}

async function readOptional(
  folder: Folder,
  name: "persons" | "glossary" | "chronology" | "places" | "subjects",
  findings: Findings,
): Promise<Data | null> {
  const file = `manuscript/${name}.yaml`;
  return (await folder.has(file)) ? readFile(folder, file, name, findings) : null;
}

async function readFile(
  folder: Folder,
  file: string,
  schema: SchemaName,
  findings: Findings,
  naming: Naming = {},
): Promise<Data | null> {
  const source = await folder.text(file, naming);
  const data = source && readYaml(source, findings);
  if (data) isValid(data, schema, findings);
  return data;
}

/** The entries of a list with keys, twins reported. */
function keyedEntries(
  data: Data | null,
  findings: Findings,
): readonly { readonly base: AuthorityBase; readonly fields: Fields }[] {
  if (!data) return [];
  reportTwins(data, findings);
  return listOf(data.value)
    .map(fieldsOf)
    .map((fields, index) => {
      const base: AuthorityBase = {
        key: textOf(fields.key),
        span: data.valueSpan([index]),
        name: textOf(fields.name),
        ...formsOf(fields),
        ...optional(fields, { under: "under", see: "see" }),
        seeAlso: stringsOf(fields["see-also"]),
        sources: stringsOf(fields.sources),
      };
      return { base, fields };
    });
}

function formsOf(fields: Fields): Forms {
  return { forms: stringsOf(fields.forms), shared: stringsOf(fields.shared) };
}

function reportTwins(data: Data, findings: Findings): void {
  const seen = new Set<string>();
  for (const [index, fields] of listOf(data.value).map(fieldsOf).entries()) {
    const key = textOf(fields.key);
    if (seen.has(key) && key !== "") {
      const message = `the key "${key}" is taken by an entry above`;
      const hint = "give one of the two another key";
      findings.report("key-is-unique", data.valueSpan([index, "key"]), message, hint);
    }
    seen.add(key);
  }
}
