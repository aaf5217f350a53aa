// Stage `parse`: from sources to trees. Pure: it reads nothing but what it is given, and markdown-it
// is known in its folder alone.

import type { Outcome } from "../diagnostics.ts";
import type { EditionFiles, Manuscript } from "../model/manuscript.ts";
import { Effort } from "./effort.ts";
import { parseFile } from "./files.ts";
import { Findings } from "./findings.ts";

/**
 * Parses every Markdown file of the edition into the closed node model, each node with its span
 * in the file. Never throws for what an editor wrote: faulty markup is reported and its text kept.
 * The work done, counted in `effort`, grows with the length of the text and no faster.
 */
export function parse(files: EditionFiles, effort = new Effort()): Outcome<Manuscript> {
  const findings = new Findings();
  const { markdown, ...rest } = files;
  const parsed = markdown.map((source) => parseFile(source, files.images, findings, effort));
  return { value: { ...rest, files: parsed }, diagnostics: findings.all() };
}
