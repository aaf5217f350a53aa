// The order of the book. Floor: resolve.

import type { Diagnostic, Outcome } from "../diagnostics.ts";
import type { Part } from "../model/edition.ts";
import { label } from "../model/labels.ts";
import {
  GENERATED_PARTS,
  type GeneratedPart,
  MATTERS,
  type Manuscript,
  type ManuscriptFile,
  type Matter,
} from "../model/manuscript.ts";

/**
 * Every part of the book in order, its anchor and its title. A part named twice is reported and
 * kept once; files that could not be read were reported by `read` and are left out.
 */
export function orderParts(manuscript: Manuscript): Outcome<readonly Part[]> {
  const diagnostics: Diagnostic[] = [];
  const parts = new Map<string, Part>();
  for (const matter of MATTERS) {
    for (const name of manuscript.config.parts[matter]) {
      const part = toPart(manuscript, matter, name);
      if (!part) continue;
      const other = parts.get(part.id);
      if (other) diagnostics.push(namedTwice(manuscript, part, other, name));
      else parts.set(part.id, part);
    }
  }
  return { value: [...parts.values()], diagnostics };
}

function toPart(manuscript: Manuscript, matter: Matter, name: string): Part | null {
  if (isGenerated(name)) {
    const title = label(manuscript.labels, `part-${name}`);
    return { id: `part-${name}`, kind: name, matter, title, shortTitle: title };
  }
  const file = manuscript.files.find(({ source }) => source.path === `manuscript/${name}`);
  return file ? fromFile(matter, file) : null;
}

function fromFile(matter: Matter, file: ManuscriptFile): Part {
  const { title, shortTitle = title } = file.meta;
  const kind = file.voice === "transcription" ? "document" : "prose";
  return { id: `part-${file.id}`, kind, matter, title, shortTitle, file };
}

function isGenerated(name: string): name is GeneratedPart {
  return (GENERATED_PARTS as readonly string[]).includes(name);
}

function namedTwice(manuscript: Manuscript, part: Part, other: Part, name: string): Diagnostic {
  const file = "manuscript/edition.yaml";
  const text = manuscript.sources.get(file)?.text ?? "";
  const start = Math.max(0, text.lastIndexOf(name));
  const clash = other.file && part.file && other.file !== part.file;
  return {
    rule: clash ? "id-is-unique" : "part-is-named-once",
    message: clash
      ? `${part.file?.source.path} and ${other.file?.source.path} have the same id "${part.file?.id}"`
      : `${name} is named twice`,
    span: { file, start, end: start + name.length },
    hint: clash
      ? "give one of them another id in its front matter: id: …"
      : "take one of the two lines out of parts",
  };
}
