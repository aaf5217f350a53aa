// Editions made for one test: in memory for `parse`, in a folder for `read` and what follows it.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import type { EditionFiles, FileMeta, MarkdownSource } from "../../build/model/manuscript.ts";

/** The least that edition.yaml must say; `body` lists the documents. */
export function editionYaml(body: readonly string[] = ["documents/memo.md"]): string {
  return `slug: small
title: A Small Edition
identifier: urn:uuid:4b3f7a52-6c1f-4f8e-9a4e-0d6f5f6c2a11
language: en
version: "1.0"
date: 2026-11-01
contributors:
  - name: A. Editor
    role: editor
rights: Public domain.
outputs: [print, epub]
codes:
  regimes: []
references:
  files: []
parts:
  front: [title-page]
  body: [${body.join(", ")}]
  back: []
`;
}

/** A whole small edition: what `files` does not give or change is sound. */
export function smallEdition(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Record<string, string | Uint8Array> {
  return {
    "manuscript/edition.yaml": editionYaml(),
    "manuscript/documents/memo.md": "---\ntitle: A Memorandum\n---\n\nThe text of it.\n",
    ...files,
  };
}

const folders: string[] = [];

/**
 * Writes an edition into a new folder, removed when the test file ends, and gives its path.
 * Keys are paths inside it; folders are made as needed.
 */
export function editionFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "stet-edition-"));
  if (folders.length === 0) afterAll(removeFolders);
  folders.push(root);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return root;
}

function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** An edition in memory, for `parse`: Markdown without front matter, by path; `images` exist. */
export function editionFiles(
  markdown: Readonly<Record<string, string>>,
  images: readonly string[] = [],
): EditionFiles {
  const sources = Object.entries(markdown).map(([file, text]) => markdownSource(file, text));
  return {
    config: {
      slug: "small",
      title: "A Small Edition",
      identifier: "urn:uuid:4b3f7a52-6c1f-4f8e-9a4e-0d6f5f6c2a11",
      language: "en",
      version: "1.0",
      date: "2026-11-01",
      contributors: [{ name: "A. Editor", role: "editor" }],
      rights: "Public domain.",
      outputs: ["print", "epub"],
      paragraphNumbers: false,
      codes: { regimes: [] },
      references: { files: [], style: "chicago-fullnote" },
      parts: {
        front: [],
        body: sources.map((source) => source.path.replace("manuscript/", "")),
        back: [],
      },
      print: {
        width: "6in",
        height: "9in",
        engine: "stet",
        limits: {},
        press: { color: "grey", bleed: "3mm", signature: 16, paper: "0.1mm" },
      },
    },
    sources: new Map(sources.map((source) => [source.path, source])),
    markdown: sources,
    persons: [],
    glossary: [],
    places: [],
    subjects: [],
    chronology: [],
    codeBooks: [],
    referenceFiles: [],
    labels: {},
    templates: new Map(),
    styles: new Map(),
    inputs: [],
    images: new Map(images.map((file) => [file, { path: file, bytes: new Uint8Array() }])),
  };
}

/** A Markdown file in memory, its title its name. */
export function markdownSource(
  file: string,
  text: string,
  meta: Partial<FileMeta> = {},
): MarkdownSource {
  const title = path.basename(file, ".md");
  return { path: file, text, bodyStart: 0, meta: { title, ...meta } };
}
