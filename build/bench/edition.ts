// A generated book as an edition of Stet's.

import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Book, Chapter, Note, Run } from "./corpus.ts";

/** Chapters of the course pack: one in ten. */
const PACK = 10;

/** Writes the edition into `folder`, which is made. */
export async function writeEdition(book: Book, folder: string): Promise<void> {
  const documents = path.join(folder, "manuscript", "documents");
  await mkdir(documents, { recursive: true });
  await Promise.all([
    writeFile(path.join(folder, "manuscript", "edition.yaml"), configOf(book)),
    writeFile(path.join(folder, "manuscript", "coursepack.yaml"), packOf(book)),
    ...book.chapters.map((chapter) =>
      writeFile(path.join(documents, `${chapter.id}.md`), markdownOf(chapter)),
    ),
  ]);
}

/** Adds a word to the first paragraph of the chapter in the middle of the book. */
export async function editParagraph({ chapters }: Book, folder: string): Promise<void> {
  const { id } = chapters[chapters.length >> 1] as Chapter;
  const file = path.join(folder, "manuscript", "documents", `${id}.md`);
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(/^(?=[A-Z])/m, "Again. "));
}

function configOf({ title, chapters }: Book): string {
  return `slug: book
title: ${title}
identifier: urn:uuid:65e1458c-30ba-4fa6-9674-7d58d20a6740
language: en-US
version: 1.0.0
date: 2026-11-24
contributors:
  - { name: The makers of Stet, role: editor }
rights: The document is a work of the United States Government.
outputs: [print, epub, coursepack]
codes: { regimes: [us-foia] }
references: { files: [] }
parts:
  front: [title-page, contents]
  body:
${chapters.map(({ id }) => `    - documents/${id}.md`).join("\n")}
  back: []
`;
}

function packOf({ chapters }: Book): string {
  const taken = chapters.slice(0, Math.ceil(chapters.length / PACK));
  return `course: A Course
documents: [${taken.map(({ id }) => id).join(", ")}]
`;
}

function markdownOf({ title, sections }: Chapter): string {
  const notes: string[] = [];
  const define = (label: string, note: Note) => notes.push(`[^${label}]: ${editorial(note)}`);
  const written = (run: Run): string => {
    if (run.type === "words") return run.text;
    const label = run.type === "redaction" ? run.id : `n${notes.length + 1}`;
    define(label, run.note);
    return run.type === "redaction" ? `[REDACTED]{.redaction #${label}}` : `[^${label}]`;
  };
  const body = sections.map(({ id, title: heading, paragraphs }) =>
    [`## ${heading} {#${id}}`, ...paragraphs.map((runs) => runs.map(written).join(""))].join(
      "\n\n",
    ),
  );
  return `---\ntitle: ${title}\n---\n\n${body.join("\n\n")}\n\n${notes.join("\n\n")}\n`;
}

function editorial({ text, see }: Note): string {
  return see === null ? text : `${text} See page [](#${see}){.page}.`;
}
