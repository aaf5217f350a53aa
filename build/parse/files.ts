// One Markdown file: its voice, its tree, its notes.

import path from "node:path/posix";
import type {
  EditionFiles,
  ManuscriptFile,
  MarkdownSource,
  Voice,
} from "../model/manuscript.ts";
import type { NoteDefinition } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import { reportLost } from "./conservation.ts";
import type { Effort } from "./effort.ts";
import type { Findings } from "./findings.ts";
import { tokenizeBlocks } from "./markdown/engine.ts";
import { bodyOf } from "./stretch.ts";
import type { Surroundings } from "./surroundings.ts";
import { buildTree } from "./trees.ts";

/** Parses one file. Its notes are all that are defined in it, called or not, in their order. */
export function parseFile(
  source: MarkdownSource,
  images: EditionFiles["images"],
  findings: Findings,
  effort: Effort,
): ManuscriptFile {
  const body = bodyOf(source);
  const voice = voiceOf(source.path);
  const notes: NoteDefinition[] = [];
  const marks: Span[] = [];
  const pictures = { file: source.path, images, findings };
  const surroundings: Surroundings = { body, findings, effort, pictures, notes, marks };
  const setting = { voice, lineated: false, form: false };
  const children = buildTree(tokenizeBlocks(body.text, effort), setting, surroundings);
  reportTwins(notes, findings);
  reportLost({ source, children, notes, marks }, findings);
  const id = source.meta.id ?? path.basename(source.path, ".md");
  return { id, source, meta: source.meta, voice, children, notes };
}

/** Documents are transcription; all else is the editor's. */
function voiceOf(file: string): Voice {
  return file.startsWith("manuscript/documents/") ? "transcription" : "editor";
}

function reportTwins(notes: readonly NoteDefinition[], findings: Findings): void {
  const seen = new Set<string>();
  for (const { label, span } of notes) {
    if (seen.has(label)) {
      findings.report(
        "id-is-unique",
        { ...span, end: span.start + label.length + 4 },
        `the note [^${label}] is defined twice in this file`,
        "give one of them another label",
      );
    }
    seen.add(label);
  }
}
