// The first stages, which need no browser: read -> parse -> resolve. Of the pipeline.

import type { Diagnostic } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Source } from "../model/span.ts";
import { parse } from "../parse/index.ts";
import { readEdition } from "../read/index.ts";
import { resolve } from "../resolve/index.ts";
import type { Clock } from "./clock.ts";

export interface Understood {
  readonly edition: Edition | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
}

/** Reads, parses and resolves the edition in `folder`: everything that needs no browser. */
export async function understand(folder: string, clock: Clock): Promise<Understood> {
  const read = await clock.time("read", () => readEdition(folder));
  if (!read.value) {
    return { edition: null, diagnostics: read.diagnostics, sources: new Map() };
  }
  const files = read.value;
  const parsed = await clock.time("parse", () => parse(files));
  const resolved = await clock.time("resolve", () => resolve(parsed.value));
  const diagnostics = [...read.diagnostics, ...parsed.diagnostics, ...resolved.diagnostics];
  return { edition: resolved.value, diagnostics, sources: files.sources };
}
