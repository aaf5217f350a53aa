// An edition rendered for a test: one small document in memory, or an edition's whole folder.

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DOMParser, type Element } from "@xmldom/xmldom";
import type { Edition } from "../../build/model/edition.ts";
import type { EditionFiles, Output } from "../../build/model/manuscript.ts";
import type { PageMap, Rendered } from "../../build/model/outputs.ts";
import type { Source } from "../../build/model/span.ts";
import { parse } from "../../build/parse/index.ts";
import { readEdition } from "../../build/read/index.ts";
import { render } from "../../build/render/index.ts";
import { resolve } from "../../build/resolve/index.ts";
import { editionFiles } from "./edition.ts";

/** Files of one ending under a folder, by their path without it. */
export function sourcesIn(folder: string, ending: string): Map<string, Source> {
  return new Map(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .sort()
      .map((name) => [
        name.slice(0, -ending.length).replaceAll(path.sep, "/"),
        { path: `${folder}/${name}`, text: readFileSync(path.join(folder, name), "utf8") },
      ]),
  );
}

export const TEMPLATES = sourcesIn("templates", ".hbs");
export const LABELS = JSON.parse(readFileSync("build/assets/labels/en.json", "utf8"));

/** The edition whose one document, `memo`, has this text. */
export function editionOf(text: string, changes: Partial<EditionFiles> = {}): Edition {
  const files = editionFiles({ "manuscript/documents/memo.md": text });
  const sound = { ...files, labels: LABELS, templates: TEMPLATES, ...changes };
  return resolve(parse(sound).value).value;
}

/** An edition's folder, read and resolved. */
export async function editionIn(folder: string): Promise<Edition> {
  const { value } = await readEdition(folder);
  if (!value) throw new Error(`no edition in ${folder}`);
  return resolve(parse(value).value).value;
}

export function renderedOf(edition: Edition, output: Output, folios?: PageMap): Rendered {
  const { value, diagnostics } = render(edition, output, folios);
  if (diagnostics.length > 0) throw new Error(diagnostics.map((one) => one.message).join("\n"));
  return value;
}

/** The XHTML of one document with this text, its part's own element taken off. */
export function documentOf(
  text: string,
  output: Output = "print",
  changes: Partial<EditionFiles> = {},
): string {
  const { parts } = renderedOf(editionOf(text, changes), output);
  return partOf(parts, "part-memo");
}

export function partOf(parts: Rendered["parts"], id: string): string {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new Error(`no part ${id}`);
  return part.xhtml;
}

/** Parses XHTML as the strict XML it must be. @throws Error if it is not. */
export function parseXhtml(xhtml: string): Element {
  const root = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">${xhtml}</html>`;
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  const document = new DOMParser({ onError }).parseFromString(root, "application/xhtml+xml");
  if (!document.documentElement) throw new Error("no root element");
  return document.documentElement;
}

/** Every element under `root`, each before its children. */
export function* elementsUnder(root: Element): Generator<Element> {
  for (const child of root.childNodes) {
    if (child.nodeType !== 1) continue;
    yield child as Element;
    yield* elementsUnder(child as Element);
  }
}
