// manuscript/coursepack.yaml.

import type {
  CoursePackConfig,
  Named,
  PackChoice,
  PackQuestion,
  TeachingNote,
} from "../model/manuscript.ts";
import type { ConfigFile } from "./config.ts";
import type { Findings } from "./findings.ts";
import type { Folder, Naming } from "./folder.ts";
import { type Fields, fieldsOf, listOf, optional, textOf, wordOf } from "./records.ts";
import { isValid } from "./schemas.ts";
import { type Data, type DataPath, readYaml } from "./yaml.ts";

export const PACK_FILE = "manuscript/coursepack.yaml";

/** Every how many lines a course pack is numbered, unless it says. */
const LINES = 5;
/** Ruled lines under a question, unless it says. */
const ROOM = 6;

/** The course pack's file; it must be there if the edition is to have one. */
export async function readCoursePack(
  folder: Folder,
  { config, data: declared }: ConfigFile,
  findings: Findings,
): Promise<CoursePackConfig | undefined> {
  if (!config.outputs.includes("coursepack") && !(await folder.has(PACK_FILE)))
    return undefined;
  const span = declared?.valueSpan(["outputs"]);
  const hint = `an edition with a course pack has ${PACK_FILE}: its course, documents and questions`;
  const naming: Naming = span ? { span, hint } : { hint };
  const source = await folder.text(PACK_FILE, naming);
  const data = source && readYaml(source, findings);
  if (!data) return undefined;
  isValid(data, "coursepack", findings);
  return packOf(data);
}

function packOf(data: Data): CoursePackConfig {
  const fields = fieldsOf(data.value);
  return {
    course: textOf(fields.course),
    ...optional(fields, {
      term: "term",
      instructor: "instructor",
      introduction: "introduction",
    }),
    documents: listOf(fields.documents).map((choice, at) =>
      choiceOf(data, ["documents", at], choice),
    ),
    paper: wordOf(fields.paper, ["letter", "a4"], "letter"),
    lineNumbers: countOf(fields["line-numbers"], LINES),
    restart: wordOf(fields["lines-restart"], ["document", "page"], "document"),
    entries: namedList(data, ["entries"], fields.entries),
    questions: listOf(fields.questions).map((question, at) =>
      questionOf(data, ["questions", at], fieldsOf(question)),
    ),
    teachingNotes: listOf(fields["teaching-notes"]).map((note, at) =>
      teachingNoteOf(data, ["teaching-notes", at], fieldsOf(note)),
    ),
  };
}

/** A document's id alone takes all of it. */
function choiceOf(data: Data, path: DataPath, choice: unknown): PackChoice {
  if (typeof choice === "string") {
    return { document: { id: choice, span: data.valueSpan(path) }, wholeParagraphs: false };
  }
  const fields = fieldsOf(choice);
  const list = (key: string): readonly Named[] | undefined =>
    fields[key] === undefined ? undefined : namedList(data, [...path, key], fields[key]);
  const [sections, sourcePages, omit] = [list("sections"), list("source-pages"), list("omit")];
  return {
    document: {
      id: textOf(fields.document),
      span: data.valueSpan([...path, "document"]),
    },
    ...(sections ? { sections } : {}),
    ...(sourcePages ? { sourcePages } : {}),
    ...(omit ? { omit } : {}),
    wholeParagraphs: fields["whole-paragraphs"] === true,
  };
}

function questionOf(data: Data, path: DataPath, fields: Fields): PackQuestion {
  return {
    ...aboutOf(data, path, fields),
    text: textOf(fields.text),
    ...optional(fields, { answer: "answer" }),
    room: countOf(fields.room, ROOM),
  };
}

function teachingNoteOf(data: Data, path: DataPath, fields: Fields): TeachingNote {
  return { ...aboutOf(data, path, fields), text: textOf(fields.text) };
}

function aboutOf(data: Data, path: DataPath, { about }: Fields): { readonly about?: Named } {
  if (typeof about !== "string") return {};
  return { about: { id: about, span: data.valueSpan([...path, "about"]) } };
}

/** The words and numbers of a list, each with its place; a number as it is written. */
function namedList(data: Data, path: DataPath, list: unknown): readonly Named[] {
  return listOf(list).flatMap((item, at) => {
    const here = [...path, at];
    const span = data.valueSpan(here);
    if (typeof item === "string") return [{ id: item, span }];
    return typeof item === "number" ? [{ id: data.written(here), span }] : [];
  });
}

function countOf(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}
