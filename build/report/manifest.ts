// What a build was made from and with, and what it made: manifest.json. Floor: report.
// Its schema is build/assets/schemas/manifest.schema.json.

import { createHash } from "node:crypto";
import type { Edition } from "../model/edition.ts";
import type { OutputFile } from "../model/outputs.ts";
import { digestOf, ownInputs, shortDigest, stated, stetInputs } from "../model/provenance.ts";

/** Versions of what made the outputs, as far as they can differ from one machine to another. */
export interface Tools {
  readonly stet: string;
  readonly node: string;
  /** As the browser names itself: `HeadlessChrome/147.0.7727.24`. */
  readonly browser: string;
  /** Exact versions of the libraries that Stet is installed with, by name. */
  readonly libraries: Readonly<Record<string, string>>;
}

const VERSION = 1;

/**
 * Lists every input and output with its SHA-256. `digest` names the state of the manuscript, and is
 * what the outputs carry; `inputs`, written as `sha256sum` writes them, are what it is made of. The
 * manifest names no folder, user or time: the same build gives the same bytes.
 */
export function manifestJson(
  edition: Edition,
  files: readonly OutputFile[],
  tools: Tools,
): OutputFile {
  const { config, inputs } = edition.manuscript;
  const { title, identifier, version, date } = config;
  const digest = digestOf(inputs);
  const manifest = {
    version: VERSION,
    edition: { title, identifier, version, date },
    digest: stated(digest),
    printed: shortDigest(digest),
    tools,
    inputs: ownInputs(inputs),
    stet: stetInputs(inputs),
    outputs: files.map(({ name, bytes }) => ({
      name,
      bytes: bytes.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    })),
  };
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  return { name: "manifest.json", bytes: new TextEncoder().encode(text) };
}
