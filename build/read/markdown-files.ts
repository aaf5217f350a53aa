// The Markdown files that the edition names as its parts, with their front matter taken apart.

import path from "node:path/posix";
import {
  type EditionConfig,
  type FileMeta,
  MATTERS,
  type MarkdownSource,
} from "../model/manuscript.ts";
import type { Source } from "../model/span.ts";
import type { ConfigFile } from "./config.ts";
import type { Findings } from "./findings.ts";
import type { Folder } from "./folder.ts";
import { fieldsOf, optional, textOf } from "./records.ts";
import { isValid } from "./schemas.ts";
import { type Data, readYaml } from "./yaml.ts";

const FOLDERS = ["front", "documents", "back"];
const OPENING = /^---[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/gm;

/** Reads every file named in `parts`, once, in the order of the book. */
export async function readMarkdown(
  folder: Folder,
  { config, data }: ConfigFile,
  findings: Findings,
): Promise<readonly MarkdownSource[]> {
  const read = new Map<string, MarkdownSource>();
  for (const { part, span } of namedFiles(config, data)) {
    const file = path.isAbsolute(part) ? part : path.join("manuscript", part);
    if (read.has(file)) continue;
    const hint = "paths in parts are reckoned from manuscript/";
    const source = await folder.text(file, span ? { span, hint } : { hint });
    if (source) read.set(file, takeApart(source, findings));
  }
  if (statesParts(data)) await reportUnused(folder, read, findings);
  return [...read.values()];
}

function namedFiles(config: EditionConfig, data: Data | null) {
  return MATTERS.flatMap((matter) =>
    config.parts[matter].map((part, index) => ({
      part,
      span: data?.valueSpan(["parts", matter, index]),
    })),
  ).filter(({ part }) => part.endsWith(".md"));
}

/** Where the parts are not even lists, no file can be said to be missing from them. */
function statesParts(data: Data | null): boolean {
  const parts = fieldsOf(fieldsOf(data?.value).parts);
  return MATTERS.every((matter) => Array.isArray(parts[matter]));
}

async function reportUnused(
  folder: Folder,
  read: ReadonlyMap<string, MarkdownSource>,
  findings: Findings,
): Promise<void> {
  for (const name of FOLDERS) {
    for (const file of await folder.list(`manuscript/${name}`, [".md"])) {
      if (read.has(file)) continue;
      findings.report(
        "file-is-used",
        { file, start: 0, end: 0 },
        "this file is no part of the book",
        `name ${path.relative("manuscript", file)} in parts of edition.yaml, or move the file away`,
      );
    }
  }
}

/** Front matter from text. A file without it, or with a faulty one, keeps its name for a title. */
function takeApart(source: Source, findings: Findings): MarkdownSource {
  const title = path.basename(source.path, ".md");
  const { text } = source;
  const opening = OPENING.exec(text)?.[0];
  if (opening === undefined) {
    findings.report(
      "configuration-is-valid",
      { file: source.path, start: 0, end: 0 },
      "this file has no front matter, so it has no title",
      "begin it with a line ---, a line title: …, and a line ---",
    );
    return { ...source, meta: { title }, bodyStart: 0 };
  }
  CLOSING.lastIndex = opening.length;
  const closing = CLOSING.exec(text);
  if (!closing) {
    findings.report(
      "yaml-is-well-formed",
      { file: source.path, start: 0, end: 3 },
      "the front matter is never closed",
      "put a line --- below its last key",
    );
    return { ...source, meta: { title }, bodyStart: 0 };
  }
  const data = readYaml(source, findings, opening.length, closing.index);
  if (data) isValid(data, "front-matter", findings);
  const meta = metaOf(fieldsOf(data?.value), title);
  return { ...source, meta, bodyStart: closing.index + closing[0].length };
}

function metaOf(fields: Readonly<Record<string, unknown>>, title: string): FileMeta {
  const hands = Object.entries(fieldsOf(fields.hands)).map(([id, known]) => [
    id,
    textOf(known),
  ]);
  return {
    title: textOf(fields.title, title),
    ...optional(fields, {
      shortTitle: "short-title",
      id: "id",
      date: "date",
      dateLabel: "date-label",
      released: "released",
      language: "language",
    }),
    ...(hands.length > 0 ? { hands: Object.fromEntries(hands) } : {}),
  };
}
