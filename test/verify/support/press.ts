// Builds an edition's outputs for the tests of this folder, sound or with a fault planted between
// render and typeset, as a broken template or style sheet would plant it.

import process from "node:process";
import { type Diagnostic, format } from "../../../build/diagnostics.ts";
import type { Edition } from "../../../build/model/edition.ts";
import type { DeclaredOutput } from "../../../build/model/manuscript.ts";
import type { Rendered } from "../../../build/model/outputs.ts";
import { Clock } from "../../../build/pipeline/clock.ts";
import { makeOutputs } from "../../../build/pipeline/outputs.ts";
import { openTypesetter, type Typesetter } from "../../../build/typeset/index.ts";
import { type Files, verify } from "../../../build/verify/index.ts";
import { examine } from "../../support/editions.ts";

export interface Press {
  readonly edition: Edition;
  /** Makes outputs; `tamper` changes the XHTML of each before it is set. */
  readonly make: (
    outputs: readonly DeclaredOutput[],
    tamper?: (rendered: Rendered) => Rendered,
  ) => Promise<Files>;
  readonly close: () => Promise<void>;
}

/** Opens a browser for the edition in a folder. @throws Error where there is no browser or no edition. */
export async function openPress(folder: string): Promise<Press> {
  const { edition } = await examine(folder);
  const { value: typesetter } = await openTypesetter({ env: process.env });
  if (!edition || !typesetter) throw new Error("no edition, or no browser to set it with");
  return {
    edition,
    make: (outputs, tamper) => makeFor(edition, typesetter, outputs, tamper),
    close: () => typesetter.close(),
  };
}

export async function makeFor(
  edition: Edition,
  typesetter: Typesetter,
  outputs: readonly DeclaredOutput[],
  tamper: (rendered: Rendered) => Rendered = (rendered) => rendered,
): Promise<Files> {
  const progress = { stage: () => undefined, page: () => undefined };
  const options = { outputs, tamper, progress, env: process.env, now: () => 0 };
  const clock = new Clock(progress);
  const made = await makeOutputs({ edition, typesetter, options, clock });
  return Object.fromEntries(made.value.map(({ output, file }) => [output, file.bytes]));
}

/** Changes the XHTML of a part; the change must change something, or the test proves nothing. */
export function inPart(
  id: string,
  change: (xhtml: string) => string,
): (rendered: Rendered) => Rendered {
  return (rendered) => ({
    ...rendered,
    parts: rendered.parts.map((part) =>
      part.id === id ? { ...part, xhtml: changed(part.xhtml, change) } : part,
    ),
  });
}

/** Adds a style sheet after all others. */
export function withCss(css: string): (rendered: Rendered) => Rendered {
  return (rendered) => ({ ...rendered, css: [...rendered.css, css] });
}

/** @throws Error where the change leaves all as it was. */
export function changed(text: string, change: (text: string) => string): string {
  const after = change(text);
  if (after === text) throw new Error("the fault changes nothing");
  return after;
}

/** What verify finds: `rule: message`, in order. */
export async function findings(edition: Edition, files: Files): Promise<readonly string[]> {
  const { diagnostics } = await verify(edition, files);
  return diagnostics.map(({ rule, message }) => `${rule}: ${message}`);
}

/** All findings as an editor reads them. */
export function asShown(edition: Edition, diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map((one) => format(one, edition.manuscript.sources)).join("\n");
}
