// What the builders of one file's tree share.

import type { NoteDefinition } from "../model/nodes.ts";
import type { Span } from "../model/span.ts";
import type { Effort } from "./effort.ts";
import type { Findings } from "./findings.ts";
import type { Pictures } from "./pictures.ts";
import type { Body } from "./stretch.ts";

/** What a whole file shares while its tree is built. */
export interface Surroundings {
  readonly body: Body;
  readonly findings: Findings;
  readonly effort: Effort;
  readonly pictures: Pictures;
  /** Definitions of notes, wherever they stand. */
  readonly notes: NoteDefinition[];
  /** Markup that leaves no node: fences and labels that were reported. */
  readonly marks: Span[];
}
