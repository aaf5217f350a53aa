// The first stages, which need no browser: read -> parse -> resolve. Of the pipeline.

import type { Diagnostic } from "../diagnostics.ts";
import type { Edition } from "../model/edition.ts";
import type { Source } from "../model/span.ts";
import { parse } from "../parse/index.ts";
import { CONFIG_FILE, readEdition } from "../read/index.ts";
import { resolve } from "../resolve/index.ts";
import type { Clock } from "./clock.ts";
import { withoutEchoes } from "./echoes.ts";

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
  // Without its configuration an edition has no parts, and every entry and reference would be blamed.
  const later = hasConfiguration(read.diagnostics)
    ? [...parsed.diagnostics, ...resolved.diagnostics]
    : [];
  const diagnostics = [...read.diagnostics, ...later];
  return {
    edition: resolved.value,
    diagnostics: withoutEchoes(diagnostics),
    sources: files.sources,
  };
}

function hasConfiguration(found: readonly Diagnostic[]): boolean {
  return !found.some(
    ({ rule, span }) => rule === "yaml-is-well-formed" && span?.file === CONFIG_FILE,
  );
}
